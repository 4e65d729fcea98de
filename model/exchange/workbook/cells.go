package workbook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// readSheet reads a sheet, its rows in ascending order. Its faults say between which rows
// they were met.
func (b *book) readSheet(sheet sheetPart) (tables.Sheet, error) {
	read := tables.Sheet{Name: sheet.name, Hidden: sheet.hidden}
	s := &sheetReader{book: b, hiddenRows: map[int]bool{}}
	err := b.decode(sheet.part, "worksheet", broken(sheet.part, errMissing), func(token xml.Token, within nesting) error {
		switch t := token.(type) {
		case xml.StartElement:
			return s.start(t, within)
		case xml.CharData:
			s.text(t)
		case xml.EndElement:
			return s.end(t.Name.Local, within)
		}
		return nil
	})
	if err == nil && !s.began {
		err = broken(sheet.part, errors.New("it has no <sheetData>"))
	}
	if err != nil {
		return read, s.locate(err, sheet.name)
	}
	byColumn := func(x, y tables.SheetCell) int { return x.Column - y.Column }
	for i := range s.rows {
		row := &s.rows[i]
		if !slices.IsSortedFunc(row.Cells, byColumn) {
			slices.SortStableFunc(row.Cells, byColumn)
		}
		for k := 1; k < len(row.Cells); k++ {
			if column := row.Cells[k].Column; column == row.Cells[k-1].Column {
				return read, damaged(fmt.Sprintf("the cell %s of the sheet %q is there twice", cellName(column, row.Number), short(sheet.name)))
			}
		}
	}
	byNumber := func(x, y tables.SheetRow) int { return x.Number - y.Number }
	if !slices.IsSortedFunc(s.rows, byNumber) {
		slices.SortStableFunc(s.rows, byNumber)
	}
	read.Rows, read.Merged = s.rows, s.merged
	s.hide(&read)
	return read, nil
}

// hide says which rows and columns with anything in them are hidden.
func (s *sheetReader) hide(read *tables.Sheet) {
	last := 0
	for _, row := range s.rows {
		if n := len(row.Cells); n > 0 {
			last = max(last, row.Cells[n-1].Column)
			if s.hiddenRows[row.Number] {
				read.HiddenRows = append(read.HiddenRows, row.Number)
			}
		}
	}
	for _, c := range s.hiddenColumns {
		for column := c[0]; column <= min(c[1], last); column++ {
			read.HiddenColumns = append(read.HiddenColumns, column)
		}
	}
	slices.Sort(read.HiddenColumns)
	read.HiddenColumns = slices.Compact(read.HiddenColumns)
}

// locate adds to what is damaged at which row of the sheet it was met, if it has any.
func (s *sheetReader) locate(err error, sheet string) error {
	fault, ok := errors.AsType[model.Fault](err)
	if !ok || !strings.HasPrefix(fault.Message, damage) || len(s.rows) == 0 {
		return err
	}
	where := "after"
	if s.inRow {
		where = "in"
	}
	if s.ended {
		where = "below"
	}
	fault.Message += fmt.Sprintf(" (%s row %d of the sheet %q)", where, s.row, short(sheet))
	return fault
}

// sheetReader reads the XML of one sheet, cell by cell.
type sheetReader struct {
	*book
	rows   []tables.SheetRow
	row    int // of the current row, from 1
	column int // of the current cell, from 1

	merged        []tables.Area
	hiddenRows    map[int]bool
	hiddenColumns [][2]int // first and last of each stretch

	began, ended bool // the rows
	inRow        bool

	inCell  bool
	kind    string // of the cell
	style   int
	formula bool
	inValue bool
	value   strings.Builder
	inline  richText
}

func (s *sheetReader) start(e xml.StartElement, within nesting) error {
	switch name := e.Name.Local; {
	case name == "sheetData":
		if s.began {
			return damaged("it has two <sheetData>")
		}
		s.began = true
	case name == "mergeCell" && within.in("mergeCells"):
		return s.addMerged(attribute(e, "ref"))
	case name == "col" && within.in("cols"):
		return s.addColumns(e)
	case !s.began || s.ended:
	case name == "row" && within.in("sheetData"):
		return s.startRow(e)
	case name == "c" && within.in("row"):
		return s.startCell(e)
	case within.in("sheetData"), within.in("row") && name != "extLst", name == "row", name == "c" && s.inCell && within.in("c"):
		return damaged(fmt.Sprintf("<%s> stands inside <%s>", short(name), within[len(within)-1].Local))
	case name == "v" && within.in("c"):
		s.inValue = true
	case name == "f" && within.in("c"):
		s.formula = true
	case s.inCell:
		s.inline.start(name)
	}
	return nil
}

// addMerged takes an area of merged cells, such as J2:J5.
func (s *sheetReader) addMerged(ref string) error {
	from, to, _ := strings.Cut(ref, ":")
	if to == "" {
		to = from
	}
	var a tables.Area
	var ok1, ok2 bool
	a.FromColumn, a.FromRow, ok1 = cellPlace(from)
	a.ToColumn, a.ToRow, ok2 = cellPlace(to)
	if !ok1 || !ok2 || a.ToColumn < a.FromColumn || a.ToRow < a.FromRow {
		return damaged(fmt.Sprintf("there are no cells %q to merge", short(ref)))
	}
	if !s.left.take(0) {
		return errTooMuch
	}
	s.merged = append(s.merged, a)
	return nil
}

// addColumns takes what is said of a stretch of columns: whether they are hidden.
func (s *sheetReader) addColumns(e xml.StartElement) error {
	if !isSet(attribute(e, "hidden")) {
		return nil
	}
	first, err1 := strconv.Atoi(attribute(e, "min"))
	last, err2 := strconv.Atoi(attribute(e, "max"))
	if err1 != nil || err2 != nil || first < 1 || last < first {
		return damaged("it hides columns that there are not")
	}
	if !s.left.take(0) {
		return errTooMuch
	}
	s.hiddenColumns = append(s.hiddenColumns, [2]int{first, min(last, maxColumn)})
	return nil
}

// isSet reports whether an attribute says true.
func isSet(text string) bool { return text == "1" || text == "true" }

// startRow begins a row, which follows the one before if it has no number.
func (s *sheetReader) startRow(e xml.StartElement) error {
	s.row++
	if r := attribute(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < 1 || n > maxRow {
			return damaged(fmt.Sprintf("it has no row %q", short(r)))
		}
		s.row = n
	}
	if s.row > maxRow {
		return damaged("a row stands outside its sheet")
	}
	if !s.left.take(0) { // a row without a cell takes as much
		return errTooMuch
	}
	if isSet(attribute(e, "hidden")) {
		s.hiddenRows[s.row] = true
	}
	s.column, s.inRow = 0, true
	s.rows = append(s.rows, tables.SheetRow{Number: s.row})
	return nil
}

// startCell begins a cell, whose place follows from the one before if it has none.
func (s *sheetReader) startCell(e xml.StartElement) error {
	s.column++
	if r := attribute(e, "r"); r != "" {
		column, row, ok := cellPlace(r)
		if !ok || row != s.row {
			return damaged(fmt.Sprintf("the cell %q stands in row %d", short(r), s.row))
		}
		s.column = column
	}
	if s.column > maxColumn {
		return damaged("a cell stands outside its sheet")
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

func (s *sheetReader) end(element string, within nesting) error {
	switch {
	case element == "sheetData":
		s.ended = true
	case element == "row" && within.in("sheetData"):
		s.inRow = false
	case element == "v" && within.in("c"):
		s.inValue = false
	case element == "c" && within.in("row"):
		return s.endCell()
	case s.inCell:
		s.inline.end(element)
	}
	return nil
}

// endCell adds the cell to its row, if there is anything in it.
func (s *sheetReader) endCell() error {
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
	var f numberFormat
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
