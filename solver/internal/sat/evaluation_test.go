package sat_test

import (
	"context"
	"testing"

	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// An evaluation says of a formula and some literals what a solver says, or that it takes
// search to know.
func TestEvaluationsAreThoseOfTheSolver(t *testing.T) {
	type question struct {
		vars    int
		clauses [][]sat.Lit
		assumed []sat.Lit
	}
	drawn := rapid.Custom(func(t *rapid.T) question {
		vars := rapid.IntRange(1, 8).Draw(t, "variables")
		lit := rapid.Custom(func(t *rapid.T) sat.Lit {
			m := sat.Lit(rapid.IntRange(1, vars).Draw(t, "variable"))
			if rapid.IntRange(0, 3).Draw(t, "negated") > 0 {
				m = m.Not()
			}
			return m
		})
		return question{
			vars, rapid.SliceOfN(rapid.SliceOfN(lit, 1, 4), 0, 12).Draw(t, "clauses"),
			rapid.SliceOfN(lit, 0, 4).Draw(t, "assumed"),
		}
	})
	said := map[sat.Status]int{}
	for seed := range 1000 {
		q := drawn.Example(seed)
		write := func(b sat.Builder) bool {
			for range q.vars {
				b.NewVar()
			}
			for _, c := range q.clauses {
				b.Add(c...)
			}
			return true
		}
		s := sat.NewSolver(q.vars, len(q.clauses))
		write(s)
		want := s.Solve(context.Background(), q.assumed).Status
		got := sat.NewEvaluation(q.vars, q.assumed).Run(write)
		if said[got]++; got != want && got != sat.Unknown {
			t.Fatalf("seed %d: %v, the solver says %v", seed, got, want)
		}
	}
	t.Log(said)
	if said[sat.Satisfiable] == 0 || said[sat.Unsatisfiable] == 0 || said[sat.Unknown] == 0 {
		t.Errorf("%v: the test tests little", said)
	}
}

// What is not written whole is not known.
func TestEvaluationOfAPartClaimsNothing(t *testing.T) {
	got := sat.NewEvaluation(1, nil).Run(func(b sat.Builder) bool {
		b.NewVar()
		return false
	})
	if got != sat.Unknown {
		t.Errorf("%v", got)
	}
}
