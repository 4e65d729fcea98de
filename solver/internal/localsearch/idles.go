package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// idling is when something takes place of each group that is charged for idle minutes.
type idling struct {
	inRoom [][]int32 // by room: the groups of what is in it; nil if there is none
	of     [][]int32 // by activity: the groups that it is in wherever it is; nil if there is none
	states []idleState
}

type idleState struct {
	of     *csp.Idle
	busy   []model.Interval // in the order of [csp.CompareSpans]
	amount int
}

func (g *gathering) Idle(k *csp.Idle) {
	i := int32(len(g.idling.states))
	if k.Rooms == nil {
		if g.idling.of == nil {
			g.idling.of = make([][]int32, len(g.p.Activities))
		}
		for _, m := range k.Members {
			g.idling.of[m.Activity] = append(g.idling.of[m.Activity], i)
		}
	} else {
		if g.idling.inRoom == nil {
			g.idling.inRoom = make([][]int32, len(g.p.Rooms))
		}
		for r := range g.p.Rooms {
			if k.Rooms.Has(model.RoomIndex(r)) {
				g.idling.inRoom[r] = append(g.idling.inRoom[r], i)
			}
		}
	}
	busy := slices.Clone(k.Stay)
	slices.SortFunc(busy, csp.CompareSpans)
	state := idleState{k, busy, k.Amount(busy)}
	g.idling.states = append(g.idling.states, state)
	g.add(k.Penalty, int64(state.amount))
}

// fill lets a at a place take place (sign 1), or no more (sign -1), in its groups.
func (c *charges) fill(a int32, at csp.Place, sign int64) {
	if c.idling.inRoom != nil {
		c.fillIn(c.idling.inRoom[at.Room], a, at, sign)
	}
	if c.idling.of != nil {
		c.fillIn(c.idling.of[a], a, at, sign)
	}
}

// fillIn does so in some groups.
func (c *charges) fillIn(groups []int32, a int32, at csp.Place, sign int64) {
	t := c.p.Starts[at.Start]
	for _, i := range groups {
		state := &c.idling.states[i]
		if !state.of.Counts(t, at.Room) {
			continue
		}
		minutes, is := state.of.Member(csp.ActivityIndex(a))
		if !is {
			continue
		}
		v := model.Span(t, minutes)
		n, _ := slices.BinarySearchFunc(state.busy, v, csp.CompareSpans)
		if sign > 0 {
			state.busy = slices.Insert(state.busy, n, v)
		} else {
			state.busy = slices.Delete(state.busy, n, n+1)
		}
		amount := state.of.Amount(state.busy)
		c.add(state.of.Penalty, int64(amount-state.amount))
		state.amount = amount
	}
}
