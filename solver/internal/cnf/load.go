package cnf

import (
	"context"

	"programme/solver/internal/csp"
	"programme/solver/internal/memory"
	"programme/solver/internal/sat"
)

// Loaded is a formula in a solver of its own.
type Loaded struct {
	*Formula
	Solver *sat.Solver
}

// EagerCells is up to how many cells of room and start for each activity the room
// clauses are all written out: some 1,000 sessions and a gigabyte of clauses.
const EagerCells = 6_000_000

// RoomClausesFor returns how the room clauses of a formula are best written: all of them up to
// so many cells.
func RoomClausesFor(p *csp.Problem, eager int) RoomClauses {
	if p.Cells() > eager {
		return LazyRooms
	}
	return EagerRooms
}

// Load loads a formula. It is written twice, first to count: a solver that was made too
// small decides on variables that nobody uses. ok is false if ctx ends first, or memory is
// too small for the formula.
func Load(ctx context.Context, p *csp.Problem, mode Mode, rooms RoomClauses) (l *Loaded, ok bool) {
	var size Counter
	if !write(ctx, &size, func(b sat.Builder) { NewFormula(p, b, mode, rooms) }) || size.Fits() != nil {
		return nil, false
	}
	l = &Loaded{Solver: size.NewSolver()}
	ok = write(ctx, l.Solver, func(b sat.Builder) { l.Formula = NewFormula(p, b, mode, rooms) })
	return l, ok
}

// Find solves the formula. Where room clauses are lazy it adds those that the answer breaks
// and asks again (clauses are only ever added that every programme keeps, so that "no model"
// is a proof at any time).
func (l *Loaded) Find(ctx context.Context) (csp.Assignment, sat.Status) {
	for {
		answer := l.Solver.Solve(ctx, nil)
		if answer.Status != sat.Satisfiable {
			return nil, answer.Status
		}
		if x := l.Decode(answer.Model.Value); !l.AddClashes(x) {
			return x, sat.Satisfiable
		}
	}
}

// Counter is a [sat.Builder] that only counts.
type Counter struct {
	memory.Formula
	lits int // of all clauses
}

// NewVar counts a variable.
func (c *Counter) NewVar() sat.Lit {
	c.Vars++
	return sat.Lit(c.Vars)
}

// Add counts a clause.
func (c *Counter) Add(clause ...sat.Lit) {
	c.Clauses++
	c.lits += len(clause)
}

// Fits returns a [memory.TooLarge] if memory is too small for the formula that was counted.
func (c *Counter) Fits() error {
	return memory.For(c.Formula, c.Bytes())
}

// NewSolver returns a solver with space for the formula that was counted.
func (c *Counter) NewSolver() *sat.Solver {
	return sat.NewSolverOf(c.Vars, c.Clauses, c.lits)
}

// polled is a [sat.Builder] that panics with itself once ctx ends, unless that is nil.
type polled struct {
	sat.Builder
	ctx   context.Context
	added int
}

// clausesBetweenPolls is how often a formula that is written looks at its context.
const clausesBetweenPolls = 4096

func (b *polled) Add(clause ...sat.Lit) {
	if b.added++; b.added%clausesBetweenPolls == 0 && b.ctx != nil && b.ctx.Err() != nil {
		panic(b)
	}
	b.Builder.Add(clause...)
}

// write lets a formula be written until ctx ends, and reports whether it was.
func write(ctx context.Context, to sat.Builder, formula func(sat.Builder)) (written bool) {
	b := &polled{Builder: to, ctx: ctx}
	defer func() {
		b.ctx = nil // what keeps the builder may go on with it
		if broken := recover(); broken == any(b) {
			written = false
		} else if broken != nil {
			panic(broken)
		}
	}()
	formula(b)
	return true
}
