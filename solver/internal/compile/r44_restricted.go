package compile

import (
	"programme/model"
	"programme/model/rules"
)

// encodeRestricted bans the starts of a restricted session that are in none of the
// windows that it is restricted to.
func encodeRestricted(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		for _, s := range union(item.Sessions("session"), item.Sessions("type"), item.Sessions("theme")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			c.banStarts(b, item, c.ActivityOf[s], nil, in, func(v model.Interval) bool { return !startsIn(c.Event, v.Start, item.Windows("windows")) })
		}
	}
}
