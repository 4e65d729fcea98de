package replan

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/verdict"
)

// A run that comes to nothing of its own has the earlier answer that it went on from; one that
// is no programme is none.
func TestARunThatEndsAtOnceHasWhatItWentOnFrom(t *testing.T) {
	e, planted := generate.Event(generate.Options{Sessions: 60, Load: 0.8, Seed: 1})
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p := compile.Problem(book)
	moved := append([]model.Placement(nil), planted.Placements...)
	moved[0], moved[1] = moved[1], moved[0]
	moved[0].Session, moved[1].Session = moved[1].Session, moved[0].Session
	from := model.NewProgramme(moved) // two sessions in each other's stead
	ended, stop := context.WithCancel(context.Background())
	stop()
	for _, c := range []struct {
		begun *model.Programme
		want  verdict.Verdict
	}{{planted, verdict.Feasible}, {model.NewProgramme(moved[:3]), verdict.Unknown}, {nil, verdict.Unknown}} {
		r := newReplan(p, from, limits.Options{Seed: 1})
		r.begin(c.begun)
		result := r.conclude(ended, nil, csp.ChangeCount{}, maxsat.Unknown)
		if result.Verdict != c.want {
			t.Errorf("verdict %s, want %s", result.Verdict, c.want)
		}
		if c.want == verdict.Feasible && result.Changes != p.Count(r.former, p.Assignment(planted)) {
			t.Errorf("changes %v", result.Changes)
		}
	}
}
