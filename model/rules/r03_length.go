package rules

import (
	"fmt"

	"programme/model"
)

var r03 = Rule{
	ID: "R03", Name: "every session its length",
	Reads: []string{"sessions.minutes", "sessions.type"},
	Text:  "A session takes the minutes that it gives, or else its type; more or less counts by the minute.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Structural: true,
	Scope: func(e *model.Event, _ *Binding) Scope {
		return Scope{Count: sessionsThat(e, anySession), Of: "sessions"}
	},
	Hangs: hanging(OnNothing, WithNothing),
	Judge: judgeLength,
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		return fmt.Sprintf("%s takes %s", Session(e, i.A), Duration(e.Length(i.A)))
	},
	NoRemedy: "it is never in the way: every place has the session's length",
}

func judgeLength(c *Case) {
	e := c.Event
	for _, p := range c.Placements {
		takes, needs := p.Minutes(), e.Length(p.Session)
		off, which := takes-needs, "too long"
		if off == 0 {
			continue
		}
		if off < 0 {
			off, which = -off, "too short"
		}
		in := NewInstance("R03")
		in.A, in.Span, in.Source = p.Session, p.Interval, e.Sessions[p.Session].Pos
		c.Report(&c.Binding.General, in, int(off), fmt.Sprintf("%s, is %s %s: it takes %s",
			Placed(e, p, ""), Duration(off), which, Duration(needs)))
	}
}
