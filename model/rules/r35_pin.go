package rules

import (
	"fmt"

	"programme/model"
)

// Pin is the id of the rule whose lines pin sessions.
const Pin = "R35"

var r35 = Rule{
	ID: Pin, Name: "pinned sessions",
	Text: "Each session of the list starts at that time, starts on that day, is in one of those rooms and starts inside one of those windows: all of them that are given. " +
		"A session counts once for each line.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that are pinned"},
		{Key: "start", Type: InstantParam, Text: "when they start"},
		{Key: "day", Type: DateParam, Text: "the day on which they start, in the venue's zone"},
		{Key: "rooms", Type: RoomList, Where: true, Text: "rooms, in one of which they are"},
		{Key: "windows", Type: WindowList, Text: "windows, inside one of which they start"},
	},
	Needs:    [][]string{{"session"}, {"start", "day", "rooms", "windows"}},
	Validate: validatePin,
	Scope:    linesAlone,
	Hangs:    hanging(OnPlace, WithNothing),
	Judge:    judgePins,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		var pins []string
		if s.Has("start") {
			pins = append(pins, "to start "+At(e, s.Instant("start")))
		}
		if s.Has("day") {
			pins = append(pins, "to "+Day(s.Day("day")))
		}
		for _, place := range places(e, s) {
			pins = append(pins, "to "+place)
		}
		return fmt.Sprintf("%s is pinned %s", Session(e, i.A), And(pins))
	},
	Bars:       always("pinned elsewhere"),
	Remedies:   unpinned,
	LineStands: true,
}

func validatePin(e *model.Event, b *Bound) []Objection {
	if !b.Has("start") || !b.Has("day") {
		return nil
	}
	if day := model.DateIn(b.Instant("start"), e.Zone); day != b.Day("day") {
		return []Objection{{
			Keys:    []string{"day"},
			Message: fmt.Sprintf("%s is on %s at the venue, not on %s", At(e, b.Instant("start")), day, b.Day("day")),
			Remedy:  "give the day that start lies on, or no day",
		}}
	}
	return nil
}

func judgePins(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		for _, s := range b.Sessions("session") {
			for _, p := range c.BySession[s] {
				missed := missedPins(e, b, p)
				if len(missed) == 0 {
					continue
				}
				in := NewInstance(Pin)
				in.A, in.Room, in.Span = p.Session, p.Room.Index(), p.Interval
				c.Report(b, in, 1, fmt.Sprintf("%s, is pinned elsewhere: it must %s", Placed(e, p, ""), And(missed)))
			}
		}
	}
}

// missedPins says what the placement would have to do to keep the pin and does not, and
// by how much.
func missedPins(e *model.Event, b *Bound, p model.Placement) []string {
	var text []string
	if at := b.Instant("start"); b.Has("start") && p.Start != at {
		off, side := at.Sub(p.Start), "later"
		if off < 0 {
			off, side = -off, "earlier"
		}
		text = append(text, fmt.Sprintf("start %s, %s %s", At(e, at), Duration(off), side))
	}
	if b.Has("day") && model.DateIn(p.Start, e.Zone) != b.Day("day") {
		text = append(text, "be on "+Day(b.Day("day")))
	}
	return append(text, missedPlaces(e, b, p)...)
}
