package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

var r05 = Rule{
	ID: "R05", Name: "type and room fit the window",
	Reads: []string{"sessions.type", "windows.types", "windows.rooms"},
	Text: "Where the windows take a session as R04 asks, the lead-in aside, those of them that are open to its type and to its room take it by themselves: it starts at a legal start of one of these and is inside one of them all the time. " +
		"Where the windows do not take it R05 says nothing. " +
		"A line that names sessions or types binds those sessions to rooms, to windows inside one of which they start, or to both. A session counts once for each line.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that the line is about"},
		{Key: "type", Type: TypeList, Text: "types of sessions that the line is about"},
		{Key: "rooms", Type: RoomList, Where: true, Text: "rooms, in one of which they are"},
		{Key: "windows", Type: WindowList, Text: "windows, inside one of which they start"},
	},
	Needs: [][]string{{"session", "type"}, {"rooms", "windows"}},
	Scope: scopeOfFit,
	Hangs: hanging(OnPlace, WithNothing),
	Judge: func(c *Case) {
		judgeFit(c)
		judgeBoundToPlaces(c)
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if s := b.Setting(i.Setting); s.Index >= 0 {
			return fmt.Sprintf("%s must %s", Session(e, i.A), And(places(e, s)))
		}
		return fmt.Sprintf("%s must be in a window that is open to type %q and to its room", Session(e, i.A), e.Sessions[i.A].Type)
	},
	Bars: func(_ *model.Event, b *Binding, i Instance) string {
		if b.Setting(i.Setting).Index >= 0 {
			return "bound to other places"
		}
		return "no window for it"
	},
	Remedies: func(e *model.Event, _ *Binding, i Instance) (list []Remedy) {
		if i.Setting >= 0 || i.A == model.NoSession || slices.ContainsFunc(e.Windows, func(w model.Window) bool {
			return len(w.Types) == 0 || slices.Contains(w.Types, e.Sessions[i.A].Type)
		}) {
			return nil // the line that states it can be switched off
		}
		for _, day := range e.Days {
			list = append(list, LongerDay(e, day)...)
		}
		return list
	},
}

// scopeOfFit: windows that are not for every session.
func scopeOfFit(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "windows that are for some types or rooms alone"}
	for i := range e.Windows {
		if len(e.Windows[i].Types)+len(e.Windows[i].Rooms) > 0 {
			s.Count++
		}
	}
	return s
}

func judgeFit(c *Case) {
	e := c.Event
	for _, p := range c.Placements {
		fits := func(w *model.Window) bool { return unfitFor(e, w, p) == "" }
		own := c.ownStarts(p.Session)
		if !takes(e, everyWindow, p.Interval, own) || takes(e, fits, p.Interval, own) {
			continue
		}
		var why []string
		for i := range e.Windows {
			if w := &e.Windows[i]; w.Overlaps(p.Interval) && !fits(w) {
				why = append(why, fmt.Sprintf("window %q is not for %s", w.ID, unfitFor(e, w, p)))
			}
		}
		in := NewInstance("R05")
		in.A, in.Room, in.Span = p.Session, p.Room.Index(), p.Interval
		c.Report(&c.Binding.General, in, 1, Placed(e, p, "")+", is misplaced: "+And(why))
	}
}

// unfitFor says what of p the window is not open to: its type, its room, or both; "" if
// it is open to p.
func unfitFor(e *model.Event, w *model.Window, p model.Placement) string {
	var unfit []string
	if t := e.Sessions[p.Session].Type; len(w.Types) > 0 && !slices.Contains(w.Types, t) {
		unfit = append(unfit, fmt.Sprintf("type %q", t))
	}
	if p.Room.Given() && len(w.Rooms) > 0 && !slices.Contains(w.Rooms, p.Room.Index()) {
		unfit = append(unfit, Room(e, p.Room.Index()))
	}
	return Or(unfit)
}

func judgeBoundToPlaces(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		for _, s := range b.Sessions("session", "type") {
			for _, p := range c.BySession[s] {
				missed := missedPlaces(e, b, p)
				if len(missed) == 0 {
					continue
				}
				in := NewInstance("R05")
				in.A, in.Room, in.Span = p.Session, p.Room.Index(), p.Interval
				c.Report(b, in, 1, fmt.Sprintf("%s, must %s", Placed(e, p, ""), And(missed)))
			}
		}
	}
}

// places says what the rooms and windows of b bind a session to do.
func places(e *model.Event, b *Bound) []string {
	var text []string
	if rooms := b.Rooms("rooms"); len(rooms) > 0 {
		text = append(text, "be in "+Rooms(e, rooms))
	}
	if windows := b.Windows("windows"); len(windows) > 0 {
		text = append(text, "start inside "+Windows(e, windows))
	}
	return text
}

// missedPlaces says which of the rooms and windows of b the placement misses.
func missedPlaces(e *model.Event, b *Bound, p model.Placement) []string {
	var text []string
	if rooms := b.Rooms("rooms"); len(rooms) > 0 && p.Room.Given() && !slices.Contains(rooms, p.Room.Index()) {
		text = append(text, "be in "+Rooms(e, rooms))
	}
	if windows := b.Windows("windows"); len(windows) > 0 && !insideOne(e, windows, p.Start) {
		text = append(text, "start inside "+Windows(e, windows))
	}
	return text
}
