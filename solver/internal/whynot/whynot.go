// Package whynot finds out whether a session can be somewhere: it pins the session there and
// looks for conflicts or, where there is none, for how little that takes.
package whynot

import (
	"context"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
	"programme/solver/internal/replan"
	"programme/solver/internal/verdict"
)

// Question is where a session might be. Of At and Room one may be left open, with
// [model.NoInstant] and [model.NoRoom].
type Question struct {
	Session model.SessionIndex
	At      model.Instant
	Room    model.RoomIndex
	Steps   bool // that lead to what forbids it are looked for
}

// costWork is the effort that goes into finding out what a programme costs where there
// is no earlier one, for each session.
const costWork = 20_000

// Result is what forbids the place, or what it takes.
type Result struct {
	Verdict verdict.Verdict
	Stands  bool              // the earlier programme has the session there
	Breaks  []rules.Violation // what the earlier programme would be without if the session were not there, if it Stands

	Problem *csp.Problem // whose rule instances Conflicts name
	// Conflicts are why it is Impossible, first those that are so because of the place.
	Conflicts []Conflict
	Chains    []conflict.Chain  // the steps that lead to each of Conflicts with what is asked, if they were asked for
	Asked     [2]rules.Instance // of the question, if there are any: that the session is there, and that it is placed
	Complete  bool              // the session could be there without what the Conflicts name
	// Outside is what is wrong with a time at which no window lets the session start, its
	// sentence empty if no judge says so; nil for any other time. Nearest are the starts
	// around that, and Nowhere says that there is none.
	Outside *rules.Violation
	Nearest []model.Instant
	Nowhere bool

	Event     *model.Event     // with the question
	Programme *model.Programme // nil unless Optimal or Feasible
	Cost      csp.Cost         // of Programme
	// Before is what the earlier programme costs or, without one, the cheapest that was
	// found with the session anywhere; HasBefore says that there is such a programme.
	Before    csp.Cost
	HasBefore bool
	Broken    int // violations of hard rules in the earlier programme

	Replan, Mend *replan.Result // how little has to change for the session to be there, and anyway; nil if nobody asked
	Stopped      string
	// MemoryShort says that a proof was given up for lack of memory, and not everything was said
	// without it.
	MemoryShort bool
}

// Ask finds out whether the session can be there. from is the baseline of the book's event,
// or nil. A programme that it returns passed the judges; otherwise the error wraps
// [verdict.ErrRefused].
func Ask(ctx context.Context, book *rules.Book, from *model.Programme, asked Question, o limits.Options) (*Result, error) {
	o.Say("making the problem")
	q, err := newAsking(ctx, book, asked)
	switch {
	case err != nil:
		return nil, err
	case q.problem == nil:
		return &Result{Verdict: verdict.Unknown, Event: book.Event(), Stopped: limits.StopReason(ctx)}, nil
	}
	w := &Result{Event: q.book.Event(), Problem: q.problem}
	if from != nil {
		if w.stand(book, from, asked); w.Stands && w.Broken == 0 {
			w.Verdict, w.Event, w.Programme, w.Cost = verdict.Feasible, book.Event(), from, w.Before
			return w, nil
		}
	}
	if asked.At != model.NoInstant && !q.starts(asked.At) {
		w.Verdict, w.Complete = verdict.Impossible, true
		w.Outside, w.Nearest = q.outsideWindows(asked), q.nearest(asked.At)
		w.Nowhere = len(q.problem.Activities[q.activity].Legal) == 0
		return w, nil
	}
	o.Say("looking for what forbids it")
	looking, stop := limits.WithShare(ctx, 0.5)
	defer stop()
	finder := &conflict.Finder{Options: o}
	conflicts, found := q.conflicts(looking, finder)
	if len(conflicts) > 0 {
		w.MemoryShort = finder.MemoryShort() && found == nil
		w.Verdict, w.Complete, w.Conflicts, w.Asked = verdict.Impossible, found != nil, conflicts, q.asked()
		slices.SortStableFunc(w.Conflicts, func(a, b Conflict) int { return order(a.Anyway) - order(b.Anyway) })
		if asked.Steps {
			o.Say("looking for steps")
			w.Chains = q.chains(ctx, w.Conflicts)
		}
		return w, nil
	}
	if from != nil {
		err = w.replan(ctx, q, book, from, o)
	} else {
		err = w.compareCosts(ctx, q, book, o)
	}
	if err != nil || w.Verdict == verdict.Impossible {
		if asked.Steps { // found late
			w.Chains = make([]conflict.Chain, len(w.Conflicts))
		}
		return w, err
	}
	return w, w.settle(ctx, q, found)
}

// order puts false before true.
func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

// stand says what the earlier programme breaks and costs, and whether it has the session
// where it was asked about.
func (w *Result) stand(book *rules.Book, from *model.Programme, q Question) {
	judged := check.Programme(book, from)
	w.HasBefore, w.Before, w.Broken = true, judged.Cost, judged.Hard
	places := from.BySession(len(book.Event().Sessions))[q.Session]
	w.Stands = len(places) == 1 && (q.At == model.NoInstant || places[0].Start == q.At) && (q.Room == model.NoRoom || places[0].Room.Index() == q.Room || places[0].Room.Given() && book.Event().Main(places[0].Room.Index()) == q.Room)
	if w.Stands && judged.Hard > 0 {
		others := slices.DeleteFunc(slices.Clone(from.Placements), func(pl model.Placement) bool { return pl.Session == q.Session })
		w.Breaks = verdict.NewViolations(check.Programme(book, model.NewProgramme(others)), judged)
	}
}

// replan says how little has to change for the session to be there.
func (w *Result) replan(ctx context.Context, q *asking, book *rules.Book, from *model.Programme, o limits.Options) error {
	r, err := replan.Fewest(ctx, q.book, from, nil, replan.NoBudget, o)
	if err != nil {
		return err
	}
	w.Verdict, w.Stopped, w.MemoryShort = r.Verdict, r.Stopped, r.MemoryShort
	if r.Programme == nil {
		return nil
	}
	w.Replan, w.Programme, w.Cost = r, r.Programme, r.Cost
	if w.Broken > 0 && ctx.Err() == nil {
		if w.Mend, err = replan.Fewest(ctx, book, from, nil, replan.NoBudget, o); err != nil {
			return err
		}
		w.MemoryShort = w.MemoryShort || w.Mend.MemoryShort
	}
	return nil
}

// compareCosts finds out what programmes cost with the session there and with it anywhere.
func (w *Result) compareCosts(ctx context.Context, q *asking, book *rules.Book, o limits.Options) error {
	if o.Effort == 0 {
		o.Effort = costWork * int64(len(q.problem.Activities))
	}
	there, err := portfolio.Solve(ctx, q.book, nil, o, false)
	if err != nil {
		return err
	}
	w.Verdict = there.Verdict
	if there.Verdict == verdict.Impossible {
		w.Problem, w.Asked = there.Problem, q.asked()
		for _, c := range there.Conflicts {
			w.Conflicts = append(w.Conflicts, Conflict{Conflict: c})
		}
		return nil
	}
	if there.Programme == nil {
		w.MemoryShort = there.MemoryShort
		return nil
	}
	w.Programme, w.Cost = there.Programme, there.Cost
	anywhere, err := portfolio.Solve(ctx, book, nil, o, false)
	if err != nil {
		return err
	}
	if anywhere.Programme != nil {
		w.HasBefore, w.Before = true, anywhere.Cost
	}
	if anywhere.Verdict != verdict.Optimal {
		w.Verdict = verdict.Feasible
	}
	return nil
}

// settle gives the programme that was found while looking for a reason where there is no
// better one, and says what ended the run.
func (w *Result) settle(ctx context.Context, q *asking, found csp.Assignment) error {
	if w.Programme == nil {
		w.Verdict = verdict.Unknown
		if found != nil {
			w.Verdict, w.Programme = verdict.Feasible, q.problem.Programme(found)
			judged := check.Programme(q.book, w.Programme)
			if err := verdict.Refusal(judged); err != nil {
				return err
			}
			w.Cost = judged.Cost
		}
	}
	if ctx.Err() != nil {
		w.Stopped = limits.StopReason(ctx)
	}
	return nil
}
