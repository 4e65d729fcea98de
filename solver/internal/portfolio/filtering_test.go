package portfolio

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Bounds are proved of smaller and smaller problems, and still meet what the cheapest
// programme costs that the whole formula has.
func TestFilteringLosesNoOptimum(t *testing.T) {
	starts, places := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		// A charge for times, one for rooms, and one that comes after both.
		e := randevent.Event(t, "R28")
		on := []string{"R06", "R13", "R14", "R53"}
		e.Rules = slices.DeleteFunc(e.Rules, func(s model.Setting) bool { return s.Level == model.Off && slices.Contains(on, s.Rule) })
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		best, _, proved := Cheapest(context.Background(), p)
		if best == nil || !proved {
			return
		}
		local := localsearch.New(p, 1)
		x, clashes := local.Run(context.Background(), localsearch.Limits{Work: 100_000})
		if clashes > 0 {
			x = best
		}
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		b := newIncumbent(x, p.Cost(x), stop, func() {})
		w := &lowerBound{p: p, incumbent: b, solves: provingSolves}
		w.prove(ctx)
		_, cost, bound, settled := b.state()
		if b.contradiction != "" {
			t.Fatal(b.contradiction)
		}
		if cost != p.Cost(best) || settled != csp.Tiers {
			t.Fatalf("cost %v and bound %v, with %d tiers settled; the least cost is %v", cost, bound, settled, p.Cost(best))
		}
		if w.timely {
			starts++
		}
		for _, n := range w.filtered {
			if n {
				places++
			}
		}
	})
	if starts == 0 || places == 0 {
		t.Errorf("starts were left out of %d problems and places of %d: the test tests too little", starts, places)
	}
}
