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
	minutes  []int32     // by activity
	begin    []int32     // by start: minutes after the first
	places   []csp.Place // by activity: where it is

	alone        []aloneCharges // by activity
	overlaps     []overlaps     // by tier that has any
	stretches    *stretches
	strains      [][]strainWith
	nights       map[*csp.Nights][]int32 // by start: how many were before
	tights       [][]*csp.Tight          // by room
	inRoom       [][]int32               // by room that tights are about: the activities in it
	countsAt     byStart[counted]
	homes        [][]int32
	burdensAlone [][]burdenAlone // by activity
	burdens      [][]burdenOf
	tangled      []bool    // by activity: what it puts on one bag changes what another one costs
	useds        [][]int32 // by activity: what it is a member of; nil if there is none
	absent       [][]*csp.Absent

	inside []int     // by count: the units of members that count
	using  [][]int32 // by home and room: members in it
	used   []int32   // by home: rooms in use

	lacks   []lackState
	lacksAt byStart[lackOf]

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

// counted is how many units an activity counts in a count.
type counted struct {
	count int32
	units int
}

// strainWith is a strain of an activity with another.
type strainWith struct {
	*csp.Strain
	nights []int32 // by start, of one that is about nights and not about rooms: how many were before; nil for others
	other  int32
	first  bool // the activity is its A
}

func newCharges(p *csp.Problem) *charges {
	n := len(p.Activities)
	c := &charges{
		p: p, starts: len(p.Starts), position: make([]int32, n*len(p.Starts)),
		places: slices.Repeat([]csp.Place{{Start: csp.Unplaced, Room: model.NoRoom}}, n),
		alone:  make([]aloneCharges, n), strains: make([][]strainWith, n), nights: map[*csp.Nights][]int32{},
		tights: make([][]*csp.Tight, len(p.Rooms)), inRoom: make([][]int32, len(p.Rooms)),
		homes: make([][]int32, n), burdensAlone: make([][]burdenAlone, n), burdens: make([][]burdenOf, n), tangled: make([]bool, n),
		absent: make([][]*csp.Absent, n),
	}
	for _, t := range p.Starts {
		c.begin = append(c.begin, int32(t-p.Starts[0]))
	}
	for a := range p.Activities {
		c.minutes = append(c.minutes, int32(p.Activities[a].Minutes))
		for k, s := range p.Activities[a].Candidates.Starts {
			c.position[a*c.starts+int(s)] = int32(k)
		}
	}
	g := &gathering{charges: c, alone: make([][]*csp.Unary, n), members: make([][]counted, n), lacksOf: make([][]lackOf, n)}
	p.Soft.Show(csp.AnyTier, g)
	for a, list := range g.alone {
		c.gatherAlone(a, list)
	}
	c.stretches = newStretches(c)
	for tier, pairs := range g.pairs {
		if pairs != nil {
			c.gatherOverlaps(int8(tier), pairs)
		}
	}
	c.countsAt = sortByStart(p, g.members, func(m counted, s csp.StartIndex) bool {
		k := &p.Soft.Counts[m.count]
		return k.From <= s && s < k.To
	})
	c.lacksAt = sortByStart(p, g.lacksOf, c.lacksMatter)
	c.excess = newPools(p, g.pools)
	return c
}

func (c *charges) add(penalty csp.Penalty, amount int64) {
	c.cost[penalty.Tier-1] += int64(penalty.Weight) * amount
}

// change adds (sign 1) or takes away (sign -1) activity a at a place. Before, a is placed
// nowhere or there.
func (c *charges) change(a int32, at csp.Place, sign int64) {
	if sign > 0 {
		c.price(a, at, 1)
		c.move(a, at, 1)
	} else {
		c.move(a, at, -1)
		c.price(a, at, -1)
	}
}

// price adds sign times what activity a, which has no place, is charged for at one.
func (c *charges) price(a int32, at csp.Place, sign int64) {
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
	for i := range c.overlaps {
		o := &c.overlaps[i]
		c.cost[o.tier] += sign * o.amount(a, at.Start)
	}
	c.pricePairs(a, at, sign)
	soft := &c.p.Soft
	for _, m := range c.countsAt.at(a, at.Start) {
		n, inside := &soft.Counts[m.count], c.inside[m.count]
		c.add(n.Penalty, sign*int64(n.Amount(inside+m.units)-n.Amount(inside)))
	}
	for _, i := range c.homes[a] {
		if h := &soft.Homes[i]; c.using[i][at.Room] == 0 {
			used := int(c.used[i])
			c.add(h.Penalty, sign*int64(h.Amount(used+1)-h.Amount(used)))
		}
	}
	c.priceBurdens(a, at, k, sign)
	c.priceCrowds(a, at, sign)
	c.priceLacks(a, at.Start, sign)
	c.priceUsed(a, at, sign)
	c.priceRefits(a, at, sign)
	c.priceIdle(a, at, sign)
	for _, b := range c.absent[a] {
		c.add(b.Penalty, -sign*int64(b.Amount))
	}
}

// pricePairs adds sign times what a is charged at a place for its strains and for what is tight
// in its room.
func (c *charges) pricePairs(a int32, at csp.Place, sign int64) {
	for i := range c.strains[a] {
		x := &c.strains[a][i]
		there := c.places[x.other]
		if there.Start == csp.Unplaced {
			continue
		}
		if x.nights != nil {
			if x.nights[at.Start] != x.nights[there.Start] {
				if apart := -shared(c.spanAt(a, at.Start), c.spanAt(x.other, there.Start)); apart < int32(x.Gap) {
					c.add(x.Penalty, sign*x.missed(apart))
				}
			}
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

// missed returns what a strain that is about nights charges two on both sides of one that are
// so many minutes apart: each hour that is missing, or 1.
func (x *strainWith) missed(apart int32) int64 {
	if x.Flat {
		return 1
	}
	return (int64(x.Gap) - int64(max(0, apart)) + 59) / 60
}

// nightsBefore returns, by start, how many nights were before or at it.
func (c *charges) nightsBefore(nights *csp.Nights) []int32 {
	before := make([]int32, len(c.p.Starts))
	for s, t := range c.p.Starts {
		if nights != nil {
			i, _ := slices.BinarySearch(nights.At, t+1)
			before[s] = int32(i)
		}
	}
	return before
}

// addTight adds sign times what is missing between a at a place and some others.
func (c *charges) addTight(k *csp.Tight, a int32, at csp.Place, others []int32, sign int64) {
	for _, b := range others {
		if b != a {
			c.add(k.Penalty, sign*int64(c.p.Missing(k, csp.ActivityIndex(a), at.Start, csp.ActivityIndex(b), c.places[b].Start)))
		}
	}
}

// move places a (sign 1), or takes it from its place (sign -1), without a charge.
func (c *charges) move(a int32, at csp.Place, sign int64) {
	c.stand(a, at, sign)
	c.join(a, at, sign)
}

// stand tells when and where a takes place (sign 1), or that it does no more (sign -1).
func (c *charges) stand(a int32, at csp.Place, sign int64) {
	if sign > 0 {
		c.places[a] = at
	} else {
		c.places[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
	c.stretches.move(a)
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

// spanAt returns when a takes place if it starts then.
func (c *charges) spanAt(a int32, s csp.StartIndex) span {
	if s == csp.Unplaced {
		return nowhere
	}
	return span{c.begin[s], c.begin[s] + c.minutes[a]}
}

// since returns an interval in minutes after the first start, cut off where those are too many.
func (c *charges) since(v model.Interval) span {
	const far = math.MaxInt32 / 4
	first := model.Instant(0)
	if len(c.p.Starts) > 0 {
		first = c.p.Starts[0]
	}
	cut := func(t model.Instant) int32 { return int32(max(-far, min(far, t-first))) }
	return span{cut(v.Start), cut(v.End)}
}

// join adds a at a place to the groups that are charged together, or takes it away.
func (c *charges) join(a int32, at csp.Place, sign int64) {
	k := int(c.position[int(a)*c.starts+int(at.Start)])
	for _, m := range c.countsAt.at(a, at.Start) {
		c.inside[m.count] += int(sign) * m.units
	}
	for _, i := range c.homes[a] {
		using := &c.using[i][at.Room]
		if sign > 0 && *using == 0 {
			c.used[i]++
		}
		*using += int32(sign)
		if sign < 0 && *using == 0 {
			c.used[i]--
		}
	}
	for _, b := range c.burdens[a] {
		if here := b.of.Amount(k, at.Room); sign > 0 {
			c.bear(b.bag, b.of.Absent, here)
		} else {
			c.bear(b.bag, here, b.of.Absent)
		}
	}
	c.crowd(a, at, int32(sign))
	c.occupy(a, at.Start, sign)
	c.use(a, at, int32(sign))
	c.layOut(a, at, sign)
	c.fill(a, at, sign)
}
