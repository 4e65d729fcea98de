package maxsat

import (
	"context"
	"fmt"
	"slices"

	"programme/solver/internal/sat"
)

// Engine looks for the cheapest model of the clauses in a solver, from below, by OLL
// (Andres, Kaufmann, Matheis and Schaub, Unsatisfiability-based optimization in clasp,
// ICLP 2012; Morgado, Dodaro and Marques-Silva, Core-guided MaxSAT with soft cardinality
// constraints, CP 2014): it assumes that every soft literal holds; each core of those
// assumptions costs at least its lightest weight, which is paid for, and how many of its
// literals are false beyond the first becomes something to assume in turn. The first
// model that keeps all assumptions is optimal.
//
// An engine is for one goroutine, but for [Engine.Offer]. It adds clauses to the solver
// that define counts and follow from the others, so that the solver stays fit for other
// questions.
type Engine struct {
	s *sat.Solver
	o Options

	objective objective
	terms     terms
	lower     int64 // what the cores found so far cost
	floor     int64 // a bound proved before the terms were last set back
	stratum   int64 // lightest weight in play
	pending   []core

	fixed    []sat.Lit // assumptions
	isFixed  map[sat.Lit]bool
	rests    map[sat.Lit]bool // assumptions that the lower bound rests on
	restsOn  int64            // upper bound that the lower bound rests on
	conflict []sat.Lit
	hopeless bool

	best    *sat.Model
	cost    int64
	models  uint64
	seen    int
	clauses int
	outside ceiling

	cores, solves, budget int
	assumed               []sat.Lit
}

// New returns an engine for the clauses of s and the soft literals.
func New(s *sat.Solver, soft []sat.Soft, o Options) *Engine {
	o.Remember = min(o.Remember, 64)
	o.WeightAware = o.WeightAware && (o.WeightAwareUpTo == 0 || len(soft) <= o.WeightAwareUpTo)
	e := &Engine{s: s, o: o, objective: newObjective(soft), cost: NoBound, clauses: s.Clauses()}
	e.outside.upper = NoBound
	e.restart()
	return e
}

// restart states the objective as it was given.
func (e *Engine) restart() {
	e.terms = newTerms(&e.objective)
	e.lower = e.objective.base
	e.pending = nil
	e.restsOn = NoBound
	e.rests = map[sat.Lit]bool{}
	e.models, e.seen = 0, 0
	e.stratum = 0
	if e.o.Stratify {
		e.stratum = e.nextStratum()
	}
}

// Offer tells that something that costs upper is known elsewhere. The search ends once
// it is proved that nothing costs less. Any goroutine may call it at any time.
func (e *Engine) Offer(upper int64) { e.outside.offer(upper) }

// Run goes on with the search among the models in which the assumptions hold, until there
// is an answer or ctx ends, or so many solves are done as the options allow. It can be
// called again, with the same assumptions, and goes on where it was.
func (e *Engine) Run(ctx context.Context, assumptions []sat.Lit) Result {
	ctx, release := e.outside.watch(ctx)
	defer release()
	e.budget = e.o.SolveLimit
	e.begin(assumptions)
	for !e.decided() && e.step(ctx) {
	}
	return e.result()
}

func (e *Engine) begin(assumptions []sat.Lit) {
	e.fixed = slices.Clone(assumptions)
	e.isFixed = map[sat.Lit]bool{}
	for _, m := range assumptions {
		e.isFixed[m] = true
	}
}

func (e *Engine) lowerBound() int64 {
	return max(e.floor, min(e.lower, e.restsOn))
}

func (e *Engine) decided() bool {
	return e.hopeless || e.lowerBound() >= min(e.cost, e.outside.value())
}

// solve asks the solver, remembers what it says, and counts.
func (e *Engine) solve(ctx context.Context, assumptions []sat.Lit) sat.Result {
	for e.o.SolveLimit == 0 || e.budget > 0 {
		r := e.s.Solve(ctx, assumptions)
		if r.Status == sat.Unknown {
			return r
		}
		e.budget--
		e.solves++
		if r.Status == sat.Satisfiable {
			if e.o.Refine != nil && e.o.Refine(r.Model) {
				continue
			}
			e.saw(r.Model)
		}
		return r
	}
	return sat.Result{}
}

// saw takes in a model. Solves that assume less than everything fixed, as those that
// make a core smaller do, can have models that are none of this run.
func (e *Engine) saw(m sat.Model) {
	for _, fixed := range e.fixed {
		if !m.Value(fixed) {
			return
		}
	}
	if e.o.Remember > 0 {
		slot := e.seen % e.o.Remember
		e.seen++
		e.models |= 1 << slot
		e.terms.remember(m, slot)
	}
	if cost := e.objective.cost(m); cost < e.cost {
		e.cost, e.best = cost, &m
		e.report()
	}
}

func (e *Engine) report() {
	e.outside.raise(e.lowerBound())
	if e.o.Progress != nil {
		e.o.Progress(e.lowerBound(), e.cost, e.best)
	}
}

// gap returns the heaviest weight that a model within the upper bound may break.
func (e *Engine) gap() int64 {
	upper := min(e.cost, e.outside.value())
	if !e.o.Harden || upper == NoBound {
		return NoBound
	}
	return upper - e.lower
}

// assumptions returns what the next solve of the main loop assumes.
func (e *Engine) assumptions() []sat.Lit {
	gap := e.gap()
	e.assumed = append(e.assumed[:0], e.fixed...)
	for i := range e.terms.all {
		if t := &e.terms.all[i]; t.weight > gap {
			e.assumed = append(e.assumed, t.lit)
		}
	}
	for i := range e.terms.all {
		if t := &e.terms.all[i]; t.weight <= gap && t.weight > 0 && t.weight >= e.stratum && !t.aside {
			e.assumed = append(e.assumed, t.lit)
		}
	}
	return e.assumed
}

func (e *Engine) step(ctx context.Context) bool {
	r := e.solve(ctx, e.assumptions())
	switch r.Status {
	case sat.Satisfiable:
		switch {
		case len(e.pending) > 0:
			e.relax(ctx)
		case e.stratum > 1:
			e.stratum = e.nextStratum()
		case !e.decided():
			panic(fmt.Sprintf("maxsat: a model that keeps all terms costs %d, not %d", e.cost, e.lower))
		}
		return true
	case sat.Unsatisfiable:
		e.takeCore(ctx, r.Core)
		return true
	}
	return false
}

func (e *Engine) result() Result {
	r := Result{LowerBound: e.lowerBound(), UpperBound: e.cost, Model: e.best, Cores: e.cores, Solves: e.solves}
	switch {
	case e.hopeless:
		r.Status, r.LowerBound, r.Conflict = Infeasible, 0, e.conflict
	case r.LowerBound >= e.cost:
		r.Status = Optimal
	case e.decided():
		r.Status = Reached
	}
	return r
}

// nextStratum returns the weight from which on terms are in play next.
func (e *Engine) nextStratum() int64 {
	weights, number := e.terms.weights()
	in, levels := 0, 0
	for i, w := range weights {
		in += number[w]
		levels++
		if e.stratum != 0 && w >= e.stratum {
			continue
		}
		if i == len(weights)-1 || 4*in > 5*levels {
			if i == len(weights)-1 {
				return 1
			}
			return w
		}
	}
	return 1
}
