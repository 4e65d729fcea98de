package solver

import (
	"context"
	"sync"
	"time"

	"programme/solver/encode"
	"programme/solver/maxsat"
	"programme/solver/sat"
)

// below proves from below how much a programme costs at least, tier by tier, with
// relaxations that grow: first only times are chosen, then rooms too for the activities
// that are charged for their own room, at last, where it fits, all rooms; the models of
// the last are programmes.
type below struct {
	p      *encode.Problem
	board  *board
	solves int // that each tier of a relaxation may take; 0 for no limit

	mu     sync.Mutex
	engine *maxsat.Engine // at work; it is offered what others find
	tier   int
	base   int
}

// prove goes on until everything is settled or ctx ends.
func (w *below) prove(ctx context.Context) {
	some, all := make([]bool, len(w.p.Activities)), make([]bool, len(w.p.Activities))
	charged := 0
	for _, u := range w.p.Soft.Unary {
		if u.ByRoom != nil && !some[u.Activity] {
			some[u.Activity] = true
			charged++
		}
	}
	for a := range all {
		all[a] = true
	}
	w.relaxation(ctx, make([]bool, len(all)), false, 0.1)
	if cells := w.p.Cells() / max(1, len(all)) * charged; 0 < charged && charged < len(all) && cells <= eagerCells {
		w.relaxation(ctx, some, false, 0.5)
	}
	if w.p.Cells() <= eagerCells {
		w.relaxation(ctx, all, true, 0.5)
	}
}

// relaxation proves bounds with one relaxation, or the whole formula. Each tier may take
// that share of the time that is left.
func (w *below) relaxation(ctx context.Context, roomed []bool, whole bool, share float64) {
	if ctx.Err() != nil {
		return
	}
	var size counter
	counted := encode.NewRelaxation(w.p, &size, roomed)
	for tier := 1; tier <= encode.Tiers; tier++ {
		counted.Objective(tier)
	}
	solver := sat.NewSolver(size.vars, size.clauses)
	formula := encode.NewRelaxation(w.p, solver, roomed)
	var kept []sat.Lit
	for tier := 1; tier <= encode.Tiers && ctx.Err() == nil; tier++ {
		o := formula.Objective(tier)
		if len(o.Soft) == 0 {
			w.board.raise(tier, o.Base)
			continue
		}
		limited, stop := withShare(ctx, share)
		engine := w.begin(solver, tier, o, func(m *sat.Model) {
			if whole {
				x := formula.Decode(m.Value)
				w.board.offer(x, w.p.Cost(x))
			}
		})
		result := engine.Run(limited, kept)
		w.end()
		if result.Status != maxsat.Infeasible {
			w.board.raise(tier, o.Base+int(result.LowerBound))
		}
		// A tier that is settled is kept from here on. One that is not leaves the later
		// ones free: their bounds then hold among more programmes, and stay true.
		if _, cost, _, settled := w.board.state(); settled >= tier {
			if more, ok := engine.Keep(limited, int64(cost[tier-1]-o.Base)); ok {
				kept = append(kept, more...)
			}
		}
		stop()
	}
}

// begin makes the engine of a tier the one at work. found is called with every better
// model.
func (w *below) begin(s *sat.Solver, tier int, objective encode.Objective, found func(*sat.Model)) *maxsat.Engine {
	o := maxsat.Tuned()
	o.SolveLimit = w.solves
	o.Progress = func(lower, _ int64, m *sat.Model) {
		w.board.raise(tier, objective.Base+int(lower))
		if m != nil {
			found(m)
		}
	}
	engine := maxsat.New(s, objective.Soft, o)
	w.mu.Lock()
	w.engine, w.tier, w.base = engine, tier, objective.Base
	w.mu.Unlock()
	w.offer()
	return engine
}

func (w *below) end() {
	w.mu.Lock()
	w.engine = nil
	w.mu.Unlock()
}

// offer tells the engine at work what the best programme costs in its tier, if that
// programme is optimal in all tiers before.
func (w *below) offer() {
	_, cost, _, settled := w.board.state()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.engine != nil && settled >= w.tier-1 {
		w.engine.Offer(int64(cost[w.tier-1] - w.base))
	}
}

// withShare returns a context that ends after a share of the time that ctx has left.
func withShare(ctx context.Context, share float64) (context.Context, context.CancelFunc) {
	end, bounded := ctx.Deadline()
	if !bounded || share >= 1 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, time.Duration(share*float64(time.Until(end))))
}
