package bounds_test

import (
	"context"
	"fmt"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// configured returns what configurations prove of tier 3 when they have come to an end.
func configured(t *testing.T, e *model.Event) int {
	t.Helper()
	c := bounds.NewConfigurations(problem(t, e), 3)
	if c == nil {
		return 0
	}
	for c.Improve(t.Context(), 1000) {
	}
	return c.Bound()
}

func TestConfigurations(t *testing.T) {
	for _, c := range []struct {
		name  string
		e     *model.Event
		least int // what the best programme costs
	}{
		{"three on a theme, in one hour", themed(1, "sea", "sea", "sea"), 3 * 60 * 3},
		{"five on a theme, in two hours", themed(2, "sea", "sea", "sea", "sea", "sea"), (3 + 1) * 60 * 3},
		{"time for all, one after the other", themed(3, "sea", "sea", "sea"), 0},
		{"other themes count once", themed(1, "a sea", "b sea", "c sea"), 3 * 60},
		{"two themes in common count once", themed(1, "a sea ice", "b sea ice"), 60},
		{"some share one theme, some another", themed(1, "sea ice", "sea", "ice"), (3 + 1) * 60},
		{"nothing in common", themed(1, "sea", "ice", ""), 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			// Prices come near the best ones, and never quite there.
			if got := configured(t, c.e); got > c.least || got < c.least*90/100 {
				t.Errorf("at least %d; the best programme costs %d", got, c.least)
			}
		})
	}
}

// What a moment has place for counts, not what the whole event has: of three sessions two
// can take place in the first hour alone.
func TestConfigurationsKnowWhoCanTakePlaceWhen(t *testing.T) {
	e := themed(3, "sea", "sea", "sea")
	for i := range 2 {
		e.Rules = append(e.Rules, model.Setting{Rule: "R35", Level: model.Hard, Params: []model.Param{
			{Key: "session", Value: e.Sessions[i].ID}, {Key: "start", Value: e.Windows[0].Start.String()},
		}})
	}
	p := problem(t, e)
	if got := bounds.ParallelCost(p, 3); got != 0 {
		t.Errorf("the vectors prove %d, and are said to prove nothing", got)
	}
	if got := configured(t, e); got < 176 || got > 180 {
		t.Errorf("at least %d, want nearly 180", got)
	}
}

// No programme costs less, with whatever prices.
func TestConfigurationsAreALowerBound(t *testing.T) {
	positive := 0
	same := func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R36", "R40", "R16"}).Draw(t, "rule"))
		randevent.Fuller(t, e, 4)
		if rapid.Bool().Draw(t, "one theme") { // few have two that meet
			for i := range e.Sessions {
				e.Sessions[i].Themes = []string{"law"}
			}
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		var bound csp.Cost
		for tier := 1; tier <= csp.Tiers; tier++ {
			if c := bounds.NewConfigurations(p, tier); c != nil {
				c.Improve(context.Background(), rapid.Int64Range(1, 6000).Draw(t, "work"))
				bound[tier-1] = c.Bound()
			}
		}
		s := sat.NewSolver(1000, 10000)
		f := cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
		for range 30 {
			answer := s.Solve(context.Background(), nil)
			if answer.Status != sat.Satisfiable {
				return
			}
			x := f.Decode(answer.Model.Value)
			for tier, cost := range p.Cost(x) {
				if cost < bound[tier] {
					t.Fatalf("a programme costs %d in tier %d, the bound is %d", cost, tier+1, bound[tier])
				}
				if bound[tier] > 0 {
					positive++
				}
			}
			lits, _ := f.Assume(x)
			for i := range lits {
				lits[i] = lits[i].Not()
			}
			s.Add(lits...) // another one next
		}
	}
	const enough = 30
	for round := 0; round == 0 || round < 10 && positive < enough; round++ {
		rapid.Check(t, same)
	}
	if positive < enough {
		t.Errorf("%d programmes were compared with a bound above 0: the test tests nothing", positive)
	}
}

// The same steps prove the same, however they are cut.
func TestConfigurationsRepeat(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 300, Load: 0.9, Seed: 1})
	p := problem(t, e)
	whole, parts := bounds.NewConfigurations(p, 3), bounds.NewConfigurations(p, 3)
	whole.Improve(t.Context(), 900_000)
	for range 3 {
		parts.Improve(t.Context(), 300_000)
	}
	if whole.Bound() == 0 {
		t.Fatal("nothing was proved: the test tests nothing")
	}
	again := bounds.NewConfigurations(p, 3)
	again.Improve(t.Context(), 900_000)
	if again.Bound() != whole.Bound() || parts.Bound() < whole.Bound() {
		t.Errorf("proved %d, then %d, and %d in parts", whole.Bound(), again.Bound(), parts.Bound())
	}
}

// BenchmarkConfigurations measures what configurations prove of generated events with so many
// sets looked at.
func BenchmarkConfigurations(b *testing.B) {
	for _, load := range []float64{0.6, 0.9} {
		b.Run(fmt.Sprintf("sessions=300/load=%v", load), func(b *testing.B) {
			e, _ := generate.Event(generate.Options{Sessions: 300, Load: load, Seed: 1})
			p := problem(b, e)
			bound := 0
			for b.Loop() {
				c := bounds.NewConfigurations(p, 3)
				c.Improve(b.Context(), 10_000_000)
				bound = c.Bound()
			}
			b.ReportMetric(float64(bound), "bound")
		})
	}
}
