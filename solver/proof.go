package solver

import (
	"context"
	"fmt"
	"slices"

	"programme/solver/encode"
	"programme/solver/sat"
)

// proof looks for a proof that a problem has no programme, with a SAT solver that
// stays loaded from one attempt to the next.
type proof struct {
	p      *encode.Problem
	times  *question // rooms left out: small, and enough where times alone clash
	whole  *question
	timely bool // times alone have been found to be possible
}

// question is a formula in a solver.
type question struct {
	rooms   encode.RoomClauses
	formula *encode.Formula
	solver  *sat.Solver
}

// verdict is what an attempt has shown; the zero verdict is "nothing yet".
type verdict struct {
	impossible bool
	found      encode.Assignment
}

func (v verdict) decided() bool { return v.impossible || v.found != nil }

func newProof(p *encode.Problem) *proof { return &proof{p: p} }

// eagerCells is up to how many cells of room and start for each activity the room
// clauses are all written out: some 1,000 sessions and a gigabyte of clauses.
const eagerCells = 6_000_000

// roomClauses returns how the room clauses of the whole formula are best written. Those
// of rooms that hold several sessions at a time are never lazy.
func roomClauses(p *encode.Problem, eager int) encode.RoomClauses {
	shared := slices.ContainsFunc(p.Rooms, func(r encode.Room) bool { return r.Parallel > 1 })
	if p.Cells() > eager && !shared {
		return encode.LazyRooms
	}
	return encode.EagerRooms
}

// ask loads a formula into a solver of its own. The formula is written twice, first to
// count: a solver that was made too small decides on variables that nobody uses.
func ask(p *encode.Problem, mode encode.Mode, rooms encode.RoomClauses) *question {
	var size counter
	encode.NewFormula(p, &size, mode, rooms)
	s := sat.NewSolver(size.vars, size.clauses)
	return &question{rooms, encode.NewFormula(p, s, mode, rooms), s}
}

// counter is a [sat.Builder] that only counts.
type counter struct{ vars, clauses int }

func (c *counter) NewVar() sat.Lit {
	c.vars++
	return sat.Lit(c.vars)
}

func (c *counter) Add(...sat.Lit) { c.clauses++ }

// attempt goes on with the proof until ctx ends.
func (f *proof) attempt(ctx context.Context) verdict {
	if !f.timely {
		if f.times == nil {
			f.times = ask(f.p, encode.Asserted, encode.NoRooms)
		}
		switch f.times.solver.Solve(ctx, nil).Status {
		case sat.Unsatisfiable:
			return verdict{impossible: true}
		case sat.Unknown:
			return verdict{}
		}
		f.timely, f.times = true, nil
	}
	if f.whole == nil {
		f.whole = ask(f.p, encode.Asserted, roomClauses(f.p, eagerCells))
	}
	return f.whole.attempt(ctx, f.p)
}

// attempt solves the formula. Where room clauses are lazy it adds those that the answer
// breaks and asks again (clauses are only ever added that every programme keeps, so
// that "no model" is a proof at any time).
func (q *question) attempt(ctx context.Context, p *encode.Problem) verdict {
	for {
		answer := q.solver.Solve(ctx, nil)
		switch answer.Status {
		case sat.Unsatisfiable:
			return verdict{impossible: true}
		case sat.Unknown:
			return verdict{}
		}
		x := q.formula.Decode(answer.Model.Value)
		var clashes []encode.Clash
		if q.rooms == encode.LazyRooms {
			clashes = p.Clashes(x)
		}
		if len(clashes) == 0 {
			return verdict{found: x}
		}
		for _, c := range clashes {
			q.formula.AddClash(c)
		}
	}
}

// core returns rule instances that cannot hold together, after an attempt that showed that
// not all of them do: the core of the formula with selectors, smaller as far as ctx
// allows. ok is false if ctx ends before there is a core.
//
// Rooms are left out first if times alone are impossible, and taken in where that is so
// because no room is open then, which takes rooms to say behind selectors.
func (f *proof) core(ctx context.Context) (found fault, ok bool) {
	ways := []encode.RoomClauses{encode.NoRooms, encode.EagerRooms}
	if f.timely {
		ways = ways[1:]
	}
	for _, rooms := range ways {
		q := ask(f.p, encode.Selected, rooms)
		if answer := q.solver.Solve(ctx, q.formula.Selectors()); answer.Status == sat.Unsatisfiable {
			return q.minimise(ctx, answer.Core), true
		}
	}
	return fault{}, false
}

// confirm checks that the places are a model of the formula: that the clauses do not
// contradict them. Local search and the formula read the same problem in different
// ways, so that to agree means something. Room clauses that the places keep are not
// written out.
func confirm(p *encode.Problem, x encode.Assignment) error {
	q := ask(p, encode.Asserted, roomClauses(p, 0))
	lits, ok := q.formula.Assume(x)
	if !ok || len(p.Clashes(x)) > 0 || q.solver.Solve(context.Background(), lits).Status != sat.Satisfiable {
		return fmt.Errorf("%w: it is no model of the formula", ErrRefused)
	}
	return nil
}
