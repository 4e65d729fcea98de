package rules

import (
	"fmt"

	"programme/model"
)

var r43 = Rule{
	ID: "R43", Name: "repeats on different days",
	Text:  "The days on which any two sessions of a list start are at least so many days apart; each missing day of each pair counts.",
	Level: model.Hard, Weight: 1, Unit: "days", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that repeat each other"},
		{Key: "days", Type: CountParam, Default: "1", Text: "days from one to the next, at least; 1 means on different days"},
	},
	Needs:    [][]string{{"session"}},
	Validate: validateRepeats,
	Scale:    scaleOf("days"),
	Scope:    linesAlone,
	Hangs:    hanging(OnStart, WithAll),
	Judge:    judgeRepeats,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s and %s are %s", Session(e, i.A), Session(e, i.B), apart(b.Setting(i.Setting)))
	},
	Beside:   beside("repeats"),
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy { return milder(e, b, i, step{"days", -1, 1}) },
}

// apart says what repeats have to be.
func apart(b *Bound) string {
	if n := b.Count("days"); n > 1 {
		return fmt.Sprintf("repeats at least %d days apart", n)
	}
	return "repeats on different days"
}

func validateRepeats(_ *model.Event, b *Bound) (wrong []Objection) {
	if b.Index >= 0 && len(b.Items("session")) < 2 {
		wrong = append(wrong, Objection{Keys: []string{"session"}, Message: "one session has no repeats", Remedy: "name at least two sessions"})
	}
	if b.Count("days") == 0 {
		wrong = append(wrong, Objection{Keys: []string{"days"}, Message: "0 days apart asks nothing", Remedy: "give at least 1"})
	}
	return wrong
}

func judgeRepeats(c *Case) {
	e := c.Event
	for _, b := range c.Binding.active() {
		list := b.Sessions("session")
		for i, s := range list {
			for _, t := range list[i+1:] {
				for _, p := range c.BySession[s] {
					for _, q := range c.BySession[t] {
						days := model.DateIn(q.Start, e.Zone).Sub(model.DateIn(p.Start, e.Zone))
						days = max(days, -days)
						if days >= b.Count("days") {
							continue
						}
						in := NewInstance("R43")
						in.A, in.B = s, t
						but := "on the same day"
						if days > 0 {
							but = Count(days, "day", "days") + " apart"
						}
						c.Report(b, in, b.Count("days")-days, fmt.Sprintf("%s, and %s, are %s, but %s",
							Placed(e, p, ""), Placed(e, q, ""), apart(b), but))
					}
				}
			}
		}
	}
}
