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
		"It binds everybody whose zone is given and whose waiver does not list R27, and counts the minutes before from, after to or on another day than the start.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true,
	Params: []ParamSpec{
		{Key: "from", Type: ClockParam, Default: "06:00", Text: "earliest start on the person's own clock"},
		{Key: "to", Type: ClockParam, Default: "23:00", Text: "latest end on the person's own clock"},
	},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if b.Minutes("from") < b.Minutes("to") {
			return nil
		}
		return []Objection{{
			Keys:    []string{"to", "from"},
			Message: fmt.Sprintf("nothing fits from %s to %s", b.Text("from"), b.Text("to")),
			Remedy:  "give a to after from, on the same day",
		}}
	},
	Scope: func(e *model.Event, b *Binding) Scope { return onlineScope(e, b.Rule.ID, everybody) },
	Judge: judgeOuterLimit,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s is online in %s (%s), which must lie between %s and %s %s", Person(e, i.Person), Session(e, i.A),
			Roles(e, i.A, i.Person), b.General.Text("from"), b.General.Text("to"), e.People[i.Person].Zone)
	},
	Bars:     func(e *model.Event, _ *Binding, i Instance) string { return "night for " + Person(e, i.Person) },
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy { return []Remedy{StandIn(e, i.Person, i.A)} },
}

func judgeOuterLimit(c *Case) {
	e, b := c.Event, &c.Binding.General
	from, to := b.Minutes("from"), b.Minutes("to")
	for _, d := range c.Duties {
		zone := e.People[d.Person].Zone
		if !d.Must || d.Presence != model.Online || zone == "" || waives(e, d.Person, "R27") {
			continue
		}
		for _, p := range c.BySession[d.Session] {
			if withinDay(p.Interval, zone, from, to) {
				continue
			}
			in := NewInstance("R27")
			in.A, in.Person, in.Span, in.Source = d.Session, d.Person, p.Interval, e.People[d.Person].Pos
			outside := max(1, minutesOutsideDay(p.Interval, zone, from, to))
			c.Report(b, in, outside, fmt.Sprintf("%s, is %s for %s, who is online: %s outside %s-%s",
				c.placed(p, d.Person), OwnTime(p.Interval, zone), Person(e, d.Person), Duration(model.Minutes(outside)), b.Text("from"), b.Text("to")))
		}
	}
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
