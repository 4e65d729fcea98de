package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeTrackRooms charges each track for every room beyond its first.
func chargeTrackRooms(c *compiler, b *rules.Binding) {
	group := func(set *rules.Bound, sessions []model.SessionIndex) {
		sessions = slices.DeleteFunc(sessions, func(s model.SessionIndex) bool { return !c.confirmed(s) })
		members := c.activities(sessions)
		if set.Level.Tier() == 0 || len(members) < 2 {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = sessions[0]
		if set == &b.General {
			in.Value = c.Event.Sessions[sessions[0]].Themes[0]
		}
		c.Soft.Homes = append(c.Soft.Homes, csp.Homes{Penalty: c.penalty(b, set, set.Level, in), Members: members})
	}
	if b.General.Yes("themes") {
		for _, sessions := range c.byPrimaryTheme() {
			group(&b.General, sessions)
		}
	}
	for i := range b.Items {
		group(&b.Items[i], named(&b.Items[i]))
	}
}
