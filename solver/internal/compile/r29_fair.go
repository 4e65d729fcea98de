package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeFairHours charges for the largest sum of points that one person bears over the event,
// or that there is of a region for each of its heads.
func chargeFairHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	perRegion := b.General.Text("per") == "region"
	at := map[string]int{}
	var groups []csp.Group
	c.eachHoursOfOne(func(p model.PersonIndex, mine []onlineHours) {
		key := c.Event.People[p].ID
		if perRegion {
			if key = c.Event.People[p].Region; key == "" {
				return
			}
		}
		k, known := at[key]
		if !known {
			k = len(groups)
			at[key] = k
			groups = append(groups, csp.Group{})
		}
		group := &groups[k]
		group.Heads++
		group.Bags = append(group.Bags, c.dayBags(mine, 0)...)
		for _, h := range mine {
			if h.night != nil {
				group.Bags = append(group.Bags, csp.Bag{Burdens: []csp.Burden{{Activity: h.activity, ByStart: h.night}}})
			}
		}
	})
	if len(groups) > 0 {
		c.Soft.Peaks = append(c.Soft.Peaks, csp.Peak{Penalty: c.penalty(b, &b.General, b.General.Level, rules.NewInstance(b.Rule.ID)), Groups: groups})
	}
}
