package tables

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"programme/model"
)

// Sheet is a table as a workbook holds it: cells instead of text.
type Sheet struct {
	Name string     // of the sheet; a table is a sheet of its name without ending, event.yaml the sheet event
	Rows []SheetRow // ascending; those without text may be left out

	Merged        []Area // of cells, whose text stands in the first
	Hidden        bool   // from whoever opens the workbook
	HiddenRows    []int  // of those with text, ascending
	HiddenColumns []int  // up to the last with text, ascending
}

// Area is a rectangle of cells. Columns and rows count from 1, the last ones belong to it.
type Area struct{ FromColumn, FromRow, ToColumn, ToRow int }

// SheetRow is one row of a [Sheet].
type SheetRow struct {
	Number int         // from 1
	Cells  []SheetCell // ascending; those without text may be left out
}

// SheetCell is one cell of a [SheetRow].
type SheetCell struct {
	Column int    // from 1
	Text   string // as it would stand in a CSV table, but never behind an apostrophe
	// Wrong is why the cell has no text, without a position; nil if it has.
	Wrong *model.Fault
}

// ReadSheets reads an event from a workbook as [Read] reads one from a folder: a sheet
// for each table, and the sheet event with a row a key of event.yaml, its value beside it,
// or with lines of event.yaml; days, types and roles can be tables in it, each below its
// header. Upper and lower case of the names of
// sheets are alike; other sheets are passed over. Positions are cells.
func ReadSheets(sheets []Sheet, names ...model.ColumnName) (Reading, error) {
	r := newReading(names)
	r.sheets, r.book = sheets, true
	return r.read()
}

// Sheets returns the event as the sheets of a workbook: what [Files] returns, in cells.
func Sheets(e *model.Event) []Sheet {
	files := Files(e)
	sheets := make([]Sheet, len(files))
	for i, f := range files {
		name, isTable := strings.CutSuffix(f.Name, tableEnding)
		if isTable {
			sheets[i] = sheetOf(name, string(f.Content))
		} else {
			sheets[i] = eventSheet(e, nil)
		}
	}
	return sheets
}

// FolderSheets returns the tables of an event folder as the sheets of a workbook: as they
// stand, with the days and their hours in the sheet event. The folder has the commas and
// quotes of files that were written here.
func FolderSheets(fsys fs.FS) ([]Sheet, error) {
	r := newReading(nil)
	r.fsys = fsys
	read, err := r.read()
	if err != nil {
		return nil, err
	}
	var hours []dayHours
	for _, h := range r.hours {
		if h.given {
			hours = append(hours, h)
		}
	}
	sheets := []Sheet{eventSheet(read.Event, hours)}
	for _, name := range specNames() {
		content, err := readFile(fsys, name+tableEnding, maxFile)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheetOf(name, content))
	}
	return sheets, nil
}

// sheetOf returns a table that was written here as a sheet.
func sheetOf(name, content string) Sheet {
	s := Sheet{Name: name}
	scan := newScanner(content, ',', func(line, column int, message, _ string) {
		panic(fmt.Sprintf("tables: %s:%d:%d was written so: %s", name, line, column, message))
	})
	for scan.pos < len(content) {
		scan.scanRow()
		row := SheetRow{Number: len(s.Rows) + 1, Cells: make([]SheetCell, len(scan.cells))}
		for i, c := range scan.cells {
			row.Cells[i] = SheetCell{Column: i + 1, Text: Restore(c.text)}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// sheet returns the sheet of that name, nil if the workbook has none.
func (r *reading) sheet(name string) *Sheet {
	k := slices.IndexFunc(r.sheets, func(s Sheet) bool { return strings.EqualFold(s.Name, name) })
	if k < 0 {
		return nil
	}
	return &r.sheets[k]
}

// openSheet reads the header of a sheet. It returns nil if there is nothing that rows
// could be read by, which it has then reported.
func openSheet(r *report, sp *spec, s *Sheet) *table {
	t := &table{report: r, spec: sp, name: s.Name, sheet: true, spotCell: -1, clean: true}
	scan := &sheetScanner{rows: layOut(t, s), report: t.reportAt, headName: t.headName}
	t.advance, t.scan = scan.next, &scan.scanned
	return t.begin(0)
}

// sheetScanner goes through the rows of a sheet as [scanner] goes through those of a
// text. The first row that is not blank is as long as its last cell with text, and all
// that follow have as many cells: text beyond is reported.
type sheetScanner struct {
	scanned // the row that next found
	rows    []SheetRow
	report  func(line, column int, message, remedy string)
	header  bool // was found

	headName func() string
}

// next reads the next row that is not blank, and reports whether there is one.
func (s *sheetScanner) next() bool {
	for len(s.rows) > 0 {
		row := &s.rows[0]
		s.rows = s.rows[1:]
		if s.scanRow(row) {
			return true
		}
	}
	return false
}

// scanRow takes the cells of a row, and reports whether it is not blank.
func (s *sheetScanner) scanRow(row *SheetRow) bool {
	width := len(s.cells)
	if !s.header {
		width = 0
		for _, c := range row.Cells {
			if !c.blank() {
				width = c.Column
			}
		}
		s.header = width > 0
	}
	s.rowLine = row.Number
	s.cells = s.cells[:0]
	for column := 1; column <= width; column++ {
		s.cells = append(s.cells, cell{line: row.Number, column: column})
	}
	filled := false
	for _, c := range row.Cells {
		filled = filled || !c.blank()
		switch {
		case c.Column > width && c.blank():
			continue
		case c.Wrong != nil:
			s.report(row.Number, c.Column, c.Wrong.Message, c.Wrong.Remedy)
		case len(c.Text) > maxCell:
			s.report(row.Number, c.Column, fmt.Sprintf("the cell has %d bytes", len(c.Text)), fmt.Sprintf("at most %d can be read", maxCell))
		case c.Column > width:
			s.report(row.Number, c.Column, fmt.Sprintf("%s stands in a column that has no name", quote(c.Text)), "name the column in "+s.headName())
		default:
			// The cells of tables are restored as they are read.
			s.cells[c.Column-1].text = Defuse(c.Text)
			continue
		}
		if c.Column <= width {
			s.cells[c.Column-1].bad = true
		}
	}
	return filled
}

func (c *SheetCell) blank() bool { return c.Wrong == nil && strings.TrimSpace(c.Text) == "" }

// rowWord is what messages call a row of a table.
func (r *report) rowWord() string {
	if r.book {
		return "row"
	}
	return "line"
}

// called is what messages call a table or event.yaml, by its name without ending.
func (r *report) called(name string) string {
	switch {
	case r.book:
		return "the sheet " + name
	case name == eventName:
		return eventFile
	default:
		return name + tableEnding
	}
}

// placeOf is the position of all of a table or of event.yaml, by its name without ending.
func (r *reading) placeOf(name string) model.Position {
	if r.book {
		return model.Position{File: name, Sheet: true}
	}
	return model.Position{File: r.called(name)}
}
