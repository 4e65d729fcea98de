package rules

import (
	"fmt"

	"programme/model"
)

var r11 = Rule{
	ID: "R11", Name: "time to turn a room around",
	Reads: []string{"sessions.layout", "sessions.setup"},
	Text: "From the end of a session to the start of any later one in the same room there are at least base minutes, and layout minutes more if both give a layout and another one. " +
		"A session starts at least catering minutes after the end of a hold (R15) with catering in its room; a hold that is off is none. " +
		"What is missing of any two counts. At the level setups, the room of a session that gives a set-up is free for those minutes before it, after any session and any hold: they are not added to the others. A setting that gives base, layout or catering takes 0 for the others unless they are given for the whole event, and is hard where no level is said. Sessions that overlap are the matter of R02; merged sessions and rooms that hold several sessions at once are not bound. " +
		"What is in a room that combines others is in each of them, which need their minutes each; the room itself has those of a line that names it.",
	Level: model.Soft(5), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	HardBy: []string{"base", "layout", "catering"},
	Params: []ParamSpec{
		{Key: "rooms", Type: RoomList, Text: "rooms that the line is about; the last line that names a room is its own"},
		{Key: "base", Type: MinutesParam, Default: "10", Text: "minutes between two sessions; 0 where layout or catering is given and base is not"},
		{Key: "layout", Type: MinutesParam, Default: "0", Text: "minutes more where the layout changes"},
		{Key: "catering", Type: MinutesParam, Default: "0", Text: "minutes after a hold with catering"},
		{Key: "setups", Type: LevelParam, Default: "hard", Hard: true, Whole: true, Text: "level at which the set-up that a session gives counts, in all rooms whose line is not off"},
	},
	Scale: scaleOf("base", "layout", "catering"),
	Scope: scopeOfTurnaround,
	Hangs: hanging(OnPlace, WithRoom),
	Judge: func(c *Case) {
		for r := range c.ByRoom {
			if parallelIn(c.Book.Of("R02"), model.RoomIndex(r)).Count("max") > 1 {
				continue
			}
			b := lastNaming(c.Binding, "rooms", model.RoomIndex(r))
			if len(c.Event.Rooms[r].Combines) > 0 && b.Index < 0 {
				continue
			}
			judgeTurnaround(c, b, model.RoomIndex(r))
			judgeAfterCatering(c, b, model.RoomIndex(r))
			judgeSetUps(c, b, model.RoomIndex(r))
		}
	},
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		if i.Part == setUps {
			return saySetUp(e, i)
		}
		switch {
		case i.Room == model.NoRoom && i.A == model.NoSession:
			return fmt.Sprintf("a room needs %s between two sessions", Duration(s.Minutes("base")))
		case i.A == model.NoSession:
			return fmt.Sprintf("%s needs %s between two sessions", Room(e, i.Room), Duration(s.Minutes("base")))
		case i.B == model.NoSession:
			return fmt.Sprintf("%s needs %s after catering before %s can start", Room(e, i.Room), Duration(s.Minutes("catering")), Session(e, i.A))
		case i.Room == model.NoRoom:
			return fmt.Sprintf("a room needs %s between %s and %s", turnaround(e, s, i.A, i.B), Session(e, i.A), Session(e, i.B))
		}
		return fmt.Sprintf("%s needs %s between %s and %s", Room(e, i.Room), turnaround(e, s, i.A, i.B), Session(e, i.A), Session(e, i.B))
	},
	Bars: func(_ *model.Event, _ *Binding, i Instance) string {
		if i.Part == setUps {
			return "too little time to set up"
		}
		return "too soon after catering"
	},
	Beside:   beside("too close to"),
	Full:     func(Instance) string { return "too little time between" },
	Plain:    true,
	Remedies: lessTurnaround, AfterHolds: true,
}

// turnaroundMinutes returns how long the room is shut between two sessions.
func turnaroundMinutes(e *model.Event, b *Bound, s, t model.SessionIndex) model.Minutes {
	if changesLayout(e, s, t) {
		return b.Minutes("base") + b.Minutes("layout")
	}
	return b.Minutes("base")
}

func changesLayout(e *model.Event, s, t model.SessionIndex) bool {
	from, to := e.Sessions[s].Layout, e.Sessions[t].Layout
	return from != "" && to != "" && from != to
}

func scopeOfTurnaround(e *model.Event, b *Binding) Scope {
	s := Scope{Of: "rooms that need minutes between sessions"}
	someSetUp := b.General.LevelOf(setUps) != model.Off && sessionsThat(e, func(s *model.Session) bool { return s.Setup > 0 }) > 0
	for r := range e.Rooms {
		own := lastNaming(b, "rooms", model.RoomIndex(r))
		if own.Index < 0 && len(e.Rooms[r].Combines) == 0 && (someSetUp || own.Minutes("base")+own.Minutes("layout")+own.Minutes("catering") > 0) {
			s.Count++
		}
	}
	return s
}

// turnaround says turnaroundMinutes, and what for.
func turnaround(e *model.Event, b *Bound, s, t model.SessionIndex) string {
	text := Duration(turnaroundMinutes(e, b, s, t))
	if b.Minutes("layout") > 0 && changesLayout(e, s, t) {
		text += fmt.Sprintf(", to change from %q to %q,", e.Sessions[s].Layout, e.Sessions[t].Layout)
	}
	return text
}

func judgeTurnaround(c *Case, b *Bound, r model.RoomIndex) {
	e := c.Event
	if b.Minutes("base")+b.Minutes("layout") == 0 {
		return
	}
	placed := c.inSpace(r)
	for j, later := range placed {
		for _, earlier := range placed[:j] {
			gap := later.Start.Sub(earlier.End)
			needed := turnaroundMinutes(e, b, earlier.Session, later.Session)
			if gap < 0 || gap >= needed || c.together(earlier.Session, later.Session) {
				continue
			}
			in := NewInstance("R11")
			in.A, in.B, in.Room = earlier.Session, later.Session, r
			in.Span = model.Interval{Start: earlier.End, End: later.Start}
			c.Report(b, in, int(needed-gap), fmt.Sprintf("%s needs %s between %s (%s) and %s (%s): %s missing",
				Room(e, r), turnaround(e, b, in.A, in.B), Session(e, in.A), Span(e, earlier.Interval),
				Session(e, in.B), Span(e, later.Interval), Duration(needed-gap)))
		}
	}
}

func judgeAfterCatering(c *Case, b *Bound, r model.RoomIndex) {
	e := c.Event
	needed := b.Minutes("catering")
	if needed == 0 {
		return
	}
	for _, h := range c.Book.Of("R15").active() {
		if !h.Yes("catering") || !holdsRoom(e, h, r) {
			continue
		}
		end := holdSpan(h).End
		for _, p := range c.inSpace(r) {
			gap := p.Start.Sub(end)
			if gap < 0 || gap >= needed {
				continue
			}
			in := NewInstance("R11")
			in.A, in.Room = p.Session, r
			in.Span = model.Interval{Start: end, End: p.Start}
			c.Report(b, in, int(needed-gap), fmt.Sprintf("%s needs %s after %s, %s, before %s (%s) can start: %s missing",
				Room(e, r), Duration(needed), holdTitle(h), Span(e, holdSpan(h)), Session(e, p.Session), Span(e, p.Interval), Duration(needed-gap)))
		}
	}
}
