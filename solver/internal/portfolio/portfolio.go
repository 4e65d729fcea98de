// Package portfolio looks for the best programme of an event: local search for a first one
// beside a proof that there is none; then annealing and neighbourhoods, which improve the
// incumbent, and relaxations that grow, which raise the lower bound of each tier, until the
// two meet.
package portfolio

import (
	"context"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/verdict"
)

// Result is how sure the answer is, and what it is.
type Result struct {
	Verdict   verdict.Verdict
	Problem   *csp.Problem     // whose rule instances Conflicts name; nil if time was up before there was one
	Programme *model.Programme // nil unless Optimal or Feasible
	// Most are the places of Programme or, of Unknown, of as many activities as were placed
	// without a clash; nil if none were.
	Most      csp.Assignment
	Cost      csp.Cost // of Programme
	Bound     csp.Cost // proved lower bound
	Conflicts []conflict.Conflict
	Stopped   string // what ended the run before a proof
	Effort    int64  // units of work done
	// ProofEnded says that the proof came to an end before the run did.
	ProofEnded bool
	// MemoryShort says that the proof left out what there is too little memory for.
	MemoryShort bool
	// Unstated are the rules, in order, whose charges in some tier took too many clauses for the
	// proof's formulas: of them arithmetic alone says what they cost at least.
	Unstated []string
	// Tidied says, of Feasible, that all is proved but what only tidies.
	Tidied bool
}

// Unknown is the result of a run that was stopped before an answer.
func Unknown(stopped string) *Result {
	return &Result{Verdict: verdict.Unknown, Stopped: stopped}
}

// Solve looks for a programme of the book's event until it has the best, has proved that
// there is none, or the options or ctx end the run. A programme that it returns is a model
// of the formula, as far as there was time for that, and passed the judges; otherwise the
// error wraps [verdict.ErrRefused]. With rest a run that finds none ends early enough to
// make a programme of the rest in the time that is left. From, if not nil, is a programme to
// go on from: where it is free of clashes, no worse one comes of it.
func Solve(ctx context.Context, book *rules.Book, from *model.Programme, o limits.Options, rest bool) (*Result, error) {
	o, hush := o.Hushed()
	defer hush() // what is left to itself says nothing any more
	began := time.Now()
	p, err := compile.Within(ctx, book)
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return Unknown(limits.StopReason(ctx)), nil
	}
	result, err := decide(ctx, p, from, o, rest, time.Since(began))
	if err != nil || result.Programme == nil {
		return result, err
	}
	if err := verdict.Judge(book, result.Programme, result.Cost); err != nil {
		return nil, err
	}
	return result, nil
}

// Decide is [Solve] of a problem. What it returns is for the caller to have judged.
func Decide(ctx context.Context, p *csp.Problem, o limits.Options) (*Result, error) {
	return decide(ctx, p, nil, o, false, 0)
}

// decide solves a problem that took so long to make.
func decide(ctx context.Context, p *csp.Problem, from *model.Programme, o limits.Options, rest bool, compiled time.Duration) (*Result, error) {
	conflicts, ok := limits.Within(ctx, func() []conflict.Conflict { return conflict.Arithmetic(ctx, p) })
	switch {
	case !ok:
		return Unknown(limits.StopReason(ctx)), nil
	case len(conflicts) > 0:
		return &Result{Verdict: verdict.Impossible, Problem: p, Conflicts: conflicts}, nil
	}
	r, ok := limits.Within(ctx, func() *run { return newRun(p, o) })
	if !ok {
		return Unknown(limits.StopReason(ctx)), nil
	}
	r.compiled, r.from = compiled, from
	if rest {
		r.finding = findingShare
	}
	return r.decide(ctx)
}

// findingShare is the share of the time within which there has to be a programme, where one
// of the rest is to be made otherwise.
const findingShare = 0.8

// Improve makes x, an assignment of p without clashes, better until it is the best, or the
// options or ctx end the run. The least is what was proved of every assignment before. With
// annealing, a run that effort bounds goes without formulas, which may have no end. What it
// returns is for the caller to have judged.
func Improve(ctx context.Context, p *csp.Problem, x csp.Assignment, least csp.Cost, annealing bool, o limits.Options) (*Result, error) {
	r := &run{p: p, o: o, start: time.Now(), least: least, annealing: annealing}
	return r.perfect(ctx, x)
}
