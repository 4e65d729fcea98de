package foreign

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/columns"
	"programme/model/tables"
	"programme/model/when"
)

// Reading is what tables of sessions do not say.
type Reading struct {
	Base    *model.Event       // whose zone, days, people and rooms are those of the tables too; nil for none
	Zone    model.Zone         // of the venue, for an event that is new; "" for UTC
	Days    []model.Date       // of it; none for those of the times
	Columns []model.ColumnName // what the user says of headings of sessions and baseline
}

// Event makes an event of tables of sessions: their sessions, people, rooms and, where
// there are times, a baseline. Rows have their positions in the files. The notes say how
// the first rows were read, and what no rule reads. The error is a [model.Faults].
func (o Reading) Event(all []*Table) (*model.Event, []model.Fault, error) {
	b := &builder{Reading: o, ids: map[string]bool{}}
	b.calendar()
	for _, t := range all {
		b.take(t)
	}
	b.order()
	read, err := tables.ReadSheets(b.sheets())
	for _, n := range read.Notes {
		if strings.EqualFold(n.Pos.File, "sessions") || strings.EqualFold(n.Pos.File, "baseline") {
			n.Pos = b.source(n.Pos)
			b.notes = append(b.notes, n)
		}
	}
	b.noteUnused(read.Account)
	var faults model.Faults
	if err != nil && !errors.As(err, &faults) {
		return nil, b.notes, err
	}
	for _, f := range faults {
		f.Pos = b.source(f.Pos)
		b.faults = append(b.faults, f)
	}
	if len(b.faults) > 0 {
		return nil, b.notes, b.faults.Sort()
	}
	e := read.Event
	for i := range e.Sessions {
		e.Sessions[i].Pos = b.source(e.Sessions[i].Pos)
	}
	for i := range e.People {
		e.People[i].Pos = b.source(e.People[i].Pos)
	}
	for i := range e.Cast {
		e.Cast[i].Pos = b.source(e.Cast[i].Pos)
	}
	for i := range e.Rooms {
		e.Rooms[i].Pos = b.source(e.Rooms[i].Pos)
	}
	if e.Baseline != nil {
		for i := range e.Baseline.Placements {
			e.Baseline.Placements[i].Pos = b.source(e.Baseline.Placements[i].Pos)
		}
	}
	return e, b.notes, nil
}

type builder struct {
	Reading
	when   when.Calendar
	notes  []model.Fault
	faults model.Faults
	ids    map[string]bool
	header []string // of the sheet of sessions
	rows   []*entry
	rooms  []string
	types  []string
}

// entry is a row of a table.
type entry struct {
	table  *Table
	row    int
	cells  map[string]string // of the sheet of sessions, by heading
	from   map[string]int    // the columns that the cells come from
	start  string
	end    string
	room   string
	at     model.Interval // where the times are understood
	placed bool
}

// calendar says which clock the times of the tables are on.
func (b *builder) calendar() {
	b.when = when.Calendar{Zone: cmp.Or(b.Zone, "UTC"), Days: b.Days}
	if b.Base != nil {
		b.when = when.Of(b.Base)
		for _, k := range b.Base.Types {
			b.types = append(b.types, k.ID)
		}
	}
}

func (b *builder) note(t *Table, line, column int, remedy, format string, args ...any) {
	b.notes = append(b.notes, model.Fault{Pos: model.Position{File: t.File, Line: line, Column: column}, Message: fmt.Sprintf(format, args...), Remedy: remedy})
}

// shownRows is of how many rows of a table it is said how they were read.
const shownRows = 2

// take reads the rows of one table.
func (b *builder) take(t *Table) {
	fields := fieldsOf(t.Header, b.Columns)
	names := make([]string, len(fields)) // of the columns in the sheet of sessions
	for i, f := range fields {
		switch {
		case f.table == "sessions":
			names[i] = f.column
		case f == carried || f == cast:
			names[i] = carriedName(t.Header[i], f)
		}
		if name := names[i]; name != "" && !slices.Contains(b.header, name) {
			b.header = append(b.header, name)
		}
	}
	if s := systemOf(t.Header); s != nil {
		b.note(t, 1, 1, "", "read by the columns of %s", s.name)
	}
	madeIDs, dateOnly, typeless, open := 0, 0, 0, 0
	for i, cells := range t.Rows {
		e := &entry{table: t, row: i, cells: map[string]string{}, from: map[string]int{}}
		parts := map[field]string{}
		for k, f := range fields {
			text := strings.TrimSpace(cells[k])
			switch {
			case f.table == "sessions":
				e.cells[f.column], e.from[f.column] = listed(f.column, text), k
			case names[k] != "":
				e.cells[names[k]], e.from[names[k]] = text, k
			default:
				parts[f] = text
			}
		}
		e.start, e.end, e.room = b.times(parts)
		if e.cells["id"] == "" {
			madeIDs++
			for n := 1; e.cells["id"] == "" || b.ids[e.cells["id"]]; n++ {
				e.cells["id"] = fmt.Sprintf("S%d", n)
			}
		}
		b.ids[e.cells["id"]] = true
		if e.cells["type"] == "" {
			typeless++
			e.cells["type"] = "Session"
		}
		if state := e.cells["state"]; strings.EqualFold(state, "submitted") || strings.EqualFold(state, "pending") {
			open++
			e.cells["state"] = string(model.Optional)
		}
		if e.start != "" && !strings.Contains(e.start, ":") {
			dateOnly++
			e.start, e.end = "", ""
		}
		b.understand(e)
		b.rows = append(b.rows, e)
		if i < shownRows {
			b.note(t, t.Lines[i], 1, "", "read as %s", e.words(b.columns()))
		}
	}
	if madeIDs > 0 {
		b.note(t, 1, 1, "give them ids if the table is to be read again", "%s no id; they are called S1, S2 and so on", have(madeIDs))
	}
	if typeless > 0 {
		b.note(t, 1, 1, "", "%s no type; they are of the type Session", have(typeless))
	}
	if open > 0 {
		b.note(t, 1, 1, "write confirmed or cancelled where that is decided", "%s the state submitted or pending; they are optional", have(open))
	}
	if dateOnly > 0 {
		b.note(t, 1, 1, "", "%s a day and no time of day; they have no place in the baseline", have(dateOnly))
	}
}

// have says how many rows have something.
func have(n int) string {
	if n == 1 {
		return "1 row has"
	}
	return fmt.Sprintf("%d rows have", n)
}

// noteUnused names the columns that no rule reads.
func (b *builder) noteUnused(a tables.Account) {
	var unused []string
	for _, u := range a.Unused {
		if u.Kind == "column" && strings.EqualFold(u.Place, "sheet sessions") {
			unused = append(unused, fmt.Sprintf("%q", u.Name))
		}
	}
	if len(unused) > 0 {
		b.notes = slices.Insert(b.notes, 0, model.Fault{ // where there are many notes, too
			Pos:     b.whole(),
			Message: fmt.Sprintf("not used, and carried along in sessions.csv: %s", strings.Join(unused, ", ")),
			Remedy:  "--columns FILE says what they mean, if one of them matters",
		})
	}
}

// carriedName is what a column is called in sessions.csv that is carried along: its own
// heading, unless the table would take it for a column that it knows.
func carriedName(heading string, f field) string {
	if _, how := columns.Of("sessions").Find(heading); f == carried && how != columns.NoMatch {
		return heading + " (imported)"
	}
	return heading
}

// listed returns the cell of a column that lists words as the tables have it.
func listed(column, text string) string {
	text = strings.ReplaceAll(text, "\r", "")
	switch column {
	case "themes", "languages", "needs", "prefers", "avoids":
		return strings.ReplaceAll(text, "\n", ";")
	}
	return strings.Join(strings.Fields(text), " ")
}

// times puts the parts of the times of a row together.
func (b *builder) times(parts map[field]string) (from, to, in string) {
	from, to, in = parts[start], parts[end], strings.Join(strings.Fields(parts[room]), " ")
	day, clock := parts[startDate], parts[startTime]
	if from == "" && clock != "" {
		if begin, until, is := strings.Cut(strings.ReplaceAll(clock, "–", "-"), "-"); is && to == "" && parts[endTime] == "" {
			clock, to = strings.TrimSpace(begin), strings.TrimSpace(until)
		}
		from = strings.TrimSpace(day + " " + clock)
	} else if from == "" {
		from = day
	} else if day != "" && !strings.ContainsAny(from, "-/. ") {
		from = day + " " + from
	}
	if to == "" && parts[endTime] != "" {
		to = parts[endTime]
	}
	if last := cmp.Or(parts[endDate], day); to != "" && last != "" && !strings.ContainsAny(to, "-/.") {
		to = last + " " + to
	}
	return from, to, in
}

// understand reads the times of a row, as far as that goes before the days are known, and
// gives a session without minutes those from start to end.
func (b *builder) understand(e *entry) {
	if e.start == "" {
		return
	}
	e.placed = true
	from, err := b.when.Instant(e.start)
	if err != nil {
		return
	}
	e.at = model.Interval{Start: from, End: from}
	if to, err := b.when.Instant(e.end); err == nil && to > from {
		e.at.End = to
		if e.cells["minutes"] == "" {
			e.cells["minutes"] = fmt.Sprint(int(to.Sub(from)))
		}
	}
}

// words says how a row was read: id "A1", title "Ropes", ...
func (e *entry) words(header []string) string {
	var parts []string
	add := func(name, text string) {
		if text = strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' }), "; "); text != "" {
			if runes := []rune(text); len(runes) > 40 {
				text = string(runes[:39]) + "…"
			}
			parts = append(parts, fmt.Sprintf("%s %q", name, text))
		}
	}
	for _, name := range header {
		add(name, e.cells[name])
	}
	add("start", e.start)
	add("end", e.end)
	add("room", e.room)
	return strings.Join(parts, ", ")
}
