package csp_test

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// A filtered problem has the programmes of the whole one that use what is left, at the
// same costs.
func TestFilteringKeepsCosts(t *testing.T) {
	charged := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"", "R06", "R13", "R28", "R29", "R36", "R37", "R38", "R53"}).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		randevent.Penalties(t, p)
		left := map[csp.Place]bool{}
		q := p.Filter(func(_ csp.ActivityIndex, at csp.Place) bool {
			if _, drawn := left[at]; !drawn {
				left[at] = rapid.IntRange(0, 3).Draw(t, "left") > 0
			}
			return left[at]
		})
		for a := range p.Activities {
			for i, s := range q.Activities[a].Candidates.Starts {
				for r := range p.Rooms {
					at := csp.Place{Start: s, Room: model.RoomIndex(r)}
					if q.Activities[a].Candidates.Rooms[i].Has(at.Room) && !left[at] {
						t.Fatalf("activity %d keeps place %v", a, at)
					}
				}
			}
		}
		s := sat.NewSolver(1000, 10000)
		whole := sat.NewSolver(1000, 10000)
		f, g := cnf.NewFormula(q, s, cnf.Asserted, cnf.EagerRooms), cnf.NewFormula(p, whole, cnf.Asserted, cnf.EagerRooms)
		for range 5 {
			answer := s.Solve(context.Background(), nil)
			if answer.Status != sat.Satisfiable {
				break
			}
			x := f.Decode(answer.Model.Value)
			lits, ok := g.Assume(x)
			if !ok || whole.Solve(context.Background(), lits).Status != sat.Satisfiable {
				t.Fatalf("%v is no programme of the whole problem", x)
			}
			if q.Cost(x) != p.Cost(x) {
				t.Fatalf("%v costs %v in the filtered problem, %v in the whole one", x, q.Cost(x), p.Cost(x))
			}
			if q.Cells() > 0 && p.Cost(x) != (csp.Cost{}) {
				charged++
			}
			lits, _ = f.Assume(x)
			for i := range lits {
				lits[i] = lits[i].Not()
			}
			s.Add(lits...)
		}
		// A programme whose places are all left is one of the filtered problem.
		answer := whole.Solve(context.Background(), nil)
		if answer.Status != sat.Satisfiable {
			return
		}
		x := g.Decode(answer.Model.Value)
		for _, at := range x {
			if at.Start != csp.Unplaced && !left[at] {
				return
			}
		}
		if _, ok := cnf.NewFormula(q, sat.NewSolver(1000, 10000), cnf.Asserted, cnf.EagerRooms).Assume(x); !ok {
			t.Fatalf("%v is lost", x)
		}
	})
	if charged == 0 {
		t.Error("no filtered problem had a programme that costs something: the test tests nothing")
	}
}
