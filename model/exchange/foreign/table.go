package foreign

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/tables"
)

// MaxSize is how large a file can be, in bytes.
const MaxSize = 64 << 20

// Table is a table as it stands in a file.
type Table struct {
	File   string
	Header []string
	Rows   [][]string // as many cells as the header
	Lines  []int      // of the rows, from 1
}

// headerWithin is how many rows are looked through for the header.
const headerWithin = 20

// Read reads a file, whose headings the user may have named: JSON if it begins like that, else a table with commas, semicolons or
// tabs between. The error is a [model.Fault] or [model.Faults].
func Read(name string, content []byte, own []model.ColumnName) (*Table, error) {
	whole := model.Position{File: name, Line: 1, Column: 1}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	switch {
	case len(content) > MaxSize:
		return nil, model.Fault{Pos: whole, Message: fmt.Sprintf("the file is larger than %d bytes", MaxSize)}
	case !utf8.Valid(content):
		return nil, model.Fault{Pos: whole, Message: "the file is not in UTF-8", Remedy: "save it as CSV in UTF-8"}
	}
	if start := bytes.TrimSpace(content); len(start) > 0 && (start[0] == '[' || start[0] == '{') {
		return readJSON(name, content, own)
	}
	var rows [][]string
	var lines []int
	read := csv.NewReader(bytes.NewReader(content))
	first := content[:min(len(content), 4096)] // titles can stand above the header
	for _, comma := range ";\t" {
		if strings.Count(string(first), string(comma)) > strings.Count(string(first), string(read.Comma)) {
			read.Comma = comma
		}
	}
	read.FieldsPerRecord, read.LazyQuotes = -1, true
	for {
		cells, err := read.Read()
		if err == io.EOF {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return nil, model.Fault{Pos: model.Position{File: name, Line: wrong.Line, Column: wrong.Column}, Message: wrong.Err.Error()}
		} else if err != nil {
			return nil, model.Fault{Pos: whole, Message: err.Error()}
		}
		line, _ := read.FieldPos(0)
		for i := range cells {
			cells[i] = tables.Restore(cells[i])
		}
		rows, lines = append(rows, cells), append(lines, line)
	}
	return newTable(name, rows, lines, own)
}

// FromSheet returns the table of a sheet of a workbook, which is called name.
func FromSheet(name string, s *tables.Sheet, own []model.ColumnName) (*Table, error) {
	var rows [][]string
	var lines []int
	for _, r := range s.Rows {
		var cells []string
		for _, c := range r.Cells {
			for len(cells) < c.Column {
				cells = append(cells, "")
			}
			if c.Wrong != nil {
				f := *c.Wrong
				f.Pos = model.Position{File: name, Line: r.Number, Column: c.Column}
				return nil, f
			}
			cells[c.Column-1] = c.Text
		}
		rows, lines = append(rows, cells), append(lines, r.Number)
	}
	return newTable(name, rows, lines, own)
}

// newTable finds the header, which has a column for the title, and takes what stands below.
func newTable(name string, rows [][]string, lines []int, own []model.ColumnName) (*Table, error) {
	if isContributions(rows) {
		return contributions(name, rows, lines), nil
	}
	for i, head := range rows[:min(len(rows), headerWithin)] {
		if !slices.Contains(fieldsOf(head, own), field{"sessions", "title"}) {
			continue
		}
		t := &Table{File: name}
		for _, cell := range head {
			t.Header = append(t.Header, strings.Join(strings.Fields(cell), " "))
		}
		for k, cells := range rows[i+1:] {
			if strings.TrimSpace(strings.Join(cells, "")) == "" {
				continue
			}
			row := make([]string, len(head))
			if n := copy(row, cells); strings.TrimSpace(strings.Join(cells[n:], "")) != "" {
				return nil, model.Fault{Pos: model.Position{File: name, Line: lines[i+1+k], Column: 1}, Message: fmt.Sprintf("the row has %d cells, the header has %d", len(cells), len(head)), Remedy: "put cells with separators in them in quotes"}
			}
			t.Rows, t.Lines = append(t.Rows, row), append(t.Lines, lines[i+1+k])
		}
		return t, nil
	}
	return nil, model.Fault{Pos: model.Position{File: name, Line: 1, Column: 1}, Message: "no column is known for the title of sessions", Remedy: "call it title, or say in --columns FILE which it is"}
}

// readJSON reads a list of objects, a row each, as pretalx exports sessions.
func readJSON(name string, content []byte, own []model.ColumnName) (*Table, error) {
	fault := func(message string) error {
		return model.Fault{Pos: model.Position{File: name, Line: 1, Column: 1}, Message: message, Remedy: "a schedule is read with --from frab-json; a list of sessions is [{\"ID\": ..., \"Proposal title\": ...}, ...]"}
	}
	decode := json.NewDecoder(bytes.NewReader(content))
	if t, err := decode.Token(); err != nil || t != json.Delim('[') {
		return nil, fault("this JSON is no list of sessions")
	}
	header := []string{}
	at := map[string]int{}
	var rows [][]string
	var lines []int
	for decode.More() {
		before := decode.InputOffset()
		before += int64(len(content[before:]) - len(bytes.TrimLeft(content[before:], ", \t\r\n")))
		line := 1 + bytes.Count(content[:before], []byte("\n"))
		var object map[string]any
		if err := decode.Decode(&object); err != nil {
			return nil, fault("this JSON is no list of sessions: " + err.Error())
		}
		names := make([]string, 0, len(object))
		for key := range object {
			names = append(names, key)
		}
		slices.Sort(names)
		row := make([]string, len(header))
		for _, key := range names {
			if _, known := at[key]; !known {
				at[key] = len(header)
				header, row = append(header, key), append(row, "")
			}
			row[at[key]] = cellOf(object[key])
		}
		rows, lines = append(rows, row), append(lines, line)
	}
	return newTable(name, append([][]string{header}, rows...), append([]int{1}, lines...), own)
}

// cellOf returns a value of JSON as a cell: of a text in several languages the first by
// their codes, English before others.
func cellOf(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = cellOf(v[i])
		}
		return strings.Join(parts, "\n")
	case map[string]any:
		codes := make([]string, 0, len(v))
		for code := range v {
			codes = append(codes, code)
		}
		slices.Sort(codes)
		for _, code := range append([]string{"en", "name"}, codes...) {
			if text := cellOf(v[code]); text != "" {
				return text
			}
		}
	}
	return ""
}
