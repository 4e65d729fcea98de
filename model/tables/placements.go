package tables

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/model/when"
)

// The columns of a baseline, and how programme.csv names its times and says again, for
// people, where and when a session is.
var placementSpec = specOf("baseline")

// shownColumns are the columns of programme.csv that say again, for people, what stands
// in the event.
var shownColumns = []string{"title", "type", "themes", "moved"}

// readBaseline reads baseline.csv.
func (r *reading) readBaseline() {
	t, _ := r.open(placementSpec)
	if t == nil {
		return
	}
	for k, name := range t.extraNames {
		// Where a role is named like another column, its people stand under people_.
		_, role := r.roles.byID(strings.TrimPrefix(name, "people_"))
		t.shown[name] = role || slices.Contains(shownColumns, name)
		if !t.shown[name] && r.roles.complete && t.near[name] == "" {
			r.note(t.posOf(t.scan.cells[t.extra[k]]), fmt.Sprintf("the column %s is not read, and not kept", quote(name)), "keep it elsewhere")
		}
	}
	p := placements{t: t, e: r.e, sessions: r.sessions, rooms: r.rooms}
	r.e.Baseline = p.read()
	r.noteOffGrain(p.t)
}

// ReadProgramme reads a programme for e from programme.csv, as the command writes it, or
// from a baseline.csv; name is what positions call the file. Columns are session, room,
// start and end, which are on the venue's clock without an offset or a zone, or start_utc and end_utc, or start_local
// and end_local on the venue's clock; state and told; others are passed over. Without an
// end a session lasts as long as the event says. A row with neither time nor room is a
// session that is not placed.
//
// Where a row says its time twice, in UTC and on the venue's clock, and somebody changed
// only one of them, the changed one counts if the rest of the row tells which it is, and
// a note says so; otherwise that is a fault.
//
// The error is a [model.Faults] with everything that is wrong.
func ReadProgramme(name string, content io.Reader, e *model.Event) (p *model.Programme, notes []model.Fault, err error) {
	r := newReport()
	r.calendar, r.columnNames = when.Of(e), e.ColumnNames
	text, err := readLimited(content, 0, maxFile)
	if err != nil {
		r.refuse(model.Position{File: name}, err)
		notes, err = r.result()
		return nil, notes, err
	}
	return readProgramme(r, openTable(r, placementSpec, name, text), e)
}

// ReadProgrammeSheets reads a programme for e from the first sheet with the columns
// session, room and a start, as [ReadProgramme] reads one from a table.
func ReadProgrammeSheets(sheets []Sheet, e *model.Event) (p *model.Programme, notes []model.Fault, err error) {
	r := newReport()
	r.book, r.calendar, r.columnNames = true, when.Of(e), e.ColumnNames
	k := slices.IndexFunc(sheets, holdsProgramme)
	if k < 0 {
		r.fault(model.Position{}, "no sheet has the columns session, room and start_local", "keep the sheet Programme, with the names of its columns in the first row")
		notes, err = r.result()
		return nil, notes, err
	}
	return readProgramme(r, openSheet(r, placementSpec, &sheets[k]), e)
}

// holdsProgramme reports whether the header of a sheet names the columns without which
// there is no programme.
func holdsProgramme(s Sheet) bool {
	_, header := newReport().titlesOf(placementSpec, &s)
	if header < 0 {
		return false
	}
	has := map[string]bool{}
	for _, c := range s.Rows[header].Cells {
		if k, _ := placementSpec.Find(c.Text); k >= 0 {
			has[placementSpec.columns[k]] = true
		}
	}
	return has["session"] && has["room"] && (has["start"] || has["start_utc"] || has["start_local"])
}

// readProgramme reads the rows of t, which is nil if it has none.
func readProgramme(r *report, t *table, e *model.Event) (read *model.Programme, notes []model.Fault, err error) {
	p := placements{t: t, e: e, sessions: newRegister[model.SessionIndex]("session", "the event"), rooms: newRegister[model.RoomIndex]("room", "the event")}
	for i := range e.Sessions {
		p.sessions.put(e.Sessions[i].ID, model.SessionIndex(i), 0)
	}
	for i := range e.Rooms {
		p.rooms.put(e.Rooms[i].ID, model.RoomIndex(i), 0)
		p.rooms.addName(e.Rooms[i].Name, e.Rooms[i].ID)
	}
	p.sessions.complete, p.rooms.complete = true, true
	if t != nil {
		read = p.read()
	}
	if notes, err = r.result(); err != nil {
		return nil, notes, err
	}
	return read, notes, nil
}

// placements reads the rows of a programme.
type placements struct {
	t        *table
	e        *model.Event
	sessions *register[model.SessionIndex]
	rooms    *register[model.RoomIndex]

	main  times // by which rows are read
	local times // that say it again on the venue's clock; without columns for none
	plain times // that say it once more, as spreadsheets know it; without columns for none
}

func (p *placements) read() *model.Programme {
	t := p.t
	if t.has("start") && (t.has("start_utc") || t.has("start_local")) && !t.calendar.NoZone {
		p.plain = times{start: "start", end: "end"}
	}
	switch {
	case t.has("start") && p.plain.start == "":
		p.main = times{start: "start", end: "end"}
	case t.has("start_utc"):
		p.main = times{start: "start_utc", end: "end_utc"}
	case t.has("start_local"):
		p.main = times{start: "start_local", end: "end_local"}
	default:
		p.main = times{start: "start", end: "end"}
		if t.unsure {
			break
		}
		t.fault(t.position(1, 1), `the column "start" is missing`, "add it to the first row, or start_utc or start_local")
	}
	if p.main.start != "start_local" && t.has("start_local") && !t.calendar.NoZone {
		p.local = times{start: "start_local", end: "end_local"}
	}
	var all []model.Placement
	for t.next() {
		if pl, ok := p.readRow(); ok {
			all = append(all, pl)
		}
	}
	return model.NewProgramme(all)
}

// readRow returns the placement of the current row, and whether it is one.
func (p *placements) readRow() (pl model.Placement, ok bool) {
	t := p.t
	p.setClocks()
	s, known := refer(t, p.sessions, "session")
	pl = model.Placement{
		Session: s, Pos: t.pos(),
		State: model.State(t.choice("state")),
	}
	pl.Told, _ = t.number("told", 0)
	room := t.label("room")
	if room == "" {
		p.noteRoomName(model.NoRoom)
	} else if r, known := refer(t, p.rooms, "room"); known {
		pl.Room = model.InRoom(r)
		p.noteRoomName(r)
	}
	length := model.Minutes(0)
	if known {
		length = p.e.Length(s)
	}
	v, given, whole := p.readInterval(length)
	if !given {
		if room != "" {
			t.need(p.main.start)
		}
		return pl, false
	}
	pl.Interval = v
	return pl, known && whole
}

// noteOffGrain notes, once, starts of the baseline that no window has on the grain, which
// are legal for their own sessions. Far more windows and placements than a conference has
// are not gone through.
func (r *reading) noteOffGrain(t *table) {
	if len(r.e.Windows)*len(r.e.Baseline.Placements) > 50*maxComparisons {
		return
	}
	var first *model.Placement
	more := -1
	for i := range r.e.Baseline.Placements {
		p := &r.e.Baseline.Placements[i]
		open, on := false, false
		for _, w := range r.e.Windows {
			if len(w.Starts) == 0 && w.Contains(p.Interval) {
				open = true
				on = on || p.Start.Sub(w.Start)%max(1, r.e.Grain) == 0
			}
		}
		if open && !on {
			if more++; first == nil || p.Pos.Line < first.Pos.Line {
				first = p
			}
		}
	}
	if first == nil {
		return
	}
	also := ""
	switch {
	case more == 1:
		also = ", and so does one more"
	case more > 1:
		also = fmt.Sprintf(", and so do %d more", more)
	}
	t.note(first.Pos, fmt.Sprintf("%s starts off the grain of %s, at %s%s", quote(r.e.Sessions[first.Session].ID), rules.Count(int(r.e.Grain), "minute", "minutes"), first.Start, also),
		"such a start stays legal for its own session, see programme rules R04")
}

// noteRoomName notes a room_name that is not that of the room, which counts.
func (p *placements) noteRoomName(room model.RoomIndex) {
	t := p.t
	name := t.label("room_name")
	if name == "" || t.lost || room != model.NoRoom && (name == p.e.Rooms[room].Name || name == p.e.Rooms[room].ID) {
		return
	}
	t.note(t.where("room_name"), fmt.Sprintf("room_name is %s, but the room is %s", quote(name), quote(t.label("room"))), "the column room is what counts")
}

func writeBaseline(e *model.Event) File {
	s := newSheet(&model.Event{}, placementSpec.name, "session", "start", "end", "room", "state", "told")
	for _, pl := range e.Baseline.Placements {
		room := ""
		if pl.Room.Given() {
			room = e.Rooms[pl.Room.Index()].ID
		}
		s.add(model.Row{}, e.Sessions[pl.Session].ID, pl.Start.String(), pl.End.String(), room, string(pl.State), number(pl.Told))
	}
	return s.file()
}
