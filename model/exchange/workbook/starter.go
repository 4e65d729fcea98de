package workbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"programme/model"
	"programme/model/columns"
	"programme/model/rules"
	"programme/model/tables"
)

// legendName is the sheet that says what the columns mean; nobody reads it.
const legendName = "legend"

// Starter writes the sheets of an event as a workbook for somebody who begins: like
// [Event], and each heading has a comment that says what its column means, cells that name
// rows of other sheets offer them, and the sheet legend lists every column of every table.
// The error is a [model.Faults].
func Starter(title string, sheets []tables.Sheet) ([]byte, error) {
	d := newDraft(title)
	if err := d.tables(sheets); err != nil {
		return nil, err
	}
	for i := range sheets {
		d.explain(&sheets[i], sheets)
	}
	d.legend()
	return d.content()
}

// explain adds comments to the headings of a sheet, and lists to its columns.
func (d *draft) explain(s *tables.Sheet, all []tables.Sheet) {
	p := &page{draft: d, name: s.Name}
	k := slices.IndexFunc(columns.Tables(), func(t columns.Table) bool { return t.Name == s.Name })
	if k < 0 {
		p.explainEvent(s)
		return
	}
	t := &columns.Tables()[k]
	for _, c := range s.Rows[0].Cells {
		at, how := t.Find(c.Text)
		if how == columns.NoMatch {
			continue
		}
		p.comment(c.Column, 1, meaning(&t.Columns[at]))
		if list := listFor(t.Name+"."+t.Columns[at].Name, all); list != "" {
			p.offerCells(c.Column, 2, list)
		}
		if words := wordsFor(t.Name + "." + t.Columns[at].Name); words != nil {
			p.offer(c.Column, 2, words)
		}
	}
}

// explainEvent adds comments to the keys and the headings of the sheet event.
func (p *page) explainEvent(s *tables.Sheet) {
	says := map[string]string{
		"name":  "what the programme is called",
		"zone":  "IANA name of the venue's time zone, such as Asia/Tokyo: times without an offset are on its clock",
		"grain": "sessions start on multiples of so many minutes",
		"key":   "a setting of the event stands in column A, its value in column B; days, types and roles are tables below",
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		if !tables.BeginsTable(row) {
			p.comment(1, row.Number, says[textAt(row, 1)])
			continue
		}
		for _, t := range columns.Tables() {
			if t.Columns[0].Name != textAt(row, 1) {
				continue
			}
			for _, c := range row.Cells {
				if at, how := t.Find(c.Text); how != columns.NoMatch {
					p.comment(c.Column, row.Number, meaning(&t.Columns[at]))
				}
			}
			break
		}
	}
}

// meaning says what stands in a column.
func meaning(c *columns.Column) string {
	return fmt.Sprintf("%s\n%s, such as %s", c.Meaning, c.Holds, c.Example)
}

// comment adds a comment to a cell, none if there is nothing to say.
func (p *page) comment(column, row int, text string) {
	if text == "" {
		return
	}
	p.do(p.file.AddComment(p.name, excelize.Comment{
		Cell: cellName(column, row), Author: "programme", Text: text, Width: 260, Height: uint(40 + 18*linesIn(text, 36)),
	}))
}

// offered is how many rows of another sheet a cell offers: more can be added below those
// that are there.
const offered = 500

// lists are the columns that name rows of another sheet, and that sheet.
var lists = map[string]string{
	"sessions.type": "types", "cast.session": "sessions", "cast.person": "people", "cast.role": "roles", "availability.who": "people",
	"windows.rooms": "rooms", "breaks.rooms": "rooms", "lunch.rooms": "rooms", "walk.from": "rooms", "walk.to": "rooms",
}

// listFor returns the cells that a column of a table offers, "" for none.
func listFor(column string, all []tables.Sheet) string {
	name := lists[column]
	switch {
	case column == "rules.rule":
		return fmt.Sprintf("%s!$I$%d:$I$%d", legendName, legendFirst+1, legendFirst+len(rules.Rows()))
	case name == "":
		return ""
	}
	if slices.ContainsFunc(all, func(s tables.Sheet) bool { return s.Name == name }) {
		return fmt.Sprintf("%s!$A$2:$A$%d", name, offered)
	}
	k := slices.IndexFunc(all, func(s tables.Sheet) bool { return s.Name == "event" })
	if k < 0 {
		return ""
	}
	head := map[string]string{"types": "type", "roles": "role"}[name]
	from, to := 0, 0
	for i := range all[k].Rows { // of the table in the sheet event, up to a blank row
		switch row := &all[k].Rows[i]; {
		case from > 0 && row.Number == to+1:
			to = row.Number
		case from == 0 && tables.BeginsTable(row) && textAt(row, 1) == head:
			from, to = row.Number+1, row.Number
		}
	}
	if to < from {
		return ""
	}
	return fmt.Sprintf("event!$A$%d:$A$%d", from, to)
}

// wordsFor returns the words that a column of rules offers.
func wordsFor(column string) (words []string) {
	if column == "rules.level" {
		words = append(words, model.Hard.String(), model.Off.String())
		for tier := 1; tier <= 9; tier++ {
			words = append(words, model.Soft(tier).String())
		}
	}
	return words
}

// offerCells has a column offer what stands in cells of another sheet.
func (p *page) offerCells(column, row int, cells string) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cellName(column, row) + ":" + cellName(column, maxRow))
	v.SetSqrefDropList(cells)
	v.ShowErrorMessage = false
	p.do(p.file.AddDataValidation(p.name, v))
}

// The legend begins in a row, and beside the columns lists the rules.
const (
	legendFirst = 3
	legendRules = 9
)

// legend adds the sheet that lists the columns of all tables, and the rules, which a list of
// words would be too long for.
func (d *draft) legend() {
	p := d.sheet(legendName)
	p.text(1, 1, "What can stand in this workbook. Only id, title and type of sessions, and id and name of rooms, have to be there; the sheets and columns can be in any order, and this sheet can go.", look{bold: true})
	head := []string{"sheet", "column", "what it means", "it holds", "such as", "also called", "rules that read it"}
	texts := make([][]string, len(head))
	const first = legendFirst
	for k, text := range head {
		p.text(k+1, first, text, headLook)
		texts[k] = []string{text + "  "}
	}
	row := first
	for _, t := range columns.Tables() {
		for i := range t.Columns {
			c := &t.Columns[i]
			row++
			also, _, _ := strings.Cut(c.Also, ", ") // of many, in four languages
			for k, text := range []string{t.Name, c.Name, c.Meaning, string(c.Holds), c.Example, also, strings.Join(columns.Reads(t.Name, c.Name), ", ")} {
				p.text(k+1, row, text, look{wrap: true, bottom: line, format: formatText, bold: k == 1})
				texts[k] = append(texts[k], text)
			}
		}
	}
	for k := range head {
		p.width(k+1, widthOf(8, 56, texts[k]...))
	}
	names := []string{"  "}
	p.text(legendRules, first, "rule", headLook)
	p.text(legendRules+1, first, "what it is about", headLook)
	for i, r := range rules.Rows() {
		p.text(legendRules, first+1+i, r.ID, look{bottom: line, format: formatText, bold: true})
		p.text(legendRules+1, first+1+i, r.Name, look{bottom: line, format: formatText})
		names = append(names, r.Name)
	}
	p.width(legendRules+1, widthOf(8, 56, names...))
	p.freeze(3, first+1)
	p.filter(first, len(head), row)
}
