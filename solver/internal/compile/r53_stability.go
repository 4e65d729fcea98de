package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeStability charges for moving a session away from where the baseline has it.
func chargeStability(c *compiler, b *rules.Binding) {
	set := &b.General
	if set.Level.Tier() == 0 || c.Event.Baseline == nil {
		return
	}
	people := castSizes(c.Event)
	seen := map[model.SessionIndex]bool{}
	for _, old := range c.Event.Baseline.Placements {
		a := c.ActivityOf[old.Session]
		if a < 0 || seen[old.Session] {
			continue
		}
		seen[old.Session] = true
		told := old.Told
		if told == 0 {
			told = max(1, people[old.Session])
		}
		cost := stateCost(set, old.State) * told
		if cost == 0 {
			continue
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A, in.Span, in.Room, in.Source = old.Session, old.Interval, old.Room.Index(), old.Pos
		u := csp.Unary{Activity: a}
		day := model.DateIn(old.Start, c.Event.Zone)
		u.ByStart = c.amounts(a, func(v model.Interval) int {
			switch {
			case v.Start == old.Start:
				return 0
			case model.DateIn(v.Start, c.Event.Zone) == day:
				return 2 * cost
			default:
				return 4 * cost
			}
		})
		if old.Room.Given() {
			u.ByRoom = make([]int32, len(c.Rooms))
			for r := range u.ByRoom {
				if model.RoomIndex(r) != old.Room.Index() {
					u.ByRoom[r] = int32(cost)
				}
			}
		}
		if u.ByStart != nil || u.ByRoom != nil {
			u.Penalty = c.penalty(b, set, set.Level, in)
			c.Soft.Unary = append(c.Soft.Unary, u)
		}
	}
}

// stateCost returns what a move of a placement in that state costs for each person told.
func stateCost(set *rules.Bound, state model.State) int {
	switch state {
	case model.Offered, model.Confirmed, model.Published:
		return set.Count(string(state))
	default:
		return set.Count(string(model.Draft))
	}
}
