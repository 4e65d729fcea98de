package solver

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/sat"
)

// Changes is how much a programme changes against an earlier one, in the order in which
// it is to be as little as possible. Of merged sessions each counts, against its own place.
// One that is only longer or shorter than it was, or new, has not moved, but is told.
type Changes struct {
	Dropped int // optional sessions that had a place and have none
	// Told is the number of people who are to be told of anything. Where the earlier
	// programme has placements of different states, each person counts as R53 weighs the
	// highest state of what changes for them.
	Told  int
	Days  int // sessions on another day
	Times int // sessions at another time, on whatever day
	Rooms int // sessions in another room
}

// changesOf returns a count in the words of the face.
func changesOf(n csp.ChangeCount) Changes {
	return Changes{n[csp.Dropped], n[csp.Told], n[csp.OtherDay], n[csp.OtherTime], n[csp.OtherRoom]}
}

// Budget is how much may change at most (R56). The zero Budget sets no limit.
type Budget struct {
	Moved Most // sessions at another time or in another room, or dropped
	Told  Most // as [Changes.Told] counts
}

// Most is a limit that may be left open. The zero Most is none.
type Most struct{ next int } // the number after it

// AtMost returns the limit n, which is not negative.
func AtMost(n int) Most { return Most{n + 1} }

// Given reports whether there is a limit.
func (m Most) Given() bool { return m.next > 0 }

// Number returns the limit, -1 if there is none.
func (m Most) Number() int { return m.next - 1 }

// exceeded reports whether n is beyond the limit.
func (m Most) exceeded(n int) bool { return m.Given() && n > m.Number() }

// ReplanResult is the answer of [Replan].
type ReplanResult struct {
	Verdict   Verdict          // Optimal if it was proved that no programme changes less
	Programme *model.Programme // nil unless Optimal or Feasible
	Changes   Changes
	Moved     int // sessions that had a place and are elsewhere or dropped
	// Weighed says that Told weighs people by the state of what changes for them.
	Weighed bool
	Bound   Changes // what was proved to be the least, each among programmes that have the least of those before
	Cost    [9]int  // of Programme, per soft tier
	// OverBudget says, of Impossible, that there are programmes, but none within the budget.
	OverBudget bool
	// Needs is, if OverBudget, the least of which no programme does with less, in the
	// field of the limit that cannot be kept; the other field is open. The least
	// number of people told is that of programmes that keep the limit of moves.
	Needs   Budget
	Cores   []Core       // for Impossible, unless OverBudget: why; [Explain] finds all
	Stopped string       // what ended the run before a proof: "time", "effort", "interrupt", or ""
	Event   *model.Event // that was asked about, with all that it left open
}

// ReplanOptions bound one run of [Planner.Replan].
type ReplanOptions struct {
	Options
	// From is the programme against which changes are counted; nil takes the baseline of
	// the event.
	From   *model.Programme
	Budget Budget
}

// Replan looks for the programme that changes least against an earlier one: that drops the
// fewest optional sessions, then tells the fewest people, then moves the fewest sessions to
// another day, then to another time, then to another room; and proves that none changes
// less. Of those that it finds to change the least it returns one that costs little. The
// programme passed [check.Programme]; otherwise the error wraps [ErrRefused].
func (p *Planner) Replan(ctx context.Context, o ReplanOptions) (*ReplanResult, error) {
	from := cmp.Or(o.From, p.Event().Baseline)
	if from == nil {
		return nil, errors.New("there is no earlier programme to change")
	}
	o.say("making the problem")
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	r, err := answered(ctx, unknownReplanned, func() (*ReplanResult, error) { return replanned(ctx, p.book, from, o.Budget, o.Options) })
	if r != nil {
		r.Event = p.Event()
	}
	return r, err
}

func unknownReplanned(stopped string) *ReplanResult {
	return &ReplanResult{Verdict: Unknown, Stopped: stopped}
}

func replanned(ctx context.Context, book *rules.Book, from *model.Programme, budget Budget, o Options) (*ReplanResult, error) {
	p, err := compile.Within(ctx, book)
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return unknownReplanned(stopReason(ctx)), nil
	}
	if faults := arithmeticFaults(ctx, p); len(faults) > 0 {
		return &ReplanResult{Verdict: Impossible, Cores: coresOf(p, faults)}, nil
	}
	f := &finder{o: o}
	if found := f.lookBriefly(ctx, p, f.search(p, from), attempts[:2]); len(found.faults) > 0 {
		return &ReplanResult{Verdict: Impossible, Cores: coresOf(p, found.faults)}, nil
	}
	o.say("looking for the fewest changes")
	r := newReplan(p, book, from, o)
	result := r.run(ctx, budget)
	if result.Verdict == Impossible && !result.OverBudget {
		result.Cores = coresOf(p, f.look(ctx, p, from).faults)
	}
	result.Weighed = r.weighed
	if result.Programme == nil {
		return result, nil
	}
	report := check.Programme(book, result.Programme)
	if !report.OK() {
		return nil, refusal(report)
	}
	result.Cost = report.Cost
	return result, nil
}

// weigher returns what it takes to tell somebody of a change, by the state of what
// changes: what R53 counts for it, or 1 where all placements of the programme have the
// same state.
func weigher(book *rules.Book, from *model.Programme) (weigh func(model.State) int, byState bool) {
	states := map[model.State]bool{}
	for _, pl := range from.Placements {
		states[stateOf(pl.State)] = true
	}
	if len(states) <= 1 {
		return func(model.State) int { return 1 }, false
	}
	return func(s model.State) int { return rules.StateWeight(book, stateOf(s)) }, true
}

func stateOf(s model.State) model.State {
	if s == "" {
		return model.Draft
	}
	return s
}

// replan is one run of [Replan]: core-guided search on a formula that opens the sessions
// that may have to move as its models ask for them.
type replan struct {
	p       *csp.Problem
	o       Options
	from    *model.Programme
	former  *csp.Former
	weighed bool
	solver  *sat.Solver
	opening *cnf.Opening
}

func newReplan(p *csp.Problem, book *rules.Book, from *model.Programme, o Options) *replan {
	weigh, byState := weigher(book, from)
	r := &replan{p: p, o: o, from: from, former: p.NewFormer(from, weigh), weighed: byState}
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
// looks for one that it cannot prove.
const provingShare = 0.6

func (r *replan) run(ctx context.Context, budget Budget) *ReplanResult {
	if budget.Moved.Given() {
		r.opening.LimitMoves(budget.Moved.Number())
	}
	var best csp.Assignment
	var bound csp.ChangeCount
	searching, stop := withShare(ctx, provingShare)
	defer stop()
	soft := r.opening.Soft()
	lexical, scale := cnf.Lexical(soft[csp.Dropped], soft[csp.Told])
	x, least, status := r.least(searching, lexical)
	if status == maxsat.Infeasible {
		return r.beyondMoves(ctx, budget)
	}
	bound[csp.Dropped] = least / scale
	if status == maxsat.Optimal {
		bound[csp.Told] = least % scale
		best = x
		if budget.Told.exceeded(bound[csp.Told]) {
			return r.withinTold(ctx, budget)
		}
	} else if bound[csp.Dropped] == 0 {
		bound[csp.Told] = least
	}
	for kind := csp.OtherDay; kind < csp.ChangeKinds && status == maxsat.Optimal; kind++ {
		if x, bound[kind], status = r.least(searching, soft[kind]); status == maxsat.Optimal {
			best = x
		}
	}
	return r.conclude(ctx, best, bound, status, budget)
}

// conclude makes the answer of what was found and proved.
func (r *replan) conclude(ctx context.Context, best csp.Assignment, bound csp.ChangeCount, status maxsat.Status, budget Budget) *ReplanResult {
	result := &ReplanResult{Verdict: Optimal, Bound: changesOf(bound)}
	if status != maxsat.Optimal {
		result.Verdict, result.Stopped = Feasible, r.o.stopped(ctx)
		if near := r.nearby(ctx, budget); near != nil && (best == nil || r.less(near, best)) {
			best = near
		}
	}
	if best == nil {
		result.Verdict = Unknown
		return result
	}
	if result.Verdict == Optimal {
		best = r.polish(ctx, best)
	}
	result.Programme, result.Changes = r.p.Programme(best), changesOf(r.p.Count(r.former, best))
	result.Moved = r.p.Moved(r.former, best)
	return result
}

// again returns a run on the same question with a formula that nothing was added to.
func (r *replan) again() *replan {
	fresh := *r
	fresh.solver = sat.NewSolver(0, 0)
	fresh.opening = cnf.NewOpening(r.p, fresh.solver, r.former)
	return &fresh
}

// beyondMoves is the answer where no programme keeps the limit of moves, if there is
// one: that there is no programme at all, or how many moves it takes.
func (r *replan) beyondMoves(ctx context.Context, budget Budget) *ReplanResult {
	if !budget.Moved.Given() {
		return &ReplanResult{Verdict: Impossible}
	}
	fresh := r.again()
	_, needs, status := fresh.least(ctx, fresh.opening.Moves())
	switch status {
	case maxsat.Infeasible:
		return &ReplanResult{Verdict: Impossible}
	case maxsat.Optimal:
		return &ReplanResult{Verdict: Impossible, OverBudget: true, Needs: Budget{Moved: AtMost(needs)}}
	}
	return &ReplanResult{Verdict: Unknown, Stopped: r.o.stopped(ctx)}
}

// withinTold is the answer where the programmes that drop the fewest sessions tell too
// many people: that all others tell too many as well, or, of those that do not, which
// changes least.
func (r *replan) withinTold(ctx context.Context, budget Budget) *ReplanResult {
	fresh := r.again()
	if budget.Moved.Given() {
		fresh.opening.LimitMoves(budget.Moved.Number())
	}
	_, needs, status := fresh.least(ctx, fresh.opening.Soft()[csp.Told])
	switch {
	case status != maxsat.Optimal:
		return r.conclude(ctx, nil, csp.ChangeCount{}, status, budget)
	case budget.Told.exceeded(needs):
		return &ReplanResult{Verdict: Impossible, OverBudget: true, Needs: Budget{Told: AtMost(needs)}}
	}
	within := r.again()
	within.opening.LimitTold(budget.Told.Number())
	return within.run(ctx, budget)
}

// least returns a programme that changes least of one kind, and keeps it at that: the
// solver has no other models from then on.
func (r *replan) least(ctx context.Context, o cnf.Objective) (csp.Assignment, int, maxsat.Status) {
	options := changeOptions()
	if r.o.byEffort() {
		options.SolveLimit = r.o.tries(partSolves, 1<<20)
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
		if r.opening.Refine(model.Value) {
			engine.Forget()
			continue
		}
		for _, m := range keep {
			r.solver.Add(m)
		}
		return r.opening.Decode(model.Value), bound, maxsat.Optimal
	}
}

// calm returns a model in which the literals of keep hold, as they can, and in which no
// session leaves its place that could as well stay among the others; nil if ctx ends.
func (r *replan) calm(ctx context.Context, keep []sat.Lit) *sat.Model {
	stay := r.opening.Stay()
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

// nearby looks for a programme that changes little, starting from the earlier one; nil if
// it finds none within the budget.
func (r *replan) nearby(ctx context.Context, budget Budget) csp.Assignment {
	search := (&finder{o: r.o}).search(r.p, r.from)
	x, clashes := search.Run(ctx, localsearch.Limits{Work: aloneWork * int64(len(r.p.Activities))})
	if clashes > 0 {
		return nil
	}
	x = r.nearer(ctx, x)
	if budget.Told.exceeded(r.p.Count(r.former, x)[csp.Told]) || budget.Moved.exceeded(r.p.Moved(r.former, x)) {
		return nil
	}
	return x
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
	y, _ := newNeighbourhood(r.p, r.o.Seed).solve(ctx, q)
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

// stopReason says what ended a run whose context is ctx, or a share of it.
func stopReason(ctx context.Context) string {
	if errors.Is(ctx.Err(), context.Canceled) {
		return "interrupt"
	}
	return "time"
}
