package localsearch

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// usedState is how many members use each unit of a [csp.Used], and how many units are in use.
type usedState struct {
	of      *csp.Used
	members []int32
	units   int
}

func (g *gathering) Used(u *csp.Used) {
	state := usedState{of: u, members: make([]int32, u.Units(g.p))}
	for unit := range state.members {
		if u.Stay != nil && u.Stay.Has(model.RoomIndex(unit)) {
			state.members[unit]++
			state.units++
		}
	}
	if g.useds == nil {
		g.useds = make([][]int32, len(g.p.Activities))
	}
	for _, a := range u.Members {
		g.useds[a] = appendOnce(g.useds[a], int32(len(g.inUse)))
	}
	g.inUse = append(g.inUse, state)
	g.add(u.Penalty, int64(u.Amount(state.units)))
}

// priceUsed adds sign times what a at a place, which it has not, is charged for its units.
func (c *charges) priceUsed(a int32, at csp.Place, sign int64) {
	if c.useds == nil {
		return
	}
	for _, i := range c.useds[a] {
		state := &c.inUse[i]
		more := 0
		for unit := range state.of.At(c.p, at) {
			if state.members[unit] == 0 {
				more++
			}
		}
		if more > 0 {
			c.add(state.of.Penalty, sign*int64(state.of.Amount(state.units+more)-state.of.Amount(state.units)))
		}
	}
}

// use lets a at a place use its units (sign 1), or no more (sign -1).
func (c *charges) use(a int32, at csp.Place, sign int32) {
	if c.useds == nil {
		return
	}
	for _, i := range c.useds[a] {
		state := &c.inUse[i]
		for unit := range state.of.At(c.p, at) {
			if sign > 0 && state.members[unit] == 0 {
				state.units++
			}
			state.members[unit] += sign
			if sign < 0 && state.members[unit] == 0 {
				state.units--
			}
		}
	}
}
