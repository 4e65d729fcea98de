package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Objective is what the models of a formula cost in one tier: Base plus the weights of
// the soft literals that are false. A model may leave a soft literal false without
// need; the least cost over the models is the least cost over the programmes.
type Objective struct {
	Soft []sat.Soft
	Base int
}

// AtMost states that models cost no more than that.
func (o Objective) AtMost(to sat.Builder, most int) {
	inputs := make([]sat.Weighted, len(o.Soft))
	for i, m := range o.Soft {
		inputs[i] = sat.Weighted{Lit: m.Lit.Not(), Weight: int(m.Weight)}
	}
	sat.AtMostWeight(to, most-o.Base, inputs)
}

// objective is the [csp.SoftView] that writes the clauses of the soft literals of a tier
// while it gathers them.
type objective struct {
	*Formula
	Objective
	prices DualPrices // nil to charge for places as they are
}

// Objective adds the clauses that tell what a programme costs in a tier, 1 to [csp.Tiers],
// and returns the soft literals; it is to be called once for each tier, and of a relaxation
// once more after each [Formula.GiveRooms]. The formula must be in [Asserted] mode. Where
// activities have no rooms in the formula, charges for rooms count with the least that they
// can be, so that the optimum is a lower bound.
// prices, if not nil, are how charges for places are stated; it changes no cost.
//
// Each amount is written in levels: for its values v1 < v2 < ... the literal "amount
// is at least vk" is implied by every place that has it, and its negation is soft with
// the weight of vk - vk-1.
func (f *Formula) Objective(tier int, prices DualPrices) Objective {
	o := &objective{Formula: f, prices: prices}
	if prices != nil {
		o.byDualPrices(tier)
	}
	if f.roomed == nil {
		f.p.Soft.Show(tier, o)
		return o.Objective
	}
	if kept := f.ofStarts[tier-1]; kept != nil {
		f.p.Soft.Show(tier, ofRooms{o})
		return Objective{slices.Concat(o.Soft, kept.Soft), o.Base + kept.Base}
	}
	kept := &Objective{}
	f.p.Soft.Show(tier, ofStarts{o, kept})
	f.ofStarts[tier-1] = kept
	return o.Objective
}

// ClausesOf returns how many clauses it takes to tell what some penalties of a tier charge, of a
// formula that is only counted. It is to be called once for each.
func (f *Formula) ClausesOf(soft *csp.Soft, tier int) int {
	size := f.to.(*Counter)
	before := size.Clauses
	soft.Show(tier, &objective{Formula: f})
	return size.Clauses - before
}

// charge makes a model in which m is true cost the amount.
func (o *objective) charge(penalty csp.Penalty, m sat.Lit, amount int) {
	switch m {
	case sat.False:
		return
	case sat.True:
		o.Base += penalty.Weight * amount
		return
	}
	o.Soft = append(o.Soft, sat.Soft{Lit: m.Not(), Weight: int64(penalty.Weight * amount)})
}

// levels returns the distinct values above least, ascending.
func levels[N int32 | int64](values []N, least N) []N {
	var above []N
	for _, v := range values {
		if v > least {
			above = append(above, v)
		}
	}
	slices.Sort(above)
	return slices.Compact(above)
}

// Unary charges in levels of amounts, unless places are charged for by dual prices.
func (o *objective) Unary(u *csp.Unary) {
	v := &o.activities[u.Activity]
	if len(v.starts) == 0 || o.hasDualPrices(u.Activity) {
		return
	}
	switch {
	case u.Larger:
		o.Worst(&csp.Worst{Penalty: u.Penalty, Bag: u.Bag()})
		return
	case u.In != nil:
		o.byPlace(u)
	case u.ByStart != nil:
		o.byStart(u)
	}
	if u.ByRoom != nil {
		o.byRoom(u)
	}
}

// least returns the smallest of the values, which every place of an activity costs; 0
// if it need not be placed.
func (o *objective) least(a csp.ActivityIndex, values []int32) int32 {
	if o.activities[a].on != 0 {
		return 0
	}
	return slices.Min(values)
}

func (o *objective) byStart(u *csp.Unary) {
	least := o.least(u.Activity, u.ByStart)
	o.Base += u.Weight * int(least)
	below := least
	for _, level := range levels(u.ByStart, least) {
		m := o.startsWhere(u.Activity, func(i int) bool { return u.ByStart[i] >= level })
		o.charge(u.Penalty, m, int(level-below))
		below = level
	}
}

// startsWhere returns a literal that is true in every model in which the activity is
// placed at a candidate start for which is holds.
func (o *objective) startsWhere(a csp.ActivityIndex, is func(i int) bool) sat.Lit {
	v := &o.activities[a]
	var stretches [][2]int
	eachStretch(len(v.starts), is, func(from, to int) { stretches = append(stretches, [2]int{from, to}) })
	if len(stretches) == 1 && v.on == 0 {
		switch from, to := stretches[0][0], stretches[0][1]; {
		case from == 0 && to == len(v.starts):
			return sat.True
		case from == 0:
			return v.atLeast[to].Not()
		case to == len(v.starts):
			return v.atLeast[from]
		}
	}
	if len(stretches) == 0 {
		return sat.False
	}
	m := o.to.NewVar()
	for _, s := range stretches {
		o.clause = append(o.clause[:0], m)
		o.orOff(a)
		o.orStartsOutside(a, s[0], s[1])
		o.end()
	}
	return m
}

// Count counts the members inside from above and those outside from below.
func (o *objective) Count(c *csp.Count) {
	var inside, outside []sat.Lit
	for _, a := range c.Members {
		v := &o.activities[a]
		within := func(i int) bool { return c.From <= v.starts[i] && v.starts[i] < c.To }
		inside = append(inside, o.startsWhere(a, within))
		out := o.startsWhere(a, func(i int) bool { return !within(i) })
		if v.on != 0 { // not placed is outside, too
			either := o.to.NewVar()
			o.to.Add(v.on, either)
			o.to.Add(out.Not(), either)
			out = either
		}
		outside = append(outside, out)
	}
	if c.Units != nil {
		o.chargeUnits(c, inside, outside)
		return
	}
	o.chargeAbove(c.Penalty, inside, c.Max)
	o.chargeAbove(c.Penalty, outside, len(c.Members)-c.Min)
}

// chargeAbove charges for each of the literals that is true beyond the first free.
func (o *objective) chargeAbove(penalty csp.Penalty, ms []sat.Lit, free int) {
	o.Base += penalty.Weight * max(0, -free)
	if free >= len(ms) || len(ms) == 0 {
		return
	}
	total := sat.NewTotalizer(o.to, ms, len(ms))
	for j := max(0, free) + 1; j <= len(ms); j++ {
		o.charge(penalty, total.AtLeast(j), 1)
	}
}

// Homes charges for each room used. Where one is free, some room is always used, since
// groups are made of activities that must be placed; where several are, rooms are counted.
// Where no member has rooms in the formula, one room may do for all.
func (o *objective) Homes(h *csp.Homes) {
	roomed := slices.ContainsFunc(h.Members, func(a csp.ActivityIndex) bool { return o.activities[a].in != nil })
	if !roomed && h.Used.Len() == 0 {
		return
	}
	var uses []sat.Lit
	for r := range o.p.Rooms {
		if h.Used != nil && h.Used.Has(model.RoomIndex(r)) {
			continue
		}
		var in []sat.Lit
		for _, a := range h.Members {
			if v := &o.activities[a]; v.in != nil && v.in[r] != 0 {
				in = append(in, v.in[r])
			}
		}
		if len(in) == 0 {
			continue
		}
		used := o.to.NewVar()
		for _, m := range in {
			o.to.Add(m.Not(), used)
		}
		uses = append(uses, used)
	}
	if h.Free > 1 {
		o.chargeAbove(h.Penalty, uses, h.Free-h.Used.Len())
		return
	}
	for _, used := range uses {
		o.charge(h.Penalty, used, 1)
	}
	o.Base += h.Weight * (h.Used.Len() - 1)
}

// Absent charges for an activity without a place, if it may have none.
func (o *objective) Absent(b *csp.Absent) {
	if on := o.activities[b.Activity].on; on != 0 {
		o.charge(b.Penalty, on.Not(), b.Amount)
	}
}
