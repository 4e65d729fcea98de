package solver

import (
	"context"

	"programme/model"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
)

// SolveOptions bound one run of [Planner.Solve].
type SolveOptions = Options

// SolveResult is the answer of [Planner.Solve].
type SolveResult struct {
	Verdict   Verdict
	Programme *model.Programme // nil unless Optimal or Feasible
	Cost      [9]int           // of Programme, per soft tier
	Bound     [9]int           // proved lower bound per soft tier
	Cores     []Core           // for Impossible: at least one, unless time was up; [Explain] finds all
	Stopped   string           // what ended the run before a proof: "time", "effort", "interrupt", or ""
	Effort    int64            // units of work done
	// ProofEnded says that the proof came to an end before the run did: more time may find
	// a better programme, and will not raise Bound.
	ProofEnded bool
	Event      *model.Event // that was asked about, with all that it left open
}

// Solve looks for a programme until it has one, has proved that there is none, or the
// options or ctx end the run: then it returns within about two seconds. Every programme it
// returns passed [check.Programme] and, unless there was no time or memory left for that,
// was confirmed as a model of the formula; if one does not, the error wraps [ErrRefused]. An
// event that memory is too small for is an error, a [TooLarge].
func (p *Planner) Solve(ctx context.Context, o SolveOptions) (*SolveResult, error) {
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	bounds, hush := o.limits().Hushed()
	defer hush()
	r, err := answered(ctx, portfolio.Unknown, func() (*portfolio.Result, error) { return portfolio.Solve(ctx, p.book, bounds) })
	if r == nil {
		return nil, err
	}
	return &SolveResult{
		Verdict: Verdict(r.Verdict), Programme: r.Programme, Cost: r.Cost, Bound: r.Bound, Cores: coresOf(r.Problem, r.Conflicts),
		Stopped: r.Stopped, Effort: r.Effort, ProofEnded: r.ProofEnded, Event: p.Event(),
	}, err
}
