package conflict

import (
	"context"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/verdict"
)

// Options say what is asked, and bound the run.
type Options struct {
	limits.Options
	Conflicts int  // most to find; 0 for all
	Repairs   int  // most to find; 0 to look for none
	Steps     bool // that lead to the conflicts are looked for
	// Stands are positions of rows that no repair takes back, unless nothing else helps.
	Stands []model.Position
}

// Result is why an event has no programme, and what would help; or a programme.
type Result struct {
	Verdict   verdict.Verdict
	Problem   *csp.Problem // whose rule instances Conflicts name; nil if time was up before there was one
	Programme *model.Programme
	Conflicts []Conflict
	// Chains are the steps that lead to each of the Conflicts, if they were asked for.
	Chains []Chain
	// Complete says that the event has a programme without what the Conflicts name.
	Complete bool
	Repairs  []Repair // cheapest first
	Smallest bool     // proved that no repair of the kinds tried tells fewer people than the first
	Stopped  string
	// MemoryShort says that a proof was given up for lack of memory, and not everything was said
	// without it.
	MemoryShort bool
}

// Explain finds why there is no programme, and changes after which there is one.
func Explain(ctx context.Context, book *rules.Book, o Options) (*Result, error) {
	o.Say("making the problem")
	p, err := compile.Within(ctx, book)
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return &Result{Verdict: verdict.Unknown, Stopped: limits.StopReason(ctx)}, nil
	}
	f := &Finder{Options: o.Options}
	o.Say("looking for reasons")
	conflicts, found := f.LookForAll(ctx, p, o.Conflicts)
	x := &Result{Verdict: verdict.Impossible, Problem: p, Conflicts: conflicts, Complete: found != nil}
	switch {
	case len(conflicts) == 0 && found != nil:
		x.Verdict, x.Programme = verdict.Feasible, p.Programme(found)
		if _, err := verdict.Confirm(ctx, p, found); err != nil {
			return nil, err
		}
		return x, verdict.Judge(book, x.Programme, p.Cost(found))
	case len(conflicts) == 0:
		x.Verdict, x.Stopped, x.MemoryShort = verdict.Unknown, o.Stopped(ctx), f.MemoryShort()
		return x, nil
	}
	if o.Steps {
		o.Report(limits.Progress{Doing: "looking for steps", Reasons: len(conflicts)})
		x.Chains = Chains(ctx, p, conflicts)
	}
	if o.Repairs > 0 {
		o.Report(limits.Progress{Doing: "looking for what would help", Reasons: len(conflicts)})
		for _, stands := range [][]model.Position{o.Stands, nil} {
			r := &repairer{e: book.Event(), finder: f, most: o.Repairs, stands: stands}
			if x.Repairs, x.Smallest, err = r.run(ctx, p, conflicts); err != nil {
				return nil, err
			}
			if len(x.Repairs) > 0 || len(o.Stands) == 0 {
				break
			}
		}
	}
	if ctx.Err() != nil {
		x.Stopped = limits.StopReason(ctx)
	}
	x.MemoryShort = f.MemoryShort() && (!x.Complete || o.Repairs > 0 && !x.Smallest)
	return x, nil
}
