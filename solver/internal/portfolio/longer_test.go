package portfolio

import (
	"testing"

	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
)

// few returns a problem of few sessions that are crowded, with a programme to begin with.
func few(t *testing.T, seed uint64) (*csp.Problem, csp.Assignment) {
	e, _ := generate.Event(generate.Options{Sessions: 20, Load: 0.85, Seed: seed})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := compile.Problem(book)
	x, clashes := localsearch.New(p, seed).Run(t.Context(), localsearch.Limits{Work: 30_000_000})
	if clashes > 0 {
		t.Fatalf("seed %d: %d clashes", seed, clashes)
	}
	return p, x
}

// improved returns what the incumbent costs after so much work of the first worker, in turns
// with as many others, who end each of theirs at other times.
func improved(t *testing.T, p *csp.Problem, x csp.Assignment, work int64, others int) csp.Cost {
	b := newIncumbent(x, p.Cost(x), func() {}, func() {})
	w := newUpperBound(p, b, 1, false)
	for number := range others {
		w.another(uint64(number)+2).improveBy(t.Context(), work/2)
	}
	w.improveBy(t.Context(), work)
	_, cost, _, _ := b.state()
	return cost
}

// More work never ends worse, wherever in a cycle, in parts or among rooms less of it ends; and
// neither does a first worker, as time mode has it, beside whom others found something else.
func TestLongerAndBesideOthersIsNeverWorse(t *testing.T) {
	better, beside := 0, 0
	for seed := range uint64(20) {
		p, x := few(t, seed+1)
		last := p.Cost(x)
		for _, work := range []int64{1_000, 4_000, 9_000, 15_000} {
			cost := improved(t, p, x, work, 0)
			if cost.Compare(last) > 0 {
				t.Errorf("seed %d: work %d ends at %v, less at %v", seed, work, cost, last)
			}
			if cost.Compare(last) < 0 {
				better++
			}
			last = cost
		}
		switch cost := improved(t, p, x, 15_000, 2); cost.Compare(last) {
		case 1:
			t.Errorf("seed %d: beside others %v, alone %v", seed, cost, last)
		case -1:
			beside++
		}
	}
	if better < 40 || beside == 0 {
		t.Errorf("better %d times with more work and %d times beside others: the test tests little", better, beside)
	}
}
