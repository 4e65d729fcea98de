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
	with   []model.Interval // room to work in
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

// eachIdle calls do for each group that a at a place is in, with when it takes place for the group
// and where that stands among what does.
func (c *charges) eachIdle(a int32, at csp.Place, do func(state *idleState, v model.Interval, n int)) {
	each := func(groups []int32) {
		t := c.p.Starts[at.Start]
		for _, i := range groups {
			state := &c.idling.states[i]
			if !state.of.Counts(t, at.Room) {
				continue
			}
			if minutes, is := state.of.Member(csp.ActivityIndex(a)); is {
				v := model.Span(t, minutes)
				n, _ := slices.BinarySearchFunc(state.busy, v, csp.CompareSpans)
				do(state, v, n)
			}
		}
	}
	if c.idling.inRoom != nil {
		each(c.idling.inRoom[at.Room])
	}
	if c.idling.of != nil {
		each(c.idling.of[a])
	}
}

// priceIdle adds sign times what its groups are charged more with a at a place, which it has not.
func (c *charges) priceIdle(a int32, at csp.Place, sign int64) {
	c.eachIdle(a, at, func(state *idleState, v model.Interval, n int) {
		with := append(append(append(c.idling.with[:0], state.busy[:n]...), v), state.busy[n:]...)
		c.idling.with = with
		c.add(state.of.Penalty, sign*int64(state.of.Amount(with)-state.amount))
	})
}

// fill lets a at a place take place (sign 1), or no more (sign -1), in its groups.
func (c *charges) fill(a int32, at csp.Place, sign int64) {
	c.eachIdle(a, at, func(state *idleState, v model.Interval, n int) {
		if sign > 0 {
			state.busy = slices.Insert(state.busy, n, v)
		} else {
			state.busy = slices.Delete(state.busy, n, n+1)
		}
		state.amount = state.of.Amount(state.busy)
	})
}
