package replan

import (
	"context"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
)

// Alternatives asks for programmes that change no more than a result does, or only by a loss
// more, and differ in at least so many sessions from it and from each other.
type Alternatives struct {
	Number int // how many besides the result
	Differ int
	// Loss is by how much each kind of change may be more, MovedLoss and ToldLoss the sessions
	// moved and the people told, each once.
	Loss                csp.ChangeCount
	MovedLoss, ToldLoss int
}

// Others looks for alternatives to a result of [Fewest], which has a programme, against the same
// earlier one and within the same budget. How much cheaper they could be is not proved. What it
// returns are assignments of the result's problem, for the caller to have judged; the error
// wraps [verdict.ErrRefused].
func Others(ctx context.Context, r *Result, from *model.Programme, budget Budget, ask Alternatives, o limits.Options) (*portfolio.Others, error) {
	p := r.Problem
	former, people, _ := formersOf(p, from)
	q := portfolio.Alternatives{Problem: p.ChangeTiers(former, people), First: p.Assignment(r.Programme), Number: ask.Number, Differ: ask.Differ}
	for t := range q.Most {
		q.Most[t], q.Least[t] = portfolio.AnyCost, -1
	}
	for kind, n := range r.Changes {
		q.Most[kind], q.Least[kind] = n+ask.Loss[kind], r.Bound[kind]
	}
	q.Most[csp.MovedTier-1] = within(budget.Moved, r.Moved+ask.MovedLoss)
	q.Most[csp.PeopleTier-1] = within(budget.Told, r.People+ask.ToldLoss)
	if q.Differ > r.Moved+q.Most[csp.MovedTier-1]+unbound(p, former) {
		return &portfolio.Others{NoMore: true}, nil // what differs has moved in one of the two
	}
	polished := &replan{p: p, former: former}
	q.Better = polished.polish
	return portfolio.FindOthers(ctx, q, o)
}

// unbound returns how many sessions can differ without having moved: the earlier programme gives
// them no place, or does not say which room.
func unbound(p *csp.Problem, former *csp.Former) (n int) {
	for a := range p.Activities {
		for _, s := range p.Activities[a].Sessions {
			if was := &former.Was[s]; !was.Placed || was.Room == model.NoRoom {
				n++
			}
		}
	}
	return n
}

// within returns the smaller of a limit, if there is one, and n.
func within(limit, n int) int {
	if limit < 0 {
		return n
	}
	return min(limit, n)
}

// formersOf returns where sessions were in an earlier programme, and who knows of it, as people
// are weighed by the states of what changes for them and where everybody counts once; weighed
// tells whether that makes a difference.
func formersOf(p *csp.Problem, from *model.Programme) (former, people *csp.Former, weighed bool) {
	weigh, weighed := rules.Telling(p.Book, from)
	former = p.NewFormer(from, weigh)
	if people = former; weighed {
		people = p.NewFormer(from, func(model.State) int { return 1 })
	}
	return former, people, weighed
}

// Counting returns what counts the changes of assignments against an earlier programme, the
// people who are told, each once, and the sessions that are elsewhere or dropped.
func Counting(p *csp.Problem, from *model.Programme) func(csp.Assignment) (n csp.ChangeCount, people, moved int) {
	former, all, _ := formersOf(p, from)
	return func(x csp.Assignment) (csp.ChangeCount, int, int) {
		return p.Count(former, x), p.Count(all, x)[csp.Told], p.Moved(former, x)
	}
}

// Former returns where the sessions of p were in an earlier programme, and who is told of what.
func Former(p *csp.Problem, from *model.Programme) *csp.Former {
	former, _, _ := formersOf(p, from)
	return former
}

// Charged returns the problem in which nothing is charged for but what changes against an earlier
// programme; see [csp.Problem.ChangeTiers].
func Charged(p *csp.Problem, from *model.Programme) *csp.Problem {
	former, people, _ := formersOf(p, from)
	return p.ChangeTiers(former, people)
}
