package tables

import (
	"slices"
	"strconv"
	"strings"

	"programme/model"
)

// AppendRow appends one row to a table by RFC 4180: the cells defused, those that need it
// in quotes, with commas between and CRLF at the end.
func AppendRow(content []byte, cells []string) []byte { return AppendRowWith(content, cells, ',') }

// AppendRowWith appends a row as [AppendRow] does, with another separator between the cells.
func AppendRowWith(content []byte, cells []string, separator byte) []byte {
	for i, cell := range cells {
		if i > 0 {
			content = append(content, separator)
		}
		cell = Defuse(cell)
		if !needsQuotes(cell, separator) {
			content = append(content, cell...)
			continue
		}
		content = append(content, '"')
		content = append(content, strings.ReplaceAll(cell, `"`, `""`)...)
		content = append(content, '"')
	}
	return append(content, '\r', '\n')
}

// needsQuotes reports whether a cell is written in quotes. Outer spaces are quoted
// because some readers trim them.
func needsQuotes(cell string, separator byte) bool {
	return strings.IndexByte(cell, separator) >= 0 || strings.ContainsAny(cell, ",\"\r\n") || cell != "" && (cell[0] == ' ' || cell[len(cell)-1] == ' ')
}

// sheet is a table while it is written.
type sheet struct {
	name    string
	known   int // columns that the model knows
	extra   int // columns that it carries along
	content []byte
	row     []string
}

// newSheet starts a table with the columns that the model knows, then the others.
func newSheet(e *model.Event, name string, columns ...string) *sheet {
	header := slices.Concat(columns, e.ExtraColumns[name])
	return &sheet{
		name: name, known: len(columns), extra: len(e.ExtraColumns[name]),
		content: AppendRow(nil, header), row: make([]string, 0, len(header)),
	}
}

// add appends a row: the cells of the known columns, then those that r carries along. A
// row that was not read, and so carries nothing, gets empty ones.
func (s *sheet) add(r model.Row, cells ...string) {
	if len(cells) != s.known || len(r.Extra) > s.extra {
		panic("tables: a row of " + s.name + " has not as many cells as its header")
	}
	s.row = append(append(s.row[:0], cells...), r.Extra...)
	for len(s.row) < s.known+s.extra {
		s.row = append(s.row, "")
	}
	s.content = AppendRow(s.content, s.row)
}

func (s *sheet) file() File { return File{Name: s.name + ".csv", Content: s.content} }

// number writes a number, 0 as an empty cell.
func number[T ~int | ~int64](n T) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(int64(n), 10)
}

// yesIf writes a boolean, false as an empty cell.
func yesIf(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// list writes a list into one cell.
func list(items []string) string { return strings.Join(items, ";") }
