package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"programme/model"
	"programme/model/exchange/sheets"
)

// Programme writes the programme as a workbook for people: the sheet Programme with a
// row a session; a grid for each day at the venue; the rooms, and a sheet for each that
// has sessions; and the sheet People with everybody's duties on the venue's clock and on
// their own. Local times are dates that spreadsheets can sort and filter; times in UTC
// are text. [ReadProgramme] reads it again, also after somebody moved sessions in it.
func Programme(e *model.Event, p *model.Programme) ([]byte, error) {
	d := newDraft(e.Name)
	k := kindsOf(e, p)
	flat := sheets.ProgrammeTable(e, p)
	columns := programmeColumns(flat)
	page := d.list("Programme", flat, columns)
	paintSessions(page, e, flat, columns, k)
	rooms := "Rooms" // whatever the days are called
	d.names.take(rooms)
	for _, day := range p.ByDay(e.Zone) {
		d.grid(e, p, day, k)
	}
	delete(d.names, "rooms")
	d.rooms(e, p, rooms)
	if len(e.Rooms) > 0 && len(flat.Rows) > 0 {
		page.offerRooms(1+slices.Index(columns, "room"), len(flat.Rows)+1, rooms, len(e.Rooms))
	}
	d.roomSheets(e, p, k)
	people := sheets.PersonTable(e, p)
	columns = filledColumns(people, people.Columns)
	paintSessions(d.list("People", people, columns), e, people, columns, k)
	return d.content()
}

// programmeColumns returns the columns of programme.csv in an order that reads well: the
// times that people look at first and those in UTC last, without the names of rooms,
// which would gainsay a room that somebody changes, without the plain dates and hours that only
// CSV files need, and without columns that say nothing.
func programmeColumns(t *sheets.Table) []string {
	first := []string{"session", "title", "type", "day", "start_local", "end_local", "room", "themes"}
	last := []string{"state", "told", "moved", "start_utc", "end_utc", "zone"}
	columns := slices.Clone(first)
	without := []string{"room_name", "date", "start", "end"}
	for _, c := range t.Columns {
		if !slices.Contains(first, c) && !slices.Contains(last, c) && !slices.Contains(without, c) {
			columns = append(columns, c)
		}
	}
	return append(columns, filledColumns(t, last)...)
}

// filledColumns returns the columns in which any row has something, all if there is none.
func filledColumns(t *sheets.Table, columns []string) []string {
	if len(t.Rows) == 0 {
		return columns
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool {
		at := t.Column(c)
		return !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[at] != "" })
	})
}

// moments are the columns that hold times on a clock, which are written as dates.
var moments = []string{"start_local", "end_local", "venue_local", "venue_local_end", "own_local", "own_local_end"}

// whole are the columns that hold whole numbers, where they hold numbers.
var whole = []string{"told", "before", "walk_from_previous"}

// widest says how wide columns of long texts become, in characters.
var widest = map[string]float64{"title": 56, "themes": 40, "people": 60}

// The rows of lists are as high as their texts, within bounds.
const (
	lineHeight = 15.0
	mostLines  = 6
)

// list adds a table as a sheet, in the order of columns.
func (d *draft) list(name string, t *sheets.Table, columns []string) *page {
	p := d.sheet(name)
	lines := slices.Repeat([]int{1}, len(t.Rows))
	for k, c := range columns {
		column, at := k+1, t.Column(c)
		p.text(column, 1, c, headLook)
		texts := columnTexts(t.Rows, at)
		for i, text := range texts {
			if c != "session" && c != "title" {
				texts[i] = strings.ReplaceAll(text, ";", "; ") // where a list may be divided
			}
			p.cell(column, i+2, c, texts[i])
		}
		most := widest[c]
		if most == 0 {
			most = 28
		}
		if slices.Contains(moments, c) {
			texts = slices.Repeat([]string{formatMoment}, len(texts))
		}
		width := widthOf(7, most, append(texts, c+"   ")...)
		p.width(column, width)
		for i, text := range texts {
			lines[i] = max(lines[i], linesIn(text, width))
		}
	}
	for i, n := range lines {
		p.height(i+2, float64(min(n, mostLines))*lineHeight+2)
	}
	p.height(1, 22)
	p.freeze(2, 2)
	p.filter(1, len(columns), len(t.Rows)+1)
	paper := paperA4
	if len(columns) > 12 {
		paper = paperA3
	}
	p.print(paper, 1, 1)
	return p
}

// cell writes a cell of that column.
func (p *page) cell(column, row int, name, text string) {
	body := look{wrap: true, bottom: line, left: true}
	if text == "" {
		p.dress(column, row, column, row, body)
		return
	}
	switch {
	case slices.Contains(moments, name):
		if t, err := time.Parse("2006-01-02T15:04Z07:00", text); err == nil {
			body.format = formatMoment
			p.moment(column, row, t, body)
			return
		}
	case name == "day":
		if t, err := time.Parse(time.DateOnly, text); err == nil {
			body.format = formatDay
			p.moment(column, row, t, body)
			return
		}
	case slices.Contains(whole, name):
		if n, err := strconv.Atoi(text); err == nil {
			p.number(column, row, n, body)
			return
		}
	}
	body.format = formatText
	p.text(column, row, cleaned(text, maxCellUnits), body)
}

// paintSessions gives the ids of sessions the hues of the grids.
func paintSessions(p *page, e *model.Event, t *sheets.Table, columns []string, k *kinds) {
	byID := map[string]*model.Session{}
	for i := range e.Sessions {
		byID[e.Sessions[i].ID] = &e.Sessions[i]
	}
	at, column := t.Column("session"), 1+slices.Index(columns, "session")
	for i, row := range t.Rows {
		h := k.hue(byID[row[at]])
		p.dress(column, i+2, column, i+2, look{fill: h.fill, bar: h.bar, bold: true, format: formatText})
	}
}

// offerRooms has the cells of a column offer the ids of the rooms, which the sheet of
// that name lists.
func (p *page) offerRooms(column, lastRow int, sheet string, rooms int) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(cellName(column, 2) + ":" + cellName(column, lastRow))
	v.SetSqrefDropList(fmt.Sprintf("%s!$A$2:$A$%d", sheet, rooms+1))
	v.ShowErrorMessage = false
	p.do(p.file.AddDataValidation(p.name, v))
}

// rooms adds the sheet of all rooms.
func (d *draft) rooms(e *model.Event, p *model.Programme, name string) {
	s := d.sheet(name)
	columns := []string{"id", "name", "area", "capacity", "sessions", "hours"}
	texts := make([][]string, len(columns))
	for k, c := range columns {
		s.text(k+1, 1, c, headLook)
		texts[k] = []string{c + "   "}
	}
	body := look{wrap: true, bottom: line}
	for i, placements := range p.ByRoom(len(e.Rooms)) {
		room, row := &e.Rooms[i], i+2
		for k, text := range []string{room.ID, room.Name, room.Area} {
			s.text(k+1, row, cleaned(text, maxCellUnits), look{wrap: true, bottom: line, format: formatText, bold: k == 0})
			texts[k] = append(texts[k], text)
		}
		s.dress(4, row, 4, row, body)
		if room.Capacity > 0 {
			s.number(4, row, room.Capacity, body)
		}
		minutes := model.Minutes(0)
		for _, pl := range placements {
			minutes += pl.Minutes()
		}
		s.number(5, row, len(placements), body)
		s.do(s.file.SetCellFloat(s.name, cellName(6, row), float64(minutes)/60, -1, 64))
		s.dress(6, row, 6, row, look{bottom: line, format: "0.0"})
	}
	for k := range columns {
		s.width(k+1, widthOf(8, 44, texts[k]...))
	}
	s.height(1, 22)
	s.freeze(2, 2)
	s.filter(1, len(columns), len(e.Rooms)+1)
	s.print(paperA4, 1, 1)
}

// roomSheets adds a sheet for each room that has sessions.
func (d *draft) roomSheets(e *model.Event, p *model.Programme, k *kinds) {
	all := sheets.RoomTable(e, p)
	id, name := all.Column("room"), all.Column("room_name")
	columns := []string{"day", "start_local", "end_local", "session", "title", "type", "themes", "people", "before", "start_utc", "end_utc"}
	for from := 0; from < len(all.Rows); {
		to := from
		for to < len(all.Rows) && all.Rows[to][id] == all.Rows[from][id] {
			to++
		}
		one := *all
		one.Rows = all.Rows[from:to]
		filled := filledColumns(&one, columns)
		paintSessions(d.list(one.Rows[0][name], &one, filled), e, &one, filled, k)
		from = to
	}
}
