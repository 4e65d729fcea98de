package rules

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

var r30 = Rule{
	ID: "R30", Name: "no night split by sessions",
	Reads: []string{"people.zone", "people.presence", "people.waiver", "cast.person", "cast.presence", "cast.must"},
	Text: "A day of somebody who must attend sessions online begins when their own clock first shows night, or later, on a date. Between any two of those sessions that start on two of their days there are rest and around minutes together, from the end of one to the start of the other: eleven hours, unless another rest is given. " +
		"Each hour that is missing counts, the last one begun, for each person and each two sessions; all of them where the two overlap. So a night counts once for each pair of sessions that come too close to it. It binds everybody whose zone is given and whose waiver does not list R30.",
	Level: model.Soft(4), Weight: 1, Unit: "hours", Hard: true, Soft: true,
	Params: []ParamSpec{
		{Key: "rest", Type: MinutesParam, Default: "480", Text: "minutes of sleep"},
		{Key: "around", Type: MinutesParam, Default: "180", Text: "minutes awake from a session to sleep, and from sleep to a session, together"},
		{Key: "night", Type: ClockParam, Default: "04:00", Text: "when a day begins on the person's own clock: sessions that start before are of the evening"},
	},
	Validate: func(_ *model.Event, b *Bound) []Objection {
		if b.Minutes("night") < 24*60 {
			return nil
		}
		return []Objection{{Keys: []string{"night"}, Message: "no clock shows 24:00 on the day that ends then", Remedy: "write 00:00"}}
	},
	Scale: func(_ *Book, b *Bound) Scale {
		key, _ := b.worst("rest", "around")
		return Scale{Key: key, Factor: int(hoursBegun(nightOf(b)))}
	},
	Scope: scopeOfNights,
	Hangs: hanging(OnStart, WithPeople),
	Judge: judgeNights,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		return fmt.Sprintf("%s is online in %s (%s) and %s (%s), and needs %s between them where a night lies between, %s", Person(e, i.Person),
			Session(e, i.A), Roles(e, i.A, i.Person), Session(e, i.B), Roles(e, i.B, i.Person), Duration(nightOf(&b.General)), e.People[i.Person].Zone)
	},
	Beside: func(e *model.Event, _ *Binding, i Instance, other model.SessionIndex) string {
		return "short night of " + Person(e, i.Person) + " beside " + e.Sessions[other].ID
	},
	Remedies: func(e *model.Event, b *Binding, i Instance) []Remedy {
		return append(milder(e, b, i, step{"rest", -30, 0}, step{"around", -30, 0}), StandIn(e, i.Person, i.A), StandIn(e, i.Person, i.B))
	},
}

// nightOf returns how many minutes there have to be between sessions on two days.
func nightOf(b *Bound) model.Minutes { return b.Minutes("rest") + b.Minutes("around") }

// hoursBegun returns in how many hours those minutes fit.
func hoursBegun(m model.Minutes) model.Minutes { return (m + 59) / 60 }

func scopeOfNights(e *model.Event, _ *Binding) Scope {
	s := onlineScope(e, everybody, "R30")
	s.Of = "people who must attend several sessions online, with a zone"
	if s.Count > 0 {
		s.Count = peopleWho(e, 2, func(d model.Duty) bool {
			return d.Must && d.Presence == model.Online && e.People[d.Person].Zone != "" && !waives(e, d.Person, "R30")
		})
	}
	if s.Count == 0 {
		s.Except = ""
	}
	return s
}

func judgeNights(c *Case) {
	b := &c.Binding.General
	var mine []model.Placement
	of := model.NoPerson
	c.eachOnline("R30", func(who model.PersonIndex, p model.Placement) { // by person
		if who != of {
			judgeNightsOf(c, b, of, mine)
			of, mine = who, nil
		}
		mine = append(mine, p)
	})
	judgeNightsOf(c, b, of, mine)
}

// judgeNightsOf reports the nights of a person who must attend those placements online.
func judgeNightsOf(c *Case, b *Bound, who model.PersonIndex, list []model.Placement) {
	slices.SortStableFunc(list, func(p, q model.Placement) int { return cmp.Compare(p.Start, q.Start) })
	needed := nightOf(b)
	for j, q := range list {
		for _, p := range list[:j] {
			has := max(0, q.Start.Sub(p.End))
			if has >= needed || c.together(p.Session, q.Session) {
				continue
			}
			zone := c.Event.People[who].Zone
			if ownDay(p.Start, zone, b.Minutes("night")) == ownDay(q.Start, zone, b.Minutes("night")) {
				continue
			}
			in := NewInstance("R30")
			in.A, in.B, in.Person, in.Source = p.Session, q.Session, who, c.Event.People[who].Pos
			in.Span = model.Interval{Start: min(p.End, q.Start), End: q.Start}
			c.Report(b, in, int(hoursBegun(needed-has)), fmt.Sprintf("%s, who is online, has %s of the %s of a night between %s, which is %s, and %s, which is %s",
				Person(c.Event, who), Duration(has), Duration(needed), c.placed(p, who), OwnTime(p.Interval, zone), c.placed(q, who), OwnTime(q.Interval, zone)))
		}
	}
}

// ownDay returns the day of somebody in zone z to which t belongs: the last one that has
// begun, when the clock there showed night or later on its date.
func ownDay(t model.Instant, z model.Zone, night model.Minutes) model.Date {
	day := model.DateIn(t, z)
	if next := day.Next(); dayBegan(next, t, z, night) { // where a clock goes back over midnight
		return next
	}
	for !dayBegan(day, t, z, night) {
		day = model.DateIn(day.Bounds("").Start-1, "")
	}
	return day
}

// dayBegan reports whether a day in zone z that begins at night has begun at t.
func dayBegan(day model.Date, t model.Instant, z model.Zone, night model.Minutes) bool {
	shown := day.Bounds(z)
	for m := shown.Start; m <= min(t, shown.End-1); m++ {
		if clock(m.In(z)) >= night && model.DateIn(m, z) == day {
			return true
		}
	}
	return false
}
