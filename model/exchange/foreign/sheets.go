package foreign

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// order collects what the rows name: types and rooms that are not known, and days.
func (b *builder) order() {
	for _, e := range b.rows {
		if kind := e.cells["type"]; !slices.ContainsFunc(b.types, func(t string) bool { return strings.EqualFold(t, kind) }) {
			b.types = append(b.types, kind)
		}
		if e.room != "" && !b.knowsRoom(e.room) && !slices.Contains(b.rooms, e.room) {
			b.rooms = append(b.rooms, e.room)
		}
		if e.at.Start != 0 && b.Base == nil {
			if day := model.DateIn(e.at.Start, b.when.Zone); !slices.Contains(b.Days, day) {
				b.Days = append(b.Days, day)
			}
		}
	}
	slices.SortFunc(b.Days, model.Date.Compare)
}

func (b *builder) knowsRoom(name string) bool {
	return b.Base != nil && slices.ContainsFunc(b.Base.Rooms, func(r model.Room) bool { return r.ID == name || r.Name == name })
}

// sheets returns what the tables say as the sheets of an event.
func (b *builder) sheets() []tables.Sheet {
	skeleton := model.Event{Name: "Sessions", Zone: b.when.Zone, Grain: 5, Days: b.Days}
	if b.Base != nil {
		skeleton = *b.Base
		skeleton.Sessions, skeleton.Cast, skeleton.Availability, skeleton.Walks, skeleton.Kits, skeleton.Demand, skeleton.Baseline = nil, nil, nil, nil, nil, nil, nil
		skeleton.Rules = slices.DeleteFunc(slices.Clone(b.Base.Rules), func(s model.Setting) bool { return s.ID != "" })
		skeleton.Types = slices.Clone(b.Base.Types)
	} else {
		if len(b.Days) == 0 {
			b.faults = model.Faults{{Pos: b.whole(), Message: "no row says a day of the event", Remedy: "give --days, like 2026-05-11,2026-05-12, or name an event folder that has them"}}
			b.Days = []model.Date{{Year: 2000, Month: 1, Day: 1}} // so that the rest is read all the same
			skeleton.Days = b.Days
		}
		skeleton.Windows = b.windows()
		if b.Zone == "" {
			b.notes = append(b.notes, model.Fault{Pos: b.whole(), Message: "the tables do not name the venue's zone; the event is in UTC", Remedy: "give --zone, like Europe/Lisbon"})
		}
	}
	for _, kind := range b.types[len(skeleton.Types):] {
		skeleton.Types = append(skeleton.Types, model.SessionType{ID: kind})
	}
	for _, name := range b.rooms {
		skeleton.Rooms = append(skeleton.Rooms, model.Room{ID: name, Name: name})
	}
	skeleton.ExtraColumns = map[string][]string{"people": skeleton.ExtraColumns["people"], "rooms": skeleton.ExtraColumns["rooms"], "windows": skeleton.ExtraColumns["windows"]}
	sheets := slices.DeleteFunc(tables.Sheets(&skeleton), func(s tables.Sheet) bool { return s.Name == "sessions" || s.Name == "baseline" })
	sessions := tables.Sheet{Name: "sessions", Rows: []tables.SheetRow{row(1, b.columns()...)}}
	baseline := tables.Sheet{Name: "baseline", Rows: []tables.SheetRow{row(1, "session", "start", "end", "room")}}
	for i, e := range b.rows {
		var cells []string
		for _, name := range b.columns() {
			cells = append(cells, e.cells[name])
		}
		sessions.Rows = append(sessions.Rows, row(i+2, cells...))
		if e.placed {
			baseline.Rows = append(baseline.Rows, row(i+2, e.cells["id"], e.start, e.end, e.room))
		}
	}
	sheets = append(sheets, sessions)
	if len(baseline.Rows) > 1 {
		sheets = append(sheets, baseline)
	}
	return sheets
}

// columns returns the header of the sheet of sessions.
func (b *builder) columns() []string {
	header := []string{"id", "title", "type", "minutes"}
	for _, name := range b.header {
		if !slices.Contains(header, name) {
			header = append(header, name)
		}
	}
	return header
}

func row(number int, cells ...string) tables.SheetRow {
	r := tables.SheetRow{Number: number}
	for i, text := range cells {
		r.Cells = append(r.Cells, tables.SheetCell{Column: i + 1, Text: text})
	}
	return r
}

// whole is the position of the first file.
func (b *builder) whole() model.Position {
	if len(b.rows) == 0 {
		return model.Position{}
	}
	return model.Position{File: b.rows[0].table.File, Line: 1, Column: 1}
}

// usualOpen and usualClose are the hours of a day of which no row says a time.
const usualOpen, usualClose model.Minutes = 9 * 60, 18 * 60

// windows returns a window a day, from the first start to the last end of its rows.
func (b *builder) windows() []model.Window {
	var all []model.Window
	for _, day := range b.Days {
		midnight := day.Bounds(b.when.Zone).Start
		w := model.Window{ID: day.String()}
		for _, e := range b.rows {
			if e.at.Start == 0 || model.DateIn(e.at.Start, b.when.Zone) != day {
				continue
			}
			if w.Start == 0 || e.at.Start < w.Start {
				w.Start = e.at.Start
			}
			w.End = max(w.End, e.at.End, e.at.Start.Add(model.Minutes(minutesOf(e))))
		}
		all = append(all, w)
		if w.End <= w.Start {
			all[len(all)-1].Interval = model.Interval{Start: midnight.Add(usualOpen), End: midnight.Add(usualClose)}
			if len(b.faults) > 0 {
				continue
			}
			b.notes = append(b.notes, model.Fault{Pos: b.whole(), Message: fmt.Sprintf("no row has a time on %s; the day is open from 09:00 to 18:00", day), Remedy: "give its hours in windows.csv"})
		}
	}
	return all
}

// minutesOf returns the minutes of a row that says them as a number, else 0.
func minutesOf(e *entry) (n int) {
	fmt.Sscanf(e.cells["minutes"], "%d", &n)
	return n
}

// source returns where in the files a position in our sheets comes from.
func (b *builder) source(pos model.Position) model.Position {
	at := func(i, column int) model.Position {
		e := b.rows[i]
		return model.Position{File: e.table.File, Line: e.table.Lines[e.row], Column: column}
	}
	i := pos.Line - 2
	switch strings.ToLower(pos.File) {
	case "sessions":
		if i < 0 || i >= len(b.rows) {
			return b.whole()
		}
		column := 1
		if header := b.columns(); pos.Column >= 1 && pos.Column <= len(header) {
			if k, from := b.rows[i].from[header[pos.Column-1]]; from {
				column = k + 1
			}
		}
		return at(i, column)
	case "baseline":
		if i >= 0 && i < len(b.rows) {
			return at(i, 1)
		}
	case "rooms":
		known := 0
		if b.Base != nil {
			known = len(b.Base.Rooms)
		}
		if k := i - known; k >= 0 && k < len(b.rooms) {
			return at(slices.IndexFunc(b.rows, func(e *entry) bool { return e.room == b.rooms[k] }), 1)
		}
	}
	return pos
}
