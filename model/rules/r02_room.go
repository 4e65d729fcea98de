package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r02 = Rule{
	ID: "R02", Name: "one session per room at a time",
	Text: "Two sessions are never in one room at the same time, unless the room is said to hold several; merged sessions count as one. " +
		"Where a session starts while as many others as the room holds are in it, each of these but the first max-1 to start counts for the minutes that it shares with the one that starts. " +
		"A session in a room that combines others takes them all, so that nothing else is in any of them, nor in another room that combines one of them: two sessions there count for the minutes that they share. Such rooms hold one session at a time.",
	Reads: []string{"rooms.combines"},
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Structural: true,
	Params: []ParamSpec{
		{Key: "rooms", Type: RoomList, Text: "rooms that the line is about"},
		{Key: "max", Type: CountParam, Default: "1", Text: "sessions that the room can hold at once"},
	},
	Validate: func(e *model.Event, b *Bound) []Objection {
		if b.Count("max") == 0 {
			return []Objection{{Keys: []string{"max"}, Message: "no room holds 0 sessions", Remedy: "give a max of at least 1, or close the room in rooms.csv"}}
		}
		if b.Count("max") > 1 {
			return objectToShared(e, b)
		}
		return nil
	},
	Scope: func(e *model.Event, _ *Binding) Scope { return Scope{Count: len(e.OwnRooms()), Of: "rooms"} },
	Hangs: hanging(OnPlace, WithRoom),
	Judge: func(c *Case) {
		judgeRoomHoldsOne(c)
		judgeCombined(c)
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Value == Combined {
			return sayCombined(e, i.Room)
		}
		if n := b.Setting(i.Setting).Count("max"); n > 1 {
			return fmt.Sprintf("%s can hold %d sessions at a time", Room(e, i.Room), n)
		}
		return Room(e, i.Room) + " can hold one session at a time"
	},
	Beside: func(e *model.Event, _ *Binding, i Instance, other model.SessionIndex) string {
		if i.Value == Combined {
			return fmt.Sprintf("%s taken by %s", Room(e, i.Room), e.Sessions[other].ID)
		}
		return "taken by " + e.Sessions[other].ID
	},
	Full:     func(Instance) string { return "full" },
	Plain:    true,
	NoRemedy: "no change makes a room hold more sessions",
}

// parallelIn returns the setting that says how many sessions a room holds: the last
// item that names it, else the general one.
func parallelIn(b *Binding, r model.RoomIndex) *Bound {
	return lastNaming(b, "rooms", r)
}

// AtOnce returns how many sessions a room holds at once.
func AtOnce(book *Book, r model.RoomIndex) int { return parallelIn(book.Of(r02.ID), r).Count("max") }

func judgeRoomHoldsOne(c *Case) {
	e := c.Event
	for r, placed := range c.ByRoom {
		b := parallelIn(c.Binding, model.RoomIndex(r))
		most := b.Count("max")
		for j, later := range placed {
			// The sessions that run when this one starts: where there are too many, each
			// but the first max-1 clashes with it.
			var running []model.SessionIndex // one of each merge
			for _, earlier := range placed[:j] {
				overlap := earlier.Overlap(later.Interval)
				if overlap == 0 || c.together(earlier.Session, later.Session) {
					continue
				}
				place := slices.IndexFunc(running, func(s model.SessionIndex) bool { return c.together(s, earlier.Session) })
				if place < 0 {
					place, running = len(running), append(running, earlier.Session)
				}
				if place < most-1 {
					continue
				}
				in := NewInstance("R02")
				in.A, in.B, in.Room = earlier.Session, later.Session, model.RoomIndex(r)
				in.Span = model.Interval{Start: later.Start, End: later.Start.Add(overlap)}
				c.Report(b, in, int(overlap), fmt.Sprintf("%s holds %s (%s) and %s (%s): %s overlap",
					Room(e, in.Room), Session(e, in.A), Span(e, earlier.Interval), Session(e, in.B), Span(e, later.Interval),
					Duration(overlap)))
			}
		}
	}
}

// Overload returns the instance that a sum speaks for by which sessions need more time than
// there is: of rooms or, unless who is [model.NoPerson], of a person (R16).
func Overload(who model.PersonIndex) Instance {
	if who == model.NoPerson {
		return NewInstance(r02.ID)
	}
	in := NewInstance(r16.ID)
	in.Person = who
	return in
}
