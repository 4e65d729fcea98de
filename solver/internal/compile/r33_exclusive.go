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
		if !item.Hard() {
			continue
		}
		var where *csp.RoomPairs
		if item.Text("scope") == "area" {
			where = sameArea(c.Event)
		}
		for _, s := range union(item.Sessions("session"), item.Sessions("type")) {
			a := c.ActivityOf[s]
			c.eachSession(func(other csp.ActivityIndex, t model.SessionIndex) {
				if other == a || item.Text("scope") == "theme" && !shareTheme(c.Event, s, t) {
					return
				}
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				c.relate(csp.Relation{A: a, B: other, Kind: csp.Apart, Gap: item.Minutes("after"), After: item.Minutes("before"), Where: where}, b, item, in)
			})
		}
	}
}

func shareTheme(e *model.Event, s, t model.SessionIndex) bool {
	return slices.ContainsFunc(e.Sessions[s].Themes, func(theme string) bool { return slices.Contains(e.Sessions[t].Themes, theme) })
}
