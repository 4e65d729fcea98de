package solver_test

import (
	"testing"

	"programme/model"
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
	frozen, err := solver.Freeze(e, solver.FreezeOptions{Now: now})
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

func TestFreezeOfNothingChangesNothing(t *testing.T) {
	e := planned()
	frozen, err := solver.Freeze(e, solver.FreezeOptions{})
	if err != nil || frozen != e {
		t.Errorf("event %p, error %v; want %p", frozen, err, e)
	}
}

func TestFreezeRefusesWhatTheBaselineLacks(t *testing.T) {
	e := planned()
	without, part := *e, *e
	without.Baseline = nil
	part.Baseline = &model.Programme{Placements: e.Baseline.Placements[:1]}
	day := model.DateIn(e.Baseline.Placements[0].Start, e.Zone)
	missing := e.Baseline.Placements[1].Session
	for _, c := range []struct {
		name  string
		event *model.Event
		o     solver.FreezeOptions
		want  string
	}{
		{"no baseline", &without, solver.FreezeOptions{Days: []model.Date{day}}, "there is no baseline.csv to freeze sessions of"},
		{"no baseline, which has another name", &without, solver.FreezeOptions{From: "sheet baseline", Days: []model.Date{day}}, "there is no sheet baseline to freeze sessions of"},
		{"a day of which it has nothing", e, solver.FreezeOptions{Days: []model.Date{{Year: 1999, Month: 1, Day: 2}}}, "baseline.csv has no session on 1999-01-02 to freeze"},
		{"a session that it lacks", &part, solver.FreezeOptions{From: `"old.csv"`, Sessions: []model.SessionIndex{missing}}, `session "` + e.Sessions[missing].ID + `" is not in "old.csv", so that it has no place to freeze`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := solver.Freeze(c.event, c.o); err == nil || err.Error() != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}
