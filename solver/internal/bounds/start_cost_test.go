package bounds_test

import (
	"context"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// Five sessions of an hour in one room, on one day: 0, 60, 120, 180 and 240 minutes after it
// opens. Where the first two hours are free, 60 and 120 of them count, which those who can be first
// to fifth are told apart for. Of sessions of half an hour and of two hours the short ones go
// first.
func TestStartCostCountsWhoIsNotFirst(t *testing.T) {
	early := func(e *model.Event, free string) {
		e.Rules = append(e.Rules, model.Setting{Rule: "R57", Params: []model.Param{{Key: "free", Value: free}}}, model.Setting{Rule: "R11", Level: model.Off})
	}
	e := hall(5, 60, 1, 1, 600)
	early(e, "0")
	if got := bounds.StartCost(problem(t, e), 9); got != 600 {
		t.Errorf("start cost %d, want 600", got)
	}
	e = hall(5, 60, 1, 1, 600)
	early(e, "120")
	if got := bounds.StartCost(problem(t, e), 9); got != 180 {
		t.Errorf("start cost %d with two hours free, want 180", got)
	}
	e = hall(4, 120, 1, 1, 600)
	e.Sessions[1].Minutes, e.Sessions[3].Minutes = 30, 30
	early(e, "0")
	if got := bounds.StartCost(problem(t, e), 9); got != 0+30+60+180 {
		t.Errorf("start cost %d with two short sessions, want 270", got)
	}
}

// No programme costs less than the bound.
func TestStartCostIsALowerBound(t *testing.T) {
	positive, met := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R57", "R57", "R32", "R62"}).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		s := sat.NewSolver(1000, 10_000)
		f := cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
		var least csp.Cost
		found := false
		for range 200 {
			answer := s.Solve(context.Background(), nil)
			if answer.Status != sat.Satisfiable {
				break
			}
			x := f.Decode(answer.Model.Value)
			cost := p.Cost(x)
			for tier := range cost {
				if !found || cost[tier] < least[tier] {
					least[tier] = cost[tier]
				}
			}
			found = true
			lits, _ := f.Assume(x)
			for i := range lits {
				lits[i] = lits[i].Not()
			}
			s.Add(lits...)
		}
		if !found {
			return
		}
		for tier := 1; tier <= csp.Tiers; tier++ {
			bound := bounds.StartCost(p, tier)
			if bound > least[tier-1] {
				t.Fatalf("a programme costs %d in tier %d, the bound is %d", least[tier-1], tier, bound)
			}
			if bound > 0 {
				positive++
			}
			if bound > 0 && bound == least[tier-1] {
				met++
			}
		}
	})
	if positive == 0 || met == 0 {
		t.Errorf("%d bounds are positive, %d are met: the test tests nothing", positive, met)
	}
}
