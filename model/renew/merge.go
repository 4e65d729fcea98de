package renew

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is how a row differs.
type Kind string

// Kinds of changes.
const (
	Added   Kind = "added"
	Changed Kind = "changed"
	Gone    Kind = "gone"
)

// Change is a row that is added or gone, or a cell that changes.
type Change struct {
	Table  string `json:"table"` // "sessions"
	Row    string `json:"row"`   // its key: "WS 4"
	Kind   Kind   `json:"kind"`
	Column string `json:"column,omitempty"`
	Was    string `json:"was,omitempty"` // here
	Is     string `json:"is,omitempty"`  // as the import says
	// Kept says why it is not taken: somebody edited it, or no import brought it; "" where
	// it is taken.
	Kept string `json:"kept,omitempty"`
}

// Why a change is not taken.
const (
	Edited     = "edited here since the last import"
	NotBrought = "not from an import"
	StillNamed = "still named by"
)

// sourceColumn is where session pages say which line of which page a row is from.
const sourceColumn = "source"

// Merging is three readings of an event's tables, and the files that the import read.
type Merging struct {
	Here, Last, Now []*Table
	Files           []string // without their folders
	Force           bool     // what the import says is taken though somebody edited it
}

// Merged is what comes of it.
type Merged struct {
	Tables  []*Table // as the folder shall have them
	Record  []*Table // what imports brought by now, for the next one
	Changes []Change
}

// Merge merges the tables.
func (m *Merging) Merge() *Merged {
	var out Merged
	for _, now := range m.Now {
		here, last := find(m.Here, now.Name), find(m.Last, now.Name)
		if here == nil {
			here = &Table{Name: now.Name, Columns: now.Columns}
		}
		merged, record := m.table(&out, here, last, now)
		out.Tables, out.Record = append(out.Tables, merged), append(out.Record, record)
	}
	for _, last := range m.Last {
		if find(m.Now, last.Name) == nil {
			out.Record = append(out.Record, last)
		}
	}
	m.keepNamed(&out)
	return &out
}

// table merges one table. It has the columns of both.
func (m *Merging) table(out *Merged, here, last, now *Table) (merged, record *Table) {
	now = now.behind(here.Columns)
	merged = &Table{Name: now.Name, Columns: now.Columns}
	record = &Table{Name: now.Name, Columns: now.Columns}
	brought, said, had := last.byKey(), now.byKey(), here.byKey()
	for _, r := range here.Rows {
		kept := aligned(here, r, now.Columns)
		was, now := brought[r.Key], said[r.Key]
		switch {
		case now != nil && now.From != "":
			if m.row(out, merged, kept, last, was, now) {
				record.Rows = append(record.Rows, now)
			}
			kept.Pos = now.Pos
		case was != nil && m.isGone(merged.Name, was):
			change := Change{Table: merged.Name, Row: r.Key, Kind: Gone}
			if !m.Force && !sameCells(last, was, here, r) {
				change.Kept = Edited
			}
			out.Changes = append(out.Changes, change)
			if change.Kept == "" {
				continue
			}
			record.Rows = append(record.Rows, aligned(last, was, merged.Columns))
		case was != nil:
			record.Rows = append(record.Rows, aligned(last, was, merged.Columns))
		}
		merged.Rows = append(merged.Rows, kept)
	}
	for _, r := range now.Rows {
		if had[r.Key] != nil {
			continue
		}
		if was := brought[r.Key]; was != nil {
			record.Rows = append(record.Rows, r)
			if !m.Force && sameCells(last, was, now, r) {
				continue // somebody took it out, and the import says nothing new
			}
		} else {
			record.Rows = append(record.Rows, r)
		}
		out.Changes = append(out.Changes, Change{Table: now.Name, Row: r.Key, Kind: Added, Is: label(now, r)})
		merged.Rows = append(merged.Rows, r)
	}
	if last != nil { // what somebody took out, of files that are not read again
		for _, was := range last.Rows {
			if had[was.Key] == nil && said[was.Key] == nil && !m.isGone(merged.Name, was) {
				record.Rows = append(record.Rows, aligned(last, was, merged.Columns))
			}
		}
	}
	return merged, record
}

// row merges one row into kept, which is the one here, and reports whether it is the
// import's.
func (m *Merging) row(out *Merged, t *Table, kept *Row, last *Table, was, now *Row) bool {
	same := true
	for i, column := range t.Columns {
		if kept.Cells[i] == now.Cells[i] {
			continue
		}
		if was != nil && last.Cell(was, column) == now.Cells[i] && !m.Force || now.Cells[i] == "" && (was == nil || last.Cell(was, column) == "") {
			continue // somebody edited it, and the import says nothing new, or nothing at all
		}
		if was == nil && column == sourceColumn {
			continue // of a row that no import brought
		}
		change := Change{Table: t.Name, Row: kept.Key, Kind: Changed, Column: column, Was: kept.Cells[i], Is: now.Cells[i]}
		switch {
		case m.Force:
		case was == nil:
			change.Kept = NotBrought
		case last.Cell(was, column) != kept.Cells[i]:
			change.Kept = Edited
		}
		out.Changes = append(out.Changes, change)
		if change.Kept != "" {
			same = false
			continue
		}
		kept.Cells[i] = now.Cells[i]
	}
	return was != nil || same
}

// isGone reports whether a row that an import brought is not in its file any more. People
// and rooms stay, since anything may name them.
func (m *Merging) isGone(table string, was *Row) bool {
	return table != "people" && table != "rooms" && slices.Contains(m.Files, was.From)
}

// keepNamed keeps sessions that are gone and that a table still names.
func (m *Merging) keepNamed(out *Merged) {
	here, merged := find(m.Here, "sessions"), find(out.Tables, "sessions")
	last, record := find(m.Last, "sessions"), find(out.Record, "sessions")
	all := slices.Clone(out.Tables)
	for _, t := range m.Here {
		if find(all, t.Name) == nil {
			all = append(all, t)
		}
	}
	for i := range out.Changes {
		c := &out.Changes[i]
		if c.Table != "sessions" || c.Kind != Gone || c.Kept != "" {
			continue
		}
		for _, t := range all {
			if t.Name != "sessions" && t.names(c.Row) {
				c.Kept = fmt.Sprintf("%s %s.csv", StillNamed, t.Name)
				merged.Rows = append(merged.Rows, aligned(here, here.byKey()[c.Row], merged.Columns))
				record.Rows = append(record.Rows, aligned(last, last.byKey()[c.Row], record.Columns))
				break
			}
		}
	}
}

// names reports whether a cell of the table is that id, or has it in a list or among
// parameters.
func (t *Table) names(id string) bool {
	for _, r := range t.Rows {
		for _, cell := range r.Cells {
			if cell == id || strings.Contains(cell, id) && slices.Contains(strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(";=|", c) }), id) {
				return true
			}
		}
	}
	return false
}

// behind returns the table with those columns first, empty where it does not have them.
func (t *Table) behind(columns []string) *Table {
	wide := &Table{Name: t.Name, Columns: slices.Clone(columns)}
	for _, column := range t.Columns {
		if !slices.Contains(wide.Columns, column) {
			wide.Columns = append(wide.Columns, column)
		}
	}
	for _, r := range t.Rows {
		wide.Rows = append(wide.Rows, aligned(t, r, wide.Columns))
	}
	return wide
}

// aligned returns a copy of a row with its cells in the order of other columns.
func aligned(t *Table, r *Row, columns []string) *Row {
	c := *r
	c.Cells = make([]string, len(columns))
	for i, column := range columns {
		c.Cells[i] = t.Cell(r, column)
	}
	return &c
}

func sameCells(t *Table, r *Row, u *Table, s *Row) bool {
	for i, column := range u.Columns {
		if t.Cell(r, column) != s.Cells[i] {
			return false
		}
	}
	return true
}

// label is what people call a row, "" if only its key.
func label(t *Table, r *Row) string {
	if title := t.Cell(r, "title"); title != "" {
		return title
	}
	return t.Cell(r, "name")
}

// Brought returns of each table the rows that an import brought.
func Brought(now []*Table) []*Table {
	var all []*Table
	for _, t := range now {
		brought := &Table{Name: t.Name, Columns: t.Columns}
		for _, r := range t.Rows {
			if r.From != "" {
				brought.Rows = append(brought.Rows, r)
			}
		}
		all = append(all, brought)
	}
	return all
}

// Touches reports whether one of the changes is taken in the table of that name.
func Touches(changes []Change, table string) bool {
	return slices.ContainsFunc(changes, func(c Change) bool { return c.Table == table && c.Kept == "" })
}

// Lines returns how a file of lines changes.
func Lines(name string, was, is []byte) []Change {
	before, after := strings.Split(string(was), "\n"), strings.Split(string(is), "\n")
	var changes []Change
	for _, line := range before {
		if !slices.Contains(after, line) {
			changes = append(changes, Change{Table: name, Row: strings.TrimSpace(line), Kind: Gone})
		}
	}
	for _, line := range after {
		if !slices.Contains(before, line) {
			changes = append(changes, Change{Table: name, Row: strings.TrimSpace(line), Kind: Added})
		}
	}
	return changes
}
