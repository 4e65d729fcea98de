package solver_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"

	"pgregory.net/rapid"
)

// Alternatives are held against trying every programme: how many sessions differ, and what
// programmes cost or change, is counted here and by the judges alone.

// compareAlternatives asks for alternatives to the cheapest programme; it is one of the questions
// of TestAnswersAreThoseOfTryingEverything.
func (q *asked) compareAlternatives(t rapid.TB, seen tally) {
	r, err := planner(q.book.Event()).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1, Effort: 200_000}, Alternatives: q.others})
	if err != nil {
		t.Fatal(err)
	}
	as := r.Alternatives
	if r.Programme == nil {
		if as != nil {
			t.Fatalf("there are alternatives to no programme: %+v", as)
		}
		return
	}
	within := func(p *model.Programme) bool {
		for tier, cost := range check.Programme(q.book, p).Cost {
			if as.Held[tier] && cost > r.Cost[tier]+q.others.Loss[tier].Of(r.Cost[tier]) {
				return false
			}
		}
		return true
	}
	for _, a := range as.Found {
		if report := check.Programme(q.book, a.Programme); !report.OK() || report.Cost != a.Cost {
			t.Fatalf("the judges find %d hard violations and a cost of %v, not %v", report.Hard, report.Cost, a.Cost)
		}
	}
	compareAlternatives(t, q.book, r.Programme, as, q.others, q.every, within)
	seen["alternatives "+kindOfAlternatives(as)]++
}

func TestAlternativesChangeAsLittleAndNoOtherDoes(t *testing.T) {
	seen := tally{}
	rapid.Check(t, func(t *rapid.T) {
		book, from := replanning(t)
		every, ok := everyProgramme(book)
		if !ok {
			t.Skip("too many programmes to try")
		}
		ask := someAlternatives(t)
		more := &ask.More
		for _, a := range []*solver.Allowance{&more.Dropped, &more.Told, &more.Days, &more.Times, &more.Rooms, &more.Moved} {
			*a = someAllowance(t)
		}
		budget := solver.Budget{}
		if rapid.IntRange(0, 2).Draw(t, "within a budget") == 0 {
			budget = someBudget(t)
		}
		r, err := planner(book.Event()).Replan(context.Background(), solver.ReplanOptions{Options: solver.Options{Seed: 1, Workers: 1}, From: from, Budget: budget, Alternatives: ask})
		if err != nil {
			t.Fatal(err)
		}
		if r.Programme == nil {
			if r.Alternatives != nil {
				t.Fatalf("there are alternatives to no programme: %+v", r.Alternatives)
			}
			return
		}
		teller := newTeller(book, from)
		within := func(p *model.Programme) bool {
			n, moved := teller.count(p)
			heads, _ := teller.byHead().count(p)
			was := r.Changes
			for _, k := range []struct {
				now, was int
				more     solver.Allowance
			}{
				{n.Dropped, was.Dropped, more.Dropped},
				{n.Told, was.Told, more.Told},
				{n.Days, was.Days, more.Days},
				{n.Times, was.Times, more.Times},
				{n.Rooms, was.Rooms, more.Rooms},
				{moved, r.Moved, more.Moved},
				{heads.Told, r.People, more.Told},
			} {
				if k.now > k.was+k.more.Of(k.was) {
					return false
				}
			}
			return !(budget.Moved.Given() && moved > budget.Moved.Number()) && !(budget.Told.Given() && heads.Told > budget.Told.Number())
		}
		for _, a := range r.Alternatives.Found {
			n, moved := teller.count(a.Programme)
			heads, _ := teller.byHead().count(a.Programme)
			report := check.Programme(book, a.Programme)
			if !report.OK() || report.Cost != a.Cost || n != a.Changes || moved != a.Moved || heads.Told != a.People {
				t.Fatalf("%d hard violations, cost %v, changes %v, %d told, %d moved; said to be %+v", report.Hard, report.Cost, n, heads.Told, moved, a)
			}
		}
		compareAlternatives(t, book, r.Programme, r.Alternatives, ask, every, within)
		seen[kindOfAlternatives(r.Alternatives)]++
	})
	t.Log(seen)
	for _, kind := range []string{"all", "none", "some"} {
		if seen[kind] == 0 {
			t.Errorf("%s: %d events; they are too much alike", kind, seen[kind])
		}
	}
}

func someAlternatives(t *rapid.T) solver.AskAlternatives {
	return solver.AskAlternatives{Number: rapid.SampledFrom([]int{2, 5, 8, 12}).Draw(t, "alternatives"), Differ: rapid.SampledFrom([]int{0, 1, 1, 2, 2, 3}).Draw(t, "differ")}
}

func someAllowance(t *rapid.T) solver.Allowance {
	switch rapid.IntRange(0, 5).Draw(t, "allowance") {
	case 0:
		return solver.Allowance{Given: true, Amount: rapid.SampledFrom([]int{0, 1, 3, 30}).Draw(t, "amount")}
	case 1:
		return solver.Allowance{Percent: rapid.SampledFrom([]int{5, 50, 200}).Draw(t, "percent")}
	}
	return solver.Allowance{}
}

// kindOfAlternatives says how many of those that were asked for were found.
func kindOfAlternatives(as *solver.Alternatives) string {
	switch len(as.Found) {
	case as.Asked - 1:
		return "all"
	case 0:
		return "none"
	}
	return "some"
}

// compareAlternatives holds alternatives against the programmes there are, of which those within
// are as good.
func compareAlternatives(t rapid.TB, book *rules.Book, first *model.Programme, as *solver.Alternatives, ask solver.AskAlternatives, every []*model.Programme, within func(*model.Programme) bool) {
	t.Helper()
	if ask.Differ > 0 && as.Differ != ask.Differ || as.Differ < 1 {
		t.Fatalf("they are to differ in %d sessions, and asked was %d", as.Differ, ask.Differ)
	}
	known := []*model.Programme{first}
	for k, a := range as.Found {
		if !within(a.Programme) {
			t.Fatalf("alternative %d is not within what was asked: cost %v, changes %+v", k, a.Cost, a.Changes)
		}
		for i, p := range known {
			if n := differing(book.Event(), a.Programme, p); n < as.Differ || n != a.Differs[i] {
				t.Fatalf("alternative %d differs in %d sessions from programme %d, not in %d, and was to in %d", k, n, i, a.Differs[i], as.Differ)
			}
		}
		known = append(known, a.Programme)
	}
	if len(as.Found) == as.Asked-1 {
		if as.NoMore || as.Stopped != "" {
			t.Fatalf("all were found, and yet: %+v", as)
		}
		return
	}
	if !as.NoMore || as.Stopped != "" {
		t.Fatalf("%d of %d were found, and it was not proved that there is no other: stopped by %q", len(as.Found), as.Asked-1, as.Stopped)
	}
	for _, p := range every {
		apart := !slices.ContainsFunc(known, func(k *model.Programme) bool { return differing(book.Event(), p, k) < as.Differ })
		if apart && within(p) {
			t.Fatalf("it is said that there is no other, and there is %v", p.Placements)
		}
	}
}

// differing returns how many sessions are elsewhere in one programme than in another.
func differing(e *model.Event, p, q *model.Programme) (n int) {
	place := func(list []model.Placement) string {
		if len(list) == 0 {
			return "nowhere"
		}
		return fmt.Sprint(list[0].Start, list[0].Room)
	}
	of, other := p.BySession(len(e.Sessions)), q.BySession(len(e.Sessions))
	for s := range e.Sessions {
		n += one(place(of[s]) != place(other[s]))
	}
	return n
}
