package present

import (
	"testing"
	"time"

	"programme/solver"
)

func TestProgressWords(t *testing.T) {
	for _, c := range []struct {
		name string
		p    solver.Progress
		want string
	}{
		{"nothing yet", solver.Progress{}, "0s"},
		{"at work", solver.Progress{Elapsed: 1900 * time.Millisecond, Doing: "looking for a programme"}, "1s, looking for a programme"},
		{"clashes", solver.Progress{Elapsed: time.Minute, Doing: "annealing", Clashes: 3}, "1m0s, annealing: 3 clashes left"},
		{"none left", solver.Progress{Doing: "annealing", Feasible: true}, "0s, annealing: no clash left"},
		{
			"tiers that cost",
			solver.Progress{Doing: "core", Feasible: true, Cost: [9]int{0, 14, 0, 3}, Bound: [9]int{0, 10}},
			"0s, core; tier 2: feasible, cost 14, bound 10, gap 4 (29%); tier 4: feasible, cost 3, bound 0, gap 3 (100%)",
		},
		{
			"a tier proved",
			solver.Progress{Doing: "core", Feasible: true, Cost: [9]int{5, 14}, Bound: [9]int{5, 13}},
			"0s, core; tier 1: optimal, cost 5; tier 2: feasible, cost 14, bound 13, gap 1 (8%)",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ProgressWords(c.p); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
