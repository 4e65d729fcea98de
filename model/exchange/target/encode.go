package target

import (
	"fmt"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"programme/model"
	"programme/model/tables"
)

// Rows returns the rows of a file with those above the header: the lines of a sheet.
func (t *Target) Rows(rows [][]string) [][]string {
	if t.HeaderRow == 0 {
		return rows
	}
	all := make([][]string, t.HeaderRow-1, t.HeaderRow+len(rows))
	if t.HeaderRow > 1 {
		all[0] = []string{t.Text}
	}
	return append(append(all, t.header()), rows...)
}

// CSV returns the rows as a CSV file, with lines that end in CRLF (RFC 4180); what a spreadsheet
// could take for a formula is written as [tables.Defuse] does. The error is a [model.Faults] that
// says what the encoding of the target has no letters for.
func (t *Target) CSV(rows [][]string) ([]byte, error) {
	var out []byte
	for _, row := range t.Rows(rows) {
		out = tables.AppendRowWith(out, row, t.Separator)
	}
	switch t.Encoding {
	case UTF8Mark:
		return append([]byte("\ufeff"), out...), nil
	case UTF16:
		content, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(out)
		if err != nil {
			panic("target: UTF-16 has every letter: " + err.Error())
		}
		return content, nil
	case Latin:
		return t.latin(rows, string(out))
	}
	return out, nil
}

// latin returns text in Windows-1252, or says which cells of the rows that cannot have.
func (t *Target) latin(rows [][]string, text string) ([]byte, error) {
	content, err := charmap.Windows1252.NewEncoder().String(text)
	if err == nil {
		return []byte(content), nil
	}
	var faults model.Faults
	for i, row := range rows {
		for k, cell := range row {
			if _, err := charmap.Windows1252.NewEncoder().String(cell); err != nil {
				faults = append(faults, model.Fault{Message: fmt.Sprintf("row %d, %q: %q cannot be written in %s", i+1, t.Columns[k].Head, cell, t.Encoding), Remedy: "take utf-8 for the encoding of the target"})
			}
		}
	}
	if len(faults) == 0 {
		faults = model.Faults{{Message: fmt.Sprintf("the header cannot be written in %s", t.Encoding), Remedy: "take utf-8 for the encoding of the target"}}
	}
	return nil, faults
}
