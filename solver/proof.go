package solver

import (
	"context"
	"fmt"
	"slices"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/memory"
	"programme/solver/internal/sat"
)

// proof looks for a proof that a problem has no programme, with a SAT solver that
// stays loaded from one attempt to the next.
type proof struct {
	p      *csp.Problem
	times  *question // rooms left out: small, and enough where times alone clash
	whole  *question
	timely bool // times alone have been found to be possible
	large  bool // memory is too small for a formula
}

// question is a formula in a solver.
type question struct {
	rooms   cnf.RoomClauses
	formula *cnf.Formula
	solver  *sat.Solver
}

// verdict is what an attempt has shown; the zero verdict is "nothing yet".
type verdict struct {
	impossible bool
	found      csp.Assignment
}

func (v verdict) decided() bool { return v.impossible || v.found != nil }

func newProof(p *csp.Problem) *proof { return &proof{p: p} }

// eagerCells is up to how many cells of room and start for each activity the room
// clauses are all written out: some 1,000 sessions and a gigabyte of clauses.
const eagerCells = 6_000_000

// roomClauses returns how the room clauses of the whole formula are best written. Those
// of rooms that hold several sessions at a time are never lazy.
func roomClauses(p *csp.Problem, eager int) cnf.RoomClauses {
	shared := slices.ContainsFunc(p.Rooms, func(r csp.Room) bool { return r.Parallel > 1 })
	if p.Cells() > eager && !shared {
		return cnf.LazyRooms
	}
	return cnf.EagerRooms
}

// ask loads a formula into a solver of its own. The formula is written twice, first to
// count: a solver that was made too small decides on variables that nobody uses. ok is
// false if ctx ends first, or memory is too small for the formula.
func ask(ctx context.Context, p *csp.Problem, mode cnf.Mode, rooms cnf.RoomClauses) (q *question, ok bool) {
	var size counter
	if !write(ctx, &size, func(b sat.Builder) { cnf.NewFormula(p, b, mode, rooms) }) || size.fits() != nil {
		return nil, false
	}
	s := sat.NewSolver(size.vars, size.clauses)
	q = &question{rooms: rooms, solver: s}
	ok = write(ctx, s, func(b sat.Builder) { q.formula = cnf.NewFormula(p, b, mode, rooms) })
	return q, ok
}

// counter is a [sat.Builder] that only counts.
type counter struct{ vars, clauses int }

func (c *counter) NewVar() sat.Lit {
	c.vars++
	return sat.Lit(c.vars)
}

func (c *counter) Add(...sat.Lit) { c.clauses++ }

// fits returns a [memory.TooLarge] if memory is too small for the formula that was counted.
func (c *counter) fits() error {
	size := memory.Formula{Vars: c.vars, Clauses: c.clauses}
	return memory.For(size, size.Bytes())
}

// attempt goes on with the proof until turn ends. Formulas, which an end would undo, are
// written until ctx ends.
func (f *proof) attempt(ctx, turn context.Context) verdict {
	if f.large {
		return verdict{}
	}
	if !f.timely {
		if f.times == nil {
			if f.times = f.ask(ctx, cnf.NoRooms); f.times == nil {
				return verdict{}
			}
		}
		switch f.times.solver.Solve(turn, nil).Status {
		case sat.Unsatisfiable:
			return verdict{impossible: true}
		case sat.Unknown:
			return verdict{}
		}
		f.timely, f.times = true, nil
	}
	if f.whole == nil {
		if f.whole = f.ask(ctx, roomClauses(f.p, eagerCells)); f.whole == nil {
			return verdict{}
		}
	}
	return f.whole.attempt(turn, f.p)
}

// ask loads the formula; nil if ctx ends first or memory is too small for it.
func (f *proof) ask(ctx context.Context, rooms cnf.RoomClauses) *question {
	q, ok := ask(ctx, f.p, cnf.Asserted, rooms)
	if !ok {
		f.large = ctx.Err() == nil
		return nil
	}
	return q
}

// attempt solves the formula. Where room clauses are lazy it adds those that the answer
// breaks and asks again (clauses are only ever added that every programme keeps, so
// that "no model" is a proof at any time).
func (q *question) attempt(ctx context.Context, p *csp.Problem) verdict {
	for {
		answer := q.solver.Solve(ctx, nil)
		switch answer.Status {
		case sat.Unsatisfiable:
			return verdict{impossible: true}
		case sat.Unknown:
			return verdict{}
		}
		x := q.formula.Decode(answer.Model.Value)
		var clashes []csp.Clash
		if q.rooms == cnf.LazyRooms {
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
	ways := []cnf.RoomClauses{cnf.NoRooms, cnf.EagerRooms}
	if f.timely {
		ways = ways[1:]
	}
	for _, rooms := range ways {
		q, ok := ask(ctx, f.p, cnf.Selected, rooms)
		if !ok {
			return fault{}, false
		}
		if answer := q.solver.Solve(ctx, q.formula.Selectors()); answer.Status == sat.Unsatisfiable {
			return q.minimise(ctx, answer.Core), true
		}
	}
	return fault{}, false
}

// confirm checks that the places are a model of the formula: that the clauses do not
// contradict them. Local search and the formula read the same problem in different
// ways, so that to agree means something. Room clauses that the places keep are not
// written out. confirmed is false if ctx ends before that is known, or memory is too small
// for the formula: then the judges of the rules are the only witness.
func confirm(ctx context.Context, p *csp.Problem, x csp.Assignment) (confirmed bool, err error) {
	q, ok := ask(ctx, p, cnf.Asserted, roomClauses(p, 0))
	if !ok {
		return false, nil
	}
	lits, ok := q.formula.Assume(x)
	status := sat.Unsatisfiable
	if ok && len(p.Clashes(x)) == 0 {
		status = q.solver.Solve(ctx, lits).Status
	}
	if status == sat.Unsatisfiable {
		return false, fmt.Errorf("%w: it is no model of the formula", ErrRefused)
	}
	return status == sat.Satisfiable, nil
}
