package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r51 = Rule{
	ID: "R51", Name: "swept before it",
	Reads: []string{"sessions.type", "sessions.themes"},
	Text: "For so many minutes before each session of a line its room is empty, and so is each of the neighbouring rooms: the room is swept, and stays closed until the start. " +
		"Another session counts the minutes of that time that it is in one of these rooms, and so does a hold with catering (R15) in one of them; a hold that is off is none. A room that combines others is swept, and in the way, with all of these (R02). Sessions merged with it are not bound, nor are sessions without a room.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions before which the room is swept"},
		{Key: "type", Type: TypeList, Text: "types of sessions before which the room is swept"},
		{Key: "theme", Type: ThemeList, Text: "themes before whose sessions the room is swept"},
		{Key: "before", Type: MinutesParam, Default: "60", Text: "minutes before the start in which the room is empty"},
		{Key: "neighbours", Type: RoomList, Text: "rooms that are empty then too, wherever the session is"},
	},
	Needs: [][]string{{"session", "type", "theme"}},
	Scale: scaleOf("before"),
	Scope: linesAlone,
	Judge: judgeSweeps,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		text := fmt.Sprintf("%s %s before %s", sweptRooms(e, s), asks(s.Level)+" be empty for "+Duration(s.Minutes("before")), Session(e, i.A))
		switch {
		case i.B != model.NoSession:
			text += ", so " + Session(e, i.B) + " is not there then"
		case i.Span != (model.Interval{}):
			text += ", and food is served there " + Span(e, i.Span)
		}
		return text
	},
	AfterHolds: true,
	Bars:       always("food in it during the sweep"),
	Beside: func(e *model.Event, _ *Binding, i Instance, other model.SessionIndex) string {
		if other == i.A {
			return "swept before " + e.Sessions[other].ID
		}
		return e.Sessions[other].ID + " in its sweep"
	},
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy { return milder(e, b, i, step{"before", -15, 0}) },
}

// sweptRooms says which rooms a line has swept.
func sweptRooms(e *model.Event, b *Bound) string {
	rooms := b.Rooms("neighbours")
	if len(rooms) == 0 {
		return "the room"
	}
	names := []string{"the room"}
	for _, r := range rooms {
		names = append(names, Room(e, r))
	}
	return And(names)
}

func judgeSweeps(c *Case) {
	for _, b := range c.Binding.active() {
		for _, s := range b.Sessions("session", "type", "theme") {
			for _, p := range c.BySession[s] {
				if p.Room.Given() && b.Minutes("before") > 0 {
					c.judgeSweep(b, p)
				}
			}
		}
	}
}

// judgeSweep reports who is in the rooms that are swept before p.
func (c *Case) judgeSweep(b *Bound, p model.Placement) {
	e := c.Event
	sweep := model.Interval{Start: p.Start.Add(-b.Minutes("before")), End: p.Start}
	swept := func(r model.RoomIndex) bool {
		return e.Share(r, p.Room.Index()) || slices.ContainsFunc(b.Rooms("neighbours"), func(n model.RoomIndex) bool { return e.Share(r, n) })
	}
	say := fmt.Sprintf("%s, needs %s empty for %s before", Placed(e, p, ""), sweptRooms(e, b), Duration(b.Minutes("before")))
	for _, q := range c.Placements {
		overlap := q.Overlap(sweep)
		if overlap == 0 || !q.Room.Given() || !swept(q.Room.Index()) || c.together(p.Session, q.Session) {
			continue
		}
		in := NewInstance("R51")
		in.A, in.B, in.Room, in.Span = p.Session, q.Session, q.Room.Index(), sweep
		c.Report(b, in, int(overlap), fmt.Sprintf("%s; %s, takes %s of that time", say, Placed(e, q, ""), Duration(overlap)))
	}
	for _, h := range c.Book.Of(Hold).active() {
		overlap := holdSpan(h).Overlap(sweep)
		if overlap == 0 || !h.Yes("catering") || !slices.ContainsFunc(h.Rooms("rooms"), swept) {
			continue
		}
		in := NewInstance("R51")
		in.A, in.Room, in.Span = p.Session, p.Room.Index(), holdSpan(h)
		c.Report(b, in, int(overlap), fmt.Sprintf("%s; food is served there for %s of that time, for %s, %s",
			say, Duration(overlap), holdTitle(h), Span(e, holdSpan(h))))
	}
}
