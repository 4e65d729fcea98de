package whatif

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model/diff"
	"programme/solver"
)

// What was not proved is not said to be.
func TestChangeVerdictsClaimWhatWasProved(t *testing.T) {
	report := &diff.Report{Sessions: make([]diff.SessionChange, 3), People: make([]diff.PersonChange, 7), Told: 7}
	changes := solver.Changes{Told: 7, Days: 1, Times: 3, Rooms: 2}
	for _, c := range []struct {
		name   string
		result solver.ReplanResult
		want   []string
	}{
		{"proved", solver.ReplanResult{Verdict: solver.Optimal, Changes: changes, Bound: changes}, []string{
			"optimal: 3 changes; proved that no programme changes less",
			"0 dropped, 7 people told, 1 to another day, 3 to another time, 2 to another room",
		}},
		{"people proved, days not", solver.ReplanResult{Verdict: solver.Feasible, Changes: changes, Bound: solver.Changes{Told: 7}}, []string{
			"feasible: 3 changes; not proved that no programme changes less",
			"0 dropped, 7 people told, 1 to another day (at least 0), 3 to another time, 2 to another room",
		}},
		{"people not proved, so that nothing is known of days", solver.ReplanResult{Verdict: solver.Feasible, Changes: changes, Bound: solver.Changes{Told: 2}}, []string{
			"feasible: 3 changes; not proved that no programme changes less",
			"0 dropped, 7 people told (at least 2), 1 to another day, 3 to another time, 2 to another room",
		}},
		{"impossible", solver.ReplanResult{Verdict: solver.Impossible}, []string{"impossible: proved; there is no programme that keeps every hard rule"}},
		{"unknown", solver.ReplanResult{Verdict: solver.Unknown}, []string{"unknown: no programme was found, and it was not proved that there is none"}},
		{"budget", solver.ReplanResult{Verdict: solver.Impossible, OverBudget: true, Needs: solver.Budget{Told: solver.AtMost(5)}}, []string{
			"impossible within the budget: proved; at least 5 people would have to be told with no more than 1 move, and --max-told is 4",
		}},
		{"people weighed, not proved", solver.ReplanResult{Verdict: solver.Feasible, Weighed: true, Changes: changes, Bound: solver.Changes{Told: 2}}, []string{
			"feasible: 3 changes; not proved that no programme changes less",
			"0 dropped, 7 points of R53 (people told, weighed by state) (at least 2), 1 to another day, 3 to another time, 2 to another room",
		}},
		{"budget of points", solver.ReplanResult{Verdict: solver.Impossible, OverBudget: true, Weighed: true, Needs: solver.Budget{Told: solver.AtMost(5)}}, []string{
			"impossible within the budget: proved; it would take at least 5 points of R53 (people told, weighed by state) with no more than 1 move, and --max-told is 4",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := &Reply{Result: &c.result, Report: report, Budget: solver.Budget{Moved: solver.AtMost(1), Told: solver.AtMost(4)}}
			if d := cmp.Diff(c.want, Verdict(r)); d != "" {
				t.Error(d)
			}
		})
	}
}
