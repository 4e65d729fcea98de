package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeDiscomfort bans, for who must attend online, the starts at hours that cost more than
// a day may.
func encodeDiscomfort(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachOnline(func(p model.PersonIndex, d duty, _, bad func(model.Interval) int) {
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Person, in.Source = d.online, p, c.Event.People[p].Pos
		c.banStarts(b, &b.General, d.activity, nil, in, func(v model.Interval) bool { return bad(v) > b.General.Count("most") })
	})
}

// chargeDiscomfort charges each person for the worst hours of each day.
func chargeDiscomfort(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.eachHoursOfOne(func(p model.PersonIndex, mine []onlineHours) {
		for _, bag := range c.dayBags(mine, b.General.Count("most")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Person = onlineIn(mine, bag.Burdens[0].Activity), p
			penalty := c.penalty(b, &b.General, b.General.Level, in)
			if one := bag.Burdens[0]; len(bag.Burdens) == 1 {
				c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: penalty, Activity: one.Activity, ByStart: one.ByStart})
			} else {
				c.Soft.Worsts = append(c.Soft.Worsts, csp.Worst{Penalty: penalty, Bag: bag})
			}
		}
	})
}
