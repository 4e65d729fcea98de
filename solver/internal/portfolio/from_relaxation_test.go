package portfolio

import (
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/localsearch"
)

// A published programme costs nothing in the tier of moves, and the times alone prove no
// more: that is enough to find it again from one that moved most.
func TestARelaxationLeadsToAProgramme(t *testing.T) {
	e, published := generate.Event(generate.Options{Sessions: 60, Load: 0.8, Seed: 1})
	for i := range published.Placements {
		published.Placements[i].State = model.Published
	}
	e.Baseline = published
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := compile.Problem(book)
	x, clashes := localsearch.New(p, 1).Run(t.Context(), localsearch.Limits{Work: 3_000_000})
	if clashes > 0 || p.Cost(x)[0] == 0 {
		t.Fatalf("%d clashes, cost %v: the test tests nothing", clashes, p.Cost(x))
	}
	best := newIncumbent(x, p.Cost(x), func() {}, func() {})
	w := &lowerBound{p: p, incumbent: best}
	times := make([]bool, len(p.Activities)) // none has a room
	w.load([][]bool{times})
	w.giveRooms(times)
	for w.proveTiers(t.Context(), 1) {
	}
	if _, cost, bound, settled := best.state(); settled == 0 {
		t.Errorf("tier 1 costs %d, and at least %d", cost[0], bound[0])
	}
}
