package solver_test

import (
	"testing"

	"programme/model/change"
	"programme/model/generate"
	"programme/solver"
)

// What is kept cannot change what it costs, however many pairs a tier charges: the tier
// is proved without a search.
func TestKeptTimesLeaveNothingToProveOfThem(t *testing.T) {
	e, planted := generate.Event(generate.Options{Sessions: 150, Load: 0.8, Seed: 1})
	e.Baseline = planted
	kept, err := change.Keep(e, "times")
	if err != nil {
		t.Fatal(err)
	}
	r := solve(t, kept, solver.Options{Seed: 1, Workers: 1, Effort: 1})
	const parallel = 2 // the tier of R36
	if cost, bound := r.Cost[parallel-1], r.Bound[parallel-1]; cost == 0 || bound != cost {
		t.Errorf("tier %d costs %d, and at least %d is proved", parallel, cost, bound)
	}
}
