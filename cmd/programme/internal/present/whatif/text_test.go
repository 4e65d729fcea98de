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
		{"proved", solver.ReplanResult{Verdict: solver.Optimal, People: 7, Moved: 3, Changes: changes, Bound: changes}, []string{
			"optimal: 7 people to tell, 3 sessions moved, 1 to another day; proved that no programme changes less",
			"0 dropped, 7 people told, 1 to another day, 3 to another time, 2 to another room",
		}},
		{"people proved, days not", solver.ReplanResult{Verdict: solver.Feasible, People: 7, Moved: 3, Changes: changes, Bound: solver.Changes{Told: 7}}, []string{
			"feasible: 7 people to tell, 3 sessions moved, 1 to another day; not proved that no programme changes less",
			"0 dropped, 7 people told, 1 to another day (at least 0), 3 to another time, 2 to another room",
		}},
		{"people not proved, so that nothing is known of days", solver.ReplanResult{Verdict: solver.Feasible, People: 7, Moved: 3, Changes: changes, Bound: solver.Changes{Told: 2}}, []string{
			"feasible: 7 people to tell, 3 sessions moved, 1 to another day; not proved that no programme changes less",
			"0 dropped, 7 people told (at least 2), 1 to another day, 3 to another time, 2 to another room",
		}},
		{"impossible", solver.ReplanResult{Verdict: solver.Impossible}, []string{"impossible: proved; there is no programme that keeps every hard rule"}},
		{"unknown", solver.ReplanResult{Verdict: solver.Unknown}, []string{"unknown: no programme was found within the budget, and it was not proved that there is none"}},
		{"budget", solver.ReplanResult{Verdict: solver.Impossible, OverBudget: true, Fewest: true, Needs: solver.Budget{Told: solver.AtMost(5)}}, []string{
			"impossible within the budget: proved; 5 people would have to be told with no more than 1 move, no fewer; --max-told is 4",
		}},
		{"budget, not proved to be the fewest", solver.ReplanResult{
			Verdict: solver.Impossible, OverBudget: true, Needs: solver.Budget{Told: solver.AtMost(5)}, Beyond: solver.Budget{Told: solver.AtMost(9), Moved: solver.AtMost(1)},
		}, []string{
			"impossible within the budget: proved; at least 5 people would have to be told with no more than 1 move; --max-told is 4; one was found that tells 9 people and moves 1 session",
		}},
		{"budget of moves", solver.ReplanResult{Verdict: solver.Impossible, OverBudget: true, Fewest: true, Needs: solver.Budget{Moved: solver.AtMost(3)}}, []string{
			"impossible within the budget: proved; 3 sessions would have to move, no fewer; --max-moved is 1",
		}},
		{"nothing within the budget", solver.ReplanResult{
			Verdict: solver.Unknown, Needs: solver.Budget{Told: solver.AtMost(3)}, Beyond: solver.Budget{Told: solver.AtMost(9), Moved: solver.AtMost(2)},
		}, []string{
			"unknown: no programme was found within the budget, and it was not proved that there is none; at least 3 people would have to be told with no more than 1 move; --max-told is 4; one was found that tells 9 people and moves 2 sessions",
		}},
		{"people weighed, not proved", solver.ReplanResult{Verdict: solver.Feasible, Weighed: true, People: 2, Moved: 3, Changes: changes, Bound: solver.Changes{Told: 2}}, []string{
			"feasible: 2 people to tell, 3 sessions moved, 1 to another day; not proved that no programme changes less",
			"0 dropped, 2 people told (7 named in a cast) at 7 points (at least 2), 1 to another day, 3 to another time, 2 to another room",
			"points of R53 count each person once, by the highest state of what changes for them",
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
