package sat_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"programme/solver/internal/sat"
)

// twoCores has the core of all four assumptions, which propagation finds first,
// and that of the first alone, which takes search.
func twoCores() (*sat.Solver, []sat.Lit) {
	s := sat.NewSolver(0, 0)
	m := s.NewVars(4)
	x, y := s.NewVar(), s.NewVar()
	s.Add(m[0].Not(), m[1].Not(), m[2].Not(), m[3].Not())
	for _, a := range []sat.Lit{x, x.Not()} {
		for _, b := range []sat.Lit{y, y.Not()} {
			s.Add(m[0].Not(), a, b)
		}
	}
	return s, m
}

func TestShrinkCore(t *testing.T) {
	t.Run("goes on with the core of each deletion", func(t *testing.T) {
		s, m := twoCores()
		if r := s.Solve(t.Context(), m); len(r.Core) != 4 {
			t.Fatalf("the first core is %v; this case needs all four", r.Core)
		}
		shrunk := s.ShrinkCore(t.Context(), m)
		if !slices.Equal(shrunk.Core, m[:1]) || !shrunk.Minimal || shrunk.Solves != 3 {
			t.Errorf("%+v", shrunk)
		}
	})
	t.Run("keeps the literals in front", func(t *testing.T) {
		s := sat.NewSolver(0, 0)
		m := s.NewVars(4)
		for i := range m {
			for j := range i {
				s.Add(m[i].Not(), m[j].Not())
			}
		}
		if shrunk := s.ShrinkCore(t.Context(), m); !slices.Equal(shrunk.Core, m[:2]) || !shrunk.Minimal {
			t.Errorf("%+v", shrunk)
		}
	})
	t.Run("contradictory clauses need no assumption", func(t *testing.T) {
		s := sat.NewSolver(0, 0)
		m := s.NewVars(2)
		s.Add(m[1])
		s.Add(m[1].Not())
		if shrunk := s.ShrinkCore(t.Context(), m); len(shrunk.Core) != 0 || !shrunk.Minimal {
			t.Errorf("%+v", shrunk)
		}
	})
}

func TestShrinkCoreOutOfBudget(t *testing.T) {
	t.Run("context has ended", func(t *testing.T) {
		s, m := twoCores()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		shrunk := s.ShrinkCore(ctx, m)
		if !slices.Equal(shrunk.Core, m) || shrunk.Minimal || shrunk.Solves != 0 {
			t.Errorf("%+v", shrunk)
		}
	})
	t.Run("one deletion is too hard", func(t *testing.T) {
		s := sat.NewSolver(0, 0)
		hard, a := s.NewVar(), s.NewVar()
		pigeons(s, hard, 14)
		s.Add(hard.Not(), a.Not())
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		shrunk := s.ShrinkCore(ctx, []sat.Lit{hard, a})
		if !slices.Equal(shrunk.Core, []sat.Lit{hard, a}) || shrunk.Minimal || shrunk.Solves != 1 {
			t.Errorf("%+v", shrunk)
		}
	})
	t.Run("so many solves and no more", func(t *testing.T) {
		s, m := twoCores()
		shrunk := s.ShrinkCoreWithin(t.Context(), m, 2)
		if !slices.Equal(shrunk.Core, m[:1]) || shrunk.Minimal || shrunk.Solves != 2 {
			t.Errorf("%+v", shrunk)
		}
	})
}
