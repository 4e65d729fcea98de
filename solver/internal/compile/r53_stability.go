package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeStability charges for telling people that a session is not where the baseline has
// it: those who have the same sessions together, by the worst of what changes for them.
func chargeStability(c *compiler, b *rules.Binding) {
	set := &b.General
	if set.Level.Tier() == 0 || c.Event.Baseline == nil || len(c.Event.Baseline.Placements) == 0 {
		return
	}
	former := c.NewFormer(c.Event.Baseline, func(s model.State) int { return stateCost(set, s) })
	for _, k := range former.Stakes {
		w := csp.Worst{Bag: csp.Bag{Stay: int32(k.Anyway)}}
		for i, s := range k.Sessions {
			if burden, some := c.toldOf(&former.Was[s], s, int32(k.Weights[i])); some {
				w.Burdens = append(w.Burdens, burden)
			}
		}
		if len(w.Burdens) == 0 && w.Stay == 0 {
			continue
		}
		in := rules.NewInstance(b.Rule.ID)
		if len(k.Sessions) > 0 {
			in.A = k.Sessions[0]
		}
		w.Penalty = c.penalty(b, set, set.Level, in)
		w.Weight *= k.People
		c.chargeWorst(&w)
	}
}

// toldOf returns what a session puts on those who are told of its changes; some is false
// for nothing.
func (c *compiler) toldOf(was *csp.Was, s model.SessionIndex, weight int32) (burden csp.Burden, some bool) {
	a := c.ActivityOf[s]
	burden = csp.Burden{Activity: a}
	burden.ByStart = c.amounts(a, func(v model.Interval) int {
		if was.Placed && !was.Differs && v.Start == was.Start {
			return 0
		}
		return int(weight)
	})
	if was.Placed {
		burden.Absent = weight
	}
	if was.Placed && was.Room != model.NoRoom {
		burden.ByRoom = make([]int32, len(c.Rooms))
		for r := range burden.ByRoom {
			if model.RoomIndex(r) != was.Room {
				burden.ByRoom[r] = weight
			}
		}
	}
	return burden, burden.Most() > 0
}

// stateCost returns what telling one person counts that a placement in that state changes.
func stateCost(set *rules.Bound, state model.State) int {
	switch state {
	case model.Offered, model.Confirmed, model.Published:
		return set.Count(string(state))
	default:
		return set.Count(string(model.Draft))
	}
}
