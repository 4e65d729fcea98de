package localsearch_test

import (
	"context"
	"testing"

	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// charged are rules that small events can often keep and rarely at no cost.
var charged = []string{"R06", "R08", "R11", "R12", "R13", "R16", "R19", "R24", "R28", "R29", "R30", "R32", "R33", "R36", "R37", "R38", "R39", "R40", "R41", "R42", "R43", "R53"}

// Whatever the annealer does to a small event, its best assignment keeps every hard rule
// and costs what the judges and the problem say.
func TestAnnealerKeepsTheRulesAndCountsRight(t *testing.T) {
	improved, pooled := 0, 0
	anneal := func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom(charged).Draw(t, "rule"))
		randevent.Crowded(t, e)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		x, clashes := localsearch.New(p, 1).Run(context.Background(), localsearch.Limits{Work: 5000})
		if clashes > 0 {
			return
		}
		before := p.Cost(x)
		s := localsearch.NewAnnealer(p, x, rapid.Uint64().Draw(t, "seed"))
		for tier := 1; tier <= csp.Tiers; tier++ {
			s.Run(context.Background(), tier, localsearch.Cooling{Moves: 300, Hot: 20, Cold: 0.5}, 300)
		}
		best, cost := s.Best()
		if got := p.Cost(best); got != cost {
			t.Fatalf("the annealer counts %v, the problem %v", cost, got)
		}
		report := check.Programme(book, p.Programme(best))
		if !report.OK() || csp.Cost(report.Cost) != cost {
			t.Fatalf("the annealer counts %v, the judges %v with %d hard violations", cost, report.Cost, report.Hard)
		}
		switch cost.Compare(before) {
		case 1:
			t.Fatalf("the best got worse: %v, then %v", before, cost)
		case -1:
			improved++
			pooled += min(1, len(p.Pools))
		}
	}
	for range 10 { // few events are improved, and fewer of those have pools
		rapid.Check(t, anneal)
	}
	if improved == 0 || pooled == 0 {
		t.Errorf("%d were improved, %d of them with pools: the test tests nothing", improved, pooled)
	}
}

func TestAnnealerRepeatsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom(charged).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		randevent.Penalties(t, p)
		x, clashes := localsearch.New(p, 1).Run(context.Background(), localsearch.Limits{Work: 5000})
		if clashes > 0 {
			return
		}
		run := func() csp.Assignment {
			s := localsearch.NewAnnealer(p, x, 7)
			s.Run(context.Background(), 1, localsearch.Cooling{Moves: 200, Hot: 20, Cold: 0.5}, 200)
			s.Run(context.Background(), 2, localsearch.Cooling{Moves: 200, Hot: 20, Cold: 0.5}, 200)
			best, cost := s.Best()
			if want := p.Cost(best); cost != want {
				t.Fatalf("the annealer counts %v, the problem %v", cost, want)
			}
			return best
		}
		first, again := run(), run()
		for a := range first {
			if first[a] != again[a] {
				t.Fatalf("activity %d is placed %v, then %v", a, first[a], again[a])
			}
		}
	})
}
