package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
)

// Price is what the places of activities cost at least in one tier.
type Price struct {
	// Bound is the least that the unary charges of the tier add up to.
	Bound int
	// Worth is what places are worth at that bound.
	Worth cnf.Worth

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
func RoomCost(p *csp.Problem, tier int) (price Price, ok bool) {
	charges := make([][]*csp.Unary, len(p.Activities))
	charged := false
	for i := range p.Soft.Unary {
		if u := &p.Soft.Unary[i]; u.Tier == tier {
			charges[u.Activity] = append(charges[u.Activity], u)
			charged = true
		}
	}
	if !charged {
		return Price{}, false
	}
	worth, partAt := placesOf(p)
	for k := range worth {
		price.flow.fit = append(price.flow.fit, worth[k].Fit)
	}
	for a := range p.Activities {
		if p.Activities[a].Optional {
			continue
		}
		row := slices.Repeat([]int64{farAway}, len(worth))
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
				k := partAt[r][s]
				row[k] = min(row[k], sum)
			}
		}
		price.rows = append(price.rows, csp.ActivityIndex(a))
		price.flow.cost = append(price.flow.cost, row)
	}
	if !price.flow.solve() {
		return Price{}, false
	}
	for k := range worth {
		worth[k].Place = price.flow.worth[k]
	}
	price.Bound, price.Worth = int(price.flow.total()), worth
	return price, true
}

// placesOf returns the parts of the rooms' time with what fits into each, and which of
// them each start in each room belongs to.
func placesOf(p *csp.Problem) (worth cnf.Worth, partAt [][]int) {
	parts := stretches(p, roomResources(p))
	each := len(parts)*len(p.Activities) <= mostPairs
	partAt = make([][]int, len(p.Rooms))
	for r := range partAt {
		partAt[r] = make([]int, len(p.Starts))
	}
	for i := range parts {
		k := &parts[i]
		from, to := p.First(k.Start), p.First(k.End)
		if last := len(worth) - 1; !each && last >= 0 && worth[last].Room == k.Room {
			worth[last].To = to
			worth[last].Fit += k.sessions
		} else {
			worth = append(worth, cnf.WorthPart{Room: k.Room, From: from, To: to, Fit: k.sessions})
		}
		for s := from; s < to; s++ {
			partAt[k.Room][s] = len(worth) - 1
		}
	}
	return worth, partAt
}

// Beyond calls use for each activity and part of the worth of which it is proved that an
// activity that starts there makes the tier cost more than most.
func (price *Price) Beyond(most int, use func(a csp.ActivityIndex, part int)) {
	for i, a := range price.rows {
		for k := range price.Worth {
			if price.flow.cost[i][k] < farAway && price.flow.reduced(i, k) > int64(most-price.Bound) {
				use(a, k)
			}
		}
	}
}
