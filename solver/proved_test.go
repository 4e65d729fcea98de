package solver_test

import (
	"testing"
	"time"

	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Nothing small is left unproved, with time or effort, by one worker or two.
func TestSmallEventsAreProved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "")
		randevent.Fuller(t, e, 3)
		_, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		o := rapid.SampledFrom([]solver.Options{
			{Seed: 1, Workers: 1, Time: time.Minute}, {Seed: 2, Workers: 2, Time: time.Minute}, {Seed: 1, Workers: 1, Effort: effort},
		}).Draw(t, "options")
		r, err := planner(e).Solve(t.Context(), solver.SolveOptions{Options: o})
		if err != nil {
			t.Fatal(err)
		}
		if r.Verdict != solver.Optimal && r.Verdict != solver.Impossible || r.ProofEnded {
			t.Fatalf("%s, at a cost of %v and a bound of %v; the proof ended: %v", r.Verdict, r.Cost, r.Bound, r.ProofEnded)
		}
	})
}
