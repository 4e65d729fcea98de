package sat_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/solver/internal/sat"
)

func TestCNFStoresClauses(t *testing.T) {
	long := make([]sat.Lit, 40)
	for i := range long {
		long[i] = sat.Lit(40 - i)
	}
	for _, c := range []struct {
		name   string
		clause []sat.Lit
		want   []sat.Lit // nil if it always holds
	}{
		{"as it is", []sat.Lit{3, -1, 2}, []sat.Lit{3, -1, 2}},
		{"repetition", []sat.Lit{3, -1, 3, -1}, []sat.Lit{3, -1}},
		{"empty", []sat.Lit{}, []sat.Lit{}},
		{"opposites", []sat.Lit{3, -1, 2, 1}, nil},
		{"true", []sat.Lit{3, sat.True, 2}, nil},
		{"false", []sat.Lit{sat.False, 3, sat.False}, []sat.Lit{3}},
		{"only false", []sat.Lit{sat.False}, []sat.Lit{}},
		{"true and false", []sat.Lit{sat.False, sat.True}, nil},
		{"long", long, long},
		{"long, repetition", slices.Concat(long, long[:5]), long},
		{"long, opposites", slices.Concat(long, []sat.Lit{-7}), nil},
		{"long, false", slices.Concat([]sat.Lit{sat.False}, long), long},
		{"long, true", slices.Concat(long, []sat.Lit{sat.True}), nil},
		{"long, after others", slices.Concat(long[1:], long[:1]), slices.Concat(long[1:], long[:1])},
	} {
		f := &sat.CNF{}
		f.NewVars(40)
		f.Add(slices.Concat(long, []sat.Lit{-1})...) // leaves nothing behind
		f.Add(c.clause...)
		got := slices.Collect(f.All())
		if c.want == nil {
			if len(got) != 0 || f.Clauses() != 0 {
				t.Errorf("%s: %v stored for a clause that always holds", c.name, got)
			}
			continue
		}
		if f.Clauses() != 1 || len(got) != 1 || !slices.Equal(got[0], c.want) {
			t.Errorf("%s: %v stored, want %v", c.name, got, c.want)
		}
	}
}

func TestCNFAllCanStop(t *testing.T) {
	f := &sat.CNF{}
	m := f.NewVars(2)
	f.Add(m[0])
	f.Add(m[1])
	for clause := range f.All() {
		if clause[0] != m[0] {
			t.Errorf("first clause is %v", clause)
		}
		break
	}
}

// A formula says the same wherever it is added.
func TestCNFAddTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &sat.CNF{}
		vars := rapid.IntRange(0, 5).Draw(t, "variables")
		f.NewVars(vars)
		if vars > 0 {
			for range rapid.IntRange(0, 15).Draw(t, "clauses") {
				var clause []sat.Lit
				for range rapid.IntRange(0, 4).Draw(t, "literals") {
					m := sat.Lit(rapid.IntRange(1, vars).Draw(t, "variable"))
					if rapid.Bool().Draw(t, "negated") {
						m = m.Not()
					}
					clause = append(clause, m)
				}
				f.Add(clause...)
			}
		}
		s := sat.NewSolver(0, 0)
		shift := rapid.IntRange(0, 3).Draw(t, "other variables")
		s.NewVars(shift)
		own := f.AddTo(s)
		for i := range 1 << vars {
			assumed := assignment(vars, i)
			want := sat.Satisfiable
			for clause := range f.All() {
				if count(clause, i) == 0 {
					want = sat.Unsatisfiable
				}
			}
			for k, m := range assumed {
				if own[k] != sat.Lit(shift+k+1) {
					t.Fatalf("variable %d became %v", k+1, own[k])
				}
				assumed[k] = own[k]
				if !m.Positive() {
					assumed[k] = own[k].Not()
				}
			}
			if r := s.Solve(t.Context(), assumed); r.Status != want {
				t.Fatalf("%v under %v, want %v", r.Status, assumed, want)
			}
		}
	})
}

func TestLitWords(t *testing.T) {
	if got := fmt.Sprint(sat.Lit(5), sat.Lit(-7), sat.True, sat.False, sat.True.Not()); got != "5 -7 true false false" {
		t.Error(got)
	}
	if got := fmt.Sprint(sat.Unknown, sat.Satisfiable, sat.Unsatisfiable); got != "unknown satisfiable unsatisfiable" {
		t.Error(got)
	}
}
