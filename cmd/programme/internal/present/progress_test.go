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
			"changes",
			solver.Progress{Doing: "looking", Changing: true, Feasible: true, Told: 31, Moved: 1, Least: 4},
			"0s, looking; best so far: 31 people to tell, 1 session moved; at least 4",
		},
		{"changes, none yet", solver.Progress{Doing: "looking", Changing: true}, "0s, looking; no programme so far; at least 0"},
		{"repairs", solver.Progress{Doing: "looking", Reasons: 1, Repairs: 2}, "0s, looking; 1 reason, 2 repairs"},
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
			if got := ProgressWords(c.p, 0); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got, want := ProgressWords(solver.Progress{Elapsed: time.Second}, time.Minute), "1s of 1m0s"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
