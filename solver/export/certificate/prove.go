package certificate

import (
	"bytes"
	"context"
	"fmt"

	"programme/solver/internal/cnf"
	"programme/solver/internal/conflict"
	"programme/solver/internal/limits"
	"programme/solver/internal/refute"
	"programme/solver/internal/sat"
)

// Impossible proves that the event has no programme: a statement for each reason that is found
// at once. missing are sentences about reasons of which there is no certificate yet. Neither
// is anything if a programme was found, or ctx ended first.
func (q *Asked) Impossible(ctx context.Context, seed uint64) (proved []Proved, missing []string, err error) {
	finder := &conflict.Finder{Options: limits.Options{Seed: seed}}
	for _, c := range finder.Look(ctx, q.p, nil).Conflicts {
		found, ok := q.reason(ctx, &c)
		if ok {
			proved = append(proved, found)
			continue
		}
		missing = append(missing, fmt.Sprintf("there is no certificate of this reason yet: %s", q.reasonWords(&c)))
	}
	return proved, missing, ctx.Err()
}

// reason proves one reason.
func (q *Asked) reason(ctx context.Context, c *conflict.Conflict) (Proved, bool) {
	if c.Overload != nil {
		if found, ok := q.overload(c.Overload); ok {
			return found, true
		}
		core, ok := conflict.CoreAmong(ctx, q.p, c.Overload.Activities)
		if !ok {
			return Proved{}, false
		}
		c = &core
	}
	s := Statement{Kind: Core}
	for _, i := range c.Instances {
		s.Instances = append(s.Instances, int(i))
	}
	for _, s.Rooms = range []bool{false, true} {
		if found, err := q.refuted(ctx, s); err == nil {
			return found, true
		}
	}
	return Proved{}, false
}

// refuted proves a statement of clauses. The error is [refute.ErrModel] if it is not so as far
// as its clauses tell, and that of ctx if that ends first.
func (q *Asked) refuted(ctx context.Context, s Statement) (Proved, error) {
	text, err := q.Text(s)
	if err != nil {
		return Proved{}, err
	}
	// gini is much the faster of the two, and says at once what is not worth a proof.
	solver := sat.NewSolver(text.clauses.Vars(), text.clauses.Clauses())
	text.clauses.AddTo(solver)
	switch solver.Solve(ctx, nil).Status {
	case sat.Satisfiable:
		return Proved{}, refute.ErrModel
	case sat.Unknown:
		return Proved{}, ctx.Err()
	}
	proof, err := refute.Clauses(ctx, text.clauses)
	if err != nil {
		return Proved{}, err
	}
	var lrat bytes.Buffer
	if err := proof.Write(&lrat); err != nil {
		return Proved{}, err
	}
	return Proved{s, text, lrat.Bytes()}, nil
}

// reasonWords says what a reason is about.
func (q *Asked) reasonWords(c *conflict.Conflict) string {
	if c.Overload != nil {
		return q.names(c.Overload.Activities) + " need more than there is"
	}
	return fmt.Sprintf("%d rule instances cannot hold together", len(c.Instances))
}

// Least proves that programmes cost that much or more in a tier, of those that cost no more than
// given in the tiers before: by times alone where that is enough, and without what is given.
func (q *Asked) Least(ctx context.Context, tier, least int, given []int) (Proved, error) {
	last := error(refute.ErrModel)
	for _, rooms := range []bool{false, true} {
		for _, given := range [][]int{nil, given} {
			if len(given) == 0 && given != nil {
				continue
			}
			found, err := q.refuted(ctx, Statement{Kind: Least, Rooms: rooms, Tier: tier, Least: least, Given: given})
			if err == nil || ctx.Err() != nil {
				return found, err
			}
			last = err
		}
	}
	return Proved{}, last
}

// Fewest proves that programmes change that much or more in one kind of change, of those that
// change no more than given in the kinds before. Sessions are opened as models ask for them.
func (q *Asked) Fewest(ctx context.Context, kind, least int, given []int) (Proved, error) {
	if q.p.Event.Baseline == nil {
		return Proved{}, refute.ErrModel
	}
	s := Statement{Kind: Fewest, Tier: kind, Least: least, Given: given}
	solver := sat.NewSolver(0, 0)
	g := cnf.NewGrowing(q.p, solver, q.before())
	holdChanges(solver, g, s)
	for {
		answer := solver.Solve(ctx, nil)
		switch {
		case answer.Status == sat.Unknown:
			return Proved{}, ctx.Err()
		case answer.Status == sat.Satisfiable && g.Refine(answer.Model.Value):
			continue
		case answer.Status == sat.Satisfiable:
			return Proved{}, refute.ErrModel
		}
		break
	}
	for _, a := range g.Opened() {
		s.Opened = append(s.Opened, q.idOf(a))
	}
	return q.refuted(ctx, s)
}
