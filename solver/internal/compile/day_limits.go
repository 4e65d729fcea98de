package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// eachLimited calls use for everybody whom a setting of a rule about people's days binds, of
// those settings that are wanted.
func (c *compiler) eachLimited(b *rules.Binding, counts func(model.Duty) bool, wanted func(*rules.Bound) bool, use func(set *rules.Bound, in rules.Instance, mine []work)) {
	c.eachWork(counts, func(p model.PersonIndex, mine []work) {
		set := settingFor(b, p)
		if c.waived(b, p) || !wanted(set) {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.Person, in.A = p, mine[0].session
		use(set, in, mine)
	})
}

// limitDays does what a rule asks for people's days, of those settings that are wanted: so
// many sessions and minutes a day, and so many minutes in a row.
func (c *compiler) limitDays(b *rules.Binding, pause string, counts func(model.Duty) bool, wanted func(*rules.Bound) bool) {
	days := c.startDays()
	c.eachLimited(b, counts, wanted, func(set *rules.Bound, in rules.Instance, mine []work) {
		for _, day := range days {
			some := c.startingIn(mine, day)
			if len(some) == 0 {
				continue
			}
			one := in
			one.A, one.Span = some[0].session, day
			if one.Value = rules.DaySessions; set.Has("sessions") {
				c.limitUnits(b, set, one, some, false, day, set.Count("sessions"))
			}
			one.Value = rules.DayMinutes
			c.limitUnits(b, set, one, some, true, day, int(set.Minutes("minutes")))
		}
		in.Value = rules.InARow
		c.respite(b, set, in, csp.Respite{Kind: csp.Row, Minutes: set.Minutes(pause), Most: set.Minutes("row")}, mine, false, 1)
	})
}

// limitUnits lets somebody's work that starts on a day be no more than most, in sessions or in
// minutes, or charges for what is more.
func (c *compiler) limitUnits(b *rules.Binding, set *rules.Bound, in rules.Instance, mine []work, minutes bool, day model.Interval, most int) {
	var group []csp.ActivityIndex
	var units []int
	sum := 0
	for _, w := range mine {
		n := 1
		if minutes {
			n = int(w.Minutes)
		}
		group, units, sum = append(group, w.Activity), append(units, n), sum+n
	}
	switch {
	case sum <= most:
	case !set.Hard():
		n := csp.Count{Penalty: c.penalty(b, set, set.Level, in), Members: group, From: c.First(day.Start), To: c.First(day.End), Max: most}
		if minutes {
			n.Units = units
		} else {
			n.Weight *= rules.TooManySessions
		}
		c.Soft.Counts = append(c.Soft.Counts, n)
	default:
		k := csp.Pool{Most: most, Timeless: true, During: csp.Always}
		for i, a := range group {
			k.Members = append(k.Members, csp.PoolMember{Activity: a, Uses: []csp.PoolUse{{Minutes: c.Activities[a].Minutes, Units: units[i], From: day}}})
		}
		c.pool(b, set, in, k)
	}
}

func isHard(set *rules.Bound) bool { return set.Hard() }

func isSoft(set *rules.Bound) bool { return set.Level.Tier() > 0 }
