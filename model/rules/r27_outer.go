package rules

import (
	"fmt"
	"time"

	"programme/model"
)

var r27 = Rule{
	ID: "R27", Name: "nobody online in the night",
	Reads: []string{"people.zone", "people.presence", "people.waiver", "cast.person", "cast.presence", "cast.must"},
	Text: "A session that someone must attend online begins and ends on one day of that person's own clock, not before from and not after to; with to at 24:00 it may end at midnight. " +
		"It binds everybody whose zone is given and whose waiver does not list R27. Each such session that someone attends outside counts points, at whatever level; where the rule is hard or soft, R28 does not count the session besides.",
	Level: model.Soft(2), Weight: 1, Unit: "points", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "from", Type: ClockParam, Default: "06:00", Text: "earliest start on the person's own clock"},
		{Key: "to", Type: ClockParam, Default: "23:00", Text: "latest end on the person's own clock"},
		{Key: "points", Type: CountParam, Default: "20", Text: "points that each session outside counts for each person"},
	},
	Validate: func(_ *model.Event, b *Bound) (wrong []Objection) {
		if b.Minutes("from") >= b.Minutes("to") {
			wrong = append(wrong, Objection{
				Keys:    []string{"to", "from"},
				Message: fmt.Sprintf("nothing fits from %s to %s", b.Text("from"), b.Text("to")),
				Remedy:  "give a to after from, on the same day",
			})
		}
		if b.Count("points") == 0 {
			wrong = append(wrong, Objection{Keys: []string{"points"}, Message: "a session outside that counts 0 points counts nothing", Remedy: "give points of at least 1, or switch the rule off"})
		}
		return wrong
	},
	Scale: func(book *Book, b *Bound) Scale {
		return Scale{Key: "points", Factor: b.Count("points"), Most: mostPoints(book.event)}
	},
	Scope: func(e *model.Event, b *Binding) Scope { return onlineScope(e, everybody, b.Rule.ID) },
	Hangs: hanging(OnStart, WithNothing),
	Judge: judgeOuterLimit,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s is online in %s (%s), which must lie between %s and %s %s", Person(e, i.Person), Session(e, i.A),
			Roles(e, i.A, i.Person), b.General.Text("from"), b.General.Text("to"), e.People[i.Person].Zone)
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string { return "night for " + Person(e, i.Person) },
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy {
		return []Remedy{StandIn(e, i.Person, i.A)}
	},
}

func judgeOuterLimit(c *Case) {
	e, b := c.Event, &c.Binding.General
	from, to := b.Minutes("from"), b.Minutes("to")
	c.eachOnline("R27", func(who model.PersonIndex, p model.Placement) {
		zone := e.People[who].Zone
		if c.hoursOf(p.Interval, zone).within {
			return
		}
		in := NewInstance("R27")
		in.A, in.Person, in.Span, in.Source = p.Session, who, p.Interval, e.People[who].Pos
		outside := max(1, minutesOutsideDay(p.Interval, zone, from, to))
		c.Report(b, in, b.Count("points"), fmt.Sprintf("%s, is %s for %s, who is online: %s outside %s-%s, %s",
			c.placed(p, who), OwnTime(p.Interval, zone), Person(e, who), Duration(model.Minutes(outside)), b.Text("from"), b.Text("to"), Count(b.Count("points"), "point", "points")))
	})
}

// eachOnline calls use for each placement of a session that someone must attend online, of
// those whose zone is given and who do not waive the rule, by person, then session; sessions
// that are placed as one, and stand there, are one.
func (c *Case) eachOnline(rule string, use func(model.PersonIndex, model.Placement)) {
	type attends struct {
		person model.PersonIndex
		spot
	}
	once := map[attends]model.SessionIndex{}
	for _, d := range c.Duties {
		if !d.Must || d.Presence != model.Online || c.Event.People[d.Person].Zone == "" || waives(c.Event, d.Person, rule) {
			continue
		}
		for _, p := range c.BySession[d.Session] {
			if c.several[d.Session] {
				at := attends{d.Person, c.spot(p)}
				if s, had := once[at]; had && s != d.Session {
					continue
				}
				once[at] = d.Session
			}
			use(d.Person, p)
		}
	}
}

// outsideLimits reports whether R27, hard or soft, counts a session that someone must attend
// online.
func (c *Case) outsideLimits(who model.PersonIndex, v model.Interval) bool {
	b := &c.Book.Of("R27").General
	return (b.Hard() || b.Level.Tier() > 0) && !waives(c.Event, who, "R27") &&
		!c.hoursOf(v, c.Event.People[who].Zone).within
}

// withinDay reports whether v begins at from or later and ends at to or earlier on one
// day in the zone, which 24:00 ends also where the clock skips midnight.
func withinDay(v model.Interval, z model.Zone, from, to model.Minutes) bool {
	if clock(v.Start.In(z)) < from {
		return false
	}
	day := model.DateIn(v.Start, z)
	if model.DateIn(v.End, z) == day {
		return clock(v.End.In(z)) <= to
	}
	return to == 24*60 && v.End <= day.Bounds(z).End
}

// minutesOutsideDay counts the minutes of v that are before from, after to or on
// another day than the first.
func minutesOutsideDay(v model.Interval, z model.Zone, from, to model.Minutes) (outside int) {
	day := model.DateIn(v.Start, z)
	for t := v.Start; t < v.End; t++ {
		if at := clock(t.In(z)); model.DateIn(t, z) != day || at < from || at >= to {
			outside++
		}
	}
	return outside
}

// clock returns the minutes since midnight that a clock shows.
func clock(t time.Time) model.Minutes { return model.Minutes(t.Hour()*60 + t.Minute()) }
