package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeExclusive keeps every other activity, or those of the same theme or area, away
// from the exclusive ones and their margins.
func encodeExclusive(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		var where *csp.RoomPairs
		if item.Text("scope") == "area" {
			where = sameArea(c.Event)
		}
		exclusive := union(item.Sessions("session"), item.Sessions("type"))
		for _, s := range exclusive {
			a := c.ActivityOf[s]
			c.eachSession(func(other csp.ActivityIndex, t model.SessionIndex) {
				if other == a || item.Text("scope") == "theme" && !shareTheme(c.Event, s, t) {
					return
				}
				// Two that exclude each other are related both ways, and charged once.
				mutual := slices.Contains(exclusive, t)
				if mutual && t < s && !item.Hard() {
					return
				}
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				c.ask(csp.Strain{A: a, B: other, Kind: csp.Apart, Gap: item.Minutes("after"), After: item.Minutes("before"), Where: where, Mutual: mutual}, b, item, in)
			})
		}
	}
}

func shareTheme(e *model.Event, s, t model.SessionIndex) bool {
	return slices.ContainsFunc(e.Sessions[s].Themes, func(theme string) bool { return slices.Contains(e.Sessions[t].Themes, theme) })
}
