package solver

import (
	"context"
	"fmt"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
	"programme/solver/internal/replan"
	"programme/solver/internal/verdict"
)

// FirstShare is the share of the time and of the effort that the first programme may take where
// alternatives to it are asked for. They have what is left.
const FirstShare = 0.6

// AskAlternatives asks for programmes beside the answer that are as good. The zero value asks
// for none.
type AskAlternatives struct {
	Number int // of programmes in all, with the answer; below 2 asks for none
	// Differ is in how many sessions each two differ at least: that start at another time, are in
	// another room, or have a place in one of them alone. 0 is one of ten of the sessions of the
	// event or, for [Planner.Replan], of those that the answer moves, and at least 1.
	Differ int
	// Loss is, for [Planner.Solve], how much more each tier may cost.
	Loss [9]Allowance
	// More is, for [Planner.Replan], how much more each number of changes may be.
	More ChangeLoss
}

// Allowance is by how much a number may be larger: by an amount, and by some hundredths of it,
// rounded down. The zero Allowance is none.
type Allowance struct {
	// Given says that the number is not to be larger than that, which goes without saying but for
	// a tier that only tidies.
	Given           bool
	Amount, Percent int
}

// Of returns by how much n may be larger.
func (a Allowance) Of(n int) int { return a.Amount + n*a.Percent/100 }

// ChangeLoss is how much more changes may be, each number by itself.
type ChangeLoss struct{ Dropped, Told, Days, Times, Rooms, Moved Allowance }

// Alternatives are programmes beside an answer.
type Alternatives struct {
	Asked  int // how many programmes were asked for, with the answer
	Differ int // in how many sessions each two differ at least
	// Held says which tiers cost no more than in the answer and its loss allows: all, of Solve, but
	// those that only tidy; none, of Replan.
	Held  [9]bool
	Found []Alternative // besides the answer
	// NoMore says, where fewer were found than asked for, that it was proved that there is no other
	// that is as good and differs in as many sessions from the answer and from each of Found.
	NoMore  bool
	Stopped string // what ended the search before that: "time", "effort", "interrupt", or ""
}

// Alternative is a programme beside an answer. It passed [check.Programme] and was confirmed as
// the answer was.
type Alternative struct {
	Programme *model.Programme
	Cost      [9]int // per soft tier
	Differs   []int  // in how many sessions from the answer and from each of those before it
	// Changes, People and Moved are, of Replan, what those of a [ReplanResult] are.
	Changes       Changes
	People, Moved int
}

// asked reports whether any alternative is asked for.
func (a *AskAlternatives) asked() bool { return a.Number > 1 }

// differ returns in how many sessions programmes are to differ, of so many.
func (a *AskAlternatives) differ(of int) int {
	if a.Differ > 0 {
		return a.Differ
	}
	return max(1, of/10)
}

// alternativesOf looks for alternatives to what a solve found in what is left of the time and of
// the effort.
func (p *Planner) alternativesOf(ctx context.Context, r *portfolio.Result, ask AskAlternatives, o limits.Options) (*Alternatives, error) {
	q := portfolio.Alternatives{Problem: r.Problem, First: r.Most, Number: ask.Number - 1, Differ: ask.differ(r.Problem.Sessions()), Least: r.Bound}
	a := &Alternatives{Asked: ask.Number, Differ: q.Differ}
	for t, cost := range r.Cost {
		loss := ask.Loss[t]
		a.Held[t] = loss.Given || r.Problem.Tidying == 0 || t+1 < r.Problem.Tidying
		q.Most[t] = portfolio.AnyCost
		if a.Held[t] {
			q.Most[t] = cost + loss.Of(cost)
		}
	}
	if o.Effort > 0 {
		o.Effort = max(1, o.Effort-r.Effort)
	}
	judge := func(_ csp.Assignment, n *Alternative) error {
		if r.Verdict == verdict.Optimal && csp.Cost(n.Cost).Compare(r.Cost) < 0 {
			return fmt.Errorf("%w: an alternative costs %v, less than what was proved to be the least, %v", ErrRefused, n.Cost, r.Cost)
		}
		for t, most := range q.Most {
			if most != portfolio.AnyCost && n.Cost[t] > most {
				return fmt.Errorf("%w: an alternative costs %d in tier %d, more than %d", ErrRefused, n.Cost[t], t+1, most)
			}
		}
		return nil
	}
	err := a.find(ctx, p.book, r.Problem, r.Most, judge, func(ctx context.Context) (*portfolio.Others, error) { return portfolio.FindOthers(ctx, q, o) })
	return a, err
}

// replanAlternatives looks for alternatives to the programme of a replan.
func (p *Planner) replanAlternatives(ctx context.Context, r *replan.Result, from *model.Programme, budget replan.Budget, ask AskAlternatives, o limits.Options) (*Alternatives, error) {
	told := ask.More.Told.Of(r.Changes[csp.Told])
	more := replan.Alternatives{Number: ask.Number - 1, Differ: ask.differ(r.Moved), MovedLoss: ask.More.Moved.Of(r.Moved), ToldLoss: ask.More.Told.Of(r.People)}
	more.Loss = csp.ChangeCount{
		ask.More.Dropped.Of(r.Changes[csp.Dropped]), told, ask.More.Days.Of(r.Changes[csp.OtherDay]), ask.More.Times.Of(r.Changes[csp.OtherTime]), ask.More.Rooms.Of(r.Changes[csp.OtherRoom]),
	}
	a := &Alternatives{Asked: ask.Number, Differ: more.Differ}
	count := replan.Counting(r.Problem, from)
	judge := func(x csp.Assignment, n *Alternative) error {
		changes, people, moved := count(x)
		n.Changes, n.People, n.Moved = changesOf(changes), people, moved
		for kind, most := range r.Changes {
			if changes[kind] > most+more.Loss[kind] {
				return fmt.Errorf("%w: an alternative changes %s", ErrRefused, n.Changes)
			}
		}
		return nil
	}
	err := a.find(ctx, p.book, r.Problem, r.Problem.Assignment(r.Programme), judge, func(ctx context.Context) (*portfolio.Others, error) {
		return replan.Others(ctx, r, from, budget, more, o)
	})
	return a, err
}

// find asks for alternatives to the first, has each judged, and takes them in.
func (a *Alternatives) find(ctx context.Context, book *rules.Book, p *csp.Problem, first csp.Assignment, judge func(csp.Assignment, *Alternative) error, ask func(context.Context) (*portfolio.Others, error)) error {
	unknown := func(stopped string) *portfolio.Others { return &portfolio.Others{Stopped: stopped} }
	if ctx.Err() != nil {
		a.Stopped = limits.StopReason(ctx)
		return nil
	}
	others, err := answered(ctx, unknown, func() (*portfolio.Others, error) { return ask(ctx) })
	if err != nil {
		return err
	}
	a.NoMore, a.Stopped = others.NoMore, others.Stopped
	known := []csp.Assignment{first}
	for _, x := range others.Found {
		n := Alternative{Programme: p.Programme(x)}
		report := check.Programme(book, n.Programme)
		if err := verdict.Refusal(report); err != nil {
			return err
		}
		n.Cost = report.Cost
		for _, y := range known {
			n.Differs = append(n.Differs, p.Differ(x, y))
		}
		if err := judge(x, &n); err != nil {
			return err
		}
		if least := slices.Min(n.Differs); least < a.Differ {
			return fmt.Errorf("%w: an alternative differs in %d sessions, not %d", ErrRefused, least, a.Differ)
		}
		known = append(known, x)
		a.Found = append(a.Found, n)
	}
	return nil
}
