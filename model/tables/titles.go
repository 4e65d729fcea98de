package tables

import (
	"fmt"
	"strings"
)

// headerWithin is how many rows are looked through for a header below titles.
const headerWithin = 20

// headerOf returns which of the first rows, none of which is blank, names the columns of
// sp, and how many it names: the first, unless it lacks a column that must be there and a
// later one names more columns, and two at least or nothing else.
func (r *report) headerOf(sp *spec, rows [][]string) (k, named int) {
	whole := false
	for i, row := range rows {
		known, only := map[int]bool{}, true
		for _, text := range row[:min(len(row), maxGuesses)] {
			if c, _ := r.columnOf(sp, heading(text)); c >= 0 {
				known[c] = true
			} else if strings.TrimSpace(text) != "" {
				only = false
			}
		}
		if n := len(known); i == 0 || n > named && (n >= 2 || only) && !whole {
			k, named, whole = i, n, n > 0
			for c := range sp.required {
				whole = whole && known[c]
			}
		}
	}
	return k, named
}

// noteTitles notes the rows above the header that are not read, of which first is the text.
func (t *table) noteTitles(header, from, rows int, first string) {
	t.headAt = header
	above := fmt.Sprintf("%s %d above it is not read", t.rowWord(), from)
	if rows > 1 {
		above = fmt.Sprintf("%d %ss above it are not read, from %s %d on", rows, t.rowWord(), t.rowWord(), from)
	}
	t.note(t.position(header, 1), fmt.Sprintf("the header seems to be %s %d; %s: %s", t.rowWord(), header, above, quote(first)), "")
}

// headName is what remedies call the header.
func (t *table) headName() string {
	if t.headAt == 0 {
		return "the first row"
	}
	return fmt.Sprintf("%s %d", t.rowWord(), t.headAt)
}

// passTitles goes from the first row to the header, and reports whether it is there.
func (t *table) passTitles(rows int) bool {
	from, first := t.scan.rowLine, ""
	for range rows {
		for _, c := range t.scan.cells {
			if first == "" {
				first = strings.TrimSpace(Restore(c.text))
			}
		}
		if !t.advance() {
			return false
		}
	}
	if rows > 0 {
		t.noteTitles(t.scan.rowLine, from, rows, first)
	}
	return true
}

// separator returns the one of , ; and TAB by which the header has most columns that the
// model knows, then most columns at all, and how many rows stand above it.
func (r *report) separator(sp *spec, content string) (comma byte, titles int) {
	comma = ','
	known, columns := -1, -1
	for _, c := range []byte{',', ';', '\t'} {
		s := newScanner(content, c, func(int, int, string, string) {})
		var rows [][]string
		for len(rows) < headerWithin && s.next() {
			row := make([]string, len(s.cells))
			for i, cell := range s.cells {
				row[i] = cell.text
			}
			rows = append(rows, row)
		}
		if len(rows) == 0 {
			continue
		}
		k, named := r.headerOf(sp, rows)
		if named > known || named == known && len(rows[k]) > columns {
			comma, titles, known, columns = c, k, named, len(rows[k])
		}
	}
	return comma, titles
}
