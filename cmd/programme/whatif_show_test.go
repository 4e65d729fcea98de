package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/diff"
	"programme/solver"
)

// What was not proved is not said to be.
func TestChangeVerdictsClaimWhatWasProved(t *testing.T) {
	report := &diff.Report{Sessions: make([]diff.SessionChange, 3), Told: 7}
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
			r := &reply{result: &c.result, report: report}
			if d := cmp.Diff(c.want, changeVerdict(&whatIf{o: whatIfOptions{moved: 1, told: 4}}, r)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWhatStaysKeepsItsState(t *testing.T) {
	at := func(s model.SessionIndex, start model.Instant, room model.RoomIndex, state model.State, told int) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(start, 60), Room: model.InRoom(room), State: state, Told: told}
	}
	from := model.NewProgramme([]model.Placement{
		at(0, 0, 0, model.Published, 40), at(1, 0, 1, model.Confirmed, 3), at(2, 60, 0, model.Offered, 2),
		at(3, 60, model.NoRoom, model.Published, 9), at(4, 120, 0, "", 0), at(5, 180, 0, model.Published, 5),
	})
	longer := at(5, 180, 0, model.Draft, 0)
	longer.End += 30
	to := model.NewProgramme([]model.Placement{
		at(0, 0, 0, model.Draft, 0), at(1, 0, 2, model.Draft, 0), at(2, 90, 0, model.Draft, 0),
		at(3, 60, 1, model.Draft, 0), at(4, 120, 0, model.Draft, 0), longer, at(6, 240, 0, model.Draft, 0),
	})
	var got []string
	for _, p := range carriedOver(from, to).Placements {
		got = append(got, string(p.State))
		if (p.Told > 0) != (p.State == model.Published) {
			t.Errorf("session %d: %d were told of a %s", p.Session, p.Told, p.State)
		}
	}
	if want := []string{"published", "draft", "published", "draft", "draft", "draft", "draft"}; !slices.Equal(got, want) {
		t.Errorf("states %v, want %v", got, want)
	}
}
