package renew

import (
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// Table is a table as text, with a row a key.
type Table struct {
	Name    string   `json:"name"` // without ending: "sessions"
	Columns []string `json:"columns"`
	Rows    []*Row   `json:"rows"`
}

// Row is a row of a table.
type Row struct {
	Key   string         `json:"key"`
	Cells []string       `json:"cells"` // in the order of the columns
	From  string         `json:"from"`  // the file that an import read it from, without its folder; "" for none
	Pos   model.Position `json:"-"`     // in that file
}

// keys are the columns by which the rows of tables are one row in two readings.
var keys = map[string][]string{
	"sessions": {"id"}, "people": {"id"}, "rooms": {"id"}, "windows": {"id"}, "kits": {"id"}, "rules": {"id"},
	"cast": {"session", "person", "role"}, "walk": {"from", "to"}, "demand": {"session", "attendee", "with"}, "availability": {"who", "start", "end", "kind"},
	"baseline": {"session"},
}

// Tables returns the tables of event e, and marks the rows that were read from one of the
// files of those names.
func Tables(e *model.Event, names []string) []*Table {
	var all []*Table
	for _, f := range tables.Files(e) {
		name, isTable := strings.CutSuffix(f.Name, ".csv")
		if !isTable {
			continue
		}
		read := csv.NewReader(strings.NewReader(string(f.Content)))
		read.FieldsPerRecord = -1
		rows, err := read.ReadAll()
		if err != nil {
			panic("renew: a table that was written cannot be read: " + err.Error())
		}
		t := &Table{Name: name, Columns: rows[0]}
		for i, cells := range rows[1:] {
			for k := range cells {
				cells[k] = tables.Restore(cells[k])
			}
			r := &Row{Cells: cells}
			if pos := tables.PositionOf(e, name, i); slices.ContainsFunc(names, func(file string) bool { return samePath(file, pos.File) }) {
				r.From, r.Pos = path.Base(pos.File), pos
			}
			t.Rows = append(t.Rows, r)
		}
		t.index()
		all = append(all, t)
	}
	return all
}

func samePath(name, file string) bool {
	return strings.ReplaceAll(name, `\`, "/") == file
}

// index gives each row its key; rows that have the same one are told apart by their order.
func (t *Table) index() {
	seen := map[string]int{}
	for _, r := range t.Rows {
		var parts []string
		for _, column := range keys[t.Name] {
			if cell := t.Cell(r, column); cell != "" {
				parts = append(parts, cell)
			}
		}
		r.Key = strings.Join(parts, ", ")
		if seen[r.Key]++; seen[r.Key] > 1 {
			r.Key = fmt.Sprintf("%s (%d)", r.Key, seen[r.Key])
		}
	}
}

// Cell returns the cell of a row in the column of that name, "" if there is none.
func (t *Table) Cell(r *Row, column string) string {
	if i := slices.Index(t.Columns, column); i >= 0 && i < len(r.Cells) {
		return r.Cells[i]
	}
	return ""
}

// File writes the table.
func (t *Table) File() tables.File {
	content := tables.AppendRow(nil, t.Columns)
	for _, r := range t.Rows {
		content = tables.AppendRow(content, r.Cells)
	}
	return tables.File{Name: t.Name + ".csv", Content: content}
}

// byKey returns the rows by their keys; a nil table has none.
func (t *Table) byKey() map[string]*Row {
	rows := map[string]*Row{}
	if t != nil {
		for _, r := range t.Rows {
			rows[r.Key] = r
		}
	}
	return rows
}

// find returns the table of that name, nil if there is none.
func find(all []*Table, name string) *Table {
	if i := slices.IndexFunc(all, func(t *Table) bool { return t.Name == name }); i >= 0 {
		return all[i]
	}
	return nil
}
