package rules

import (
	"fmt"

	"programme/model"
)

var r32 = Rule{
	ID: "R32", Name: "times asked for",
	Reads: []string{"cast.person", "cast.must"},
	Text: "A session of a line, or one that somebody of the line must attend, starts before 12:00 (morning) or at 12:00 or later (afternoon) on the venue's clock, " +
		"starts at least 60 minutes after the first window of its day opens (not-first), or ends at least 60 minutes before the last window of its day closes (not-last). " +
		"The windows of a day are those that open on it; a day without any asks nothing. Each session that misses the wish counts 1, or 3 if the wish is strong.",
	Level: model.Soft(4), Weight: 1, Unit: "points", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that the wish is about"},
		{Key: "type", Type: TypeList, Text: "types of sessions that the wish is about"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions the wish is about"},
		{Key: "people", Type: PersonList, Text: "people whose sessions, those that they must attend, the wish is about"},
		{Key: "wish", Type: ChoiceParam, Choices: []string{"morning", "afternoon", "not-first", "not-last"}, Text: "the time that is asked for"},
		{Key: "strength", Type: ChoiceParam, Choices: []string{"weak", "strong"}, Default: "weak", Text: "how much the wish counts"},
	},
	Needs: [][]string{{"session", "type", "theme", "people"}, {"wish"}},
	Scope: linesAlone,
	Judge: judgeTimeWishes,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		return fmt.Sprintf("%s %s %s", Session(e, i.A), asks(s.Level), wishWords[s.Text("wish")])
	},
	Bars:     always("not at its hours"),
	NoRemedy: "the line that states it can be switched off",
}

// wishWords says what a session should do.
var wishWords = map[string]string{
	"morning":   "start before 12:00",
	"afternoon": "start at 12:00 or later",
	"not-first": "start at least 60 minutes after its day opens",
	"not-last":  "end at least 60 minutes before its day closes",
}

func judgeTimeWishes(c *Case) {
	e := c.Event
	days := openingHours(e)
	for _, b := range c.Binding.active() {
		amount := 1
		if b.Text("strength") == "strong" {
			amount = 3
		}
		for _, s := range c.wishing(b) {
			for _, p := range c.BySession[s] {
				missed := missedWish(e, b.Text("wish"), p.Interval, days)
				if missed == "" {
					continue
				}
				in := NewInstance("R32")
				in.A, in.Span = s, p.Interval
				c.Report(b, in, amount, fmt.Sprintf("%s, %s %s", Placed(e, p, ""), asks(b.Level), missed))
			}
		}
	}
}

// wishing returns the sessions that a line is about.
func (c *Case) wishing(b *Bound) []model.SessionIndex {
	sessions := b.Sessions("session", "type", "theme")
	for _, who := range b.People("people") {
		for _, d := range c.Duties {
			if d.Person == who && d.Must {
				sessions = append(sessions, d.Session)
			}
		}
	}
	return distinct(sessions)
}

// openingHours returns, for each day on which a window opens, the time from the first
// opening to the last closing of the windows that do.
func openingHours(e *model.Event) map[model.Date]model.Interval {
	days := map[model.Date]model.Interval{}
	for i := range e.Windows {
		w := e.Windows[i].Interval
		day := model.DateIn(w.Start, e.Zone)
		if open, had := days[day]; had {
			w.Start, w.End = min(w.Start, open.Start), max(w.End, open.End)
		}
		days[day] = w
	}
	return days
}

// missedWish says what v would have to do to be as wished, "" if it is.
func missedWish(e *model.Event, wish string, v model.Interval, days map[model.Date]model.Interval) string {
	const noon, margin = 12 * 60, model.Minutes(60)
	start := v.Start.In(e.Zone)
	open, opens := days[model.DateIn(v.Start, e.Zone)]
	switch {
	case wish == "morning" && clock(start) >= noon, wish == "afternoon" && clock(start) < noon:
		return wishWords[wish]
	case wish == "not-first" && opens && v.Start < open.Start.Add(margin):
		return fmt.Sprintf("%s, which is %s", wishWords[wish], At(e, open.Start))
	case wish == "not-last" && opens && v.End > open.End.Add(-margin):
		return fmt.Sprintf("%s, which is %s", wishWords[wish], At(e, open.End))
	default:
		return ""
	}
}
