package sheets

import (
	"cmp"
	"slices"

	"programme/model/tables"
)

// Table is a table before it is written, with a row of cells for each thing that it
// lists.
type Table struct {
	Name    string // without ending
	Columns []string
	Rows    [][]string // each as long as Columns
}

func newTable(name string, columns ...string) *Table { return &Table{Name: name, Columns: columns} }

func (t *Table) add(cells ...string) {
	if len(cells) != len(t.Columns) {
		panic("sheets: a row of " + t.Name + " has not as many cells as its header")
	}
	t.Rows = append(t.Rows, cells)
}

// Column returns which cell of each row belongs to the column, -1 for none.
func (t *Table) Column(name string) int { return slices.Index(t.Columns, name) }

// File returns the table as a CSV file.
func (t *Table) File(o Options) tables.File {
	var content []byte
	if o.Excel {
		content = append(content, byteOrderMark...)
	}
	separator := cmp.Or(o.Separator, ',')
	content = tables.AppendRowWith(content, t.Columns, separator)
	for _, row := range t.Rows {
		content = tables.AppendRowWith(content, row, separator)
	}
	return tables.File{Name: t.Name + ".csv", Content: content}
}
