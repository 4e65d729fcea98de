package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodePlaced names the instance that asks for each activity to be placed. That an
// activity has at most one place holds by construction.
func encodePlaced(c *compiler, b *rules.Binding) {
	for x := range c.Activities {
		a := &c.Activities[x]
		in := rules.NewInstance(b.Rule.ID)
		in.A = a.Sessions[0]
		if k := slices.IndexFunc(a.Sessions, func(s model.SessionIndex) bool { return c.Event.Sessions[s].State == model.Confirmed }); k >= 0 {
			in.A = a.Sessions[k]
		}
		a.Placed = c.instance(b, &b.General, in)
	}
}

// chargeOptional charges for optional sessions that are not placed, the more the
// higher their priority.
func chargeOptional(c *compiler, b *rules.Binding) {
	level := b.General.LevelOf("optional")
	if level.Tier() == 0 {
		return
	}
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		if c.Event.Sessions[s].State != model.Optional || c.confirmed(s) {
			return
		}
		priority := c.Event.Sessions[s].Priority
		if priority == 0 {
			priority = 5
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Part = s, "optional"
		c.Soft.Absent = append(c.Soft.Absent, csp.Absent{Penalty: c.penalty(b, &b.General, level, in), Activity: a, Amount: 10 - priority})
	})
}
