package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeCapacity bans the rooms with too few seats.
func encodeCapacity(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool { return c.seatsMissing(&b.General, s, r) > 0 })
	})
}

// seatsMissing returns how many of the people expected have no seat in the room, or are
// beyond its safety limit.
func (c *compiler) seatsMissing(set *rules.Bound, s model.SessionIndex, r model.RoomIndex) (missing int) {
	room, expected := &c.Event.Rooms[r], c.Event.Sessions[s].Expected
	if c.Event.Sessions[s].ByDemand {
		expected = expected * set.Percent("demand") / 100
	}
	if room.Capacity > 0 {
		missing = max(missing, expected-room.Capacity)
	}
	if room.Safety > 0 {
		missing = max(missing, expected-room.Safety)
	}
	return missing
}

// chargeCapacity charges for seats missing, where that is soft, for people beyond
// comfort and for seats that stay empty.
func chargeCapacity(c *compiler, b *rules.Binding) {
	set := &b.General
	comfort, empty := set.Percent("comfort"), set.Percent("empty")
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		expected := c.Event.Sessions[s].Expected
		if expected == 0 {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		if set.Level.Tier() > 0 {
			c.chargeRooms(b, set, set.Level, a, in, func(r model.RoomIndex) int { return c.seatsMissing(set, s, r) })
		}
		in.Part = "comfort_level"
		if level := set.LevelOf(in.Part); level.Tier() > 0 {
			c.chargeRooms(b, set, level, a, in, func(r model.RoomIndex) int {
				capacity := c.Event.Rooms[r].Capacity
				if capacity == 0 {
					return 0
				}
				return max(0, expected-capacity*comfort/100) + max(0, capacity*empty/100-expected)
			})
		}
	})
}
