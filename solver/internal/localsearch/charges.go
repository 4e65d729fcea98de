package localsearch

import (
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// charges keeps what a changing assignment costs, tier by tier: each activity that comes
// or goes changes the cost by what it is charged for alone and with those placed.
type charges struct {
	p    *csp.Problem
	cost [csp.Tiers]int64

	position []int32     // by activity x start: position in Candidates.Starts
	starts   int         // axis length
	spans    []span      // by activity: when it takes place
	places   []csp.Place // by activity: where

	alone    []aloneCharges // by activity
	overlaps [][]overlapCharges
	strains  [][]strainWith
	tights   [][]*csp.Tight // by room
	inRoom   [][]int32      // by room that tights are about: the activities in it
	counts   [][]counted    // by activity: the counts that it is a member of, once for each time
	homes    [][]int32
	burdens  [][]burdenOf
	useds    [][]int32 // by activity: what it is a member of; nil if there is none
	absent   [][]*csp.Absent

	inside []int     // by count: the units of members that count
	using  [][]int32 // by home and room: members in it
	used   []int32   // by home: rooms in use

	lacks    []lackState
	lacksOf  [][]int32        // by activity: the lacks that it matters to
	busyFrom []csp.StartIndex // by activity: its start, for lacks

	inUse  []usedState
	excess *pools     // of what is charged for in excess
	over   [][]moment // by excess and moment
	refits refitting
	idling idling
	bags   []bagState
	peaks  []peakState
}

// aloneCharges are what an activity is charged for its start and its room, weights
// included, by tier.
type aloneCharges struct {
	tiers   []int8
	byStart []int64        // position x tier
	byRoom  []int64        // room x tier
	inRoom  [][]*csp.Unary // by room: what is charged for starts in it; nil for nothing
}

// span is a stretch of time in minutes after the first start; that of an activity without
// a place overlaps none.
type span struct{ from, to int32 }

var nowhere = span{math.MaxInt32 / 2, math.MinInt32 / 2}

// overlapCharges are what one tier charges for each minute of overlap with others.
type overlapCharges struct {
	tier int8
	with []overlapWith
}

type overlapWith struct {
	other  int32
	weight int64
}

// counted is how many units an activity counts in a count.
type counted struct {
	count int32
	units int
}

// strainWith is a strain of an activity with another.
type strainWith struct {
	*csp.Strain
	other int32
	first bool // the activity is its A
}

func newCharges(p *csp.Problem) *charges {
	n := len(p.Activities)
	c := &charges{
		p: p, starts: len(p.Starts), position: make([]int32, n*len(p.Starts)),
		spans: slices.Repeat([]span{nowhere}, n), places: slices.Repeat([]csp.Place{{Start: csp.Unplaced, Room: model.NoRoom}}, n),
		alone: make([]aloneCharges, n), overlaps: make([][]overlapCharges, n), strains: make([][]strainWith, n),
		tights: make([][]*csp.Tight, len(p.Rooms)), inRoom: make([][]int32, len(p.Rooms)),
		counts: make([][]counted, n),
		homes:  make([][]int32, n), burdens: make([][]burdenOf, n), absent: make([][]*csp.Absent, n),
		lacksOf: make([][]int32, n), busyFrom: slices.Repeat([]csp.StartIndex{csp.Unplaced}, n),
	}
	for a := range p.Activities {
		for k, s := range p.Activities[a].Candidates.Starts {
			c.position[a*c.starts+int(s)] = int32(k)
		}
	}
	g := &gathering{charges: c, alone: make([][]*csp.Unary, n)}
	p.Soft.Show(csp.AnyTier, g)
	for a, list := range g.alone {
		c.gatherAlone(a, list)
	}
	c.excess = newPools(p, g.pools)
	return c
}

func (c *charges) add(penalty csp.Penalty, amount int64) {
	c.cost[penalty.Tier-1] += int64(penalty.Weight) * amount
}

// change adds (sign 1) or takes away (sign -1) activity a at a place. Before, a is placed
// nowhere or there.
func (c *charges) change(a int32, at csp.Place, sign int64) {
	k := int(c.position[int(a)*c.starts+int(at.Start)])
	alone := &c.alone[a]
	for t, tier := range alone.tiers {
		n := len(alone.tiers)
		c.cost[tier] += sign * (alone.byStart[k*n+t] + alone.byRoom[int(at.Room)*n+t])
	}
	if alone.inRoom != nil {
		for _, u := range alone.inRoom[at.Room] {
			c.add(u.Penalty, sign*int64(u.ByStart[k]))
		}
	}
	here := c.spanAt(a, at.Start)
	for i := range c.overlaps[a] {
		o := &c.overlaps[a][i]
		sum := int64(0)
		for _, w := range o.with {
			there := c.spans[w.other]
			if minutes := min(here.to, there.to) - max(here.from, there.from); minutes > 0 {
				sum += w.weight * int64(minutes)
			}
		}
		c.cost[o.tier] += sign * sum
	}
	c.addPairs(a, at, sign)
	c.stand(a, at, sign)
	c.join(a, at, sign)
}

// addPairs adds what a is charged at a place for its strains and for what is tight in its
// room.
func (c *charges) addPairs(a int32, at csp.Place, sign int64) {
	for i := range c.strains[a] {
		x := &c.strains[a][i]
		there := c.places[x.other]
		if there.Start == csp.Unplaced {
			continue
		}
		here := at
		if !x.first {
			here, there = there, here
		}
		c.add(x.Penalty, sign*int64(c.p.StrainAt(x.Strain, here, there)))
	}
	for _, k := range c.tights[at.Room] {
		if !k.One {
			c.addTight(k, a, at, c.inRoom[at.Room], sign)
			continue
		}
		for r := range c.inRoom {
			if k.Rooms.Has(model.RoomIndex(r)) {
				c.addTight(k, a, at, c.inRoom[r], sign)
			}
		}
	}
}

// addTight adds sign times what is missing between a at a place and some others.
func (c *charges) addTight(k *csp.Tight, a int32, at csp.Place, others []int32, sign int64) {
	for _, b := range others {
		if b != a {
			c.add(k.Penalty, sign*int64(c.p.Missing(k, csp.ActivityIndex(a), at.Start, csp.ActivityIndex(b), c.places[b].Start)))
		}
	}
}

// revert is like [charges.change], where what everything costs afterwards is known.
func (c *charges) revert(a int32, at csp.Place, sign int64, cost *[csp.Tiers]int64) {
	c.stand(a, at, sign)
	c.join(a, at, sign)
	c.cost = *cost
}

// stand tells when and where a takes place (sign 1), or that it does no more (sign -1).
func (c *charges) stand(a int32, at csp.Place, sign int64) {
	c.spans[a], c.places[a].Start = nowhere, csp.Unplaced
	if sign > 0 {
		c.spans[a], c.places[a] = c.spanAt(a, at.Start), at
	}
	if at.Room == model.NoRoom || c.tights[at.Room] == nil {
		return
	}
	in := &c.inRoom[at.Room]
	if sign > 0 {
		*in = append(*in, a)
		return
	}
	last := len(*in) - 1
	(*in)[slices.Index(*in, a)] = (*in)[last]
	*in = (*in)[:last]
}

func (c *charges) spanAt(a int32, s csp.StartIndex) span {
	from := int32(c.p.Starts[s] - c.p.Starts[0])
	return span{from, from + int32(c.p.Activities[a].Minutes)}
}

// join adds a at a place to the groups that are charged together, or takes it away.
func (c *charges) join(a int32, at csp.Place, sign int64) {
	k := int(c.position[int(a)*c.starts+int(at.Start)])
	soft := &c.p.Soft
	for _, m := range c.counts[a] {
		n := &soft.Counts[m.count]
		if at.Start < n.From || at.Start >= n.To {
			continue
		}
		inside := &c.inside[m.count]
		before := n.Amount(*inside)
		*inside += int(sign) * m.units
		c.add(n.Penalty, int64(n.Amount(*inside)-before))
	}
	for _, i := range c.homes[a] {
		before := soft.Homes[i].Amount(int(c.used[i]))
		using := &c.using[i][at.Room]
		if sign > 0 && *using == 0 {
			c.used[i]++
		}
		*using += int32(sign)
		if sign < 0 && *using == 0 {
			c.used[i]--
		}
		c.add(soft.Homes[i].Penalty, int64(soft.Homes[i].Amount(int(c.used[i]))-before))
	}
	for _, b := range c.burdens[a] {
		if here := b.of.Amount(k, at.Room); sign > 0 {
			c.bear(b.bag, b.of.Absent, here)
		} else {
			c.bear(b.bag, here, b.of.Absent)
		}
	}
	if c.crowd(a, at, int32(sign)); sign > 0 {
		c.occupy(a, at.Start)
	} else {
		c.occupy(a, csp.Unplaced)
	}
	c.use(a, at, int32(sign))
	c.layOut(a, at, sign)
	c.fill(a, at, sign)
	for _, b := range c.absent[a] {
		c.add(b.Penalty, -sign*int64(b.Amount))
	}
}
