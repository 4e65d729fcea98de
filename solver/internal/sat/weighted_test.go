package sat_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"programme/solver/internal/sat"
)

// Each way to say that weights add up to at most k allows what adds up to that, and denies
// what is more.
func TestWeightsAddUp(t *testing.T) {
	for name, encode := range map[string]func(b sat.Builder, k int, inputs []sat.Weighted){
		"whatever fits": sat.AtMostWeight,
		"sums": func(b sat.Builder, k int, inputs []sat.Weighted) {
			sums, ok := sat.NewSums(b, inputs, k+1)
			if !ok {
				panic("too many sums")
			}
			b.Add(sums.AtLeast(k + 1).Not())
		},
		"binary digits": func(b sat.Builder, k int, inputs []sat.Weighted) { sat.AtMostBinary(b, k, inputs) },
		"binary digits, unless": func(b sat.Builder, k int, inputs []sat.Weighted) {
			sat.AtMostBinary(b, k, inputs, sat.False)
			sat.AtMostBinary(b, 0, inputs, sat.True)
		},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				const vars = 6
				inputs := make([]sat.Weighted, rapid.IntRange(0, 9).Draw(t, "inputs"))
				for i := range inputs {
					m := sat.Lit(rapid.IntRange(1, vars).Draw(t, "variable"))
					if rapid.IntRange(0, 3).Draw(t, "negated") == 0 {
						m = m.Not()
					}
					inputs[i] = sat.Weighted{Lit: m, Weight: rapid.SampledFrom([]int{1, 2, 2, 3, 4, 10, 30, 33}).Draw(t, "weight")}
				}
				k := rapid.IntRange(0, 60).Draw(t, "most")
				s := sat.NewSolver(0, 0)
				s.NewVars(vars)
				encode(s, k, inputs)
				for i := range 1 << vars {
					sum, want := 0, sat.Satisfiable
					for _, m := range inputs {
						if holds(m.Lit, i) {
							sum += m.Weight
						}
					}
					if sum > k {
						want = sat.Unsatisfiable
					}
					if r := s.Solve(t.Context(), assignment(vars, i)); r.Status != want {
						t.Fatalf("%d of at most %d from %v: %v", sum, k, inputs, r.Status)
					}
				}
			})
		})
	}
}

// Many weights that have little in common are added up in binary digits, with few variables.
func TestManyWeightsStaySmall(t *testing.T) {
	f := &sat.CNF{}
	var inputs []sat.Weighted
	for i, m := range f.NewVars(60) {
		inputs = append(inputs, sat.Weighted{Lit: m, Weight: 100 + 7*i})
	}
	if _, ok := sat.NewSums(f, inputs, 5001); ok {
		t.Fatal("there are few sums: the test tests nothing")
	}
	sat.AtMostWeight(f, 5000, inputs)
	if vars := fmt.Sprint(f.NewVar()); len(vars) > 4 {
		t.Errorf("variable %s is the next", vars)
	}
}

// By sums, unit propagation denies an input as soon as it would be too much.
func TestSumsAreDecidedByPropagation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &sat.CNF{}
		var inputs []sat.Weighted
		lits := f.NewVars(rapid.IntRange(1, 6).Draw(t, "inputs"))
		for _, m := range lits {
			inputs = append(inputs, sat.Weighted{Lit: m, Weight: rapid.IntRange(1, 5).Draw(t, "weight")})
		}
		k := rapid.IntRange(0, 12).Draw(t, "most")
		sat.AtMostWeight(f, k, inputs)
		up := newPropagator(f)
		forEachPartial(lits, func(assumed []sat.Lit) {
			sum := 0
			given := map[sat.Lit]bool{}
			for _, m := range assumed {
				if given[m] = true; m.Positive() {
					sum += inputs[m-1].Weight
				}
			}
			implied, conflict := up.propagate(assumed)
			if conflict != (sum > k) {
				t.Fatalf("conflict %v with %v of %v, at most %d", conflict, assumed, inputs, k)
			}
			if conflict {
				return
			}
			for _, m := range inputs {
				if !given[m.Lit] && !given[m.Lit.Not()] && sum+m.Weight > k && !implied[m.Lit.Not()] {
					t.Fatalf("%v is open with %v of %v, at most %d", m.Lit, assumed, inputs, k)
				}
			}
		})
	})
}
