package maxsat

import (
	"context"

	"programme/solver/internal/sat"
)

// relax states the objective anew for the cores that are paid for.
func (e *Engine) relax(ctx context.Context) {
	pending := e.pending
	e.pending = nil
	for _, c := range pending {
		for _, i := range c.terms {
			t := e.terms.all[i]
			if t.count != nil {
				e.terms.weigh(t.count, t.bound+1, c.weight)
			}
		}
		if len(c.terms) == 1 {
			continue
		}
		e.relaxCore(ctx, c)
	}
	for i := range e.terms.all {
		e.terms.all[i].aside = false
	}
	e.clauses = e.s.Clauses()
	e.report()
}

func (e *Engine) relaxCore(ctx context.Context, c core) {
	inputs := make([]sat.Lit, len(c.terms))
	for k, i := range c.terms {
		inputs[k] = e.terms.all[i].lit.Not()
	}
	n := &count{of: c.terms, tot: sat.NewTotalizer(e.s, inputs, 2)}
	bound := 1
	for range e.o.Exhaust {
		if bound >= len(c.terms) || e.terms.fewestFalse(c.terms, e.models) <= bound {
			break
		}
		n.tot.Extend(bound + 1)
		r := e.solve(ctx, append(c.base[:len(c.base):len(c.base)], n.tot.AtMost(bound)))
		if r.Status != sat.Unsatisfiable {
			break
		}
		for _, m := range r.Core {
			if e.isFixed[m] {
				e.rests[m] = true
			}
		}
		bound++
		e.lower += c.weight
	}
	e.terms.weigh(n, bound, c.weight)
}
