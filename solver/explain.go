package solver

import (
	"context"

	"programme/model"
	"programme/model/change"
	"programme/solver/internal/conflict"
	"programme/solver/internal/limits"
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
	// MemoryShort says that a proof was given up for lack of memory: with more of it, more may be
	// said.
	MemoryShort bool
}

// Repair is a set of changes after which there is a programme.
type Repair struct {
	Changes []change.Change
	// People is how many are to be asked or told, each counted once: of a change to a
	// session its cast, and whom the baseline counts beyond it, or one where it has none;
	// of a rule who asked for it; of a longer day one. To open a room takes nobody.
	People    int
	Event     *model.Event
	Programme *model.Programme // of Event; it passed the check
}

// MostChanges is how many changes a repair has at most.
const MostChanges = conflict.MostChanges

// ExplainOptions bound one run of [Explain].
type ExplainOptions struct {
	Options
	Cores   int  // most to find; 0 for all
	Repairs int  // most to find; 0 to look for none
	Steps   bool // that lead to each of the Cores are looked for
	// Stands are positions of rows of the event that no repair takes back, unless nothing
	// else helps: of changes that were asked about, see [change.Apply].
	Stands []model.Position
}

// Explain finds why there is no programme: rule instances that cannot hold together and of
// which none can be left out, found by arithmetic or as the core of a formula; all that are
// disjoint. Then it looks for changes after which there is a programme, and tells none that
// it has not solved again. If there is nothing to explain, the programme that shows it was
// confirmed and judged as one of [Planner.Solve] is; otherwise the error wraps [ErrRefused].
func (p *Planner) Explain(ctx context.Context, o ExplainOptions) (*ExplainResult, error) {
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	r, err := conflict.Explain(ctx, p.book, conflict.Options{Options: o.limits(), Conflicts: o.Cores, Repairs: o.Repairs, Steps: o.Steps, Stands: o.Stands})
	if r == nil {
		return nil, err
	}
	x := &ExplainResult{
		Verdict: Verdict(r.Verdict), Programme: r.Programme, Cores: coresOf(r.Problem, r.Conflicts), Complete: r.Complete,
		Smallest: r.Smallest, Stopped: r.Stopped, Event: p.Event(), MemoryShort: r.MemoryShort,
	}
	if o.Steps {
		for i := range x.Cores {
			x.Cores[i].addSteps(r.Problem, &r.Chains[i])
		}
	}
	for _, repair := range r.Repairs {
		x.Repairs = append(x.Repairs, Repair{repair.Changes, repair.People, repair.Event, repair.Programme})
	}
	return x, err
}
