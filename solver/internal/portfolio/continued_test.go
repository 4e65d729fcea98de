package portfolio

import (
	"context"
	"testing"

	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
)

// Each programme that is told of on the way is legal, costs what is said, and less than the
// one before; the last is that of the answer.
func TestBetterProgrammesAreToldOf(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 100, Load: 0.8, Seed: 1})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var made []func() limits.Found
	o := limits.Options{Seed: 1, Workers: 1, Effort: 3_000_000, Better: func(found func() limits.Found) { made = append(made, found) }}
	r, err := decide(context.Background(), compile.Problem(book), nil, o, false, 0)
	if err != nil || len(made) < 2 {
		t.Fatalf("%v, told %d times", err, len(made))
	}
	var last csp.Cost
	for i, found := range made {
		f := found()
		judged := check.Programme(book, f.Programme)
		if judged.Hard > 0 || judged.Cost != f.Cost {
			t.Errorf("%d: %d hard rules broken, cost %v, said to be %v", i, judged.Hard, judged.Cost, f.Cost)
		}
		if cost := csp.Cost(f.Cost); i > 0 && cost.Compare(last) >= 0 {
			t.Errorf("%d: %v after %v", i, cost, last)
		}
		last = f.Cost
	}
	if last != r.Cost {
		t.Errorf("the last costs %v, the answer %v", last, r.Cost)
	}
}
