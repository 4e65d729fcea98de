package rules

import (
	"fmt"

	"programme/model"
)

// Arrival is the id of the rule about arrivals and departures.
const Arrival = "R18"

var r18 = Rule{
	ID: Arrival, Name: "after arrival, before departure",
	Reads: []string{"people.arrive", "people.depart", "people.presence", "cast.person", "cast.presence", "cast.must"},
	Text: "A session that someone must attend, not online, starts at least rest minutes after they arrive and ends at least leave minutes before they depart; it counts the minutes by which it starts too early, and those by which it ends too late. " +
		"Someone whose presence is not given counts as on site. Of several roles in one session, one on site makes the person be on site there, or else one online makes them be online; so it is in R19 and R27 to R29.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "rest", Type: MinutesParam, Default: "180", Text: "minutes from arrival to the first duty"},
		{Key: "leave", Type: MinutesParam, Default: "180", Text: "minutes from the last duty to departure"},
	},
	Scale: func(book *Book, b *Bound) Scale { return Scale{Each: farthestAway(book.event, b)} },
	Scope: scopeOfArrival,
	Hangs: hanging(OnStart, WithNothing),
	Judge: judgeArrival,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s must attend %s (%s) and %s", Person(e, i.Person), Session(e, i.A), Roles(e, i.A, i.Person),
			And(stay(e, &b.General, i.Person, i.Span)))
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string { return Person(e, i.Person) + " not at the venue" },
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy {
		return []Remedy{takePartOnline(e, i.Person, i.A), StandIn(e, i.Person, i.A)}
	},
}

// restSpan is the time from a person's arrival to the first duty: the Span of an
// instance about an arrival.
func restSpan(b *Bound, arrive model.Instant) model.Interval {
	return model.Span(arrive, b.Minutes("rest"))
}

// leaveSpan is the time from a person's last duty to the departure: the Span of an
// instance about a departure.
func leaveSpan(b *Bound, depart model.Instant) model.Interval {
	return model.Span(depart.Add(-b.Minutes("leave")), b.Minutes("leave"))
}

// stay says when a person comes and goes; only one of the two if span, which may reach
// further into the time away, is about that.
func stay(e *model.Event, b *Bound, p model.PersonIndex, span model.Interval) []string {
	var text []string
	if at := e.People[p].Arrive; at != model.NoInstant {
		coming := fmt.Sprintf("arrives %s", At(e, at))
		if rest := b.Minutes("rest"); rest > 0 {
			coming += fmt.Sprintf(", %s before the first duty", Duration(rest))
		}
		if rest := restSpan(b, at); span.Start <= rest.Start && span.End == rest.End {
			return []string{coming}
		}
		text = append(text, coming)
	}
	if at := e.People[p].Depart; at != model.NoInstant {
		going := fmt.Sprintf("departs %s", At(e, at))
		if leave := b.Minutes("leave"); leave > 0 {
			going += fmt.Sprintf(", %s after the last duty", Duration(leave))
		}
		if leave := leaveSpan(b, at); span.Start == leave.Start && leave.End <= span.End {
			return []string{going}
		}
		text = append(text, going)
	}
	return text
}

// farthestAway returns by how many sessions' lengths, at most, a session can be too early or
// too late for somebody.
func farthestAway(e *model.Event, b *Bound) int {
	far, longest := model.Minutes(0), model.Minutes(1)
	for i := range e.Sessions {
		longest = max(longest, e.Sessions[i].Minutes)
	}
	for i := range e.People {
		for w := range e.Windows {
			if at := e.People[i].Arrive; at != model.NoInstant {
				far = max(far, restSpan(b, at).End.Sub(e.Windows[w].Start))
			}
			if at := e.People[i].Depart; at != model.NoInstant {
				far = max(far, e.Windows[w].End.Sub(leaveSpan(b, at).Start))
			}
		}
	}
	return 1 + int(2*far/longest)
}

func scopeOfArrival(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "people on site who arrive or depart"}
	onSite := func(d model.Duty) bool { return d.Must && d.Presence != model.Online }
	all := peopleWho(e, 1, onSite)
	s.Count = peopleWho(e, 1, func(d model.Duty) bool {
		p := &e.People[d.Person]
		return onSite(d) && (p.Arrive != model.NoInstant || p.Depart != model.NoInstant)
	})
	switch {
	case len(e.Cast) == 0:
		s.Lacks = noCast
	case all > 0 && s.Count == 0:
		s.Lacks = noneHas(all, "on site", "time of arrival or departure")
	case s.Count < all:
		s.Except = fmt.Sprintf("%d of %d people on site without arrival and departure", all-s.Count, all)
	}
	return s
}

func judgeArrival(c *Case) {
	e, b := c.Event, &c.Binding.General
	for _, d := range c.Duties {
		if !d.Must || d.Presence == model.Online {
			continue
		}
		who := &e.People[d.Person]
		for _, p := range c.BySession[d.Session] {
			in := NewInstance(Arrival)
			in.A, in.Person, in.Source = d.Session, d.Person, who.Pos
			if who.Arrive != model.NoInstant {
				in.Span = restSpan(b, who.Arrive)
				if early := in.Span.End.Sub(p.Start); early > 0 {
					c.Report(b, in, int(early), fmt.Sprintf("%s %s, and %s, starts %s too early", Person(e, d.Person),
						And(stay(e, b, d.Person, in.Span)), c.placed(p, d.Person), Duration(early)))
				}
			}
			if who.Depart != model.NoInstant {
				in.Span = leaveSpan(b, who.Depart)
				if late := p.End.Sub(in.Span.Start); late > 0 {
					c.Report(b, in, int(late), fmt.Sprintf("%s %s, and %s, ends %s too late", Person(e, d.Person),
						And(stay(e, b, d.Person, in.Span)), c.placed(p, d.Person), Duration(late)))
				}
			}
		}
	}
}
