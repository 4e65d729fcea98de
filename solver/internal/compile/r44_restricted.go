package compile

import (
	"programme/model"
	"programme/model/rules"
)

// encodeRestricted bans the starts of a restricted session that are in none of the
// windows that it is restricted to.
func encodeRestricted(c *compiler, b *rules.Binding) {
	c.eachRestricted(b, func(item *rules.Bound, in rules.Instance, outside func(model.Interval) bool) {
		if item.Hard() {
			c.banStarts(b, item, c.ActivityOf[in.A], nil, in, outside)
		}
	})
}

// chargeRestricted charges each restricted session that starts in none of its windows.
func chargeRestricted(c *compiler, b *rules.Binding) {
	c.eachRestricted(b, func(item *rules.Bound, in rules.Instance, outside func(model.Interval) bool) {
		if item.Level.Tier() > 0 {
			c.chargeStarts(b, item, item.Level, c.ActivityOf[in.A], in, oneIf(outside))
		}
	})
}

// eachRestricted calls use for each session that an item of R44 restricts.
func (c *compiler) eachRestricted(b *rules.Binding, use func(item *rules.Bound, in rules.Instance, outside func(model.Interval) bool)) {
	for i := range b.Items {
		item := &b.Items[i]
		for _, s := range union(item.Sessions("session"), item.Sessions("type"), item.Sessions("theme")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			use(item, in, func(v model.Interval) bool { return !startsIn(c.Event, v.Start, item.Windows("windows")) })
		}
	}
}
