package portfolio

import (
	"context"
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
)

// fromRelaxation looks for a programme that costs no more in a tier than x, the cheapest
// assignment of a relaxation, in which not every activity has a room. Local search, begun
// anew, chooses for each activity among the places that it is charged for no more than in x
// by itself, and that put no more on a bag than it bears in x; what pairs and groups are
// charged is left to chance. Annealing can stand still far above a bound that the proof has
// met: this leaves its basin.
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
	bears := w.bearing(tier, x)
	q := w.p.Filter(func(a csp.ActivityIndex, at csp.Place) bool {
		return x[a].Start == csp.Unplaced || charge(a, at) <= most[a] && !slices.ContainsFunc(bears[a], func(k borne) bool { return w.p.BurdenAt(k.burden, at) > k.most })
	})
	work := localsearch.AloneWork * int64(len(x))
	if y, clashes := localsearch.New(q, 1).Run(ctx, localsearch.Limits{Work: work}); clashes == 0 {
		w.incumbent.offer(y, w.p.Cost(y))
	}
}

// borne is what an activity puts on a bag, and what that bears.
type borne struct {
	burden *csp.Burden
	most   int32
}

// bearing returns, by activity, what it puts on bags that the tier charges for, with what
// they bear in x, whose activities without a room have the best one.
func (w *lowerBound) bearing(tier int, x csp.Assignment) [][]borne {
	bears := make([][]borne, len(x))
	for i := range w.p.Soft.Worsts {
		b := &w.p.Soft.Worsts[i]
		if b.Tier != tier {
			continue
		}
		most := b.Stay
		for k := range b.Burdens {
			burden := &b.Burdens[k]
			most = max(most, int32(w.leastAt(burden.Activity, x[burden.Activity], func(_ csp.ActivityIndex, at csp.Place) int {
				return int(w.p.BurdenAt(burden, at))
			})))
		}
		for k := range b.Burdens {
			burden := &b.Burdens[k]
			bears[burden.Activity] = append(bears[burden.Activity], borne{burden, most})
		}
	}
	return bears
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
