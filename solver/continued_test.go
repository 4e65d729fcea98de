package solver_test

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/generate"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"

	"pgregory.net/rapid"
)

// legal draws a small event and a programme that keeps its hard rules, with all of them.
func legal(t *rapid.T) (book *rules.Book, from, some *model.Programme, all []*model.Programme) {
	book, from = replanning(t)
	all, ok := everyProgramme(book)
	if !ok || len(all) == 0 {
		t.Skip("no programme, or too many to try")
	}
	return book, from, rapid.SampledFrom(all).Draw(t, "programme"), all
}

func TestNothingWorseComesOfGoingOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, _, some, _ := legal(t)
		was := csp.Cost(check.Programme(book, some).Cost)
		for _, o := range []solver.Options{{Effort: 1}, {Effort: 2000, Seed: 2}} {
			r, err := planner(book.Event()).Solve(context.Background(), solver.SolveOptions{Options: o, Continue: some})
			if err != nil || r.Programme == nil || was.Compare(r.Cost) < 0 {
				t.Fatalf("from a cost of %v: %v, %+v", was, err, r)
			}
		}
	})
}

// Of an event that is too large to be solved with so little effort.
func TestNothingWorseComesOfALittleMore(t *testing.T) {
	e, _ := generate.Event(generate.Options{Sessions: 150, Load: 0.8, Seed: 1})
	good := solve(t, e, solver.Options{Seed: 1, Effort: 300_000})
	anew := solve(t, e, solver.Options{Seed: 2, Effort: 1})
	if anew.Programme != nil && csp.Cost(anew.Cost).Compare(good.Cost) <= 0 {
		t.Fatal("it can be solved with so little")
	}
	r, err := planner(e).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Seed: 2, Effort: 1}, Continue: good.Programme})
	if err != nil || r.Programme == nil || csp.Cost(good.Cost).Compare(r.Cost) < 0 {
		t.Errorf("from %v: %v, %v", good.Cost, r.Cost, err)
	}
	if r.Bound == [9]int{} {
		t.Error("nothing is proved: the run did not begin at the programme")
	}
}

func TestNothingThatChangesMoreComesOfGoingOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, from, some, _ := legal(t)
		was, _ := newTeller(book, from).count(some)
		cost := csp.Cost(check.Programme(book, some).Cost)
		r, err := planner(book.Event()).Replan(context.Background(), solver.ReplanOptions{Options: solver.Options{Effort: 1}, From: from, Continue: some})
		if err != nil || r.Programme == nil {
			t.Fatalf("%v, %+v", err, r)
		}
		if order := compareChanges(r.Changes, was); order > 0 || order == 0 && cost.Compare(r.Cost) < 0 {
			t.Fatalf("from %v at %v to %v at %v", was, cost, r.Changes, r.Cost)
		}
	})
}

// Whatever the judges let pass, the run can begin at, and it is the problem's own.
func TestEveryProgrammeCanBeGoneOnFrom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, _, some, _ := legal(t)
		p := compile.Problem(book)
		x, search := p.Assignment(some), localsearch.New(p, 1)
		if search.Start(x); !search.Holds(x) {
			t.Fatalf("%v is free of clashes", x)
		}
	})
}

func TestWhatBreaksARuleIsAHint(t *testing.T) {
	broken := 0
	rapid.Check(t, func(t *rapid.T) {
		book, from := replanning(t)
		if check.Programme(book, from).OK() {
			t.Skip("it keeps every rule")
		}
		broken++
		r, err := planner(book.Event()).Solve(context.Background(), solver.SolveOptions{Options: solver.Options{Effort: 500}, Continue: from})
		if err != nil || r.Programme != nil && !check.Programme(book, r.Programme).OK() {
			t.Fatalf("%v, %+v", err, r)
		}
	})
	if broken < 10 {
		t.Errorf("%d programmes broke a rule", broken)
	}
}

func TestInterruptedAtOnceIsWhatItWentOnFrom(t *testing.T) {
	e := fixture(t, "feasible-by-a-hair")
	some := solve(t, e, solver.Options{Seed: 1, Effort: effort}).Programme
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := planner(e).Solve(ctx, solver.SolveOptions{Options: solver.Options{Seed: 1, Workers: 1}, Continue: some})
	if err != nil || r.Verdict != solver.Feasible || r.Stopped != "interrupt" || r.Programme != some || r.Bound != [9]int{} {
		t.Errorf("%v, %v", r, err)
	}
}

// A what-if that is interrupted at once answers with what it went on from, and counts its changes
// as any other.
func TestInterruptedAtOnceWhatIfIsWhatItWentOnFrom(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	within, beyond, twice := 0, 0, 0
	same := func(t *rapid.T) {
		book, from, some, _ := legal(t)
		budget := someBudget(t)
		r, err := planner(book.Event()).Replan(ended, solver.ReplanOptions{From: from, Continue: some, Budget: budget})
		if err != nil || r.Stopped != "interrupt" || r.Bound != (solver.Changes{}) {
			t.Fatalf("%v, %+v", err, r)
		}
		want, moved := newTeller(book, from).count(some)
		heads, _ := newTeller(book, from).byHead().count(some)
		switch {
		case slices.ContainsFunc(from.BySession(len(book.Event().Sessions)), func(p []model.Placement) bool { return len(p) > 1 }):
			twice++
		case budget.Told.Given() && heads.Told > budget.Told.Number() || budget.Moved.Given() && moved > budget.Moved.Number():
			if beyond++; r.Verdict != solver.Unknown || r.Programme != nil {
				t.Fatalf("%+v is beyond %+v: %+v", want, budget, r)
			}
		default:
			within++
			if r.Verdict != solver.Feasible || r.Programme != some || r.Changes != want || r.Moved != moved || r.People != heads.Told || r.Cost != check.Programme(book, some).Cost {
				t.Fatalf("%s: %+v, %d moved, %d told; want %+v, %d, %d\n%s", r.Verdict, r.Changes, r.Moved, r.People, want, moved, heads.Told, replannedWords(book, from, some))
			}
		}
	}
	for round := 0; round < 5 && (within < 10 || beyond < 10); round++ { // each kind is one event of five
		rapid.Check(t, same)
	}
	if within < 10 || beyond < 10 {
		t.Errorf("%d within, %d beyond the budget, %d with a session twice: the events drawn are too much alike", within, beyond, twice)
	}
}
