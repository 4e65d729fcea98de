package compile

import (
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeOrder relates every session that comes first to every one that comes after.
func encodeOrder(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		latest := csp.NoMax
		if item.Has("max") {
			latest = item.Minutes("max")
		}
		for _, s := range item.Sessions("before") {
			for _, t := range item.Sessions("after") {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				c.ask(csp.Strain{A: c.ActivityOf[s], B: c.ActivityOf[t], Kind: csp.Before, Gap: item.Minutes("min"), Max: latest}, b, item, in)
			}
		}
	}
}
