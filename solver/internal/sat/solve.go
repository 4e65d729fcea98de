package sat

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/irifrance/gini/z"
)

// Status is the answer to a question of satisfiability.
type Status uint8

const (
	// Unknown means that the solve was ended before it had an answer. It says
	// nothing about the formula.
	Unknown Status = iota
	// Satisfiable means that there is a model.
	Satisfiable
	// Unsatisfiable means that it was proved that there is no model.
	Unsatisfiable
)

// String returns "unknown", "satisfiable" or "unsatisfiable".
func (s Status) String() string {
	switch s {
	case Satisfiable:
		return "satisfiable"
	case Unsatisfiable:
		return "unsatisfiable"
	default:
		return "unknown"
	}
}

// Result is what [Solver.Solve] found. It shares no memory with the solver and
// stays as it is whatever happens to the solver later.
type Result struct {
	Status Status

	// Model is a model of the clauses and assumptions, if Status is Satisfiable.
	Model Model

	// Core is a set of assumptions that cannot hold together, if Status is
	// Unsatisfiable: in the order in which they were assumed, each once. It is
	// sufficient, not minimal: some of them may be superfluous; see
	// [Solver.ShrinkCore]. It is empty if the clauses have no model even without
	// assumptions.
	Core []Lit
}

// Solve looks for a model of the clauses in which all assumptions hold. The
// assumptions hold for this call only.
//
// If ctx ends first, the status is [Unknown] and the solver can be used as
// before; a context that has already ended always gives Unknown. gini looks up
// every 20 000 propagations, some milliseconds. Cutting a solve short makes
// later models and cores depend on the moment, so runs that must repeat exactly
// should bound the number of solves instead.
func (s *Solver) Solve(ctx context.Context, assumptions []Lit) Result {
	for _, m := range assumptions {
		if m != True && m != False {
			checkLit(m, s.vars)
		}
	}
	if ctx.Err() != nil {
		return Result{}
	}
	if s.impossible {
		s.solves++
		return Result{Status: Unsatisfiable}
	}
	s.assumed = s.assumed[:0]
	for _, m := range assumptions {
		switch m {
		case True:
		case False:
			s.solves++
			return Result{Status: Unsatisfiable, Core: []Lit{False}}
		default:
			s.assumed = append(s.assumed, z.Lit(m.index()))
		}
	}
	s.g.Assume(s.assumed...)
	switch s.run(ctx) {
	case 1:
		s.solves++
		return Result{Status: Satisfiable, Model: s.model()}
	case -1:
		s.solves++
		return Result{Status: Unsatisfiable, Core: s.core(assumptions)}
	default:
		return Result{}
	}
}

// core returns the failed assumptions of the solve that has just ended.
func (s *Solver) core(assumptions []Lit) []Lit {
	s.failed = s.g.Why(s.failed[:0])
	if len(s.failed) == 0 {
		s.impossible = true
		return nil
	}
	s.discardConflict()
	s.inCore.reset(s.vars)
	for _, m := range s.failed {
		s.inCore.add(Lit(m.Dimacs()))
	}
	core := make([]Lit, 0, len(s.failed))
	for _, m := range assumptions {
		if m != True && s.inCore.has(m) {
			s.inCore.remove(m)
			core = append(core, m)
		}
	}
	if len(core) != len(s.failed) {
		panic(fmt.Sprintf("sat: failed assumptions %v are not among %v", s.failed, assumptions))
	}
	return core
}

// A solve is awaited by yielding a few times, which is all that a solve of some
// microseconds takes, and then by looking again after an eighth of the time
// spent so far, within these bounds.
const (
	yields       = 16
	shortestWait = 10 * time.Microsecond
	longestWait  = 2 * time.Millisecond
)

// run solves and returns gini's answer: 1 satisfiable, -1 unsatisfiable, 0
// stopped. The handle does not leave this function, and every return collects
// its result, because gini hangs on a handle collected twice and leaks a
// goroutine that is not collected.
func (s *Solver) run(ctx context.Context) int {
	if ctx.Done() == nil {
		return s.g.Solve()
	}
	handle := s.g.GoSolve()
	for range yields {
		runtime.Gosched()
		if answer, done := handle.Test(); done {
			return answer
		}
	}
	start := time.Now()
	timer := time.NewTimer(shortestWait)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return handle.Stop()
		case <-timer.C:
			if answer, done := handle.Test(); done {
				return answer
			}
			timer.Reset(min(max(time.Since(start)/8, shortestWait), longestWait))
		}
	}
}
