package compile

import (
	"slices"

	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeDuty makes a pool of the people of each line that are on duty.
func encodeDuty(c *compiler, b *rules.Binding) {
	c.eachDuty(b, func(item *rules.Bound, k csp.Pool) {
		if item.Hard() {
			c.pool(b, item, rules.NewInstance(b.Rule.ID), k)
		}
	})
}

// chargeDuty charges, whenever one more session begins, for the people that are too few.
func chargeDuty(c *compiler, b *rules.Binding) {
	c.eachDuty(b, func(item *rules.Bound, k csp.Pool) {
		if item.Level.Tier() > 0 {
			c.chargeExcess(c.penalty(b, item, item.Level, rules.NewInstance(b.Rule.ID)), k)
		}
	})
}

// eachDuty calls use for each line, with a pool of those on duty.
func (c *compiler) eachDuty(b *rules.Binding, use func(item *rules.Bound, k csp.Pool)) {
	for i := range b.Items {
		item := &b.Items[i]
		k := csp.Pool{Most: item.Count("count"), After: item.Minutes("break"), During: csp.Always}
		counted := c.countedBy(item)
		for x := range c.Activities {
			m := csp.PoolMember{Activity: csp.ActivityIndex(x)}
			for _, s := range c.Activities[x].Sessions {
				if !counted[s] {
					continue
				}
				u := csp.PoolUse{Minutes: c.Event.Sessions[s].Minutes, Units: 1}
				if shift := item.Minutes("shift"); shift > 0 {
					for u.Units*int(shift) < int(u.Minutes) {
						u.Units++
					}
				}
				m.Uses = append(m.Uses, u)
			}
			if len(m.Uses) > 0 {
				k.Members = append(k.Members, m)
			}
		}
		use(item, k)
	}
}

// countedBy tells which sessions an item is about that names sessions, types or themes, or
// services that they need.
func (c *compiler) countedBy(item *rules.Bound) []bool {
	counted := make([]bool, len(c.Event.Sessions))
	all := !item.Has("session") && !item.Has("type") && !item.Has("theme")
	for s := range counted {
		counted[s] = all && c.ActivityOf[s] >= 0
	}
	if !all {
		for _, s := range item.Sessions("session", "type", "theme") {
			counted[s] = true
		}
	}
	for s := range counted {
		counted[s] = counted[s] && (!item.Has("needs") || slices.ContainsFunc(c.Event.Sessions[s].Needs, func(need string) bool {
			return slices.Contains(item.Items("needs"), need)
		}))
	}
	return counted
}
