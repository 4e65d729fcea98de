package tables

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"programme/model"
)

// The columns of a baseline, and how programme.csv names its times.
var placementSpec = &spec{"baseline", []string{"session", "room", "start", "end", "state", "told", "zone", "start_utc", "end_utc"}, 2}

// shownColumns are the columns of programme.csv that say again, for people, what others
// say or what stands in the event.
var shownColumns = []string{"title", "type", "day", "start_local", "end_local", "room_name", "themes", "moved"}

// readBaseline reads baseline.csv.
func (r *reading) readBaseline() {
	t, _ := r.open(placementSpec)
	if t == nil {
		return
	}
	for k, name := range t.extraNames {
		// Where a role is named like another column, its people stand under people_.
		_, role := r.roles.byID(strings.TrimPrefix(name, "people_"))
		if !role && !slices.Contains(shownColumns, name) {
			r.note(t.posOf(t.scan.cells[t.extra[k]]), fmt.Sprintf("the column %s is not read, and not kept", quote(name)), "keep it elsewhere")
		}
	}
	p := placements{t: t, e: r.e, sessions: r.sessions, rooms: r.rooms}
	r.e.Baseline = p.read()
}

// ReadProgramme reads a programme for e from programme.csv, as the command writes it, or
// from a baseline.csv; name is what positions call the file. Columns are session, room,
// start and end with an offset or beside a zone, or start_utc and end_utc; state and
// told; others are passed over. Without an end a session lasts as long as the event
// says. A row with neither time nor room is a session that is not placed. The error is a
// [model.Faults] with everything that is wrong.
func ReadProgramme(name string, content io.Reader, e *model.Event) (*model.Programme, error) {
	r := newReport()
	text, err := readLimited(content, 0, maxFile)
	if err != nil {
		r.refuse(model.Position{File: name}, err)
		_, err = r.result()
		return nil, err
	}
	p := placements{e: e, sessions: newRegister[model.SessionIndex]("session", "the event"), rooms: newRegister[model.RoomIndex]("room", "the event")}
	for i := range e.Sessions {
		p.sessions.put(e.Sessions[i].ID, model.SessionIndex(i), 0)
	}
	for i := range e.Rooms {
		p.rooms.put(e.Rooms[i].ID, model.RoomIndex(i), 0)
		p.rooms.addName(e.Rooms[i].Name, e.Rooms[i].ID)
	}
	p.sessions.complete, p.rooms.complete = true, true
	var read *model.Programme
	if p.t = openTable(r, placementSpec, name, text); p.t != nil {
		read = p.read()
	}
	if _, err = r.result(); err != nil {
		return nil, err
	}
	return read, nil
}

// placements reads the rows of a programme.
type placements struct {
	t        *table
	e        *model.Event
	sessions *register[model.SessionIndex]
	rooms    *register[model.RoomIndex]
}

func (p *placements) read() *model.Programme {
	t := p.t
	start, end := "start", "end"
	if !t.has("start") {
		if start, end = "start_utc", "end_utc"; !t.has(start) {
			t.fault(at(t.name, 1, 1), `the column "start" is missing`, "add it to the first row, or start_utc")
		}
	}
	var all []model.Placement
	for t.next() {
		if pl, ok := p.readRow(start, end); ok {
			all = append(all, pl)
		}
	}
	return model.NewProgramme(all)
}

// readRow returns the placement of the current row, and whether it is one.
func (p *placements) readRow(start, end string) (pl model.Placement, ok bool) {
	t := p.t
	on := t.clock("zone")
	if start == "start_utc" {
		on = clock{zone: "UTC"}
	}
	s, known := refer(t, p.sessions, "session")
	pl = model.Placement{
		Session: s, Room: model.NoRoom, Pos: t.pos(),
		State: model.State(t.choice("state", string(model.Draft), string(model.Offered), string(model.Confirmed), string(model.Published))),
	}
	pl.Told, _ = t.number("told", 0)
	room := t.label("room")
	if room != "" {
		pl.Room, _ = refer(t, p.rooms, "room")
	}
	if t.label(start) == "" {
		if room != "" || t.label(end) != "" {
			t.need(start)
		}
		return pl, false
	}
	if t.label(end) != "" {
		var whole bool
		pl.Interval, whole = t.interval(start, end, on)
		return pl, known && whole
	}
	if pl.Start = t.instant(start, on); !known || pl.Start == model.NoInstant {
		return pl, false
	}
	pl.Interval = model.Span(pl.Start, p.e.Length(s))
	if pl.End > latest {
		t.wrong(start, fmt.Sprintf("the session starts %s and ends after the year 2199", quote(t.label(start))), "mend the year")
	}
	return pl, true
}

func writeBaseline(e *model.Event) File {
	s := newSheet(&model.Event{}, placementSpec.name, "session", "start", "end", "room", "state", "told")
	for _, pl := range e.Baseline.Placements {
		room := ""
		if pl.Room != model.NoRoom {
			room = e.Rooms[pl.Room].ID
		}
		s.add(model.Row{}, e.Sessions[pl.Session].ID, pl.Start.String(), pl.End.String(), room, string(pl.State), number(pl.Told))
	}
	return s.file()
}
