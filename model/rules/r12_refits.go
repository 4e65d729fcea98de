package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

var r12 = Rule{
	ID: "R12", Name: "few changes of layout",
	Reads: []string{"sessions.layout"},
	Text: "In a room on a conference day the layout changes max times at most, and each further change counts. It changes where a session gives another layout than the last one before it that gives one: a session without a layout leaves the room as it is, and so do idle times. " +
		"Merged sessions are one, with the layout of the first that gives one. Rooms that hold several sessions at once are not bound. What is in a room that combines others is in each of them, which are laid out for it; a line about it is about them.",
	Level: model.Soft(5), Weight: 30, Unit: "changes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "rooms", Type: RoomList, Text: "rooms that the line is about; the last line that names a room, or one that combines it with others, is its own"},
		{Key: "max", Type: CountParam, Default: "1", Text: "changes that cost nothing, in each room on each day"},
	},
	Scope: scopeOfRefits,
	Hangs: hangingOnLayout,
	Judge: judgeRefits,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		room := "a room"
		if i.Room != model.NoRoom {
			room = Room(e, i.Room)
		}
		when := "a day"
		if i.Span.Minutes() > 0 {
			when = "on " + Day(model.DateIn(i.Span.Start, e.Zone))
		}
		most := b.Setting(i.Setting).Count("max")
		if most == 0 {
			return fmt.Sprintf("%s keeps one layout %s", room, when)
		}
		return fmt.Sprintf("%s changes its layout at most %s %s", room, often(most), when)
	},
	Full:     func(Instance) string { return "one change of layout too many" },
	Remedies: raisedCeiling,
	Spares:   func(e *model.Event, _ *Binding, _ Instance, s model.SessionIndex) []Remedy { return inAnyLayout(e, s) },
}

func scopeOfRefits(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "rooms in which sessions give several layouts", Count: len(e.Rooms)}
	var layouts []string
	for i := range e.Sessions {
		if x := &e.Sessions[i]; x.State != model.Cancelled && x.Layout != "" && !slices.Contains(layouts, x.Layout) {
			layouts = append(layouts, x.Layout)
		}
	}
	switch {
	case s.Count == 0:
		s.Lacks = "there is no room"
	case len(layouts) == 0:
		s.Count, s.Lacks = 0, "no session gives a layout"
	case len(layouts) == 1:
		s.Count, s.Lacks = 0, "all sessions that give a layout give one"
	}
	return s
}

// hangingOnLayout: what gives no layout changes none.
func hangingOnLayout(book *Book, sessions []model.SessionIndex) Hangs {
	m := book.Of("R45").merges
	layouts := layoutsOf(book.event, m)
	if slices.ContainsFunc(sessions, func(s model.SessionIndex) bool { return layouts[m.first[s]] != "" }) {
		return Hangs{OnPlace, WithRoom}
	}
	return Hangs{OnNothing, WithNothing}
}

// layoutsOf returns the layout of each session that stands for those that it is placed with.
func layoutsOf(e *model.Event, m *merges) []string {
	layouts := make([]string, len(e.Sessions))
	for i := range e.Sessions {
		if first := m.first[i]; layouts[first] == "" && e.Sessions[i].State != model.Cancelled {
			layouts[first] = e.Sessions[i].Layout
		}
	}
	return layouts
}

func judgeRefits(c *Case) {
	e, layouts := c.Event, c.layoutsGiven()
	for r := range c.ByRoom {
		room := model.RoomIndex(r)
		if len(e.Rooms[r].Combines) > 0 || parallelIn(c.Book.Of("R02"), room).Count("max") > 1 {
			continue
		}
		b := lastAbout(e, c.Binding, room)
		byDay := map[model.Date][]model.Placement{}
		var days []model.Date
		for _, p := range c.eachOnce(c.inSpace(room)) {
			if layouts[c.first[p.Session]] == "" {
				continue
			}
			day := model.DateIn(p.Start, e.Zone)
			if byDay[day] == nil {
				days = append(days, day)
			}
			byDay[day] = append(byDay[day], p)
		}
		slices.SortFunc(days, model.Date.Compare)
		for _, day := range days {
			list := byDay[day]
			slices.SortStableFunc(list, func(p, q model.Placement) int { return cmp.Compare(p.Start, q.Start) })
			var laid []string
			for _, p := range list {
				if layout := layouts[c.first[p.Session]]; len(laid) == 0 || laid[len(laid)-1] != layout {
					laid = append(laid, layout)
				}
			}
			changes, most := len(laid)-1, b.Count("max")
			if changes <= most {
				continue
			}
			in := NewInstance("R12")
			in.Room, in.Span = room, day.Bounds(e.Zone)
			text := fmt.Sprintf("%s changes its layout %s on %s: %s", Room(e, room), often(changes), Day(day), inTurn(laid))
			if most > 0 {
				text += fmt.Sprintf("; at most %d", most)
			}
			c.Report(b, in, changes-most, text)
		}
	}
}

// lastAbout returns the last line that names a room, or one that combines it with others and has no
// overflow room beside it, else the general setting.
func lastAbout(e *model.Event, b *Binding, room model.RoomIndex) *Bound {
	about := []model.RoomIndex{room}
	for _, whole := range e.Wholes(room) {
		if !e.Rooms[whole].Paired() {
			about = append(about, whole)
		}
	}
	for i := len(b.Items) - 1; i >= 0; i-- {
		if slices.ContainsFunc(b.Items[i].Rooms("rooms"), func(r model.RoomIndex) bool { return slices.Contains(about, r) }) {
			return &b.Items[i]
		}
	}
	return &b.General
}

// often says how many times.
func often(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// inTurn says one after the other: "theatre", "round", then "theatre".
func inTurn(list []string) string {
	text := ""
	for i, item := range list {
		switch {
		case i > 0 && i == len(list)-1:
			text += ", then "
		case i > 0:
			text += ", "
		}
		text += fmt.Sprintf("%q", item)
	}
	return text
}
