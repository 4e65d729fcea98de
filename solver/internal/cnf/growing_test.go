package cnf

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// The formula that grows on demand has a model with two places if and only if they do not
// exclude each other: where both are where they were, where one stays and the other is
// opened, and where both are opened.
func TestGrowingAgreesOnWhatExcludesWhat(t *testing.T) {
	for name, opened := range map[string][]csp.ActivityIndex{"both stay": nil, "one is opened": {0}, "both are opened": {0, 1}} {
		t.Run(name, func(t *testing.T) {
			said := map[bool]int{}
			rapid.Check(t, func(t *rapid.T) {
				x := randevent.DrawPair(t)
				p, want := x.Problem.Among([]csp.ActivityIndex{x.A, x.B}), x.Excluded()
				if got := !opens(p, csp.Assignment{x.At, x.Bt}, opened); got != want {
					t.Fatalf("%s: excluded %v, want %v", &x, got, want)
				}
				said[want]++
			})
			if said[true] == 0 || said[false] == 0 {
				t.Errorf("pairs by whether they exclude each other: %v; the test tests nothing", said)
			}
		})
	}
}

// opens reports whether a problem of two activities can have them at the places of x,
// where they were, once some are opened and all that is left for later is refined.
func opens(p *csp.Problem, x csp.Assignment, opened []csp.ActivityIndex) bool {
	p.ActivityOf = make([]csp.ActivityIndex, len(p.Event.Sessions))
	former := &csp.Former{Was: make([]csp.Was, len(p.Event.Sessions))}
	for a := range x {
		for _, s := range p.Activities[a].Sessions {
			p.ActivityOf[s] = csp.ActivityIndex(a)
			former.Was[s] = csp.Was{Placed: true, Interval: model.Span(p.Starts[x[a].Start], p.Event.Sessions[s].Minutes), Room: x[a].Room}
		}
	}
	s := sat.NewSolver(100, 1000)
	o := NewGrowing(p, s, former)
	var there []sat.Lit
	for a := range csp.ActivityIndex(len(x)) {
		if slices.Contains(opened, a) {
			o.open(a)
			there, _ = o.f.assume(there, a, x[a])
		} else {
			there = append(there, o.stay[a])
		}
	}
	for {
		answer := s.Solve(context.Background(), there)
		if answer.Status != sat.Satisfiable {
			return false
		}
		if !o.Refine(answer.Model.Value) {
			return true
		}
	}
}
