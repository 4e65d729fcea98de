package compile

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeOrSeparateGroups keeps the sessions of each group that is not to clash apart.
func chargeOrSeparateGroups(c *compiler, b *rules.Binding) {
	if b.General.Yes("org") {
		byOrg := map[string][]model.SessionIndex{}
		c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
			if org := c.Event.Sessions[s].Org; org != "" {
				byOrg[org] = append(byOrg[org], s)
			}
		})
		for _, org := range slices.Sorted(maps.Keys(byOrg)) {
			c.keepGroupApart(b, &b.General, byOrg[org])
		}
	}
	for i := range b.Items {
		c.keepGroupApart(b, &b.Items[i], named(&b.Items[i]))
	}
}
