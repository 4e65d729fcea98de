package solver

import (
	"context"

	"programme/model"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
)

// SolveOptions bound one run of [Planner.Solve].
type SolveOptions struct {
	Options
	// Rest is the share of the time and of the effort that a programme of the rest may take,
	// where there is none of everything; 0 asks for none. Where not even that is proved in
	// time, a fifth of the time is left for it.
	Rest float64
	// Bend names rules that may be broken, instead, where there is no programme: then the answer
	// has one that breaks them least, for which [SolveOptions.Rest] is the share, too. Each must
	// be one that can be soft.
	Bend []string
	// Decided, if not nil, is called before a programme of the rest is made, with the answer so
	// far: that there is no programme, and why.
	Decided func(*SolveResult)
	// Alternatives asks for programmes that are as good, beside the first; that gets
	// [FirstShare] of the time and of the effort.
	Alternatives AskAlternatives
	// Continue, if not nil, is a programme to go on from. One that passes [check.Programme] is the
	// first one of the run, which returns none that costs more; near any other the run begins.
	Continue *model.Programme
	// Better, if not nil, is called with better programmes as they come, Feasible, each of which
	// passed [check.Programme]: from one goroutine, now and then, and no more once Solve returns.
	// Where there is none, it is called with the answer so far, whose Rest or Bent is the best so
	// far; a Rest then says nothing of why.
	Better func(*SolveResult)
}

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
	// MemoryShort says, of Feasible and Unknown, that the proof left out what there is too little
	// memory for: more of it may raise Bound, or show that there is no programme.
	MemoryShort bool
	// Unstated are the rules, in order, of Feasible, whose charges in some tier take too many
	// clauses for the proof's formulas: of them arithmetic alone says what they cost at least.
	Unstated []string
	// Tidied says, of Feasible, that all is proved but what only tidies, by rules of which the
	// event says nothing: that gets a share of the time.
	Tidied bool
	Event  *model.Event // that was asked about, with all that it left open
	// Rest is, of Impossible and Unknown, a programme of what can be placed; nil unless
	// asked for, and where there was no time for any.
	Rest *Rest
	// Bent is that of [SolveOptions.Bend]; then there is no Rest.
	Bent *Bent
	// Alternatives are those of [SolveOptions.Alternatives]; nil unless asked for, and where
	// there is no Programme.
	Alternatives *Alternatives
}

// Solve looks for a programme until it has one, has proved that there is none, or the
// options or ctx end the run: then it returns within about two seconds. Every programme it
// returns passed [check.Programme] and, unless there was no time or memory left for that,
// was confirmed as a model of the formula; if one does not, the error wraps [ErrRefused]. An
// event that memory is too small for is an error, a [TooLarge].
func (p *Planner) Solve(ctx context.Context, o SolveOptions) (*SolveResult, error) {
	soft, err := p.bending(o.Bend)
	if err != nil {
		return nil, err
	}
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	bounds, hush := o.limits().Hushed()
	defer hush()
	begun := p.begin(o.Continue)
	told := p.tellBetter(&bounds, o.Better)
	r, err := p.solveFirst(ctx, o, bounds)
	told.stop()
	bounds.Better = nil
	if r == nil {
		return nil, err
	}
	s := &SolveResult{
		Verdict: Verdict(r.Verdict), Programme: r.Programme, Cost: r.Cost, Bound: r.Bound, Cores: coresOf(r.Problem, r.Conflicts),
		Stopped: r.Stopped, Effort: r.Effort, ProofEnded: r.ProofEnded, MemoryShort: r.MemoryShort, Unstated: r.Unstated, Tidied: r.Tidied, Event: p.Event(),
	}
	if begun.better(s) {
		begun.answer(s)
		if ask := o.Alternatives; ask.asked() { // what the run found would be another one's
			s.Alternatives = &Alternatives{Asked: ask.Number, Differ: ask.differ(len(p.Event().Sessions)), Stopped: s.Stopped}
		}
		return s, err
	}
	if o.Alternatives.asked() && err == nil && r.Programme != nil {
		s.Alternatives, err = p.alternativesOf(ctx, r, o.Alternatives, bounds)
	}
	if o.Rest <= 0 || err != nil || r.Problem == nil || r.Programme != nil {
		return s, err
	}
	if o.Decided != nil {
		o.Decided(s)
	}
	ctx, bounds, stop = shareOf(ctx, bounds, o.Rest)
	defer stop()
	if soft != nil {
		told = p.tellBent(&bounds, s, o.Bend, o.Better)
		defer told.stop()
		s.Bent, err = p.bend(ctx, soft, o.Bend, bounds)
		return s, err
	}
	told = p.tellRest(&bounds, s, r.Problem, o.Better)
	defer told.stop()
	s.Rest, err = p.rest(ctx, r, bounds)
	return s, err
}

// solveFirst solves in the share of the time and of the effort that alternatives leave.
func (p *Planner) solveFirst(ctx context.Context, o SolveOptions, bounds limits.Options) (*portfolio.Result, error) {
	if o.Alternatives.asked() {
		var stop context.CancelFunc
		ctx, bounds, stop = shareOf(ctx, bounds, FirstShare)
		defer stop()
	}
	return answered(ctx, portfolio.Unknown, func() (*portfolio.Result, error) { return portfolio.Solve(ctx, p.book, o.Continue, bounds, o.Rest > 0) })
}
