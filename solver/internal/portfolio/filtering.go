package portfolio

import (
	"context"
	"time"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/sat"
)

// A small problem loses candidates on the way from one tier to the next, and its formula
// is then written anew, without them: a solver that has fewer places to choose from
// proves the later tiers in a fraction of the time. Whatever is left out, every programme
// that is optimal in the tiers before stays; so bounds hold among those as they do
// without.

// filterStarts leaves out, before the first tier that charges for rooms, the starts that
// no programme has that is optimal in the tiers before. It reports whether it did.
func (w *lowerBound) filterStarts(ctx context.Context, tier int) bool {
	_, cost, _, settled := w.incumbent.state()
	if w.timely || !w.filters() || settled < tier-1 || !w.chargesRooms(tier) {
		return false
	}
	w.timely = true
	if w.solves == 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, filteringTime)
		defer stop()
	}
	starts, ok := w.possibleStarts(ctx, cost[:tier-1])
	if !ok {
		return false
	}
	w.reload(w.p.Filter(func(a csp.ActivityIndex, at csp.Place) bool { return starts[a][at.Start] }))
	return true
}

// filteringTime is how long filtering may take, and proving again what was proved: more is
// seldom won by it. Where effort counts instead of time there is no limit.
const filteringTime = time.Second

// worthProvingAgain reports whether a tier whose proof took so long may be proved again,
// after places were left out.
func (w *lowerBound) worthProvingAgain(took time.Duration) bool {
	return w.solves > 0 || took <= filteringTime
}

// filters reports whether the problem is small enough, and the formula whole.
func (w *lowerBound) filters() bool { return w.whole && !w.plain && w.p.Cells() <= smallCells }

// possibleStarts tries every start of every activity in a formula of times alone that
// keeps what the first tiers cost. ok is false if ctx ends before that is done.
func (w *lowerBound) possibleStarts(ctx context.Context, costs []int) (starts [][]bool, ok bool) {
	var size cnf.Counter
	counted := cnf.NewRelaxation(w.p, &size, cnf.EagerRooms)
	for tier := range costs {
		counted.Objective(tier+1, nil)
	}
	s := size.NewSolver()
	f := cnf.NewRelaxation(w.p, s, cnf.EagerRooms)
	for i, cost := range costs {
		if !w.keep(ctx, s, f.Objective(i+1, nil), cost) {
			return nil, false
		}
	}
	starts = make([][]bool, len(w.p.Activities))
	for a := range starts {
		starts[a] = make([]bool, len(w.p.Starts))
	}
	for a := range w.p.Activities {
		for _, start := range w.p.Activities[a].Candidates.Starts {
			if starts[a][start] {
				continue
			}
			answer := s.Solve(ctx, f.AssumeStart(csp.ActivityIndex(a), start))
			if answer.Status == sat.Unknown {
				return nil, false
			}
			if answer.Status == sat.Satisfiable {
				for b, place := range f.Decode(answer.Model.Value) {
					if place.Start != csp.Unplaced {
						starts[b][place.Start] = true
					}
				}
			}
		}
	}
	return starts, true
}

// keep adds that an objective costs no more than that. ok is false if ctx ends first.
func (w *lowerBound) keep(ctx context.Context, s *sat.Solver, o cnf.Objective, cost int) (ok bool) {
	if len(o.Soft) == 0 {
		return true
	}
	options := maxsat.Tuned()
	options.SolveLimit, options.Harden = w.solves, false // a formula of times alone has cheaper models
	engine := maxsat.New(s, o.Soft, options)
	engine.Offer(int64(cost - o.Base))
	engine.Run(ctx, nil)
	keep, ok := engine.Keep(ctx, int64(cost-o.Base))
	for _, m := range keep {
		s.Add(m)
	}
	return ok
}

// filterPlaces leaves out, once a tier is settled, the places that make it cost more, as
// far as dual prices tell: the reduced costs of linear programming (Dantzig,
// Fulkerson and Johnson, Solution of a large-scale traveling-salesman problem, Operations
// Research 2, 1954). It reports whether there were any.
func (w *lowerBound) filterPlaces(tier int) bool {
	rooms := &w.rooms[tier-1]
	if !w.kept[tier-1] || w.filtered[tier-1] || !w.filters() || !w.chargesRooms(tier) {
		return false
	}
	w.filtered[tier-1] = true
	_, cost, _, _ := w.incumbent.state()
	type cell struct {
		activity csp.ActivityIndex
		room     model.RoomIndex
		start    csp.StartIndex
	}
	dear := map[cell]bool{}
	rooms.Beyond(cost[tier-1], func(a csp.ActivityIndex, stretch int) {
		k := &rooms.Prices[stretch]
		for s := k.From; s < k.To; s++ {
			dear[cell{a, k.Room, s}] = true
		}
	})
	if len(dear) == 0 {
		return false
	}
	w.reload(w.p.Filter(func(a csp.ActivityIndex, at csp.Place) bool { return !dear[cell{a, at.Room, at.Start}] }))
	return true
}

// reload goes on with a smaller problem, all rooms at once.
func (w *lowerBound) reload(p *csp.Problem) {
	w.p = p
	w.findPrices()
	w.loadWhole()
}
