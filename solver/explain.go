package solver

import (
	"context"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
)

// Explanation is the answer of [Explain].
type Explanation struct {
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
	Stopped  string // "time" or "interrupt" if that ended the search
}

// ExplainOptions bound one run of [Explain].
type ExplainOptions struct {
	Options
	Cores   int // most to find
	Repairs int // most to find; 0 to look for none
}

// Explain finds why e, whose rules are bound in book, has no programme: rule instances
// that cannot hold together and of which none can be left out, found by arithmetic or as
// the core of a formula; all that are disjoint. Then it looks for changes after which
// there is a programme, and tells none that it has not solved again. If there is nothing to
// explain, the programme that shows it was confirmed and judged as one of [Solve] is;
// otherwise the error wraps [ErrRefused].
func Explain(ctx context.Context, e *model.Event, book *rules.Book, o ExplainOptions) (*Explanation, error) {
	e, book, err := valid(e, book)
	if err != nil {
		return nil, err
	}
	ctx, stop := timed(ctx, o.Time)
	defer stop()
	p, err := compile.Within(ctx, e, book)
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return &Explanation{Verdict: Unknown, Stopped: stopReason(ctx)}, nil
	}
	f := &finder{o: o.Options}
	faults, found := f.lookForAll(ctx, p, o.Cores)
	x := &Explanation{Verdict: Impossible, Complete: found != nil}
	switch {
	case len(faults) == 0 && found != nil:
		x.Verdict, x.Programme = Feasible, p.Programme(found)
		late, end := lingering(ctx, confirming)
		defer end()
		if _, err := confirm(late, p, found); err != nil {
			return nil, err
		}
		return x, judge(e, book, &Result{Programme: x.Programme, Cost: p.Cost(found)})
	case len(faults) == 0:
		x.Verdict, x.Stopped = Unknown, stopReason(ctx)
		return x, nil
	}
	x.Cores = coresOf(p, faults)
	if o.Repairs > 0 {
		r := &repairer{e: e, finder: f, most: o.Repairs}
		if x.Repairs, x.Smallest, err = r.run(ctx, p, faults); err != nil {
			return nil, err
		}
	}
	if ctx.Err() != nil {
		x.Stopped = stopReason(ctx)
	}
	return x, nil
}
