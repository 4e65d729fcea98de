package compile

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeDemand bans the rooms that have too many seats fewer than the demand for the
// session, ranked among all, would be due.
func encodeDemand(c *compiler, b *rules.Binding) {
	if b.General.Hard() {
		c.eachDemand(b, func(a csp.ActivityIndex, in rules.Instance, missing func(model.RoomIndex) int) {
			c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool { return missing(r) > 0 })
		})
	}
}

// chargeDemand charges for the seats that are too few.
func chargeDemand(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() > 0 {
		c.eachDemand(b, func(a csp.ActivityIndex, in rules.Instance, missing func(model.RoomIndex) int) {
			c.chargeRooms(b, &b.General, b.General.Level, a, in, missing)
		})
	}
}

// eachDemand calls use for each session that expects somebody, the most people first, with
// how many seats a room has too few for it, beyond the tolerance.
func (c *compiler) eachDemand(b *rules.Binding, use func(a csp.ActivityIndex, in rules.Instance, missing func(model.RoomIndex) int)) {
	var sessions []model.SessionIndex
	c.eachSession(func(_ csp.ActivityIndex, s model.SessionIndex) {
		if c.Event.Sessions[s].Expected > 0 {
			sessions = append(sessions, s)
		}
	})
	slices.Sort(sessions)
	slices.SortStableFunc(sessions, func(s, t model.SessionIndex) int {
		return cmp.Compare(c.Event.Sessions[t].Expected, c.Event.Sessions[s].Expected)
	})
	var seats []int
	for r := range c.Event.Rooms {
		if n := c.Event.Rooms[r].Capacity; n > 0 && c.Event.Rooms[r].Pair == nil {
			seats = append(seats, n)
		}
	}
	slices.SortFunc(seats, func(m, n int) int { return cmp.Compare(n, m) })
	if len(seats) == 0 {
		return
	}
	due := 0
	for k, s := range sessions {
		if k == 0 || c.Event.Sessions[s].Expected != c.Event.Sessions[sessions[k-1]].Expected {
			due = seats[k*len(seats)/len(sessions)]
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		seats := due
		use(c.ActivityOf[s], in, func(r model.RoomIndex) int {
			if c.Event.Rooms[r].Capacity == 0 {
				return 0
			}
			return max(0, seats-c.Event.Rooms[r].Capacity-b.General.Count("tolerance"))
		})
	}
}
