package compile

import (
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeFairHours charges for the largest sum of points that one person, or region, bears
// over the event.
func chargeFairHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	at := map[string]int{}
	var groups []csp.Group
	for _, h := range c.onlineHours() {
		key := c.Event.People[h.person].ID
		if b.General.Text("per") == "region" {
			if key = c.Event.People[h.person].Region; key == "" {
				continue
			}
		}
		k, known := at[key]
		if !known {
			k = len(groups)
			at[key] = k
			groups = append(groups, csp.Group{})
		}
		for _, byStart := range [][]int32{h.night, h.bad} {
			if byStart != nil {
				groups[k].Bags = append(groups[k].Bags, csp.Bag{Burdens: []csp.Burden{{Activity: h.activity, ByStart: byStart}}})
			}
		}
	}
	if len(groups) > 0 {
		c.Soft.Peaks = append(c.Soft.Peaks, csp.Peak{Penalty: c.penalty(b, &b.General, b.General.Level, rules.NewInstance(b.Rule.ID)), Groups: groups})
	}
}
