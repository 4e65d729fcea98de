package rules

import (
	"fmt"

	"programme/model"
)

var r01 = Rule{
	ID: "R01", Name: "every session placed",
	Reads: []string{"sessions.state", "sessions.priority"},
	Text: "Every confirmed session is placed exactly once, with a room; an optional one at most once; a cancelled one not at all. An optional one that is merged with a confirmed one is confirmed, where R45 is hard. " +
		"At the level optional, each optional session that is not placed counts 10 points less its priority, which is 5 where none is given.",
	Level: model.Hard, Weight: 1, Unit: "sessions", Hard: true, Structural: true,
	Params: []ParamSpec{
		{Key: "optional", Type: LevelParam, Default: "soft:1", Unit: "points", Whole: true, Text: "level at which optional sessions that are left out count"},
	},
	Scope: func(e *model.Event, _ *Binding) Scope {
		return Scope{Count: len(e.Sessions), Of: "sessions"}
	},
	Hangs: hanging(OnNothing, WithAll),
	Judge: judgePlacedOnce,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		if i.Part == "optional" {
			return fmt.Sprintf("%s is optional, %s: leaving it out counts %s", Session(e, i.A), priority(e, i.A), Count(leftOutPoints(e, i.A), "point", "points"))
		}
		switch {
		case e.Sessions[i.A].State == model.Cancelled:
			return Session(e, i.A) + " is cancelled and must not be placed"
		case !b.confirmed[i.A]:
			return Session(e, i.A) + " may be placed once, with a room"
		default:
			return Session(e, i.A) + " must be placed"
		}
	},
	Plain:    true,
	NoRemedy: "a session can only be cancelled",
}

// AsksForPlace reports whether the instance asks that a session be placed: what every
// explanation of a session without a place rests on.
func (i Instance) AsksForPlace() bool { return i.Rule == r01.ID && i.Part == "" }

func judgePlacedOnce(c *Case) {
	e := c.Event
	for i, placed := range c.Programme.BySession(len(e.Sessions)) {
		s := model.SessionIndex(i)
		in := NewInstance("R01")
		in.A, in.Source = s, e.Sessions[s].Pos
		switch state := e.Sessions[s].State; {
		case len(placed) > 0 && state == model.Cancelled:
			in.Span = placed[0].Interval
			c.Report(&c.Binding.General, in, len(placed), fmt.Sprintf("%s is cancelled but placed %s", Session(e, s), Span(e, placed[0].Interval)))
		case len(placed) > 1:
			in.Span = placed[1].Interval
			c.Report(&c.Binding.General, in, len(placed)-1, fmt.Sprintf("%s is placed %d times, first %s and again %s",
				Session(e, s), len(placed), Span(e, placed[0].Interval), Span(e, placed[1].Interval)))
		case len(placed) == 0 && state == model.Confirmed:
			c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s is not placed", Session(e, s)))
		case len(placed) == 0 && state == model.Optional && c.confirmed[s]:
			c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s is not placed: it is optional, but merged with a confirmed session", Session(e, s)))
		case len(placed) == 0 && state == model.Optional:
			in.Part = "optional"
			c.Report(&c.Binding.General, in, leftOutPoints(e, s), fmt.Sprintf("%s is optional, %s, and not placed: %s",
				Session(e, s), priority(e, s), Count(leftOutPoints(e, s), "point", "points")))
		case len(placed) == 1 && !placed[0].Room.Given():
			in.Span = placed[0].Interval
			c.Report(&c.Binding.General, in, 1, fmt.Sprintf("%s has a time, %s, but no room", Session(e, s), Span(e, placed[0].Interval)))
		}
	}
}

// leftOutPoints returns what leaving out an optional session counts.
func leftOutPoints(e *model.Event, s model.SessionIndex) int {
	if p := e.Sessions[s].Priority; p > 0 {
		return 10 - p
	}
	return 5
}

func priority(e *model.Event, s model.SessionIndex) string {
	if p := e.Sessions[s].Priority; p > 0 {
		return fmt.Sprintf("of priority %d", p)
	}
	return "of no priority"
}
