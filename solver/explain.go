package solver

import (
	"context"

	"programme/model"
	"programme/solver/internal/compile"
)

// ExplainResult is the answer of [Explain].
type ExplainResult struct {
	// Verdict is Impossible if there are Cores, Feasible if the event has a programme
	// after all, Unknown if neither was found in time.
	Verdict   Verdict
	Programme *model.Programme // if Feasible
	Cores     []Core           // disjoint, but for the rule that asks for a session to be placed
	// Complete says that the event has a programme without what the Cores name, so that
	// there is no further one beside them.
	Complete bool
	Repairs  []Repair // cheapest first
	// Smallest says that it was proved that no repair of the kinds tried tells fewer
	// people than the first.
	Smallest bool
	Stopped  string       // "time", "effort" or "interrupt" if that ended the search
	Event    *model.Event // that was asked about, with all that it left open
}

// ExplainOptions bound one run of [Explain].
type ExplainOptions struct {
	Options
	Cores   int // most to find; 0 for all
	Repairs int // most to find; 0 to look for none
}

// Explain finds why there is no programme: rule instances that cannot hold together and of
// which none can be left out, found by arithmetic or as the core of a formula; all that are
// disjoint. Then it looks for changes after which there is a programme, and tells none that
// it has not solved again. If there is nothing to explain, the programme that shows it was
// confirmed and judged as one of [Planner.Solve] is; otherwise the error wraps [ErrRefused].
func (p *Planner) Explain(ctx context.Context, o ExplainOptions) (*ExplainResult, error) {
	x, err := p.explain(ctx, o)
	if x != nil {
		x.Event = p.Event()
	}
	return x, err
}

func (p *Planner) explain(ctx context.Context, o ExplainOptions) (*ExplainResult, error) {
	o.say("making the problem")
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	problem, err := compile.Within(ctx, p.book)
	switch {
	case err != nil:
		return nil, err
	case problem == nil:
		return &ExplainResult{Verdict: Unknown, Stopped: stopReason(ctx)}, nil
	}
	f := &finder{o: o.Options}
	o.say("looking for reasons")
	faults, found := f.lookForAll(ctx, problem, o.Cores)
	x := &ExplainResult{Verdict: Impossible, Complete: found != nil}
	switch {
	case len(faults) == 0 && found != nil:
		x.Verdict, x.Programme = Feasible, problem.Programme(found)
		late, end := lingering(ctx, confirming)
		defer end()
		if _, err := confirm(late, problem, found); err != nil {
			return nil, err
		}
		return x, judge(p.book, &SolveResult{Programme: x.Programme, Cost: problem.Cost(found)})
	case len(faults) == 0:
		x.Verdict, x.Stopped = Unknown, o.stopped(ctx)
		return x, nil
	}
	x.Cores = coresOf(problem, faults)
	if o.Repairs > 0 {
		o.say("looking for what would help")
		r := &repairer{e: p.Event(), finder: f, most: o.Repairs}
		if x.Repairs, x.Smallest, err = r.run(ctx, problem, faults); err != nil {
			return nil, err
		}
	}
	if ctx.Err() != nil {
		x.Stopped = stopReason(ctx)
	}
	return x, nil
}
