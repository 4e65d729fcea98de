package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// ask has two activities keep a relation, which x states, or charges for how far from it they
// are, as the level of the setting says.
func (c *compiler) ask(x csp.Strain, b *rules.Binding, set *rules.Bound, in rules.Instance) {
	switch {
	case set.Hard():
		c.relate(csp.Relation{A: x.A, B: x.B, Kind: x.Kind, Gap: x.Gap, After: x.After, Max: x.Max, Nights: x.Nights, Where: x.Where}, b, set, in)
	case set.Level.Tier() > 0:
		x.Penalty = c.penalty(b, set, set.Level, in)
		c.Soft.Strains = append(c.Soft.Strains, x)
	}
}

// chargeSelves turns the strains of activities with themselves, as merged sessions can have,
// into charges for their starts.
func (c *compiler) chargeSelves() {
	c.Soft.Strains = slices.DeleteFunc(c.Soft.Strains, func(x csp.Strain) bool {
		if x.A != x.B {
			return false
		}
		u := csp.Unary{Penalty: x.Penalty, Activity: x.A}
		for _, s := range c.Activities[x.A].Candidates.Starts {
			u.ByStart = append(u.ByStart, int32(c.Strained(&x, s, s)))
		}
		if x.Where != nil {
			u.In = csp.NewRoomSet(len(c.Rooms))
			for r := range c.Rooms {
				if room := model.RoomIndex(r); x.Where.Meets(room, room) {
					u.In.Add(room)
				}
			}
		}
		if len(u.ByStart) > 0 && slices.Max(u.ByStart) > 0 && !(u.In != nil && u.In.Empty()) {
			c.Soft.Unary = append(c.Soft.Unary, u)
		}
		return true
	})
}
