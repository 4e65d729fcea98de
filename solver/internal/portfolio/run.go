package portfolio

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"programme/model"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/verdict"
)

// run is one attempt to decide a problem. Local search looks for a programme, proof
// for the reason why there is none; with two workers they go side by side, with one
// they take turns.
type run struct {
	p     *csp.Problem
	o     limits.Options
	start time.Time
	// compiled is how long it took to make the problem, which what takes long later is
	// measured by.
	compiled  time.Duration
	local     *localsearch.Search
	proof     *conflict.Proof
	incumbent *incumbent
	moves     int64 // of annealing
	ended     bool  // the proof of the lower bound came to its end, and not all is settled
	// memoryShort says that the proof left out what there is too little memory for.
	memoryShort bool
	// unstated are the rules of which the proof left to arithmetic what they charge.
	unstated []string
	// least is proved of every programme before the run, tier by tier.
	least csp.Cost
	// annealing says that where effort bounds the run nothing but annealing is to improve and
	// nothing but arithmetic to prove: a formula that says that one is too many has no end.
	annealing bool
	// finding is the share of the time within which there has to be a programme.
	finding float64

	// from is the programme that the run goes on from; nil for none.
	from *model.Programme

	// overclaim is added, by tests of the checks alone, to what is proved of tier 1,
	// underclaim taken from what the programmes of one worker are said to cost in it, or the
	// first programme if that is nobody.
	overclaim, underclaim int
	liar                  int // the number of the worker; 0 for nobody
	breaking              int // the number of a worker that panics, in tests alone
	// themesOverclaim is added, by the same, to what configurations of themes prove.
	themesOverclaim int
}

// confirmShare is how many times as long as making the problem it takes to confirm a
// programme, at most: six times at 1,000 and at 3,000 sessions, and what the judges take.
const confirmShare = 8

// impossible is the result of a problem with these conflicts.
func (r *run) impossible(conflicts ...conflict.Conflict) *Result {
	return &Result{Verdict: verdict.Impossible, Problem: r.p, Conflicts: conflicts, Effort: r.effort()}
}

func newRun(p *csp.Problem, o limits.Options) *run {
	return &run{p: p, o: o, start: time.Now(), local: localsearch.New(p, o.Seed), proof: conflict.NewProof(p), finding: 1}
}

// decide runs until there is an answer or ctx ends, and a little longer where a programme
// is yet to be confirmed.
func (r *run) decide(ctx context.Context) (*Result, error) {
	if x := r.begin(); x != nil {
		return r.perfect(ctx, x)
	}
	alone := r.aloneWork()
	if r.o.Effort > 0 {
		alone = r.o.Effort
	}
	early, stop := limits.WithShare(ctx, r.finding)
	defer stop()
	if x, ok := r.search(early, alone); ok {
		return r.perfect(ctx, x)
	}
	var shown conflict.Shown
	switch {
	case early.Err() != nil:
	case r.o.Effort == 0:
		if found, ok := conflict.AmongTroubled(early, r.p, r.local.Trouble()); ok {
			return r.impossible(found), nil
		}
		shown = r.goOn(early)
	case r.p.Cells() <= smallCells:
		shown = r.proof.Attempt(early, early)
	}
	switch {
	case shown.Impossible:
		if core, ok := r.proof.Core(ctx); ok {
			return r.impossible(core), nil
		}
		return r.impossible(), nil
	case shown.Found != nil:
		return r.perfect(ctx, shown.Found)
	default:
		most, _ := r.local.Run(ctx, localsearch.Limits{})
		return &Result{Verdict: verdict.Unknown, Problem: r.p, Most: most, Stopped: r.stopped(early), Effort: r.effort(), MemoryShort: r.proof.MemoryShort()}, nil
	}
}

// goOn lets local search and proof go on, side by side or in turns.
func (r *run) goOn(ctx context.Context) conflict.Shown {
	if r.o.Workers > 1 {
		return r.sideBySide(ctx)
	}
	return r.inTurns(ctx)
}

func (r *run) aloneWork() int64 { return localsearch.AloneWork * int64(len(r.p.Activities)) }

// smallCells is how large a problem may be, in cells of room and start for each
// activity, for effort mode to try a proof: it has to run to its end, since only that
// repeats exactly, and small problems have short ends.
const smallCells = 50_000

// search lets local search go on for so much work, and returns the places if they are
// free of clashes.
func (r *run) search(ctx context.Context, work int64) (csp.Assignment, bool) {
	x, clashes := r.local.Run(ctx, localsearch.Limits{Work: work})
	r.report(limits.Progress{Doing: "looking for a programme", Clashes: clashes, Feasible: clashes == 0})
	return x, clashes == 0
}

// sideBySide lets both go on until one has an answer.
func (r *run) sideBySide(ctx context.Context) conflict.Shown {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	proved := make(chan func() conflict.Shown, 1) // panics where the proof did
	go func() {
		defer func() {
			if broken := recover(); broken != nil {
				why := fmt.Sprintf("%v\n%s", broken, debug.Stack())
				stop()
				proved <- func() conflict.Shown { panic(why) }
			}
		}()
		v := r.proof.AttemptWatched(ctx, ctx)
		if v.Decided() {
			stop()
		}
		proved <- func() conflict.Shown { return v }
	}()
	var found csp.Assignment
	for ctx.Err() == nil {
		if x, ok := r.search(ctx, r.aloneWork()); ok {
			found = x
			break
		}
	}
	stop()
	v := (<-proved)()
	if found != nil {
		return conflict.Shown{Found: found}
	}
	return v
}

// inTurns lets one go on while the other waits.
func (r *run) inTurns(ctx context.Context) conflict.Shown {
	for ctx.Err() == nil {
		slice, stop := context.WithTimeout(ctx, conflict.Turn)
		v := r.proof.AttemptWatched(ctx, slice)
		stop()
		if v.Decided() {
			return v
		}
		if x, ok := r.search(ctx, r.aloneWork()); ok {
			return conflict.Shown{Found: x}
		}
	}
	return conflict.Shown{}
}

// perfect improves a programme, and what is proved about it, until the two meet or a
// limit is reached; then it confirms the best as a model of the formula. What time is
// likely to be needed for that is not spent before.
func (r *run) perfect(ctx context.Context, x csp.Assignment) (*Result, error) {
	settled, stop := context.WithCancel(ctx)
	if end, limited := ctx.Deadline(); limited {
		stop()
		settled, stop = context.WithDeadline(ctx, end.Add(-min(confirmShare*r.compiled, r.o.Time/4)))
	}
	defer stop()
	claimed := r.p.Cost(x)
	if r.liar == 0 {
		claimed[0] -= r.underclaim
	}
	r.incumbent = newIncumbent(x, claimed, stop, r.reportIncumbent)
	for t, n := range r.least {
		r.incumbent.raise(t+1, n)
	}
	if r.overclaim > 0 {
		r.incumbent.raise(1, claimed[0]+r.overclaim)
	}
	if at := r.p.Tidying; at > 0 && r.o.Effort == 0 {
		r.incumbent.whenTidying(at-1, func() { time.AfterFunc(tidyingTime(time.Since(r.start)), stop) })
	}
	r.tellBetter(x)
	r.proof = nil // loaded formulas are no longer needed
	switch {
	case r.o.Effort > 0:
		r.improveByEffort(settled)
	default:
		r.improveByTime(settled)
	}
	if why := r.incumbent.distrusted(); why != "" {
		return nil, fmt.Errorf("%w: %s", verdict.ErrRefused, why)
	}
	best, cost, bound, proved := r.incumbent.state()
	r.report(limits.Progress{Doing: "confirming the programme", Feasible: true, Cost: cost, Bound: bound})
	confirmed, err := verdict.Confirm(ctx, r.p, best)
	if err != nil {
		return nil, err
	}
	result := &Result{Verdict: verdict.Feasible, Problem: r.p, Most: best, Programme: r.p.Programme(best), Cost: cost, Bound: bound, Effort: r.effort()}
	switch {
	case proved == csp.Tiers && confirmed:
		result.Verdict = verdict.Optimal
	case ctx.Err() == nil && errors.Is(settled.Err(), context.DeadlineExceeded):
		result.Stopped = "time"
	default:
		result.Stopped = r.stopped(ctx)
	}
	if result.Verdict == verdict.Feasible {
		result.ProofEnded, result.MemoryShort, result.Unstated = r.ended, r.memoryShort, r.unstated
		result.Tidied = confirmed && r.p.Tidying > 0 && proved >= r.p.Tidying-1
	}
	return result, nil
}

// stopped says what ended the run, or "" if nothing did.
func (r *run) stopped(ctx context.Context) string {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "time"
	case ctx.Err() != nil:
		return "interrupt"
	case r.o.Effort > 0:
		return "effort"
	default:
		return ""
	}
}

func (r *run) report(p limits.Progress) {
	if r.o.Progress != nil {
		p.Elapsed = time.Since(r.start)
		r.o.Progress(p)
	}
}

// reportIncumbent reports the incumbent, which is locked.
func (r *run) reportIncumbent() {
	r.report(limits.Progress{Doing: "improving the programme", Feasible: true, Cost: r.incumbent.cost, Bound: r.incumbent.bound})
}
