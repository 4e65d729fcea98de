package bounds_test

import (
	"fmt"
	"strings"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// themed returns an event of sessions of an hour with those themes, in as many rooms as
// sessions, open for so many hours.
func themed(hours model.Minutes, themes ...string) *model.Event {
	e := hall(len(themes), 60, len(themes), 1, 60*hours)
	e.Rules = nil
	for i := range themes {
		e.Sessions[i].Themes = strings.Fields(themes[i])
	}
	return e
}

func TestParallelCost(t *testing.T) {
	for _, c := range []struct {
		name  string
		e     *model.Event
		least int // what the best programme costs
		want  int
	}{
		{"three on a theme, in one hour", themed(1, "sea", "sea", "sea"), 3 * 60 * 3, 540},
		{"four on a theme, in two hours", themed(2, "sea", "sea", "sea", "sea"), 2 * 60 * 3, 360},
		{"five on a theme, in two hours", themed(2, "sea", "sea", "sea", "sea", "sea"), (3 + 1) * 60 * 3, 720},
		{"time for all, one after the other", themed(3, "sea", "sea", "sea"), 0, 0},
		{"two themes, in one hour", themed(1, "sea", "sea", "ice", "ice"), 2 * 60 * 3, 360},
		{"other themes count once", themed(1, "a sea", "b sea", "c sea"), 3 * 60, 180},
		{"two themes in common count once", themed(1, "a sea ice", "b sea ice"), 60, 60},
		{"some share one theme, some another", themed(1, "sea ice", "sea", "ice"), (3 + 1) * 60, 240},
		{"nothing in common", themed(1, "sea", "ice", ""), 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := bounds.ParallelCost(problem(t, c.e), 3)
			if got != c.want || got > c.least {
				t.Errorf("at least %d, want %d; the best programme costs %d", got, c.want, c.least)
			}
		})
	}
}

// Prices that are too high for the sums within are divided before, or make no claim.
func TestParallelCostOfHighPrices(t *testing.T) {
	const dear = 1_000_000
	e := themed(2, "sea", "sea", "sea", "sea", "sea")
	weigh := func(primary string) {
		e.Rules = []model.Setting{{Rule: "R36", Weight: dear, Params: []model.Param{{Key: "primary", Value: primary}}}}
	}
	weigh("10000")
	if got, want := bounds.ParallelCost(problem(t, e), 3), 4*60*10000*dear; got != want {
		t.Errorf("at least %d, want %d", got, want)
	}
	e.Sessions[0].Themes = []string{"ice", "sea"}
	weigh("9999") // of which other=1 leaves no larger price
	if got := bounds.ParallelCost(problem(t, e), 3); got > 2*60*9999*dear+2*60*dear {
		t.Errorf("at least %d, which is more than the best programme costs", got)
	}
}

// A pair that may overlap for nothing makes its theme count for nothing.
func TestParallelCostOfThemesThatDoNotCount(t *testing.T) {
	e := themed(1, "a sea", "b sea", "c sea")
	e.Rules = []model.Setting{{Rule: "R36", Level: model.Soft(3), Params: []model.Param{{Key: "most_themes", Value: "2"}}}}
	if got := bounds.ParallelCost(problem(t, e), 3); got != 0 {
		t.Errorf("at least %d for a theme that does not count", got)
	}
	some := themed(1, "sea", "sea", "ice sea")
	some.Rules = []model.Setting{{Rule: "R36", Level: model.Soft(3), Params: []model.Param{{Key: "other", Value: "0"}}}}
	if got := bounds.ParallelCost(problem(t, some), 3); got != 180 {
		t.Errorf("at least %d, want 180 of the two whose primary theme it is", got)
	}
	e.Rules[0].Params = []model.Param{{Key: "other", Value: "2"}}
	if got := bounds.ParallelCost(problem(t, e), 3); got != 2*180 {
		t.Errorf("at least %d, want 360 where each minute counts twice", got)
	}
}

// No way to place the activities costs less, whether it keeps hard rules or not.
func TestParallelCostIsALowerBound(t *testing.T) {
	positive := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "R36")
		randevent.Fuller(t, e, 4)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		x := make(csp.Assignment, len(p.Activities))
		for a := range x {
			x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
			c := &p.Activities[a].Candidates
			if len(c.Starts) == 0 {
				if !p.Activities[a].Optional {
					return
				}
				continue
			}
			k := rapid.IntRange(0, len(c.Starts)-1).Draw(t, "start")
			for r := range p.Rooms {
				if c.Rooms[k].Has(model.RoomIndex(r)) {
					x[a] = csp.Place{Start: c.Starts[k], Room: model.RoomIndex(r)}
				}
			}
		}
		cost := p.Cost(x)
		for tier := 1; tier <= csp.Tiers; tier++ {
			bound := bounds.ParallelCost(p, tier)
			if bound > cost[tier-1] {
				t.Fatalf("tier %d is said to cost at least %d, and costs %d", tier, bound, cost[tier-1])
			}
			if bound > 0 {
				positive++
			}
		}
	})
	if positive == 0 {
		t.Error("no bound was above 0: the test tests nothing")
	}
}

// BenchmarkParallelCost measures the bound of generated events.
func BenchmarkParallelCost(b *testing.B) {
	for _, sessions := range []int{300, 1000, 3000} {
		b.Run(fmt.Sprintf("sessions=%d", sessions), func(b *testing.B) {
			e, _ := generate.Event(generate.Options{Sessions: sessions, Load: 0.9, Seed: 1})
			p := problem(b, e)
			bound := 0
			for b.Loop() {
				bound = bounds.ParallelCost(p, 3)
			}
			b.ReportMetric(float64(bound), "bound")
		})
	}
}
