package maxsat

import (
	"context"

	"programme/solver/internal/sat"
)

// Keep returns literals that hold in every model that costs at most upper, whatever its
// auxiliary variables can be: to assume them is to keep that bound, or most of it, while
// something else is optimised. Where upper is the lower bound they hold in no other
// model. It takes solves to state the last cores, and returns false if ctx ends before
// that, or if what was paid for rests on a lower upper bound than that, as it can after
// [Options.Harden].
func (e *Engine) Keep(ctx context.Context, upper int64) ([]sat.Lit, bool) {
	if len(e.pending) > 0 {
		e.relax(ctx)
	}
	if ctx.Err() != nil || e.lower > e.lowerBound() || e.restsOn < upper {
		return nil, false
	}
	var keep []sat.Lit
	for i := range e.terms.all {
		if t := &e.terms.all[i]; t.weight > max(0, upper-e.lower) {
			keep = append(keep, t.lit)
		}
	}
	return keep, true
}
