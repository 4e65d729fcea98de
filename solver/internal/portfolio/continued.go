package portfolio

import (
	"context"

	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
)

// begin lets local search begin where the programme is that the run goes on from, then where
// the baseline is. It returns the places of the former, with optional activities that fit in,
// if they are free of clashes, or nil.
func (r *run) begin() csp.Assignment {
	if r.from != nil {
		x := r.p.Assignment(r.from)
		r.local.Start(x)
		if r.local.Holds(x) {
			y, _ := r.local.Run(context.Background(), localsearch.Limits{})
			if r.p.Cost(y).Compare(r.p.Cost(x)) <= 0 {
				return y
			}
			return x
		}
	}
	if b := r.p.Event.Baseline; b != nil {
		r.local.Start(r.p.Assignment(b))
	}
	return nil
}

// tellBetter tells of x, the first programme, and of each better one from now on.
func (r *run) tellBetter(x csp.Assignment) {
	if r.o.Better == nil {
		return
	}
	b := r.incumbent
	tell := func(x csp.Assignment) {
		r.o.Better(func() limits.Found {
			_, _, bound, _ := b.state()
			return limits.Found{Programme: r.p.Programme(x), Cost: r.p.Cost(x), Bound: bound}
		})
	}
	tell(x)
	b.better = tell
}
