package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// DualPrices say what a place in each stretch of the rooms' time is worth in one tier, and
// how many activities fit into each. What activities are charged can be stated with any
// prices w >= 0: for the stretches k that they are in,
//
//	sum of cost(k) = sum of (cost(k) + w(k)) - sum over stretches of w(k) x fit(k)
//	                 + sum over stretches of w(k) x places in k that stay free
//
// With the dual prices of an optimal transportation problem most of the terms on the right
// are as small as they can be, and what is left to search for is small.
type DualPrices []PricedStretch

// PricedStretch is some time of a room. Stretches do not overlap.
type PricedStretch struct {
	Room     model.RoomIndex
	From, To csp.StartIndex // it holds the activities that start at From or later and before To
	Price    int64          // of a place, at least 0
	Fit      int64          // how many activities that must be placed it can hold, at most
}

// hasDualPrices reports whether an activity is charged for its place by dual prices.
func (o *objective) hasDualPrices(a csp.ActivityIndex) bool {
	v := &o.activities[a]
	return o.prices != nil && v.on == 0 && v.in != nil
}

// byDualPrices charges for the places of all activities that must be placed.
func (o *objective) byDualPrices(tier int) {
	charges := make([][]*csp.Unary, len(o.activities))
	for i := range o.p.Soft.Unary {
		if u := &o.p.Soft.Unary[i]; u.Tier == tier {
			charges[u.Activity] = append(charges[u.Activity], u)
		}
	}
	at := o.pricedStretches()
	in := make([][]sat.Lit, len(o.prices)) // by stretch: activities that may be counted in it
	for a := range o.activities {
		if x := csp.ActivityIndex(a); o.hasDualPrices(x) {
			o.chargePlace(x, csp.Penalty{Tier: tier, Weight: 1}, charges[a], at)
			o.within(x, at, in)
		}
	}
	for k, stretch := range o.prices {
		if stretch.Price > 0 {
			o.Base -= int(stretch.Price * stretch.Fit)
			o.chargeFree(csp.Penalty{Tier: tier, Weight: int(stretch.Price)}, in[k], int(stretch.Fit))
		}
	}
}

// pricedStretches returns, by room and start, which stretch holds it, -1 for none.
func (o *objective) pricedStretches() [][]int {
	at := make([][]int, len(o.p.Rooms))
	for r := range at {
		at[r] = slices.Repeat([]int{-1}, len(o.p.Starts))
	}
	for k, stretch := range o.prices {
		for s := stretch.From; s < stretch.To; s++ {
			at[stretch.Room][s] = k
		}
	}
	return at
}

// chargePlace charges an activity for its start and its room, with the dual price of the
// place, in levels.
func (o *objective) chargePlace(a csp.ActivityIndex, penalty csp.Penalty, charges []*csp.Unary, stretchAt [][]int) {
	v := &o.activities[a]
	amounts := make([][]int64, len(v.in)) // by room and position; -1 where it is closed
	var all []int64
	for r, in := range v.in {
		if in == 0 {
			continue
		}
		amounts[r] = make([]int64, len(v.starts))
		for i, s := range v.starts {
			amounts[r][i] = -1
			if !v.sets[i].Has(model.RoomIndex(r)) {
				continue
			}
			n := int64(0)
			for _, u := range charges {
				n += int64(u.Weight) * int64(u.Amount(i, model.RoomIndex(r)))
			}
			if k := stretchAt[r][s]; k >= 0 {
				n += o.prices[k].Price
			}
			amounts[r][i] = n
			all = append(all, n)
		}
	}
	least := slices.Min(all)
	o.Base += int(least)
	below, last := least, sat.Lit(0)
	for _, level := range levels(all, least) {
		m := o.to.NewVar()
		if last != 0 {
			o.to.Add(m.Not(), last)
		}
		// Where every room costs that much, the start alone tells.
		everywhere := func(i int) bool {
			return !slices.ContainsFunc(amounts, func(of []int64) bool { return of != nil && 0 <= of[i] && of[i] < level })
		}
		eachStretch(len(v.starts), everywhere, func(from, to int) {
			o.clause = append(o.clause[:0], m)
			o.orStartsOutside(a, from, to)
			o.end()
		})
		for r, in := range v.in {
			if in == 0 {
				continue
			}
			o.eachOpenStretch(amounts[r], func(amount int64) bool { return amount >= level }, func(from, to int) {
				o.clause = append(o.clause[:0], in.Not(), m)
				o.orStartsOutside(a, from, to)
				o.end()
			})
		}
		o.charge(penalty, m, int(level-below))
		below, last = level, m
	}
}

// eachOpenStretch calls use for each longest stretch of positions in which is holds
// wherever the room is open, and that somewhere is.
func (o *objective) eachOpenStretch(amounts []int64, is func(int64) bool, use func(from, to int)) {
	eachStretch(len(amounts), func(i int) bool { return amounts[i] < 0 || is(amounts[i]) }, func(from, to int) {
		if slices.Max(amounts[from:to]) >= 0 {
			use(from, to)
		}
	})
}

// within adds for each stretch that has a price and is open to the activity a literal
// that implies that the activity is in it.
func (o *objective) within(a csp.ActivityIndex, stretchAt [][]int, in [][]sat.Lit) {
	v := &o.activities[a]
	for r, room := range v.in {
		if room == 0 {
			continue
		}
		stretch := func(i int) int {
			if !v.sets[i].Has(model.RoomIndex(r)) {
				return -1
			}
			return stretchAt[r][v.starts[i]]
		}
		for i := 0; i < len(v.starts); {
			k := stretch(i)
			from := i
			for i++; i < len(v.starts) && stretch(i) == k; i++ {
			}
			if k < 0 || o.prices[k].Price == 0 {
				continue
			}
			m := o.to.NewVar()
			o.to.Add(m.Not(), room)
			if from > 0 {
				o.to.Add(m.Not(), v.atLeast[from])
			}
			if i < len(v.starts) {
				o.to.Add(m.Not(), v.atLeast[i].Not())
			}
			in[k] = append(in[k], m)
		}
	}
}

// chargeFree charges for each of some places that none of the literals takes.
func (o *objective) chargeFree(penalty csp.Penalty, taken []sat.Lit, places int) {
	if places == 1 && len(taken) > 0 {
		free := o.to.NewVar()
		o.to.Add(append(slices.Clone(taken), free)...)
		o.charge(penalty, free, 1)
		return
	}
	free := make([]sat.Lit, len(taken))
	for i, m := range taken {
		free[i] = m.Not()
	}
	o.chargeAbove(penalty, free, len(free)-places)
}
