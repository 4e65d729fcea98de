package sat_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"programme/solver/internal/sat"
)

func TestSolveAnswers(t *testing.T) {
	s := sat.NewSolver(4, 4)
	m := s.NewVars(3)
	s.Add(m[0], m[1])
	s.Add(m[0].Not(), m[2])
	r := s.Solve(t.Context(), []sat.Lit{m[1].Not()})
	if r.Status != sat.Satisfiable || !r.Model.Value(m[0]) || r.Model.Value(m[1]) || !r.Model.Value(m[2]) {
		t.Errorf("%+v", r)
	}
	r = s.Solve(t.Context(), []sat.Lit{m[0].Not(), m[2].Not(), m[1].Not()})
	if r.Status != sat.Unsatisfiable || !slices.Equal(r.Core, []sat.Lit{m[0].Not(), m[1].Not()}) {
		t.Errorf("%+v", r)
	}
	if s.Vars() != 3 || s.Clauses() != 2 || s.Solves() != 2 {
		t.Errorf("%d variables, %d clauses, %d solves", s.Vars(), s.Clauses(), s.Solves())
	}
}

// gini goes on from the conflict of its last answer. In each of these sequences
// it would learn from that conflict that the clauses are contradictory, forget
// it, and end the process because its model is none.
func TestSolveAfterConflict(t *testing.T) {
	contradictoryByCases := func() *sat.Solver {
		s := sat.NewSolver(5, 5)
		s.NewVars(5)
		s.Add(-1, 2)
		s.Add(-1, -2)
		s.Add(1, 3)
		s.Add(1, -3)
		return s
	}
	t.Run("twice in a row", func(t *testing.T) {
		s := contradictoryByCases()
		for _, assumptions := range [][]sat.Lit{{1}, nil, {4}, nil} {
			if r := s.Solve(t.Context(), assumptions); r.Status != sat.Unsatisfiable {
				t.Errorf("under %v: %v", assumptions, r.Status)
			}
		}
	})
	t.Run("with a clause between", func(t *testing.T) {
		s := contradictoryByCases()
		for _, assumptions := range [][]sat.Lit{{1}, nil, {4}, nil} {
			if r := s.Solve(t.Context(), assumptions); r.Status != sat.Unsatisfiable {
				t.Errorf("under %v: %v", assumptions, r.Status)
			}
			s.Add(4, 5)
		}
	})
	t.Run("core says which kind", func(t *testing.T) {
		s := contradictoryByCases()
		if r := s.Solve(t.Context(), []sat.Lit{4, 5}); len(r.Core) != 0 {
			t.Errorf("core %v of contradictory clauses", r.Core)
		}
	})
}

func TestEmptyClause(t *testing.T) {
	s := sat.NewSolver(0, 0)
	if r := s.Solve(t.Context(), nil); r.Status != sat.Satisfiable || r.Model.Vars() != 0 {
		t.Errorf("the empty formula: %+v", r)
	}
	s.Add()
	for range 2 {
		if r := s.Solve(t.Context(), nil); r.Status != sat.Unsatisfiable || len(r.Core) != 0 {
			t.Errorf("the empty clause: %+v", r)
		}
		s.Add(s.NewVar())
	}
	if s.Clauses() != 3 {
		t.Errorf("%d clauses", s.Clauses())
	}
}

func TestConstantsAsAssumptions(t *testing.T) {
	s := sat.NewSolver(1, 1)
	v := s.NewVar()
	if r := s.Solve(t.Context(), []sat.Lit{sat.True, v, sat.True}); r.Status != sat.Satisfiable || !r.Model.Value(v) {
		t.Errorf("true: %+v", r)
	}
	r := s.Solve(t.Context(), []sat.Lit{v, sat.False})
	if r.Status != sat.Unsatisfiable || !slices.Equal(r.Core, []sat.Lit{sat.False}) {
		t.Errorf("false: %+v", r)
	}
	s.Add(v.Not())
	if r := s.Solve(t.Context(), []sat.Lit{sat.True, v}); !slices.Equal(r.Core, []sat.Lit{v}) {
		t.Errorf("core with true assumed: %v", r.Core)
	}
}

func TestModelOutlivesItsSolver(t *testing.T) {
	s := sat.NewSolver(0, 0)
	m := s.NewVars(200)
	for i := range len(m) - 1 {
		s.Add(m[i].Not(), m[i+1])
	}
	r := s.Solve(t.Context(), []sat.Lit{m[0]})
	for _, n := range m {
		s.Add(n.Not())
	}
	s.NewVars(1000)
	s.Solve(t.Context(), nil)
	for _, n := range m {
		if !r.Model.Value(n) || r.Model.Value(n.Not()) {
			t.Fatalf("variable %v changed after clauses were added", n)
		}
	}
	if r.Model.Vars() != 200 || !r.Model.Value(sat.True) || r.Model.Value(sat.False) {
		t.Errorf("a model of %d variables", r.Model.Vars())
	}
}

func TestWrongUsePanics(t *testing.T) {
	for name, wrong := range map[string]func(s *sat.Solver, f *sat.CNF){
		"zero in a clause":       func(s *sat.Solver, _ *sat.CNF) { s.Add(1, 0) },
		"not made, in a clause":  func(s *sat.Solver, _ *sat.CNF) { s.Add(-4) },
		"not made, in a formula": func(_ *sat.Solver, f *sat.CNF) { f.Add(4) },
		"zero assumed":           func(s *sat.Solver, _ *sat.CNF) { s.Solve(t.Context(), []sat.Lit{0}) },
		"not made, assumed":      func(s *sat.Solver, _ *sat.CNF) { s.Solve(t.Context(), []sat.Lit{4}) },
		"newer than the model":   func(s *sat.Solver, _ *sat.CNF) { s.Solve(t.Context(), nil).Model.Value(s.NewVar()) },
		"zero in a model":        func(s *sat.Solver, _ *sat.CNF) { s.Solve(t.Context(), nil).Model.Value(0) },
		"shrinking no core":      func(s *sat.Solver, _ *sat.CNF) { s.ShrinkCore(t.Context(), []sat.Lit{1, 2}) },
		"beyond the bound":       func(s *sat.Solver, _ *sat.CNF) { sat.NewTotalizer(s, []sat.Lit{1, 2, 3}, 1).AtLeast(2) },
	} {
		func() {
			defer func() {
				message, _ := recover().(string)
				if !strings.HasPrefix(message, "sat: ") {
					t.Errorf("%s: panic %q", name, message)
				}
			}()
			s, f := sat.NewSolver(0, 0), &sat.CNF{}
			s.NewVars(3)
			f.NewVars(3)
			wrong(s, f)
		}()
	}
}

// pigeons adds that holes+1 pigeons live in as many holes, one in each, if guard
// is true. No solver of this kind refutes it for 14 holes before it is stopped.
func pigeons(b sat.Builder, guard sat.Lit, holes int) {
	byHole := make([][]sat.Lit, holes)
	for range holes + 1 {
		var in []sat.Lit
		for h := range byHole {
			m := b.NewVar()
			in = append(in, m)
			byHole[h] = append(byHole[h], m)
		}
		b.Add(append(in, guard.Not())...)
	}
	for _, ms := range byHole {
		for j, m := range ms {
			for _, n := range ms[:j] {
				b.Add(guard.Not(), m.Not(), n.Not())
			}
		}
	}
}

func TestStoppedSolveIsUnknownAndLeavesTheSolverRight(t *testing.T) {
	s := sat.NewSolver(0, 0)
	hard, a, b, c := s.NewVar(), s.NewVar(), s.NewVar(), s.NewVar()
	pigeons(s, hard, 14)
	s.Add(a.Not(), b)
	s.Add(b.Not(), c)
	stops := map[string]func() (context.Context, context.CancelFunc){
		"deadline": func() (context.Context, context.CancelFunc) {
			return context.WithTimeout(t.Context(), 30*time.Millisecond)
		},
		"cancel at once": func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(t.Context())
			go cancel()
			return ctx, cancel
		},
		"cancelled before": func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			return ctx, cancel
		},
	}
	for name, stop := range stops {
		for range 8 {
			ctx, cancel := stop()
			r := s.Solve(ctx, []sat.Lit{hard, a})
			cancel()
			if r.Status != sat.Unknown || r.Core != nil || r.Model.Vars() != 0 {
				t.Fatalf("%s: %v, core %v", name, r.Status, r.Core)
			}
			r = s.Solve(t.Context(), []sat.Lit{hard.Not(), a})
			if r.Status != sat.Satisfiable || !r.Model.Value(c) {
				t.Fatalf("after %s: %v, want a model with %v", name, r.Status, c)
			}
			r = s.Solve(context.Background(), []sat.Lit{hard.Not(), a, c.Not()})
			if r.Status != sat.Unsatisfiable || !slices.Equal(r.Core, []sat.Lit{a, c.Not()}) {
				t.Fatalf("after %s: %v, core %v", name, r.Status, r.Core)
			}
		}
	}
	if s.Solves() != 2*8*len(stops) {
		t.Errorf("%d solves are said to be answered", s.Solves())
	}
}

// The moment of the cancellation falls before, into and after these solves, which
// take microseconds. Whatever comes out must be right.
func TestCancellationRacesWithTheAnswer(t *testing.T) {
	s := sat.NewSolver(0, 0)
	m := s.NewVars(50)
	for i := range len(m) - 1 {
		s.Add(m[i].Not(), m[i+1])
	}
	for i := range 3000 {
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		want, assumptions := sat.Satisfiable, m[:1]
		if i%2 == 1 {
			want, assumptions = sat.Unsatisfiable, []sat.Lit{m[0], m[49].Not()}
		}
		if r := s.Solve(ctx, assumptions); r.Status != want && r.Status != sat.Unknown {
			t.Fatalf("%v instead of %v", r.Status, want)
		}
		cancel()
	}
}

// A solver that has answered many questions agrees with a fresh one, on formulas
// at the threshold where learning, restarts and forgetting all set in.
func TestIncrementalSolverAgreesWithFreshOnes(t *testing.T) {
	const vars = 170
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 7))
		clauses := random3SAT(r, vars, 750)
		all := sat.NewSolver(vars, len(clauses))
		all.NewVars(vars)
		var held [][]sat.Lit
		ask := func(assumptions []sat.Lit) sat.Result {
			fresh := sat.NewSolver(vars, len(held))
			fresh.NewVars(vars)
			for _, clause := range held {
				fresh.Add(clause...)
			}
			return fresh.Solve(t.Context(), assumptions)
		}
		for len(clauses) > 0 {
			n := min(60, len(clauses))
			for _, clause := range clauses[:n] {
				all.Add(clause...)
			}
			held, clauses = append(held, clauses[:n]...), clauses[n:]
			for range 3 {
				assumptions := random3SAT(r, vars, 2)[0]
				got, want := all.Solve(t.Context(), assumptions), ask(assumptions)
				if got.Status != want.Status {
					t.Fatalf("seed %d, %d clauses, under %v: %v, a fresh solver says %v",
						seed, len(held), assumptions, got.Status, want.Status)
				}
				if got.Status == sat.Satisfiable {
					checkClauses(t, got.Model, held)
					continue
				}
				if again := ask(got.Core); again.Status != sat.Unsatisfiable {
					t.Fatalf("seed %d, %d clauses: core %v is none", seed, len(held), got.Core)
				}
			}
		}
	}
}

func random3SAT(r *rand.Rand, vars, clauses int) [][]sat.Lit {
	f := make([][]sat.Lit, clauses)
	for i := range f {
		for len(f[i]) < 3 {
			m := sat.Lit(1 + r.IntN(vars))
			if slices.Contains(f[i], m) || slices.Contains(f[i], m.Not()) {
				continue
			}
			if r.IntN(2) == 0 {
				m = m.Not()
			}
			f[i] = append(f[i], m)
		}
	}
	return f
}

func checkClauses(t *testing.T, model sat.Model, clauses [][]sat.Lit) {
	t.Helper()
	for _, clause := range clauses {
		if !slices.ContainsFunc(clause, model.Value) {
			t.Fatalf("clause %v is false in the model", clause)
		}
	}
}

// Learning deterministic answers is what makes a seed repeatable.
func TestSameCallsSameAnswers(t *testing.T) {
	run := func(ctx context.Context) string {
		r := rand.New(rand.NewPCG(3, 3))
		s := sat.NewSolver(0, 0)
		s.NewVars(100)
		var log strings.Builder
		for _, clause := range random3SAT(r, 100, 420) {
			s.Add(clause...)
			result := s.Solve(ctx, clause[:2])
			fmt.Fprintln(&log, result.Status, result.Core)
			for v := range result.Model.Vars() {
				if result.Model.Value(sat.Lit(v + 1)) {
					fmt.Fprint(&log, " ", v)
				}
			}
		}
		return log.String()
	}
	first := run(context.Background())
	if run(context.Background()) != first {
		t.Error("the same calls gave other answers")
	}
	if run(stoppable(t)) != first {
		t.Error("a context that could end, but did not, gave other answers")
	}
}
