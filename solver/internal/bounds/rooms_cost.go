package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
)

// RoomBound is what the places of activities cost at least in one tier.
type RoomBound struct {
	// Bound is the least that the unary charges of the tier add up to.
	Bound int
	// Prices are the dual prices of places at that bound.
	Prices cnf.DualPrices

	rows []csp.ActivityIndex
	flow transport
}

// mostPairs is up to how many pairs of activities and parts of rooms the parts are told
// apart; above, the time of each room is one part.
const mostPairs = 100_000

// RoomCost returns a lower bound on what the unary charges of a tier cost: the least
// over all ways to give each activity that must be placed a part of a room's time, where
// no part gets more activities than fit into it one after the other. What a part costs an
// activity is the least over its starts there. Charges of other kinds count as nothing.
// ok is false if the tier charges nobody, or if there are more activities than fit, as
// [Check] says.
//
// A SAT solver is slow to see that not everybody can have the largest room, which is
// pigeons and holes again.
func RoomCost(p *csp.Problem, tier int) (bound RoomBound, ok bool) {
	charges := make([][]*csp.Unary, len(p.Activities))
	charged := false
	for i := range p.Soft.Unary {
		if u := &p.Soft.Unary[i]; u.Tier == tier {
			charges[u.Activity] = append(charges[u.Activity], u)
			charged = true
		}
	}
	if !charged {
		return RoomBound{}, false
	}
	prices, stretchAt := placesOf(p)
	for k := range prices {
		bound.flow.fit = append(bound.flow.fit, prices[k].Fit)
	}
	for a := range p.Activities {
		if p.Activities[a].Optional {
			continue
		}
		row := slices.Repeat([]int64{farAway}, len(prices))
		c := &p.Activities[a].Candidates
		for i, s := range c.Starts {
			for r := range p.Rooms {
				if !c.Rooms[i].Has(model.RoomIndex(r)) {
					continue
				}
				sum := int64(0)
				for _, u := range charges[a] {
					sum += int64(u.Weight) * int64(u.Amount(i, model.RoomIndex(r)))
				}
				k := stretchAt[r][s]
				row[k] = min(row[k], sum)
			}
		}
		bound.rows = append(bound.rows, csp.ActivityIndex(a))
		bound.flow.cost = append(bound.flow.cost, row)
	}
	if !bound.flow.solve() {
		return RoomBound{}, false
	}
	for k := range prices {
		prices[k].Price = bound.flow.columnPrice[k]
	}
	bound.Bound, bound.Prices = int(bound.flow.total()), prices
	return bound, true
}

// placesOf returns the parts of the rooms' time with what fits into each, and which of
// them each start in each room belongs to.
func placesOf(p *csp.Problem) (prices cnf.DualPrices, stretchAt [][]int) {
	parts := partsOfAll(p, roomResources(p))
	each := len(parts)*len(p.Activities) <= mostPairs
	stretchAt = make([][]int, len(p.Rooms))
	for r := range stretchAt {
		stretchAt[r] = make([]int, len(p.Starts))
	}
	for i := range parts {
		k := &parts[i]
		from, to := p.First(k.Start), p.First(k.End)
		if last := len(prices) - 1; !each && last >= 0 && prices[last].Room == k.Room {
			prices[last].To = to
			prices[last].Fit += k.sessions
		} else {
			prices = append(prices, cnf.PricedStretch{Room: k.Room, From: from, To: to, Fit: k.sessions})
		}
		for s := from; s < to; s++ {
			stretchAt[k.Room][s] = len(prices) - 1
		}
	}
	return prices, stretchAt
}

// Beyond calls use for each activity and stretch of the dual prices of which it is proved that an
// activity that starts there makes the tier cost more than most.
func (bound *RoomBound) Beyond(most int, use func(a csp.ActivityIndex, stretch int)) {
	for i, a := range bound.rows {
		for k := range bound.Prices {
			if bound.flow.cost[i][k] < farAway && bound.flow.reduced(i, k) > int64(most-bound.Bound) {
				use(a, k)
			}
		}
	}
}
