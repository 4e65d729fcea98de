package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeOverflow bans the rooms that are not what a session takes: for one with an overflow room
// all but its pairs, for any other all pairs. Without pairs and without overflow rooms it has
// nothing to say.
func encodeOverflow(c *compiler, b *rules.Binding) {
	asks := func(s model.SessionIndex) bool { return len(c.Event.Sessions[s].Overflow) > 0 }
	for x := range c.Activities {
		sessions := c.Activities[x].Sessions
		asked := slices.ContainsFunc(sessions, asks)
		for _, s := range sessions {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			c.banRooms(b, &b.General, csp.ActivityIndex(x), in, func(r model.RoomIndex) bool {
				pair := c.Event.Rooms[r].Pair
				if pair == nil || !asked {
					return asked != (pair != nil)
				}
				given := slices.ContainsFunc(sessions, func(s model.SessionIndex) bool { return slices.Contains(c.Event.Sessions[s].Overflow, pair[1]) })
				return !given || c.Rooms[pair[0]].Parallel > 1 || c.spaceOf(pair[:1]).Has(pair[1])
			})
		}
	}
}
