package csp_test

import (
	"context"
	"testing"

	"programme/model/rules"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// Strains of every kind and what is tight in rooms cost the same in every view, and no
// relaxation says that they cost more.
func TestViewsChargeStrainsAlike(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Any(t)
		randevent.Fuller(t, e, 3)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := randevent.Strained(t, compile.Problem(book))
		x, left := localsearch.New(p, rapid.Uint64().Draw(t, "seed")).Run(context.Background(), localsearch.Limits{Work: 300})
		if left > 0 {
			return
		}
		want := p.Cost(x)
		if got := localsearch.NewLedger(p, x).Cost(); got != want {
			t.Fatalf("%+v\nthe ledger charges %v, the problem %v", p.Soft, got, want)
		}
		s := sat.NewSolver(1000, 10000)
		f := cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
		lits, _ := f.Assume(x)
		for _, m := range lits {
			s.Add(m)
		}
		relaxed := sat.NewSolver(1000, 10000)
		times := cnf.NewRelaxation(p, relaxed, cnf.EagerRooms)
		some := make([]bool, len(p.Activities))
		for a := range some {
			some[a] = rapid.Bool().Draw(t, "has a room")
		}
		times.GiveRooms(some)
		for tier := 1; tier <= csp.Tiers; tier++ {
			if got := leastOf(s, f.Objective(tier, nil)); got != want[tier-1] {
				t.Fatalf("%+v\nat %v the formula charges %d in tier %d, the problem %d", p.Soft, x, got, tier, want[tier-1])
			}
			if got := leastOf(relaxed, times.Objective(tier, nil)); got > want[tier-1] {
				t.Fatalf("%+v\nat %v a relaxation charges %d in tier %d, the problem %d", p.Soft, x, got, tier, want[tier-1])
			}
			if paid := p.Paid(tier); paid.Unary+paid.Overlaps+paid.Groups > want[tier-1] {
				t.Fatalf("%+v\n%+v is paid in tier %d, the problem charges %d", p.Soft, paid, tier, want[tier-1])
			}
		}
		compared++
	})
	if compared == 0 {
		t.Error("nothing was compared: the test tests nothing")
	}
}

// leastOf returns what an objective costs at least.
func leastOf(s *sat.Solver, o cnf.Objective) int {
	if len(o.Soft) == 0 {
		return o.Base
	}
	return o.Base + int(maxsat.New(s, o.Soft, maxsat.Tuned()).Run(context.Background(), nil).LowerBound)
}

// A restricted problem charges strains with what stays as the whole one does, but for one
// constant.
func TestRestrictionChargesStrainsAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Any(t)
		randevent.Fuller(t, e, 3)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := randevent.Strained(t, compile.Problem(book))
		x, left := localsearch.New(p, rapid.Uint64().Draw(t, "seed")).Run(context.Background(), localsearch.Limits{Work: 300})
		if left > 0 {
			return
		}
		var free []csp.ActivityIndex
		for a := range x {
			if rapid.Bool().Draw(t, "free") {
				free = append(free, csp.ActivityIndex(a))
			}
		}
		q := p.Restrict(x, free)
		var constant csp.Cost
		for n := range 4 {
			whole, part := append(csp.Assignment(nil), x...), make(csp.Assignment, len(free))
			for i, a := range free {
				part[i] = x[a]
				if n > 0 && x[a].Start != csp.Unplaced {
					part[i] = somePlace(t, q, csp.ActivityIndex(i))
				}
				whole[a] = part[i]
			}
			for tier, cost := range p.Cost(whole) {
				if n == 0 {
					constant[tier] = cost - q.Cost(part)[tier]
				} else if got := cost - q.Cost(part)[tier]; got != constant[tier] {
					t.Fatalf("%+v\n%v of %v cost %d more in tier %d as a whole, the first %d", p.Soft, part, free, got, tier+1, constant[tier])
				}
			}
		}
	})
}
