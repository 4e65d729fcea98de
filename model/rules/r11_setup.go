package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// setUps is the part of R11 that is about the minutes which a session gives.
const setUps = "setups"

// saySetUp states that a room is free before a session, or before each of two.
func saySetUp(e *model.Event, i Instance) string {
	room := "a room"
	if i.Room != model.NoRoom {
		room = Room(e, i.Room)
	}
	free := func(s model.SessionIndex) string {
		return fmt.Sprintf("for %s before %s starts", Duration(e.Sessions[s].Setup), Session(e, s))
	}
	if i.B == model.NoSession {
		return fmt.Sprintf("%s must be free %s, once it is no longer held", room, free(i.A))
	}
	var parts []string
	for _, pair := range [][2]model.SessionIndex{{i.A, i.B}, {i.B, i.A}} {
		if e.Sessions[pair[1]].Setup > 0 {
			parts = append(parts, fmt.Sprintf("%s, after %s", free(pair[1]), Session(e, pair[0])))
		}
	}
	return fmt.Sprintf("%s must be free %s", room, And(parts))
}

// judgeSetUps reports the sessions before which their room is free for less than they give.
func judgeSetUps(c *Case, b *Bound, r model.RoomIndex) {
	e := c.Event
	report := func(p model.Placement, in Instance, end model.Instant, what string) {
		needed, gap := e.Sessions[p.Session].Setup, p.Start.Sub(end)
		if gap < 0 || gap >= needed {
			return
		}
		in.Part, in.Room = setUps, r
		in.Span = model.Interval{Start: end, End: p.Start}
		c.Report(b, in, int(needed-gap), fmt.Sprintf("%s must be free for %s before %s (%s) starts, after %s: %s missing",
			Room(e, r), Duration(needed), Session(e, p.Session), Span(e, p.Interval), what, Duration(needed-gap)))
	}
	placed := c.inSpace(r)
	for j, later := range placed {
		if e.Sessions[later.Session].Setup == 0 {
			continue
		}
		for _, earlier := range placed[:j] {
			if !c.together(earlier.Session, later.Session) {
				in := NewInstance("R11")
				in.A, in.B = earlier.Session, later.Session
				report(later, in, earlier.End, fmt.Sprintf("%s (%s)", Session(e, in.A), Span(e, earlier.Interval)))
			}
		}
		for _, h := range c.Book.Of(Hold).active() {
			if holdsRoom(e, h, r) {
				in := NewInstance("R11")
				in.A = later.Session
				report(later, in, holdSpan(h).End, fmt.Sprintf("%s, %s", holdTitle(h), Span(e, holdSpan(h))))
			}
		}
	}
}

// lessTurnaround shortens what a room needs between two sessions: a set-up, or else what the
// setting asks, and the change of layout.
func lessTurnaround(e *model.Event, b *Binding, i Instance) (list []Remedy) {
	if i.Part != setUps {
		if list = milder(e, b, i, step{"base", -5, 0}, step{"layout", -15, 0}, step{"catering", -15, 0}); i.B != model.NoSession {
			list = slices.Concat(list, inAnyLayout(e, i.A), inAnyLayout(e, i.B))
		}
		return list
	}
	for _, s := range []model.SessionIndex{i.A, i.B} {
		if s == model.NoSession {
			continue
		}
		for set := e.Sessions[s].Setup; set > 0; {
			set = max(0, (set-1)/shortestSetUp*shortestSetUp)
			list = append(list, ofSession(Shorten, s, "session %q setup %d", e.Sessions[s].ID, set))
		}
	}
	return append(list, softer("R11", model.Off))
}

// shortestSetUp is by how many minutes a repair shortens a set-up: what a crew can plan with.
const shortestSetUp = 15
