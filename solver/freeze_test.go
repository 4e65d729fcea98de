package solver_test

import (
	"testing"

	"programme/model"
	"programme/model/change"
	"programme/model/generate"
	"programme/solver"
)

// planned returns a made-up event whose baseline is the programme it was made around.
func planned() *model.Event {
	e, planted := generate.Event(generate.Options{Sessions: 30, Load: 0.7, Seed: 1})
	e.Baseline = planted
	return e
}

func TestFreezeHoldsWhatBegan(t *testing.T) {
	e := planned()
	now := e.Baseline.Placements[len(e.Baseline.Placements)/2].Start
	frozen, err := change.Freeze(e, change.FreezeOptions{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	r := solve(t, frozen, solver.Options{Seed: 1, Workers: 1, Effort: effort})
	if r.Verdict != solver.Feasible && r.Verdict != solver.Optimal {
		t.Fatalf("verdict %s", r.Verdict)
	}
	moved, began := 0, map[model.SessionIndex]model.Placement{}
	was := e.Baseline.BySession(len(e.Sessions))
	for _, old := range e.Baseline.Placements {
		if old.Start < now {
			began[old.Session] = old
		}
	}
	for _, is := range r.Programme.Placements {
		switch old, had := began[is.Session]; {
		case had && (is.Start != old.Start || is.Room != old.Room):
			t.Errorf("%s had begun and is moved from %v to %v", e.Sessions[is.Session].ID, old, is)
		case !had && is.Start < now:
			t.Errorf("%s starts at %v, which is over", e.Sessions[is.Session].ID, is.Start)
		case !had && is.Start != was[is.Session][0].Start:
			moved++
		}
	}
	if len(began) == 0 || moved == 0 {
		t.Errorf("%d sessions had begun and %d others moved: the test tests nothing", len(began), moved)
	}
}
