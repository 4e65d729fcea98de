package workbook

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// readSheet reads the rows of a sheet, in ascending order.
func (b *book) readSheet(name string) ([]tables.SheetRow, error) {
	s := &sheetReader{book: b}
	err := b.decode(name, broken(name, errMissing), func(token xml.Token) (bool, error) {
		switch t := token.(type) {
		case xml.StartElement:
			return true, s.start(t)
		case xml.CharData:
			s.text(t)
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return false, nil
			}
			return true, s.end(t.Name.Local)
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	for i := range s.rows {
		byColumn := func(x, y tables.SheetCell) int { return x.Column - y.Column }
		if !slices.IsSortedFunc(s.rows[i].Cells, byColumn) {
			slices.SortStableFunc(s.rows[i].Cells, byColumn)
		}
	}
	byNumber := func(x, y tables.SheetRow) int { return x.Number - y.Number }
	if !slices.IsSortedFunc(s.rows, byNumber) {
		slices.SortStableFunc(s.rows, byNumber)
	}
	return s.rows, nil
}

// sheetReader reads the XML of one sheet, cell by cell.
type sheetReader struct {
	*book
	rows   []tables.SheetRow
	row    int // of the current row, from 1
	column int // of the current cell, from 1

	inCell  bool
	kind    string // of the cell
	style   int
	formula bool
	inValue bool
	value   strings.Builder
	inline  richText
}

func (s *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		s.row++
		if r := attribute(e, "r"); r != "" {
			n, err := strconv.Atoi(r)
			if err != nil || n < 1 || n > maxRow {
				return model.Fault{Message: fmt.Sprintf("the workbook is damaged: it has no row %q", short(r)), Remedy: "open it in a spreadsheet and save it again"}
			}
			s.row = n
		}
		s.column = 0
		s.rows = append(s.rows, tables.SheetRow{Number: s.row})
	case "c":
		return s.startCell(e)
	case "v":
		s.inValue = s.inCell
	case "f":
		s.formula = s.inCell
	}
	if s.inCell {
		s.inline.start(e.Name.Local)
	}
	return nil
}

// startCell begins a cell, whose place follows from the one before if it has none.
func (s *sheetReader) startCell(e xml.StartElement) error {
	s.column++
	if r := attribute(e, "r"); r != "" {
		column, row, ok := cellPlace(r)
		if !ok || len(s.rows) == 0 || row != s.row {
			return model.Fault{Message: fmt.Sprintf("the workbook is damaged: the cell %q stands in row %d", short(r), s.row), Remedy: "open it in a spreadsheet and save it again"}
		}
		s.column = column
	}
	if s.column > maxColumn || len(s.rows) == 0 {
		return model.Fault{Message: "the workbook is damaged: a cell stands outside its sheet", Remedy: "open it in a spreadsheet and save it again"}
	}
	s.inCell, s.kind, s.formula, s.inValue = true, attribute(e, "t"), false, false
	s.style, _ = strconv.Atoi(attribute(e, "s"))
	s.value.Reset()
	s.inline = richText{}
	return nil
}

func (s *sheetReader) text(t []byte) {
	switch {
	case s.inValue:
		s.value.Write(t)
	case s.inCell:
		s.inline.add(t)
	}
}

func (s *sheetReader) end(element string) error {
	s.inline.end(element)
	switch element {
	case "v":
		s.inValue = false
	case "c":
		s.inCell = false
		text, wrong := s.read()
		if text == "" && wrong == nil {
			return nil
		}
		row := &s.rows[len(s.rows)-1]
		row.Cells = append(row.Cells, tables.SheetCell{Column: s.column, Text: text, Wrong: wrong})
		if !s.left.take(len(text)) {
			return errTooMuch
		}
	}
	return nil
}

// read returns what the current cell shows, or why that cannot be said.
func (s *sheetReader) read() (string, *model.Fault) {
	value := s.value.String()
	switch s.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(s.shared) {
			return "", &model.Fault{Message: "the text of the cell is missing from the workbook", Remedy: "write it again"}
		}
		return s.shared[n], nil
	case "inlineStr":
		return s.inline.String(), nil
	case "str":
		return unescape(value), nil
	case "e":
		return "", &model.Fault{Message: fmt.Sprintf("the cell shows the error %s", short(value)), Remedy: "write its value instead"}
	case "b":
		if strings.TrimSpace(value) == "1" {
			return "yes", nil
		}
		return "no", nil
	case "d": // ISO 8601
		return strings.TrimSuffix(strings.TrimSpace(value), ".000"), nil
	}
	if value == "" {
		if s.formula {
			return "", &model.Fault{Message: "the cell is a formula that nobody has worked out", Remedy: "open the workbook in a spreadsheet and save it, or write the value instead"}
		}
		return "", nil
	}
	f := format(0)
	if s.style >= 0 && s.style < len(s.formats) {
		f = s.formats[s.style]
	}
	return s.from.number(value, f)
}

// cellPlace reads a place like B14.
func cellPlace(text string) (column, row int, ok bool) {
	i := 0
	for ; i < len(text) && i < 4 && text[i] >= 'A' && text[i] <= 'Z'; i++ {
		column = column*26 + int(text[i]-'A') + 1
	}
	row, err := strconv.Atoi(text[i:])
	return column, row, err == nil && column > 0 && column <= maxColumn && row > 0 && row <= maxRow
}
