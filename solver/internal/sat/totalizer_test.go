package sat_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"programme/solver/internal/sat"
)

// Output j of a totalizer, however its bound was reached, follows by propagation
// from j true inputs, and is free with fewer.
func TestTotalizerOutputs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 8).Draw(t, "inputs")
		f := &sat.CNF{}
		inputs := f.NewVars(n)
		most := rapid.IntRange(-1, n+1).Draw(t, "bound")
		total := sat.NewTotalizer(f, inputs, most)
		for _, bound := range rapid.SliceOfN(rapid.IntRange(0, n+1), 0, 3).Draw(t, "raised") {
			total.Extend(bound)
			most = max(most, bound)
		}
		up := newPropagator(f)
		for i := range 1 << n {
			implied, conflict := up.propagate(assignment(n, i))
			if conflict {
				t.Fatalf("conflict with %d true", count(inputs, i))
			}
			for j := 1; j <= min(most, n); j++ {
				m := total.AtLeast(j)
				if implied[m] != (count(inputs, i) >= j) || total.AtMost(j-1) != m.Not() {
					t.Fatalf("output %d implied %v with %d of %d true", j, implied[m], count(inputs, i), n)
				}
				if implied[m.Not()] && n > 1 {
					t.Fatalf("output %d denied by inputs", j)
				}
			}
		}
	})
}

func TestTotalizerBeyondItsInputs(t *testing.T) {
	f := &sat.CNF{}
	total := sat.NewTotalizer(f, f.NewVars(3), 99)
	if total.AtLeast(0) != sat.True || total.AtLeast(4) != sat.False || total.AtMost(3) != sat.True || total.AtMost(-1) != sat.False {
		t.Errorf("constants %v %v %v %v", total.AtLeast(0), total.AtLeast(4), total.AtMost(3), total.AtMost(-1))
	}
}

// Raising the bound must not touch what a solver already has: the outputs stay,
// and the clauses are those of a totalizer built at once.
func TestRaisedTotalizerIsTheOneBuiltAtOnce(t *testing.T) {
	for n := range 12 {
		step, whole := &sat.CNF{}, &sat.CNF{}
		raised := sat.NewTotalizer(step, step.NewVars(n), 1)
		var outputs []sat.Lit
		for k := 1; k <= n; k++ {
			raised.Extend(k)
			outputs = append(outputs, raised.AtLeast(k))
		}
		for k, m := range outputs {
			if raised.AtLeast(k+1) != m {
				t.Fatalf("output %d of %d changed", k+1, n)
			}
		}
		sat.NewTotalizer(whole, whole.NewVars(n), n)
		if step.Vars() != whole.Vars() || step.Clauses() != whole.Clauses() {
			t.Errorf("%d inputs: %d variables, %d clauses in steps, %d and %d at once",
				n, step.Vars(), step.Clauses(), whole.Vars(), whole.Clauses())
		}
		seen := make(map[string]bool)
		for clause := range step.All() {
			key := string(clauseKey(clause))
			if seen[key] {
				t.Errorf("%d inputs: clause %v twice", n, clause)
			}
			seen[key] = true
		}
	}
}

func clauseKey(clause []sat.Lit) []byte {
	clause = slices.Sorted(slices.Values(clause))
	var key []byte
	for _, m := range clause {
		key = append(key, m.String()...)
		key = append(key, ' ')
	}
	return key
}
