package sat

import (
	"context"
	"slices"
)

// Shrunk is a core after [Solver.ShrinkCore].
type Shrunk struct {
	// Core is a subset, in the same order, of the literals given. It is still a
	// core.
	Core []Lit

	// Minimal says that it was proved that no literal of Core can be left out.
	// Otherwise the context ended or the solves ran out before that.
	Minimal bool

	// Solves is the number of solves that were answered.
	Solves int
}

// ShrinkCore removes literals from a core until none can be left out or ctx
// ends. The result is minimal by inclusion: a smaller core with other literals
// may exist. It tries to remove the last literal first, so put the literals that
// the result should rather contain in front.
//
// Literals are deleted one at a time, and whenever a deletion succeeds the core
// of that answer replaces the candidate (Marques-Silva, "Minimal
// Unsatisfiability: Models, Algorithms and Applications", ISMVL 2010: deletion
// with clause set refinement). It takes at most one solve a literal and one more.
//
// ShrinkCore panics if the literals can hold together.
func (s *Solver) ShrinkCore(ctx context.Context, core []Lit) Shrunk {
	return s.ShrinkCoreWithin(ctx, core, 0)
}

// ShrinkCoreWithin is like [Solver.ShrinkCore], but stops after that many solves
// as well. No limit is set if solves is zero or less.
func (s *Solver) ShrinkCoreWithin(ctx context.Context, core []Lit, solves int) Shrunk {
	done := Shrunk{Core: slices.Clone(core)}
	first := s.Solve(ctx, core)
	switch first.Status {
	case Unknown:
		return done
	case Satisfiable:
		panic("sat: ShrinkCore of literals that can hold together")
	}
	done.Solves++
	done.Core = first.Core

	// Core[:i] is still to be tried, Core[i:] is needed: its literals have each
	// been left out of a superset of Core, which then had a model.
	for i := len(done.Core); i > 0; {
		if solves > 0 && done.Solves >= solves {
			return done
		}
		i--
		rest := slices.Delete(slices.Clone(done.Core), i, i+1)
		r := s.Solve(ctx, rest)
		switch r.Status {
		case Unknown:
			return done
		case Unsatisfiable:
			i -= len(rest) - len(r.Core)
			done.Core = r.Core
		}
		done.Solves++
	}
	done.Minimal = true
	return done
}
