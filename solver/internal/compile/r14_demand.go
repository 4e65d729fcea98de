package compile

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeDemand charges for seats that a room has fewer than the demand for the
// session, ranked among all, would be due.
func chargeDemand(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
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
		if n := c.Event.Rooms[r].Capacity; n > 0 {
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
		c.chargeRooms(b, &b.General, b.General.Level, c.ActivityOf[s], in, func(r model.RoomIndex) int {
			if c.Event.Rooms[r].Capacity == 0 {
				return 0
			}
			return max(0, due-c.Event.Rooms[r].Capacity-b.General.Count("tolerance"))
		})
	}
}
