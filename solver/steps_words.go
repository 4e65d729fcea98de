package solver

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/steps"
)

// stepWords says steps.
type stepWords struct{ p *csp.Problem }

// sentence says what follows by a step.
func (w stepWords) sentence(s *steps.Step) string {
	switch {
	case s.Crowded:
		return w.together(s.Together) + ": they are more than these rooms hold at once"
	case s.Order != nil:
		return w.order(s.Order)
	case s.Activity < 0:
		return w.together(s.Together)
	}
	who := rules.Sessions(w.p.Event, w.p.Activities[s.Activity].Sessions)
	is, has := "is", "has"
	if len(w.p.Activities[s.Activity].Sessions) > 1 {
		is, has = "are", "have"
	}
	switch {
	case s.Supposed:
		return fmt.Sprintf("suppose that %s %s %s", who, is, w.places(s.Activity, s.Left))
	case s.Contradicts():
		text := fmt.Sprintf("%s %s no place left%s", who, has, w.beside(s))
		if len(s.Alone) > 0 {
			text += ": this alone would leave " + w.places(s.Activity, s.Alone)
		}
		return text
	case w.saysLeft(s):
		return fmt.Sprintf("%s can only be %s", who, w.places(s.Activity, s.Left))
	}
	return fmt.Sprintf("%s cannot %s", who, w.starts(s.Activity, s.Gone))
}

// order says in which order two activities are.
func (w stepWords) order(o *steps.Order) string {
	first, then := w.p.Activities[o.First], w.p.Activities[o.Then]
	before, after := rules.Sessions(w.p.Event, first.Sessions), rules.Sessions(w.p.Event, then.Sessions)
	verb := func(a *csp.Activity, one, several string) string {
		if len(a.Sessions) > 1 {
			return several
		}
		return one
	}
	starts, start := verb(&then, "starts", "start"), verb(&first, "starts", "start")
	switch pause := o.Least - first.Minutes; {
	case pause > 0:
		return fmt.Sprintf("%s %s after %s, at least %s later", after, verb(&then, "comes", "come"), before, rules.Duration(pause))
	case pause == 0:
		return fmt.Sprintf("%s %s after %s", after, verb(&then, "comes", "come"), before)
	case o.Least > 0:
		return fmt.Sprintf("%s %s at least %s after %s %s", after, starts, rules.Duration(o.Least), before, start)
	case o.Least == 0:
		return fmt.Sprintf("%s %s no earlier than %s", after, starts, before)
	}
	return fmt.Sprintf("%s %s at most %s after %s %s", before, start, rules.Duration(-o.Least), after, starts)
}

// saysLeft reports whether a step is said by what is left: if that is not much longer to say than
// what is gone, since it is what the next step needs.
func (w stepWords) saysLeft(s *steps.Step) bool {
	more := 0
	if len(s.Left) == 1 {
		more = 1
	}
	return w.length(s.Activity, s.Left) <= w.length(s.Activity, s.Gone)+more
}

// sessions returns those that a step is about.
func (w stepWords) sessions(s *steps.Step) []model.SessionIndex {
	switch {
	case s.Order != nil:
		return w.sessionsOf([]csp.ActivityIndex{s.Order.First, s.Order.Then})
	case len(s.Together) == 0:
		return w.sessionsOf([]csp.ActivityIndex{s.Activity})
	}
	return w.sessionsOf(s.Together)
}

func (w stepWords) sessionsOf(activities []csp.ActivityIndex) (list []model.SessionIndex) {
	for _, a := range activities {
		list = append(list, w.p.Activities[a].Sessions...)
	}
	return list
}

// together says that not all of some activities have a place.
func (w stepWords) together(activities []csp.ActivityIndex) string {
	names := w.named(activities)
	switch len(activities) {
	case 1:
		return names + " cannot have a place"
	case 2:
		return names + " cannot both have a place"
	default:
		return names + " cannot all have a place"
	}
}

// named names the sessions of activities, the first few of many.
func (w stepWords) named(activities []csp.ActivityIndex) string {
	sessions := w.sessionsOf(activities)
	return named(len(sessions), func(i int) string { return rules.Session(w.p.Event, sessions[i]) })
}

// beside says besides which others the activity of a contradiction has no place.
func (w stepWords) beside(s *steps.Step) string {
	others := slices.DeleteFunc(slices.Clone(s.Together), func(a csp.ActivityIndex) bool { return a == s.Activity })
	if len(others) == 0 {
		return ""
	}
	return " beside " + w.named(others)
}

// stretch is starts of an activity that follow each other on a day.
type stretch struct {
	from, to csp.StartIndex
	n        int
	whole    bool // all starts that the day has
}

// stretches parts starts of an activity; none if they are all that it has.
func (w stepWords) stretches(a csp.ActivityIndex, starts []csp.StartIndex) (list []stretch) {
	legal := w.p.Activities[a].Legal
	if len(starts) == len(legal) {
		return nil
	}
	for _, s := range starts {
		at, _ := slices.BinarySearch(legal, s)
		if n := len(list); n > 0 && at > 0 && list[n-1].to == legal[at-1] && w.p.Days[legal[at-1]] == w.p.Days[s] {
			list[n-1].to = s
			list[n-1].n++
			continue
		}
		list = append(list, stretch{from: s, to: s, n: 1})
	}
	for i := range list {
		onDay := 0
		for _, s := range legal {
			if w.p.Days[s] == w.p.Days[list[i].from] {
				onDay++
			}
		}
		list[i].whole = onDay == list[i].n
	}
	return list
}

// length is how much there is to say of places.
func (w stepWords) length(a csp.ActivityIndex, list []steps.Places) (n int) {
	for _, places := range list {
		n += len(w.stretches(a, places.Starts)) + min(places.Rooms.Len(), len(w.p.Rooms)-places.Rooms.Len())
	}
	return n
}

// places says where an activity is: "Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) in "Room A"", or
// "within" a longer time.
func (w stepWords) places(a csp.ActivityIndex, list []steps.Places) string {
	return w.each(list, func(places *steps.Places, in string) string {
		when := w.when(a, places.Starts, "within ", "", func(s stretch) model.Interval {
			return model.Interval{Start: w.p.Starts[s.from], End: w.p.Span(a, s.to).End}
		})
		return joinWords(when, in)
	})
}

// starts says where an activity is not: "start at Tue 10 Oct 11:15 (02:15 UTC)", or "be in "Room B"".
func (w stepWords) starts(a csp.ActivityIndex, list []steps.Places) string {
	return w.each(list, func(places *steps.Places, in string) string {
		when := w.when(a, places.Starts, "within ", "at ", func(s stretch) model.Interval {
			return model.Interval{Start: w.p.Starts[s.from], End: w.p.Starts[s.to]}
		})
		if when == "" {
			return joinWords("be", in)
		}
		return joinWords("start "+when, in)
	})
}

// each joins what is said of places, and of their rooms where these differ.
func (w stepWords) each(list []steps.Places, say func(places *steps.Places, in string) string) string {
	texts := make([]string, len(list))
	for i := range list {
		in := w.in(list[i].Rooms)
		if in == "" && len(list) > 1 {
			in = "in any room"
		}
		texts[i] = say(&list[i], in)
	}
	return strings.Join(texts, ", or ")
}

// when says the stretches of starts of an activity as intervals, after a word for those of
// several starts and one for those of one; nothing if they are all that it has. Days that have
// the same hours are said together.
func (w stepWords) when(a csp.ActivityIndex, starts []csp.StartIndex, several, one string, span func(stretch) model.Interval) string {
	list := w.stretches(a, starts)
	var texts []string
	for len(list) > 0 {
		s := list[0]
		v, n := span(s), 1
		for n < len(list) && list[n].whole == s.whole && (s.whole || w.clock(span(list[n])) == w.clock(v)) {
			n++
		}
		word := one
		if s.n > 1 {
			word = several
		}
		switch days := w.days(a, list[:n]); {
		case s.whole:
			texts = append(texts, days)
		case n > 1:
			texts = append(texts, word+w.clock(v)+" "+days)
		case v.Start == v.End:
			texts = append(texts, word+rules.At(w.p.Event, v.Start))
		default:
			texts = append(texts, word+rules.Span(w.p.Event, v))
		}
		list = list[n:]
	}
	if more := len(texts) - mostNamed; more > 0 {
		texts = append(texts[:mostNamed], rules.Count(more, "other time", "other times"))
	}
	return rules.Or(texts)
}

// clock says an interval without its day: "13:00-18:00 (04:00-09:00 UTC)".
func (w stepWords) clock(v model.Interval) string {
	in := func(z model.Zone) string {
		const layout = "15:04"
		if v.Start == v.End {
			return v.Start.In(z).Format(layout)
		}
		return v.Start.In(z).Format(layout) + "-" + v.End.In(z).Format(layout)
	}
	venue, utc := in(w.p.Event.Zone), in("")
	if venue == utc {
		return utc + " UTC"
	}
	return venue + " (" + utc + " UTC)"
}

// days says the days of stretches of an activity: "on Tue 10 Oct or Wed 11 Oct", or any.
func (w stepWords) days(a csp.ActivityIndex, list []stretch) string {
	var days, all []string
	day := func(s csp.StartIndex) string { return rules.Day(model.DateIn(w.p.Starts[s], w.p.Event.Zone)) }
	for _, s := range list {
		days = append(days, day(s.from))
	}
	for _, s := range w.p.Activities[a].Legal {
		all = append(all, day(s))
	}
	if days, all = slices.Compact(days), slices.Compact(all); len(days) > 1 && len(days) == len(all) {
		return "on any day"
	}
	return "on " + rules.Or(days)
}

// in says rooms, or the others where these are fewer; nothing if they are all.
func (w stepWords) in(rooms csp.RoomSet) string {
	switch n := len(w.p.Rooms) - rooms.Len(); {
	case n == 0:
		return ""
	case n < rooms.Len():
		return "in a room other than " + w.rooms(rooms, false)
	}
	return "in " + w.rooms(rooms, true)
}

func (w stepWords) rooms(rooms csp.RoomSet, in bool) string {
	var list []model.RoomIndex
	for r := range w.p.Rooms {
		if rooms.Has(model.RoomIndex(r)) == in {
			list = append(list, model.RoomIndex(r))
		}
	}
	if len(list) > mostNamed {
		return fmt.Sprintf("one of %d rooms", len(list))
	}
	return rules.Rooms(w.p.Event, list)
}

// joinWords joins two parts of a sentence, either of which can be empty.
func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
