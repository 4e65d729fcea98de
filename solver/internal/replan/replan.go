package replan

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/memory"
	"programme/solver/internal/portfolio"
	"programme/solver/internal/sat"
	"programme/solver/internal/verdict"
)

// Budget is how much may change at most: sessions that move or are dropped, people told,
// each of whom counts once. Below 0 there is no limit.
type Budget struct{ Moved, Told int }

// NoBudget sets no limit.
var NoBudget = Budget{-1, -1}

// exceeded reports whether n is beyond a limit.
func exceeded(limit, n int) bool { return limit >= 0 && n > limit }

// Result is how sure the answer is, and what it is.
type Result struct {
	Verdict   verdict.Verdict
	Problem   *csp.Problem     // whose rule instances Conflicts name; nil if time was up before there was one
	Programme *model.Programme // nil unless Optimal or Feasible
	Changes   csp.ChangeCount
	People    int             // who are told, each once
	Moved     int             // sessions that had a place and are elsewhere or dropped
	Weighed   bool            // of Changes and Bound: people told are weighed by the state of what changes for them
	Bound     csp.ChangeCount // proved to be the least, each among programmes that have the least of those before
	Cost      csp.Cost        // of Programme
	// OverBudget says, of Impossible, that there are programmes, but none within the budget.
	// Needs then has what every programme takes at least of what goes beyond it, and no limit
	// of the other; of Unknown with a budget, what was proved of that. Fewest says that there
	// is a programme that takes no more.
	OverBudget bool
	Needs      Budget
	Fewest     bool
	// Beyond is what a programme takes that was found and is not within the budget: the one
	// that tells the fewest people; nil for none.
	Beyond    *Budget
	Conflicts []conflict.Conflict // for Impossible, unless OverBudget
	Stopped   string
	// MemoryShort says, where not everything was proved, that a proof was given up for lack of
	// memory.
	MemoryShort bool
}

// Unknown is the result of a run that was stopped before an answer.
func Unknown(stopped string) *Result {
	return &Result{Verdict: verdict.Unknown, Stopped: stopped}
}

// Fewest looks for the programme that changes least against an earlier one, in the order of
// [csp.ChangeKind], and of those that it finds to change the least for one that costs
// little. The programme passed the judges; otherwise the error wraps [verdict.ErrRefused].
// Begun, if not nil, is an earlier answer to go on from: where it is free of clashes, none
// comes of it that changes more or, changing as much, costs more.
func Fewest(ctx context.Context, book *rules.Book, from, begun *model.Programme, budget Budget, o limits.Options) (*Result, error) {
	o.Say("making the problem")
	p, err := compile.Within(ctx, book)
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return Unknown(limits.StopReason(ctx)), nil
	}
	conflicts, ok := limits.Within(ctx, func() []conflict.Conflict { return conflict.Arithmetic(ctx, p) })
	switch {
	case !ok && begun == nil:
		return Unknown(limits.StopReason(ctx)), nil
	case len(conflicts) > 0:
		return &Result{Verdict: verdict.Impossible, Problem: p, Conflicts: conflicts}, nil
	}
	finder := &conflict.Finder{Options: o}
	found := finder.LookBriefly(ctx, p, from)
	if len(found.Conflicts) > 0 {
		return &Result{Verdict: verdict.Impossible, Problem: p, Conflicts: found.Conflicts}, nil
	}
	o.Say("looking for the fewest changes")
	r := newReplan(p, from, o)
	r.found.within = budget
	r.begin(begun)
	r.found.offer(r, found.Found)
	r.beside(ctx)
	result := r.run(ctx, budget)
	r.halt()
	result.Problem, result.Weighed = p, r.weighed
	proved := result.Verdict == verdict.Optimal || result.Verdict == verdict.Impossible && (result.Fewest || !result.OverBudget)
	result.MemoryShort = !proved && (r.found.short() || finder.MemoryShort())
	if result.Programme == nil {
		result.Beyond = r.found.takes(r)
	}
	if result.Verdict == verdict.Impossible && !result.OverBudget {
		result.Conflicts = finder.Look(ctx, p, from).Conflicts
	}
	if result.Programme == nil {
		return result, nil
	}
	report := check.Programme(book, result.Programme)
	if err := verdict.Refusal(report); err != nil {
		return nil, err
	}
	result.Cost = report.Cost
	return result, nil
}

// replan is one run of [Fewest]: core-guided search on a formula that opens the sessions
// that may have to move as its models ask for them.
type replan struct {
	p       *csp.Problem
	o       limits.Options
	from    *model.Programme
	former  *csp.Former
	people  *csp.Former // of which everybody counts once, whatever the state
	weighed bool
	found   *incumbents
	near    *model.Programme // where local search begins, if need be
	begun   csp.Assignment   // the programme that the run goes on from; nil for none
	halt    func()           // ends what goes on beside the proof
	besides bool             // something does
	proved  func(least int)  // is told what is proved of the objective; nil for nobody
	solves  int              // that core-guided search gets at first; see firstSolves
	keeps   Budget           // what its formula, and that of what is asked for it, has no models beyond
	solver  *sat.Solver
	formula *cnf.Growing
}

func newReplan(p *csp.Problem, from *model.Programme, o limits.Options) *replan {
	r := &replan{p: p, o: o, from: from, near: from, found: &incumbents{within: NoBudget}, halt: func() {}, solves: firstSolves, keeps: NoBudget}
	r.former, r.people, r.weighed = formersOf(p, from)
	return r.again()
}

// changeOptions are the switches of core-guided search as they measured best for changes:
// all softs at once, since most of them hold; few solves on how many of a core must be
// false; and no hardening, which would not stand clauses that are added between runs.
func changeOptions() maxsat.Options {
	o := maxsat.Tuned()
	o.Stratify, o.Disjoint, o.Harden = false, false, false
	o.Exhaust = 3
	return o
}

// provingShare is the part of the time for which a run tries to prove its answer before it
// looks for one that it cannot prove; besideShare that of a run that looks for one meanwhile.
const (
	provingShare = 0.6
	besideShare  = 0.95
)

func (r *replan) run(ctx context.Context, budget Budget) *Result {
	r.keep(Budget{budget.Moved, r.keeps.Told})
	var best csp.Assignment
	var bound csp.ChangeCount
	share := provingShare
	if r.besides {
		share = besideShare
	}
	searching, stop := limits.WithShare(ctx, share)
	defer stop()
	searching, unwatch := r.watched(searching)
	defer unwatch()
	soft := r.formula.Soft()
	lexical, scale := cnf.Lexical(soft[csp.Dropped], soft[csp.Told])
	r.proved = func(least int) {
		if least < scale { // without a session dropped
			r.found.prove(r, least)
		}
	}
	x, least, status, all := r.fewestTold(searching, lexical, scale)
	r.proved = nil
	if status == maxsat.Infeasible {
		return r.beyondMoves(ctx, budget)
	}
	bound[csp.Dropped] = least / scale
	needs := NoBudget
	switch {
	case status == maxsat.Optimal:
		bound[csp.Told] = least % scale
		best = x
		if exceeded(budget.Told, r.told(x)) {
			r.found.offer(r, x)
			return r.withinTold(ctx, budget)
		}
	case bound[csp.Dropped] > 0:
	default:
		bound[csp.Told] = least
		if !r.weighed && len(soft[csp.Dropped].Soft) == 0 {
			needs.Told = least
		}
		if exceeded(budget.Told, needs.Told) && r.found.any() { // else there may be no programme at all
			return &Result{Verdict: verdict.Impossible, OverBudget: true, Needs: needs}
		}
	}
	switch {
	case all != nil:
		best, bound, status = r.nearest(searching, all, bound)
	case status == maxsat.Optimal:
		best, bound, status = r.others(searching, soft, best, bound)
	}
	result := r.conclude(ctx, best, bound, status)
	if result.Verdict == verdict.Unknown && budget.Told >= 0 {
		result.Needs = needs
	}
	return result
}

// watched returns a context for a proof, which ends for lack of memory, too, and that is noted once
// it is let go.
func (r *replan) watched(ctx context.Context) (context.Context, context.CancelFunc) {
	watched, stop := memory.Watched(ctx)
	return watched, func() {
		if memory.Short(watched) {
			r.found.lacked()
		}
		stop()
	}
}

// conclude makes the answer of what was found and proved.
func (r *replan) conclude(ctx context.Context, best csp.Assignment, bound csp.ChangeCount, status maxsat.Status) *Result {
	result := &Result{Verdict: verdict.Optimal, Bound: bound}
	if status != maxsat.Optimal {
		result.Verdict, result.Stopped = verdict.Feasible, r.o.Stopped(ctx)
		r.found.offer(r, best)
		r.halt()
		r.nearby(ctx)
		best = r.found.fewest()
	}
	if best == nil {
		result.Verdict, result.Needs = verdict.Unknown, NoBudget
		return result
	}
	if result.Verdict == verdict.Optimal {
		if r.begun != nil && r.found.allows(r, r.begun) && r.cheaper(r.begun, best) { // no other that was found: what is proved does not rest on chance
			best = r.begun
		}
		best = r.polish(ctx, best)
	}
	result.Programme, result.Changes = r.p.Programme(best), r.p.Count(r.former, best)
	result.People, result.Moved = r.told(best), r.p.Moved(r.former, best)
	return result
}

// told returns how many people are told of the changes of x.
func (r *replan) told(x csp.Assignment) int { return r.p.Count(r.people, x)[csp.Told] }

// again returns a run on the same question with a formula that nothing was added to.
func (r *replan) again() *replan {
	fresh := *r
	fresh.solver, fresh.keeps = sat.NewSolver(0, 0), NoBudget
	fresh.formula = cnf.NewGrowing(r.p, fresh.solver, r.former)
	return &fresh
}

// alike returns a run on the same question whose formula keeps the budget that this one's does.
func (r *replan) alike() *replan {
	fresh := r.again()
	fresh.keep(r.keeps)
	return fresh
}

// keep takes from the formula the models that are beyond a budget, once.
func (r *replan) keep(budget Budget) {
	if budget.Moved >= 0 && r.keeps.Moved < 0 {
		r.formula.LimitMoves(budget.Moved)
	}
	if budget.Told >= 0 && r.keeps.Told < 0 {
		r.formula.LimitTold(budget.Told, r.people.Stakes)
	}
	r.keeps = budget
}

// beyondMoves is the answer where no programme keeps the limit of moves, if there is
// one: that there is no programme at all, or how many moves it takes.
func (r *replan) beyondMoves(ctx context.Context, budget Budget) *Result {
	if budget.Moved < 0 {
		return &Result{Verdict: verdict.Impossible}
	}
	fresh := r.again()
	watched, unwatch := r.watched(ctx)
	defer unwatch()
	_, needs, status := fresh.least(watched, fresh.formula.Moves())
	over := &Result{Verdict: verdict.Impossible, OverBudget: true, Needs: Budget{Moved: max(needs, budget.Moved+1), Told: -1}}
	switch {
	case status == maxsat.Infeasible:
		return &Result{Verdict: verdict.Impossible}
	case status == maxsat.Optimal:
		over.Fewest = true
	case !r.found.any(): // there may be no programme at all
		over.Verdict, over.OverBudget, over.Stopped = verdict.Unknown, false, r.o.Stopped(ctx)
	}
	return over
}

// withinTold is the answer where the programmes that change least tell too many people: that
// all others tell too many as well, or, of those that do not, which changes least.
func (r *replan) withinTold(ctx context.Context, budget Budget) *Result {
	fresh := r.again()
	fresh.keep(Budget{budget.Moved, -1})
	watched, unwatch := r.watched(ctx)
	defer unwatch()
	x, needs, status := fresh.least(watched, fresh.formula.Telling(r.people.Stakes))
	r.found.offer(r, x)
	switch {
	case exceeded(budget.Told, needs):
		return &Result{Verdict: verdict.Impossible, OverBudget: true, Needs: Budget{Moved: -1, Told: needs}, Fewest: status == maxsat.Optimal}
	case status != maxsat.Optimal:
		result := r.conclude(ctx, nil, csp.ChangeCount{}, status)
		result.Needs = Budget{Moved: -1, Told: needs}
		return result
	}
	within := r.again()
	within.keep(Budget{-1, budget.Told})
	return within.run(ctx, budget)
}

// effortOfSolve is how much effort one solve of the proof counts for.
const effortOfSolve = 200

// least returns a programme that changes least of one kind, and keeps it at that: the
// solver has no other models from then on.
func (r *replan) least(ctx context.Context, o cnf.Objective) (csp.Assignment, int, maxsat.Status) {
	return r.leastIn(ctx, o, r.mostSolves())
}

// mostSolves returns how many solves there may be from one model to the next, 0 for any number.
func (r *replan) mostSolves() int {
	if r.o.ByEffort() {
		return r.o.Tries(effortOfSolve, 1<<20)
	}
	return 0
}

// leastIn is [replan.least] with at most so many solves from one model to the next, 0 for any
// number.
func (r *replan) leastIn(ctx context.Context, o cnf.Objective, most int) (csp.Assignment, int, maxsat.Status) {
	options := changeOptions()
	options.SolveLimit = most
	if proved := r.proved; proved != nil {
		options.Progress = func(lower, _ int64, _ *sat.Model) { proved(o.Base + int(lower)) }
	}
	engine := maxsat.New(r.solver, o.Soft, options)
	for {
		found := engine.Run(ctx, nil)
		bound := o.Base + int(found.LowerBound)
		if found.Status != maxsat.Optimal {
			return nil, bound, found.Status
		}
		keep, ok := engine.Keep(ctx, found.LowerBound)
		if !ok {
			return nil, bound, maxsat.Unknown
		}
		model := r.calm(ctx, keep)
		if model == nil {
			return nil, bound, maxsat.Unknown
		}
		if r.formula.Refine(model.Value) {
			engine.Forget()
			continue
		}
		for _, m := range keep {
			r.solver.Add(m)
		}
		return r.formula.Decode(model.Value), bound, maxsat.Optimal
	}
}

// calm returns a model in which the literals of keep hold, as they can, and in which no
// session leaves its place that could as well stay among the others; nil if ctx ends.
func (r *replan) calm(ctx context.Context, keep []sat.Lit) *sat.Model {
	stay := r.formula.Stay()
	for {
		answer := r.solver.Solve(ctx, append(keep[:len(keep):len(keep)], stay...))
		switch answer.Status {
		case sat.Satisfiable:
			return &answer.Model
		case sat.Unknown:
			return nil
		}
		leaves := map[sat.Lit]bool{}
		for _, m := range answer.Core {
			leaves[m] = true
		}
		left := slices.DeleteFunc(slices.Clone(stay), func(m sat.Lit) bool { return leaves[m] })
		if len(left) == len(stay) {
			panic("solver: what a model kept cannot be kept")
		}
		stay = left
	}
}

// less reports whether x changes less than y.
func (r *replan) less(x, y csp.Assignment) bool {
	a, b := r.p.Count(r.former, x), r.p.Count(r.former, y)
	for kind := range a {
		if a[kind] != b[kind] {
			return a[kind] < b[kind]
		}
	}
	return false
}

// polish makes a programme cheaper without changing more: what has moved may go anywhere
// else where it has moved in the same ways, or in fewer.
func (r *replan) polish(ctx context.Context, x csp.Assignment) csp.Assignment {
	var moved []csp.ActivityIndex
	for a := range x {
		if r.p.HasMoved(r.former, csp.ActivityIndex(a), x[a]) && x[a].Start != csp.Unplaced {
			moved = append(moved, csp.ActivityIndex(a))
		}
	}
	if len(moved) == 0 {
		return x
	}
	q := r.p.RestrictTo(x, moved, func(a csp.ActivityIndex, place csp.Place) bool {
		return r.p.NoFurther(r.former, a, place, x[a])
	})
	y, _, _ := portfolio.Cheapest(ctx, q)
	if y == nil {
		return x
	}
	better := append(csp.Assignment(nil), x...)
	for i, a := range moved {
		better[a] = y[i]
	}
	if r.p.Cost(better).Compare(r.p.Cost(x)) > 0 || r.less(x, better) {
		return x
	}
	return better
}
