package workbook

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"programme/model"
	"programme/model/tables"
)

// numeric names the columns of each table that hold whole numbers, which stand in the
// workbook as numbers. All else is text.
var numeric = map[string][]string{
	"event":    {"value"},
	"sessions": {"minutes", "priority", "expected", "setup"},
	"rooms":    {"capacity", "safety"},
	"walk":     {"minutes"},
	"kits":     {"count", "setup", "strike", "move"},
	"demand":   {"count"},
	"rules":    {"weight"},
	"baseline": {"told"},
}

// choices names the columns of each table that take one of a few words, which a
// spreadsheet then offers.
var choices = map[string]map[string][]string{
	"sessions":     {"state": {string(model.Confirmed), string(model.Optional), string(model.Cancelled)}},
	"people":       {"presence": {string(model.OnSite), string(model.Online)}, "kind": {string(model.Human), string(model.Organisation)}},
	"cast":         {"presence": {string(model.OnSite), string(model.Online)}, "must": {"yes", "no"}},
	"windows":      {"prime": {"yes", "no"}},
	"availability": {"kind": {string(model.Available), string(model.Unavailable), string(model.Preferred), string(model.Avoided)}},
	"baseline":     {"state": {string(model.Draft), string(model.Offered), string(model.Confirmed), string(model.Published)}},
}

// Event writes the event as a workbook: the sheets of [tables.Sheets], of which
// [tables.ReadSheets] gives the event again. The error is a [model.Faults] if a cell or
// a table is larger than workbooks allow.
func Event(e *model.Event) ([]byte, error) {
	d := newDraft(e.Name)
	if err := d.tables(tables.Sheets(e)); err != nil {
		return nil, err
	}
	return d.content()
}

// tables adds the sheets of an event. The error is a [model.Faults].
func (d *draft) tables(sheets []tables.Sheet) error {
	var faults model.Faults
	for i := range sheets {
		faults = append(faults, tooLarge(&sheets[i])...)
		if len(faults) == 0 {
			d.table(&sheets[i])
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}

// tooLarge returns what of a sheet no workbook can hold.
func tooLarge(s *tables.Sheet) (faults model.Faults) {
	if n := len(s.Rows); n > maxRow {
		return model.Faults{{Pos: model.Position{File: s.Name, Sheet: true}, Message: fmt.Sprintf("the table has %d rows", n), Remedy: fmt.Sprintf("a workbook takes %d; keep the event in CSV files", maxRow)}}
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if n := units(escape(c.Text)); n > maxCellUnits {
				faults = append(faults, model.Fault{
					Pos:     model.Position{File: s.Name, Line: row.Number, Column: c.Column, Sheet: true},
					Message: fmt.Sprintf("the cell has %d characters", n), Remedy: fmt.Sprintf("a workbook takes %d; shorten it, or keep the event in CSV files", maxCellUnits),
				})
			}
		}
	}
	return faults
}

// table adds a table as a sheet. Its cells are text, so that what people add stays as
// they typed it.
func (d *draft) table(s *tables.Sheet) {
	p := d.sheet(s.Name)
	cells := look{format: formatText}
	columns, isEvent := s.Rows[0].Cells, s.Name == "event"
	if isEvent { // several tables below one another
		columns = []tables.SheetCell{{Column: 1, Text: "key"}, {Column: 2, Text: "value"}, {Column: 3, Text: ""}, {Column: 4, Text: ""}}
	}
	texts := make([][]string, len(columns))
	isNumber := make([]bool, len(columns))
	for k, c := range columns {
		texts[k] = []string{c.Text + "  "} // and the button of the filter
		isNumber[k] = slices.Contains(numeric[s.Name], c.Text)
		letters := model.ColumnLetters(k + 1)
		p.do(p.file.SetColStyle(p.name, letters, p.style(cells)))
	}
	for i, row := range s.Rows {
		for _, c := range row.Cells {
			texts[c.Column-1] = append(texts[c.Column-1], c.Text)
			switch n, canonical := wholeNumber(c.Text); {
			case i == 0 || isEvent && tables.BeginsTable(&row):
				p.text(c.Column, row.Number, c.Text, headLook)
			case canonical && isNumber[c.Column-1]:
				p.number(c.Column, row.Number, n, look{format: "0"})
			case c.Text != "":
				p.text(c.Column, row.Number, c.Text, look{format: formatText, bold: isEvent && c.Column == 1})
			}
		}
	}
	for k := range columns {
		p.width(k+1, widthOf(6, 60, texts[k]...))
	}
	if isEvent {
		return
	}
	p.freeze(2, 2)
	p.filter(1, len(columns), len(s.Rows))
	p.print(paperA4, 1, 1)
	for k, c := range columns {
		if words := choices[s.Name][c.Text]; words != nil {
			p.offer(k+1, 2, words)
		}
	}
}

// offer has a column offer words from that row on; others can be typed all the same, and
// are reported when the event is read.
func (p *page) offer(column, row int, words []string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cellName(column, row) + ":" + cellName(column, maxRow))
	p.do(v.SetDropList(words))
	v.ShowErrorMessage = false
	p.do(p.file.AddDataValidation(p.name, v))
}

// wholeNumber returns the number that text is, if no other text is the same number.
func wholeNumber(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0 && n < 1e15 && strconv.Itoa(n) == text
}
