package maxsat

import (
	"context"
	"slices"

	"programme/solver/internal/sat"
)

// core is a core that is paid for and not yet relaxed.
type core struct {
	terms  []int
	base   []sat.Lit // what else the core rests on
	weight int64
}

// takeCore makes a core smaller, pays for it and relaxes it or has it wait.
func (e *Engine) takeCore(ctx context.Context, lits []sat.Lit) {
	lits = e.trim(ctx, lits)
	gap := e.gap()
	upper := min(e.cost, e.outside.value())
	var some []int
	base := []sat.Lit{}
	hard := []int{}
	for _, m := range lits {
		i, known := e.terms.by[m]
		switch {
		case e.isFixed[m] || !known:
			base = append(base, m)
		case e.terms.all[i].weight > gap:
			base = append(base, m)
			hard = append(hard, i)
		default:
			some = append(some, i)
		}
	}
	some = e.minimise(ctx, base, hard, some)
	if len(hard) > 0 {
		e.restsOn = min(e.restsOn, upper)
	}
	for _, m := range base {
		if e.isFixed[m] {
			e.rests[m] = true
		}
	}
	if len(some) == 0 {
		if len(hard) == 0 {
			e.hopeless = true
			e.conflict = base
			return
		}
		e.restsOn = min(e.restsOn, upper)
		e.lower = max(e.lower, upper+1)
		e.report()
		return
	}
	w := e.terms.all[some[0]].weight
	for _, i := range some {
		w = min(w, e.terms.all[i].weight)
	}
	for _, i := range some {
		t := &e.terms.all[i]
		t.weight -= w
		if e.o.Disjoint && !e.o.WeightAware {
			t.aside = true
		}
	}
	e.cores++
	e.lower += w
	e.pending = append(e.pending, core{some, base, w})
	if len(base) == 0 && len(some) <= e.o.LearnCores {
		clause := make([]sat.Lit, len(some))
		for k, i := range some {
			clause[k] = e.terms.all[i].lit.Not()
		}
		e.s.Add(clause...)
	}
	e.report()
	if !e.o.Disjoint {
		e.relax(ctx)
	}
}

// trim solves a core again by itself as long as that makes it smaller.
func (e *Engine) trim(ctx context.Context, lits []sat.Lit) []sat.Lit {
	for range e.o.Trim {
		if len(lits) <= 1 {
			break
		}
		r := e.solve(ctx, lits)
		if r.Status != sat.Unsatisfiable || len(r.Core) >= len(lits) {
			break
		}
		lits = r.Core
	}
	return lits
}

// minimise leaves terms out of a core.
func (e *Engine) minimise(ctx context.Context, base []sat.Lit, hard, some []int) []int {
	if e.o.Minimise == 0 || e.o.MinimiseUpTo > 0 && len(some) > e.o.MinimiseUpTo {
		return some
	}
	slices.SortStableFunc(some, func(i, j int) int {
		return int(e.terms.all[i].weight - e.terms.all[j].weight)
	})
	tried := map[int]bool{}
	for range e.o.Minimise {
		models := e.models
		for _, i := range hard {
			models &= e.terms.all[i].holds
		}
		needed := e.terms.onlyFalse(some, models)
		next := -1
		for k, i := range some {
			if !needed[k] && !tried[i] {
				next = k
				break
			}
		}
		if next < 0 || len(some) <= 1 && len(base) == 0 {
			break
		}
		tried[some[next]] = true
		lits := slices.Clone(base)
		for k := len(some) - 1; k >= 0; k-- {
			if k != next {
				lits = append(lits, e.terms.all[some[k]].lit)
			}
		}
		r := e.solve(ctx, lits)
		if r.Status == sat.Unknown {
			break
		}
		if r.Status == sat.Unsatisfiable {
			in := map[sat.Lit]bool{}
			for _, m := range r.Core {
				in[m] = true
			}
			some = slices.DeleteFunc(some, func(i int) bool { return !in[e.terms.all[i].lit] })
		}
	}
	return some
}
