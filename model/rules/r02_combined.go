package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Combined is the value of an instance of R02 about a room and those that combine it with others.
const Combined = "combined"

// objectToShared objects to a line by which a room that is combined, or combines others, holds
// several sessions.
func objectToShared(e *model.Event, b *Bound) []Objection {
	for r := range e.Rooms {
		room := model.RoomIndex(r)
		if b.Has("rooms") && !slices.Contains(b.Rooms("rooms"), room) {
			continue
		}
		if overflows(e, room) || e.Rooms[r].Paired() && b.Has("rooms") {
			return []Objection{{
				Keys:    []string{"max"},
				Message: fmt.Sprintf("%s is an overflow room, or has one beside it, and holds one session at a time", Room(e, room)),
				Remedy:  "write a line for the rooms that are meant, without it",
			}}
		}
		if e.Rooms[r].Paired() || len(e.Rooms[r].Combines) == 0 && !slices.ContainsFunc(e.Wholes(room), func(whole model.RoomIndex) bool { return !e.Rooms[whole].Paired() }) {
			continue
		}
		return []Objection{{
			Keys:    []string{"max"},
			Message: fmt.Sprintf("%s is combined with others, or combines them, and holds one session at a time", Room(e, room)),
			Remedy:  "write a line for the rooms that are meant, without it",
		}}
	}
	return nil
}

// overflows reports whether a room is an overflow room, or shares a part with one.
func overflows(e *model.Event, room model.RoomIndex) bool {
	return slices.ContainsFunc(e.Rooms, func(r model.Room) bool { return r.Paired() && !e.Rooms[room].Paired() && e.Share(room, r.Pair[1]) })
}

// judgeCombined reports the sessions that overlap in two rooms which share a part.
func judgeCombined(c *Case) {
	e := c.Event
	for r := range e.Rooms {
		for s := range r {
			if !e.Share(model.RoomIndex(r), model.RoomIndex(s)) {
				continue
			}
			for _, p := range c.ByRoom[r] {
				for _, q := range c.ByRoom[s] {
					reportShared(c, p, q)
				}
			}
		}
	}
}

// reportShared reports two sessions if they overlap.
func reportShared(c *Case, p, q model.Placement) {
	e, overlap := c.Event, p.Overlap(q.Interval)
	if overlap == 0 || c.together(p.Session, q.Session) {
		return
	}
	if q.Start < p.Start {
		p, q = q, p
	}
	in := NewInstance(c.Binding.Rule.ID)
	in.Value, in.A, in.B, in.Room = Combined, p.Session, q.Session, sharedPart(e, p.Room.Index(), q.Room.Index())
	in.Span = model.Interval{Start: q.Start, End: q.Start.Add(overlap)}
	if parallelIn(c.Binding, in.Room).Count("max") > 1 {
		return // which is not for any that is in two rooms
	}
	c.Report(parallelIn(c.Binding, in.Room), in, int(overlap), fmt.Sprintf("%s is taken by %s in %s (%s) and %s in %s (%s): %s overlap",
		Room(e, in.Room), Session(e, p.Session), Room(e, p.Room.Index()), Span(e, p.Interval),
		Session(e, q.Session), Room(e, q.Room.Index()), Span(e, q.Interval), Duration(overlap)))
}

// sharedPart returns the first room that is in both rooms, which share one.
func sharedPart(e *model.Event, r, s model.RoomIndex) model.RoomIndex {
	of := e.Within(s)
	for _, part := range e.Within(r) {
		if slices.Contains(of, part) && len(e.Rooms[part].Combines) == 0 {
			return part
		}
	}
	return r
}

// sayCombined states that a room and those that combine it hold one session at a time.
func sayCombined(e *model.Event, r model.RoomIndex) string {
	var wholes []string
	for _, whole := range e.Wholes(r) {
		if !e.Rooms[whole].Paired() {
			wholes = append(wholes, Room(e, whole))
		}
	}
	if len(wholes) == 0 {
		return fmt.Sprintf("%s can be an overflow room, or have one: one session at a time can be in it", Room(e, r))
	}
	return fmt.Sprintf("%s is part of %s: one session at a time can be in them", Room(e, r), And(wholes))
}

// inSpace returns what is in a room and in those that combine it with others, by start.
func (c *Case) inSpace(r model.RoomIndex) []model.Placement {
	wholes := c.Event.Wholes(r)
	if len(wholes) == 0 {
		return c.ByRoom[r]
	}
	list := slices.Clone(c.ByRoom[r])
	for _, whole := range wholes {
		list = append(list, c.ByRoom[whole]...)
	}
	slices.SortStableFunc(list, func(p, q model.Placement) int { return int(p.Start - q.Start) })
	return list
}

// spaceOf returns some rooms, and after them those that share a part with any of them.
func spaceOf(e *model.Event, rooms []model.RoomIndex) []model.RoomIndex {
	all := slices.Clone(rooms)
	for r := range e.Rooms {
		room := model.RoomIndex(r)
		if !slices.Contains(rooms, room) && slices.ContainsFunc(rooms, func(s model.RoomIndex) bool { return e.Share(room, s) }) {
			all = append(all, room)
		}
	}
	return all
}
