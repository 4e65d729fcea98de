package portfolio

import (
	"context"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/sat"
)

// leastLike returns, of the assignments of a small problem within what they may cost, one that
// has the fewest sessions where some others have them, nil if it found none, and whether it is
// proved to be that.
func leastLike(ctx context.Context, p *csp.Problem, most csp.Cost, others []csp.Assignment) (best csp.Assignment, proved bool) {
	f, ok := cnf.Load(ctx, p, cnf.Asserted, cnf.EagerRooms)
	if !ok {
		return nil, false
	}
	for t, cost := range most {
		if cost != AnyCost {
			f.CostAtMost(f.Objective(t+1, nil), cost)
		}
	}
	var soft []sat.Soft
	for _, x := range others {
		for _, m := range f.Alike(x) {
			soft = append(soft, sat.Soft{Lit: m.Not(), Weight: int64(m.Weight)})
		}
	}
	o := maxsat.Tuned()
	o.SolveLimit = solvesPerTier
	result := maxsat.New(f.Solver, soft, o).Run(ctx, nil)
	if result.Model != nil {
		best = f.Decode(result.Model.Value)
	}
	return best, result.Status == maxsat.Optimal
}

// solveAll asks the whole formula for an alternative to those that are known, and returns nil
// and whether it is proved that there is none.
func (s *straying) solveAll(ctx context.Context) (x csp.Assignment, none bool) {
	p := s.Problem
	f, ok := cnf.Load(ctx, p, cnf.Asserted, cnf.RoomClausesFor(p, cnf.EagerCells))
	if !ok {
		return nil, false
	}
	for _, y := range s.known {
		sat.AtMostWeight(f.Solver, p.Sessions()-s.Differ, f.Alike(y))
	}
	least := true // every assignment costs at least Most in the tiers so far
	for t, most := range s.Most {
		if most == AnyCost {
			continue
		}
		o := f.Objective(t+1, nil)
		if least = least && most <= s.Least[t]; least {
			held, none := hold(ctx, f, o, most)
			if none || ctx.Err() != nil {
				return nil, none
			}
			if held {
				continue
			}
		}
		f.CostAtMost(o, most)
	}
	x, status := f.Find(ctx)
	return x, status == sat.Unsatisfiable
}

// hold keeps a tier at the least that it costs, most, by what core-guided search learns of the
// models that there are; none says that it is proved that all of them cost more. Where it could
// not be done in so many solves, held is false.
func hold(ctx context.Context, f *cnf.Loaded, o cnf.Objective, most int) (held, none bool) {
	switch {
	case most < o.Base:
		return false, true
	case len(o.Soft) == 0:
		return true, false
	}
	options := maxsat.Tuned()
	options.SolveLimit = provingSolves
	engine := maxsat.New(f.Solver, o.Soft, options)
	engine.Offer(int64(most - o.Base + 1))
	result := engine.Run(ctx, nil)
	switch {
	case result.Status == maxsat.Infeasible, result.LowerBound > int64(most-o.Base):
		return false, true
	case result.Status != maxsat.Optimal:
		return false, false
	}
	keep, ok := engine.Keep(ctx, result.LowerBound)
	if !ok || result.LowerBound < int64(most-o.Base) {
		return false, false
	}
	for _, m := range keep {
		f.Solver.Add(m)
	}
	return true, false
}
