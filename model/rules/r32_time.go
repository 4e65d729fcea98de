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
		"begins and ends between from and to of one day, on one of days where those are given (window), " +
		"starts at least 60 minutes after the first window of its day opens (not-first), or ends at least 60 minutes before the last window of its day closes (not-last), " +
		"does not start in the minutes after a hold of R15 ends in whose title a word of title stands, in whatever rooms (not-after-lunch), or overlaps no session of other and other_type (not-opposite), where each that it overlaps counts. " +
		"The windows of a day are those that open on it; a day without any asks nothing. " +
		"Mornings, afternoons, from and to are those of the venue, and so are days; but where somebody asks who takes part in the session online and whose zone is given, those of that person's own clock, and of several such people those of each. " +
		"Who asks are the people of the line, and the person whom its who names, by id, name or alias, whatever stands in brackets behind. Each session that misses the wish counts 1, or 3 if the wish is strong.",
	Level: model.Soft(4), Weight: 1, Unit: "points", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "session", Type: SessionList, Text: "sessions that the wish is about"},
		{Key: "type", Type: TypeList, Text: "types of sessions that the wish is about"},
		{Key: "theme", Type: ThemeList, Text: "themes whose sessions the wish is about"},
		{Key: "people", Type: PersonList, Text: "people whose sessions, those that they must attend, the wish is about"},
		{Key: "wish", Type: ChoiceParam, Choices: []string{"morning", "afternoon", "window", "not-first", "not-last", notAfterLunch, notOpposite}, Text: "the time that is asked for"},
		{Key: "from", Type: ClockParam, Text: "earliest start, of a window; 00:00 if it is not given"},
		{Key: "to", Type: ClockParam, Text: "latest end, of a window; 24:00 if it is not given"},
		{Key: "days", Type: DatesParam, Text: "days of a window; all if they are not given"},
		{Key: "title", Type: TextParam, Default: "lunch", Text: "words of which the title of a hold has one, in capitals or not, that is a lunch"},
		{Key: "minutes", Type: MinutesParam, Default: "60", Text: "minutes after a lunch in which nothing starts that asks for not-after-lunch"},
		{Key: "other", Type: SessionList, Text: "sessions that one is not to be opposite"},
		{Key: "other_type", Type: TypeList, Text: "types of sessions that one is not to be opposite"},
		{Key: "strength", Type: ChoiceParam, Choices: []string{"weak", "strong"}, Default: "weak", Text: "how much the wish counts"},
	},
	Needs:    [][]string{{"session", "type", "theme", "people"}, {"wish"}},
	Validate: senselessWish,
	Scope:    linesAlone,
	Hangs:    hanging(OnStart, WithAll),
	Judge:    judgeTimeWishes,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		s := b.Setting(i.Setting)
		said := fmt.Sprintf("%s %s %s", Session(e, i.A), asks(s.Level), wishWords(s))
		if i.B != model.NoSession {
			said = fmt.Sprintf("%s %s not overlap %s", Session(e, i.A), asks(s.Level), Session(e, i.B))
		}
		var clocks []string
		if wish := s.Text("wish"); wish == "morning" || wish == "afternoon" || wish == "window" {
			for _, w := range wishClocks(e, e.Duties(), s, i.A) {
				clocks = append(clocks, w.words(e))
			}
		}
		return strings.TrimSpace(said + " " + And(clocks))
	},
	AfterHolds: true,
	Bars:       always("not at its hours"),
	Beside:     beside("not opposite"),
	NoRemedy:   "the line that states it can be switched off",
}

// The wishes that are about a hold and about other sessions.
const (
	notAfterLunch = "not-after-lunch"
	notOpposite   = "not-opposite"
)

// wishWords says what a line asks of a session.
func wishWords(b *Bound) string {
	switch b.Text("wish") {
	case "morning":
		return "start before 12:00"
	case "afternoon":
		return "start at 12:00 or later"
	case "window":
		return windowWords(b)
	case "not-first":
		return "start at least 60 minutes after its day opens"
	case "not-last":
		return "end at least 60 minutes before its day closes"
	case notAfterLunch:
		return fmt.Sprintf("not start within %s after %s ends", Duration(b.Minutes("minutes")), Or(Quoted(b.Items("title"))))
	}
	others := Quoted(b.Items("other"))
	if types := b.Items("other_type"); len(types) > 0 {
		others = append(others, "a session of type "+Or(Quoted(types)))
	}
	return "not overlap " + Or(others)
}

// windowWords says the window that a line asks for.
func windowWords(b *Bound) string {
	var parts []string
	if b.Has("from") {
		parts = append(parts, "start at "+b.Text("from")+" or later")
	}
	if b.Has("to") {
		parts = append(parts, "end by "+b.Text("to"))
	}
	text := And(parts)
	if days := b.Days("days"); len(days) > 0 {
		if text == "" {
			text = "be"
		}
		names := make([]string, len(days))
		for i, d := range days {
			names[i] = Day(d)
		}
		text += " on " + Or(names)
	}
	return text
}

// wishedHours returns the clock times of the window that a line asks for, in minutes since
// midnight.
func wishedHours(b *Bound) (from, to model.Minutes) {
	if to = b.Minutes("to"); !b.Has("to") {
		to = 24 * 60
	}
	return b.Minutes("from"), to
}

func senselessWish(_ *model.Event, b *Bound) (wrong []Objection) {
	if b.Index < 0 {
		return nil
	}
	wish := b.Text("wish")
	of := func(is string, keys ...string) {
		given := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return !b.Has(key) })
		switch {
		case wish == is && len(given) == 0:
			wrong = append(wrong, Objection{Keys: []string{"wish"}, Message: fmt.Sprintf("a wish of %s needs %s", is, Or(keys)), Remedy: "give one"})
		case wish != is && len(given) > 0:
			wrong = append(wrong, Objection{Keys: given, Message: fmt.Sprintf("%s means nothing with a wish of %s", given[0], wish), Remedy: "write wish=" + is + ", or leave it out"})
		}
	}
	of("window", "from", "to", "days")
	of(notOpposite, "other", "other_type")
	if from, to := wishedHours(b); wish == "window" && from >= to {
		wrong = append(wrong, Objection{Keys: []string{"to", "from"}, Message: "nothing is between from and to", Remedy: "give a to after from"})
	}
	return wrong
}

func judgeTimeWishes(c *Case) {
	e := c.Event
	days := openingHours(e)
	for _, b := range c.Binding.active() {
		amount := 1
		if b.Text("strength") == "strong" {
			amount = 3
		}
		if b.Text("wish") == notOpposite {
			c.judgeOpposite(b, amount)
			continue
		}
		for _, s := range c.wishing(b) {
			for _, p := range c.BySession[s] {
				missed := missedWish(e, b, p.Interval, days)
				if missed == "" && b.Text("wish") == notAfterLunch {
					missed = c.missedAfterLunch(b, p.Start)
				}
				for _, w := range wishClocks(e, c.Duties, b, s) {
					if missed == "" {
						missed = w.missedHours(e, b, p.Interval)
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

// judgeOpposite reports the sessions that a line does not want opposite its own.
func (c *Case) judgeOpposite(b *Bound, amount int) {
	for _, s := range c.wishing(b) {
		for _, t := range b.Sessions("other", "other_type") {
			if c.together(s, t) {
				continue
			}
			for _, p := range c.BySession[s] {
				for _, q := range c.BySession[t] {
					if overlap := p.Overlap(q.Interval); overlap > 0 {
						in := NewInstance("R32")
						in.A, in.B, in.Span = s, t, p.Interval
						c.Report(b, in, amount, fmt.Sprintf("%s, %s not overlap %s; they do for %s",
							Placed(c.Event, p, ""), asks(b.Level), Placed(c.Event, q, ""), Duration(overlap)))
					}
				}
			}
		}
	}
}

// missedAfterLunch says of a start how soon after a lunch it is, "" if it is not too soon.
func (c *Case) missedAfterLunch(b *Bound, start model.Instant) string {
	for _, hold := range c.Book.Of(Hold).active() {
		ends, title := hold.Instant("end"), strings.ToLower(hold.Text("title"))
		isLunch := slices.ContainsFunc(b.Items("title"), func(word string) bool { return strings.Contains(title, strings.ToLower(word)) })
		if isLunch && start >= ends && start < ends.Add(b.Minutes("minutes")) {
			return fmt.Sprintf("not start within %s after %s ends, which is %s", Duration(b.Minutes("minutes")), holdTitle(hold), At(c.Event, ends))
		}
	}
	return ""
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

// missedHours says what a session at v would have to do to be in the half of the day, or the
// window, that is wished for, "" if it is or the wish is another.
func (w wishClock) missedHours(e *model.Event, b *Bound, v model.Interval) string {
	const noon = 12 * 60
	at, missed := clock(v.Start.In(w.zone)), false
	switch b.Text("wish") {
	case "morning":
		missed = at >= noon
	case "afternoon":
		missed = at < noon
	case "window":
		from, to := wishedHours(b)
		missed = !withinDay(v, w.zone, from, to) || b.Has("days") && !slices.Contains(b.Days("days"), model.DateIn(v.Start, e.Zone))
	}
	if !missed {
		return ""
	}
	return strings.TrimSpace(wishWords(b) + " " + w.words(e))
}

// missedWish says what v would have to do not to be first or last, as wished, "" if it is so.
func missedWish(e *model.Event, b *Bound, v model.Interval, days map[model.Date]model.Interval) string {
	const margin = model.Minutes(60)
	wish := b.Text("wish")
	open, opens := days[model.DateIn(v.Start, e.Zone)]
	switch {
	case wish == "not-first" && opens && v.Start < open.Start.Add(margin):
		return fmt.Sprintf("%s, which is %s", wishWords(b), At(e, open.Start))
	case wish == "not-last" && opens && v.End > open.End.Add(-margin):
		return fmt.Sprintf("%s, which is %s", wishWords(b), At(e, open.End))
	default:
		return ""
	}
}
