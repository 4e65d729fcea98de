package csp_test

import (
	"context"
	"testing"

	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// Every view says of two places what [csp.Problem.Excludes] says. Those of local search,
// of the formula that grows on demand and of swaps are tested where they are.
func TestViewsAgreeOnWhatExcludesWhat(t *testing.T) {
	for name, excluded := range map[string]func(x *randevent.Pair) bool{
		"among":               excludedAmong,
		"restricted problem":  excludedInRestricted,
		"formula":             func(x *randevent.Pair) bool { return excludedInFormula(x, cnf.Asserted, cnf.EagerRooms) },
		"formula to explain":  func(x *randevent.Pair) bool { return excludedInFormula(x, cnf.Selected, cnf.EagerRooms) },
		"formula, lazy rooms": func(x *randevent.Pair) bool { return excludedInFormula(x, cnf.Asserted, cnf.LazyRooms) },
		"relaxation, roomed":  func(x *randevent.Pair) bool { return excludedInRelaxation(x, cnf.EagerRooms) },
		"relaxation, lazily":  func(x *randevent.Pair) bool { return excludedInRelaxation(x, cnf.LazyRooms) },
	} {
		t.Run(name, func(t *testing.T) {
			said := map[bool]int{}
			rapid.Check(t, func(t *rapid.T) {
				x := randevent.DrawPair(t)
				want := x.Excluded()
				if got := excluded(&x); got != want {
					t.Fatalf("%s of two places: excluded %v, want %v", &x, got, want)
				}
				said[want]++
			})
			if said[true] == 0 || said[false] == 0 {
				t.Errorf("pairs by whether they exclude each other: %v; the test tests nothing", said)
			}
		})
	}
}

// partOf returns the problem of the two activities alone, and their places.
func partOf(x *randevent.Pair) (*csp.Problem, csp.Assignment) {
	return x.Problem.Among([]csp.ActivityIndex{x.A, x.B}), csp.Assignment{x.At, x.Bt}
}

func excludedAmong(x *randevent.Pair) bool {
	q, y := partOf(x)
	return q.Excludes(0, y[0], 1, y[1])
}

func excludedInRestricted(x *randevent.Pair) bool {
	q := x.Problem.Restrict(x.Assignment(), []csp.ActivityIndex{x.A})
	s := sat.NewSolver(100, 1000)
	return !holds(s, cnf.NewFormula(q, s, cnf.Asserted, cnf.EagerRooms), csp.Assignment{x.At})
}

func excludedInFormula(x *randevent.Pair, mode cnf.Mode, rooms cnf.RoomClauses) bool {
	q, y := partOf(x)
	s := sat.NewSolver(100, 1000)
	f := cnf.NewFormula(q, s, mode, rooms)
	if rooms == cnf.LazyRooms {
		f.AddClashes(y)
	}
	return !holds(s, f, y)
}

func excludedInRelaxation(x *randevent.Pair, rooms cnf.RoomClauses) bool {
	q, y := partOf(x)
	s := sat.NewSolver(100, 1000)
	f := cnf.NewRelaxation(q, s, rooms)
	f.GiveRooms([]bool{true, true})
	if rooms == cnf.LazyRooms {
		f.AddClashes(y)
	}
	return !holds(s, f, y)
}

// holds reports whether a formula has a model with those places, all rules stated.
func holds(s *sat.Solver, f *cnf.Formula, x csp.Assignment) bool {
	lits, ok := f.Assume(x)
	return ok && s.Solve(context.Background(), append(lits, f.Selectors()...)).Status == sat.Satisfiable
}

// Two places in one room clash if and only if the room excludes them.
func TestClashesAreWhatRoomsExclude(t *testing.T) {
	clashing := 0
	rapid.Check(t, func(t *rapid.T) {
		x := randevent.DrawPair(t)
		want := x.At.Room == x.Bt.Room && x.Problem.Rooms[x.At.Room].Excludes(x.Problem.Span(x.A, x.At.Start), x.Problem.Span(x.B, x.Bt.Start))
		if got := len(x.Problem.Clashes(x.Assignment())); (got > 0) != want {
			t.Fatalf("%s: %d clashes, and the room excludes them: %v", &x, got, want)
		}
		if want {
			clashing++
		}
	})
	if clashing == 0 {
		t.Error("no two places clashed: the test tests nothing")
	}
}

// Arithmetic finds too much for the time only in places that exclude each other: what it
// counts is what the rooms and the people ask of two at least.
func TestBoundsProveNothingOfPlacesThatGoTogether(t *testing.T) {
	proved := 0
	rapid.Check(t, func(t *rapid.T) {
		x := randevent.DrawPair(t)
		q, y := partOf(&x)
		for _, duties := range x.Problem.MustAttend {
			var own []csp.ActivityIndex
			for _, a := range duties {
				switch a {
				case x.A:
					own = append(own, 0)
				case x.B:
					own = append(own, 1)
				}
			}
			q.MustAttend = append(q.MustAttend, own)
		}
		q = q.Filter(func(a csp.ActivityIndex, at csp.Place) bool { return at == y[a] })
		if len(bounds.Check(q)) == 0 {
			return
		}
		if proved++; !x.Excluded() {
			t.Fatalf("%s: arithmetic proves that they cannot both be there, and they can", &x)
		}
	})
	if proved == 0 {
		t.Error("arithmetic proved nothing: the test tests nothing")
	}
}

// What a relation of any kind allows is said by start, by range of starts and by time, and
// all are one.
func TestRelationsAreSaidInOneWay(t *testing.T) {
	forbidden := map[csp.RelationKind]int{}
	rapid.Check(t, func(t *rapid.T) {
		x := randevent.DrawPair(t)
		for kind := csp.Apart; kind <= csp.Never; kind++ {
			r := randevent.AnyRelation(t, x.Problem, x.A, x.B, kind)
			forbidden[kind] += compareRelation(t, x.Problem, &r)
		}
	})
	for kind := csp.Apart; kind <= csp.Never; kind++ {
		if forbidden[kind] == 0 {
			t.Errorf("no relation of kind %d forbade anything: the test tests nothing of it", kind)
		}
	}
}

// compareRelation compares what is said of a relation, and returns how many pairs of
// starts it forbids.
func compareRelation(t *rapid.T, p *csp.Problem, r *csp.Relation) (forbidden int) {
	for a := range csp.StartIndex(len(p.Starts)) {
		ranges := p.Forbidden(r, a)
		for b := range csp.StartIndex(len(p.Starts)) {
			allowed := p.Allows(r, a, b)
			if !allowed {
				forbidden++
			}
			if in := ranges[0].Has(b) || ranges[1].Has(b); in == allowed {
				t.Fatalf("%+v of starts %d and %d: allowed %v, in a forbidden range %v", *r, a, b, allowed, in)
			}
			if spans := p.AllowsSpans(r, p.Span(r.A, a), p.Span(r.B, b)); spans != allowed {
				t.Fatalf("%+v of starts %d and %d: allowed %v, and their times %v", *r, a, b, allowed, spans)
			}
		}
	}
	return forbidden
}
