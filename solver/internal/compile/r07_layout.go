package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeLayout bans the rooms that are known not to have the layout of a session.
func encodeLayout(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		layout := c.Event.Sessions[s].Layout
		if layout == "" {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool {
			has := c.Event.Rooms[r].Layouts
			return len(has) > 0 && !slices.Contains(has, layout)
		})
	})
}

// chargeLayout charges for a room that is known not to have the layout that a session gives,
// or prefers.
func chargeLayout(c *compiler, b *rules.Binding) {
	set := &b.General
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		charge := func(layout string) {
			level := set.LevelOf(in.Part)
			if level.Tier() == 0 || layout == "" {
				return
			}
			c.chargeRooms(b, set, level, a, in, func(r model.RoomIndex) int {
				has := c.Event.Rooms[r].Layouts
				if len(has) == 0 || slices.Contains(has, layout) {
					return 0
				}
				return 1
			})
		}
		charge(c.Event.Sessions[s].Layout)
		in.Part = "wishes"
		charge(c.Event.Sessions[s].PrefersLayout)
	})
}
