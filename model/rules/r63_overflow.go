package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r63 = Rule{
	ID: "R63", Name: "an overflow room beside its own",
	Reads: []string{"sessions.overflow"},
	Text: "A session that gives rooms for its overflow is in one of them besides its own room, for its whole time: its room in the programme is both, as in Main Hall + Room 4. No other session is in two rooms. " +
		"Both rooms are taken as those of a combined room are (R02): what holds or closes one of them does so to the session (R15, R17, R31), each needs its minutes between sessions (R11), and a window that names rooms has to name both. " +
		"The seats of both count together (R06, R14). In all else the session is in its own room, the first: by its area, layouts, services and booths, by the ways to it, and wherever a line names rooms to be in (R05, R35, R61). Where rooms are told apart, the two are a room of their own (R13, R53, R54). " +
		"Merged sessions take one of the rooms that any of them gives. A room that holds several sessions at a time has no overflow room and is none.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Structural: true,
	Scope: func(e *model.Event, _ *Binding) Scope {
		s := Scope{Of: "sessions that take an overflow room"}
		for i := range e.Sessions {
			if len(e.Sessions[i].Overflow) > 0 {
				s.Count++
			}
		}
		if s.Count == 0 && len(e.OwnRooms()) < len(e.Rooms) {
			s.Count = 1 // a session that took one before a change
		}
		return s
	},
	Hangs: hanging(OnRoom, WithNothing),
	Judge: judgeOverflow,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		over := overflowOf(e, b.merges.mergedWith(e, i.A))
		if len(over) == 0 {
			return Session(e, i.A) + " takes no overflow room, and is in one room"
		}
		return fmt.Sprintf("%s needs %s besides its own room, for its overflow", Session(e, i.A), Rooms(e, over))
	},
	Bars: func(e *model.Event, b *Binding, i Instance) string {
		if len(overflowOf(e, b.merges.mergedWith(e, i.A))) == 0 {
			return "two rooms"
		}
		return "no overflow room"
	},
	Remedies: func(e *model.Event, b *Binding, i Instance) (list []Remedy) {
		for _, s := range b.merges.mergedWith(e, i.A) {
			if len(e.Sessions[s].Overflow) > 0 {
				list = append(list, ofSession(DoWithout, s, "session %q overflow none", e.Sessions[s].ID))
			}
		}
		return list
	},
}

// overflowOf returns the rooms that any of some sessions gives for its overflow, in the order in
// which they are given, each once.
func overflowOf(e *model.Event, sessions []model.SessionIndex) (rooms []model.RoomIndex) {
	for _, s := range sessions {
		rooms = append(rooms, e.Sessions[s].Overflow...)
	}
	return distinct(rooms)
}

func judgeOverflow(c *Case) {
	e := c.Event
	for _, p := range c.Placements {
		if !p.Room.Given() {
			continue
		}
		over, pair := overflowOf(e, c.mergedWith(e, p.Session)), e.Rooms[p.Room.Index()].Pair
		in := NewInstance("R63")
		in.A, in.Room, in.Span, in.Source = p.Session, p.Room.Index(), p.Interval, e.Sessions[p.Session].Pos
		wrong := ""
		switch {
		case len(over) == 0 && pair == nil:
		case len(over) == 0:
			wrong = "is in two rooms and takes no overflow room"
		case pair == nil:
			wrong = "is without its overflow room, " + Rooms(e, over)
		case !slices.Contains(over, pair[1]):
			wrong = fmt.Sprintf("is in %s, and its overflow room is %s", Room(e, pair[1]), Rooms(e, over))
		case e.Share(pair[0], pair[1]):
			wrong = fmt.Sprintf("has %s for its overflow, which is in %s", Room(e, pair[1]), Room(e, pair[0]))
		case AtOnce(c.Book, pair[0]) > 1:
			wrong = fmt.Sprintf("has an overflow room beside %s, which holds several sessions", Room(e, pair[0]))
		}
		if wrong != "" {
			c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s, %s", Placed(e, p, ""), wrong))
		}
	}
}
