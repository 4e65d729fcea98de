package portfolio

import (
	"context"
	"math"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
)

// fromRelaxation looks for a programme that costs no more in a tier than x, the cheapest
// assignment of a relaxation, in which not every activity has a room. Local search, begun
// anew, chooses for each activity among the places that it is charged for no more than in x
// by itself; what pairs and groups are charged is left to chance. Annealing can stand still
// far above a bound that the proof has met: this leaves its basin.
func (w *lowerBound) fromRelaxation(ctx context.Context, tier int, x csp.Assignment) {
	charges := make([][]*csp.Unary, len(x))
	for i := range w.p.Soft.Unary {
		if u := &w.p.Soft.Unary[i]; u.Tier == tier {
			charges[u.Activity] = append(charges[u.Activity], u)
		}
	}
	charge := func(a csp.ActivityIndex, at csp.Place) (n int) {
		for _, u := range charges[a] {
			n += u.Weight * w.p.AmountAt(u, at)
		}
		return n
	}
	most := make([]int, len(x))
	for a := range x {
		most[a] = w.leastAt(csp.ActivityIndex(a), x[a], charge)
	}
	q := w.p.Filter(func(a csp.ActivityIndex, at csp.Place) bool {
		return x[a].Start == csp.Unplaced || charge(a, at) <= most[a]
	})
	work := localsearch.AloneWork * int64(len(x))
	if y, clashes := localsearch.New(q, 1).Run(ctx, localsearch.Limits{Work: work}); clashes == 0 {
		w.incumbent.offer(y, w.p.Cost(y))
	}
}

// leastAt returns the least charge for an activity at the start of a place, in its room if
// it has one.
func (w *lowerBound) leastAt(a csp.ActivityIndex, at csp.Place, charge func(csp.ActivityIndex, csp.Place) int) int {
	if at.Start == csp.Unplaced || at.Room != model.NoRoom {
		return charge(a, at)
	}
	least := math.MaxInt
	for r := range w.p.Rooms {
		if there := (csp.Place{Start: at.Start, Room: model.RoomIndex(r)}); w.p.Activities[a].Candidates.Has(there) {
			least = min(least, charge(a, there))
		}
	}
	return least
}
