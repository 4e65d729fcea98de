package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

var r32 = Rule{
	ID: "R32", Name: "times asked for",
	Reads: []string{"cast.person", "cast.must", "cast.presence", "people.presence", "people.zone"},
	Text: "A session of a line, or one that somebody of the line must attend, starts before 12:00 (morning) or at 12:00 or later (afternoon), " +
		"starts at least 60 minutes after the first window of its day opens (not-first), or ends at least 60 minutes before the last window of its day closes (not-last). " +
		"The windows of a day are those that open on it; a day without any asks nothing. " +
		"Mornings and afternoons are those of the venue; but where somebody asks who takes part in the session online and whose zone is given, those of that person's own clock, and of several such people those of each. " +
		"Who asks are the people of the line, and the person whom its who names, by id, name or alias, whatever stands in brackets behind. Each session that misses the wish counts 1, or 3 if the wish is strong.",
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
		said := fmt.Sprintf("%s %s %s", Session(e, i.A), asks(s.Level), wishWords[s.Text("wish")])
		var clocks []string
		if wish := s.Text("wish"); wish == "morning" || wish == "afternoon" {
			for _, w := range wishClocks(e, e.Duties(), s, i.A) {
				clocks = append(clocks, w.words(e))
			}
		}
		return strings.TrimSpace(said + " " + And(clocks))
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
				for _, w := range wishClocks(e, c.Duties, b, s) {
					if missed == "" {
						missed = w.missedHalf(e, b.Text("wish"), p.Start)
					}
				}
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

// wishClock is a clock on which half a day is asked for.
type wishClock struct {
	zone model.Zone
	asks model.PersonIndex // whose clock it is; NoPerson for the venue's
}

// wishClocks returns the clocks on which the line asks for half a day of session s: those of
// the people who ask and are in it online, each zone once, or else the venue's.
func wishClocks(e *model.Event, duties []model.Duty, b *Bound, s model.SessionIndex) (clocks []wishClock) {
	asking := b.People("people")
	if who := Asking(e, b); who != model.NoPerson {
		asking = append(slices.Clone(asking), who)
	}
	for _, who := range asking {
		zone := e.People[who].Zone
		online := slices.ContainsFunc(duties, func(d model.Duty) bool { return d.Person == who && d.Session == s && d.Presence == model.Online })
		if online && zone != "" && !slices.ContainsFunc(clocks, func(w wishClock) bool { return w.zone == zone }) {
			clocks = append(clocks, wishClock{zone, who})
		}
	}
	if len(clocks) == 0 {
		return []wishClock{{e.Zone, model.NoPerson}}
	}
	return clocks
}

// words says whose clock it is, "" of the venue's.
func (w wishClock) words(e *model.Event) string {
	if w.asks == model.NoPerson {
		return ""
	}
	return fmt.Sprintf("for %s (%s)", Person(e, w.asks), w.zone)
}

// missedHalf says what a session that starts then would have to do to be in the half of the day
// that is wished for, "" if it is or the wish is another.
func (w wishClock) missedHalf(e *model.Event, wish string, start model.Instant) string {
	const noon = 12 * 60
	at := clock(start.In(w.zone))
	if wish == "morning" && at >= noon || wish == "afternoon" && at < noon {
		return strings.TrimSpace(wishWords[wish] + " " + w.words(e))
	}
	return ""
}

// missedWish says what v would have to do not to be first or last, as wished, "" if it is so.
func missedWish(e *model.Event, wish string, v model.Interval, days map[model.Date]model.Interval) string {
	const margin = model.Minutes(60)
	open, opens := days[model.DateIn(v.Start, e.Zone)]
	switch {
	case wish == "not-first" && opens && v.Start < open.Start.Add(margin):
		return fmt.Sprintf("%s, which is %s", wishWords[wish], At(e, open.Start))
	case wish == "not-last" && opens && v.End > open.End.Add(-margin):
		return fmt.Sprintf("%s, which is %s", wishWords[wish], At(e, open.End))
	default:
		return ""
	}
}
