package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeFairHours charges for the largest discomfort that one person, or region, has
// over the event.
func chargeFairHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	at := map[string]int{}
	var groups []csp.Group
	c.discomforts(c.Book.Of("R28").General.Bands("bands"), func(p model.PersonIndex, d duty, byStart []int32) {
		key := c.Event.People[p].ID
		if b.General.Text("per") == "region" {
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
		groups[k].Bags = append(groups[k].Bags, csp.Bag{Burdens: []csp.Burden{{Activity: d.activity, ByStart: byStart}}})
	})
	if len(groups) > 0 {
		c.Soft.Peaks = append(c.Soft.Peaks, csp.Peak{Penalty: c.penalty(b, &b.General, b.General.Level, rules.NewInstance(b.Rule.ID)), Groups: groups})
	}
}
