package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// chargeWishToAttend charges for the overlap of sessions that a person would like to
// attend, with each other and with those that the person must attend.
func chargeWishToAttend(c *compiler, b *rules.Binding) {
	c.chargeDemanded(b)
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level.Tier() == 0 {
			continue
		}
		for _, p := range item.People("people") {
			var all []model.SessionIndex // one of each activity
			add := func(s model.SessionIndex) {
				if !slices.ContainsFunc(all, func(t model.SessionIndex) bool { return c.ActivityOf[s] == c.ActivityOf[t] }) {
					all = append(all, s)
				}
			}
			for _, s := range named(item) {
				add(s)
			}
			for _, d := range c.byPerson[p] {
				add(d.session)
			}
			inCast := func(s model.SessionIndex) bool {
				return slices.ContainsFunc(c.attends[p], func(d duty) bool { return d.activity == c.ActivityOf[s] })
			}
			for j, s := range all {
				for _, t := range all[:j] {
					if !inCast(s) || !inCast(t) {
						in := rules.NewInstance(b.Rule.ID)
						in.A, in.B, in.Person = t, s, p
						c.chargeOverlap(b, item, item.Level, in, 1)
					}
				}
			}
		}
	}
}
