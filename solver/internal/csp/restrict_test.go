package csp_test

import (
	"context"
	"slices"
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

// A restricted problem accepts exactly those places of the free activities that make a
// programme with the rest as it stands, and its costs differ from the whole problem's
// by one constant.
func TestRestrictedProblemIsTheWholeWithTheRestFixed(t *testing.T) {
	compared := 0
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom([]string{
			"", "R09", "R10", "R11", "R12", "R13", "R15", "R16", "R17", "R19", "R29", "R33", "R36", "R37", "R38", "R39", "R41", "R42", "R43", "R53",
		}).Draw(t, "rule")
		e := randevent.Event(t, rule)
		if rapid.Bool().Draw(t, "crowded") {
			randevent.Crowded(t, e)
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		randevent.Penalties(t, p)
		for i := range p.Soft.Tights {
			p.Soft.Tights[i].One = rapid.Bool().Draw(t, "one place")
		}
		randevent.Respites(t, p)
		s := sat.NewSolver(1000, 10000)
		f := cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
		answer := s.Solve(context.Background(), nil)
		if answer.Status != sat.Satisfiable {
			return
		}
		x := f.Decode(answer.Model.Value)
		var free []csp.ActivityIndex
		for a := range x {
			if rapid.Bool().Draw(t, "free") {
				free = append(free, csp.ActivityIndex(a))
			}
		}
		q := p.Restrict(x, free)
		r := sat.NewSolver(1000, 10000)
		g := cnf.NewFormula(q, r, cnf.Asserted, cnf.EagerRooms)
		var constant csp.Cost
		var objectives []cnf.Objective
		for tier := range constant {
			objectives = append(objectives, g.Objective(tier+1, nil))
		}
		for n := range 6 {
			y := make(csp.Assignment, len(free))
			whole, shared := append(csp.Assignment(nil), x...), false
			for i, a := range free {
				y[i] = x[a]
				if n > 0 {
					y[i] = somePlace(t, p, a)
				}
				whole[a] = y[i]
				shared = shared || y[i] != x[a] && y[i].Room != model.NoRoom && p.Rooms[y[i].Room].Parallel > 1
			}
			if shared { // not offered, by contract
				continue
			}
			lits, ok := f.Assume(whole)
			want := ok && s.Solve(context.Background(), lits).Status == sat.Satisfiable
			lits, ok = g.Assume(y)
			got := ok && r.Solve(context.Background(), lits).Status == sat.Satisfiable
			if got != want {
				t.Fatalf("places %v of %v: the restricted problem accepts: %v, the whole: %v\n%s", y, free, got, want, randevent.Describe(book, p.Programme(whole)))
			}
			if !got {
				continue
			}
			for tier, o := range objectives {
				if says := leastWith(r, o, lits); says != q.Cost(y)[tier] {
					t.Fatalf("places %v cost %d in tier %d of the restricted problem, %d in its formula", y, q.Cost(y)[tier], tier+1, says)
				}
			}
			for tier, cost := range p.Cost(whole) {
				difference := cost - q.Cost(y)[tier]
				if n == 0 {
					constant[tier] = difference
				} else if difference != constant[tier] {
					t.Fatalf("places %v cost %d more in tier %d as a whole, the first %d", y, difference, tier+1, constant[tier])
				}
				compared++
			}
		}
	})
	if compared == 0 {
		t.Error("no costs were compared: the test tests nothing")
	}
}

func somePlace(t *rapid.T, p *csp.Problem, a csp.ActivityIndex) csp.Place {
	c := p.Activities[a].Candidates
	if len(c.Starts) == 0 {
		return csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
	k := rapid.IntRange(0, len(c.Starts)-1).Draw(t, "start")
	var places []csp.Place
	for r := range p.Rooms {
		if place := (csp.Place{Start: c.Starts[k], Room: model.RoomIndex(r)}); c.Rooms[k].Has(place.Room) {
			places = append(places, place)
		}
	}
	return rapid.SampledFrom(places).Draw(t, "room")
}

// leastWith returns the least that a model with those literals costs, whose soft literals that
// can each be true can be so together.
func leastWith(s *sat.Solver, o cnf.Objective, lits []sat.Lit) int {
	cost := o.Base
	for _, m := range o.Soft {
		if s.Solve(context.Background(), append(slices.Clone(lits), m.Lit)).Status != sat.Satisfiable {
			cost += int(m.Weight)
		}
	}
	return cost
}
