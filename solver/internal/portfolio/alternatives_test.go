package portfolio

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// drawStraying draws a problem with charges, its cheapest assignment as the first, and how much
// others may cost and have to differ.
func drawStraying(t *rapid.T, workers int) (*rules.Book, *straying) {
	e := randevent.Event(t, rapid.SampledFrom([]string{"R01", "R09", "R11", "R13", "R16", "R28", "R33", "R37", "R41"}).Draw(t, "rule"))
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	p := compile.Problem(book)
	if slices.ContainsFunc(p.Rooms, func(r csp.Room) bool { return r.Parallel > 1 }) {
		t.Skip("what is in rooms for several stays there")
	}
	randevent.Penalties(t, p)
	first, _, _ := Cheapest(context.Background(), p)
	if first == nil {
		t.Skip("there is no programme")
	}
	q := Alternatives{Problem: p, First: first, Number: 2, Differ: rapid.IntRange(1, 3).Draw(t, "differ"), Most: p.Cost(first), Least: p.Cost(first)}
	for tier := range q.Most {
		switch rapid.IntRange(0, 3).Draw(t, "held") {
		case 0:
			q.Most[tier] = AnyCost
		case 1:
			q.Most[tier] += rapid.IntRange(0, 30).Draw(t, "loss")
		}
	}
	return book, &straying{Alternatives: q, o: limits.Options{Seed: 1, Workers: workers}, known: []csp.Assignment{first}}
}

// Of the assignments that differ from one in some activities alone and are within what they may
// cost, freePart finds the one that is least like it.
func TestPartsAreLeastAlike(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		book, s := drawStraying(t, 1)
		p, x := s.Problem, s.First
		var free []csp.ActivityIndex
		for a := range x {
			if rapid.IntRange(0, 2).Draw(t, "free") > 0 {
				free = append(free, csp.ActivityIndex(a))
			}
		}
		y, proved := s.freePart(context.Background(), x, rapid.Permutation(free).Draw(t, "order"))
		if !proved || !check.Programme(book, p.Programme(y)).OK() || !s.within(y) {
			t.Fatalf("proved: %v; %v breaks a rule, or costs %v where %v is the most", proved, p.Programme(y), p.Cost(y), s.Most)
		}
		for a := range x {
			if y[a] != x[a] && !slices.Contains(free, csp.ActivityIndex(a)) {
				t.Fatalf("activity %d moved from %v to %v", a, x[a], y[a])
			}
		}
		if p.Differ(x, y) > 0 {
			moved++
		}
		tries := 400
		eachAssignment(p, x, free, func(z csp.Assignment) bool {
			if p.Differ(x, z) > p.Differ(x, y) && s.within(z) && check.Programme(book, p.Programme(z)).OK() {
				t.Fatalf("%v differs in %d sessions, and %v in %d", p.Programme(y), p.Differ(x, y), p.Programme(z), p.Differ(x, z))
			}
			tries--
			return tries > 0
		})
	})
	if moved < 5 {
		t.Errorf("only %d parts moved anything: the events drawn are too much alike", moved)
	}
}

// Neighbourhoods and formula, side by side, find an alternative where there is one.
func TestSideBySideFindsWhatThereIs(t *testing.T) {
	found, none := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		book, s := drawStraying(t, 2)
		p := s.Problem
		all := make([]csp.ActivityIndex, len(s.First))
		for a := range all {
			all[a] = csp.ActivityIndex(a)
		}
		x, proved := s.sideBySide(context.Background(), s.First)
		if proved == (x != nil) {
			t.Fatalf("proved that there is none: %v, and found: %v", proved, x)
		}
		if x != nil {
			found++
			if !s.differs(x) || !s.within(x) || !check.Programme(book, p.Programme(x)).OK() {
				t.Fatalf("%v differs in %d sessions and costs %v", p.Programme(x), p.Differ(s.First, x), p.Cost(x))
			}
			return
		}
		none++
		tries := 1000
		eachAssignment(p, s.First, all, func(z csp.Assignment) bool {
			if s.differs(z) && s.within(z) && check.Programme(book, p.Programme(z)).OK() {
				t.Fatalf("it is said that there is none, and there is %v", p.Programme(z))
			}
			tries--
			return tries > 0
		})
	})
	if found < 5 || none < 2 {
		t.Errorf("%d found, %d times none: the events drawn are too much alike", found, none)
	}
}

// eachAssignment calls use for assignments that differ from x in the free activities alone, as
// long as it asks for more.
func eachAssignment(p *csp.Problem, x csp.Assignment, free []csp.ActivityIndex, use func(csp.Assignment) bool) {
	z, more := slices.Clone(x), true
	var place func(i int)
	place = func(i int) {
		if i == len(free) {
			more = use(z)
			return
		}
		a := &p.Activities[free[i]]
		if a.Optional && more {
			z[free[i]] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
			place(i + 1)
		}
		for k, start := range a.Candidates.Starts {
			for r := range p.Rooms {
				if room := model.RoomIndex(r); more && a.Candidates.Rooms[k].Has(room) {
					z[free[i]] = csp.Place{Start: start, Room: room}
					place(i + 1)
				}
			}
		}
	}
	place(0)
}
