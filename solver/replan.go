package solver

import (
	"cmp"
	"context"
	"errors"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/replan"
	"programme/solver/internal/verdict"
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
	Told  Most // people who are to be told of anything, each once
}

// Most is a limit that may be left open. The zero Most is none.
type Most struct{ next int } // the number after it

// AtMost returns the limit n, which is not negative.
func AtMost(n int) Most { return Most{n + 1} }

// Given reports whether there is a limit.
func (m Most) Given() bool { return m.next > 0 }

// Number returns the limit, -1 if there is none.
func (m Most) Number() int { return m.next - 1 }

// ReplanResult is the answer of [Replan].
type ReplanResult struct {
	Verdict   Verdict          // Optimal if it was proved that no programme changes less
	Programme *model.Programme // nil unless Optimal or Feasible
	Changes   Changes
	People    int // who are to be told of anything, each once
	Moved     int // sessions that had a place and are elsewhere or dropped
	// Weighed says that Told of Changes and Bound weighs people by the state of what changes
	// for them.
	Weighed bool
	Bound   Changes // what was proved to be the least, each among programmes that have the least of those before
	Cost    [9]int  // of Programme, per soft tier
	// OverBudget says, of Impossible, that there are programmes, but none within the budget.
	OverBudget bool
	// Needs is, if OverBudget, what every programme takes at least, in the field of the
	// limit that cannot be kept; the other field is open. The number of people told is that
	// of programmes that keep the limit of moves. Of Unknown with a budget it is what was
	// proved of that, both fields open for nothing. Fewest says that some programme takes
	// no more.
	Needs  Budget
	Fewest bool
	// Beyond is what a programme takes that was found and is not within the budget, the one
	// that tells the fewest people; both fields open for none. It has none if there is a
	// Programme.
	Beyond  Budget
	Cores   []Core       // for Impossible, unless OverBudget: why; [Explain] finds all
	Stopped string       // what ended the run before a proof: "time", "effort", "interrupt", or ""
	Event   *model.Event // that was asked about, with all that it left open
	// MemoryShort says that a proof was given up for lack of memory: more of it may raise Bound, or
	// Needs, or show that there is no programme.
	MemoryShort bool
	// Alternatives are those of [ReplanOptions.Alternatives]; nil unless asked for, and where
	// there is no Programme.
	Alternatives *Alternatives
}

// ReplanOptions bound one run of [Planner.Replan].
type ReplanOptions struct {
	Options
	// From is the programme against which changes are counted; nil takes the baseline of
	// the event.
	From   *model.Programme
	Budget Budget
	// Alternatives asks for programmes that change as little, beside the first; that gets
	// [FirstShare] of the time.
	Alternatives AskAlternatives
	// Continue, if not nil, is an earlier answer to go on from. One that keeps every hard rule is
	// the first programme of the run, which returns none that changes more or, changing as much,
	// costs more; near any other the run begins.
	Continue *model.Programme
	// Better is that of [SolveOptions].
	Better func(*ReplanResult)
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
	ctx, stop := limits.Timed(ctx, o.Time)
	defer stop()
	budget := replan.Budget{Moved: o.Budget.Moved.Number(), Told: o.Budget.Told.Number()}
	bounds := o.limits()
	told := p.tellFewer(&bounds, o.Better)
	r, err := p.replanFirst(ctx, o, from, budget, bounds)
	told.stop()
	bounds.Better = nil
	x := replanResult(p.Event(), r)
	if err == nil && r.Verdict == verdict.Unknown && r.Problem == nil {
		p.standOn(o.Continue, from, o.Budget, x)
	}
	if o.Alternatives.asked() && err == nil && r.Programme != nil {
		x.Alternatives, err = p.replanAlternatives(ctx, r, from, budget, o.Alternatives, bounds)
	}
	return x, err
}

// replanFirst replans in the share of the time that alternatives leave.
func (p *Planner) replanFirst(ctx context.Context, o ReplanOptions, from *model.Programme, budget replan.Budget, bounds limits.Options) (*replan.Result, error) {
	if o.Alternatives.asked() {
		var stop context.CancelFunc
		ctx, bounds, stop = shareOf(ctx, bounds, FirstShare)
		defer stop()
	}
	return answered(ctx, replan.Unknown, func() (*replan.Result, error) { return replan.Fewest(ctx, p.book, from, o.Continue, budget, bounds) })
}

// replanResult says the result of an engine; nil if there is none.
func replanResult(e *model.Event, r *replan.Result) *ReplanResult {
	if r == nil {
		return nil
	}
	x := &ReplanResult{
		Verdict: Verdict(r.Verdict), Programme: r.Programme, Changes: changesOf(r.Changes), People: r.People, Moved: r.Moved, Weighed: r.Weighed,
		Bound: changesOf(r.Bound), Cost: r.Cost, OverBudget: r.OverBudget, Cores: coresOf(r.Problem, r.Conflicts), Stopped: r.Stopped, Event: e, MemoryShort: r.MemoryShort,
	}
	if r.OverBudget || r.Verdict == verdict.Unknown && r.Needs != (replan.Budget{}) {
		x.Needs, x.Fewest = Budget{Moved: AtMost(r.Needs.Moved), Told: AtMost(r.Needs.Told)}, r.Fewest
	}
	if r.Beyond != nil {
		x.Beyond = Budget{Moved: AtMost(r.Beyond.Moved), Told: AtMost(r.Beyond.Told)}
	}
	return x
}
