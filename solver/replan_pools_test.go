package solver_test

import (
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Kits and ceilings count when as little as possible is to change: the least is that of
// trying every programme and asking the judges.
func TestReplanHeedsKitsAndCeilings(t *testing.T) {
	const least, enough, most = 200, 5, 3000 // events, of which so many have something to move
	type asked struct {
		book    *rules.Book
		problem *csp.Problem
		from    *model.Programme
	}
	drawn := rapid.Custom(func(t *rapid.T) *asked {
		e := randevent.Event(t, "R08")
		randevent.Crowded(t, e)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			return nil // the settings drawn make no sense
		}
		p := compile.Problem(book)
		return &asked{book, p, somewhere(t, p)}
	})
	moved, impossible := 0, 0
	for seed := 0; seed < least || seed < most && moved < enough; seed++ {
		q := drawn.Example(seed)
		if q == nil || len(q.problem.Pools) == 0 {
			continue
		}
		former := q.problem.NewFormer(q.from, func(model.State) int { return 1 })
		fewest, found, all := fewestChanges(q.book, q.problem, former)
		if !all {
			continue
		}
		r, err := planner(q.book.Event()).Replan(t.Context(), solver.ReplanOptions{Options: solver.Options{Seed: 1, Workers: 1}, From: q.from, Budget: solver.Budget{}})
		switch {
		case err != nil:
			t.Fatal(err)
		case !found:
			impossible++
			if r.Verdict != solver.Impossible {
				t.Fatalf("seed %d: verdict %s where there is no programme", seed, r.Verdict)
			}
		case r.Verdict != solver.Optimal || q.problem.Count(former, q.problem.Assignment(r.Programme)) != fewest:
			t.Fatalf("seed %d: verdict %s, changes %v, want %v", seed, r.Verdict, r.Changes, fewest)
		case fewest[csp.OtherTime] > 0:
			moved++
		}
	}
	if moved < enough || impossible < enough {
		t.Errorf("%d were moved, %d impossible: the test tests nothing", moved, impossible)
	}
}

// somewhere draws a programme of candidates that can break every other rule.
func somewhere(t *rapid.T, p *csp.Problem) *model.Programme {
	x := make(csp.Assignment, len(p.Activities))
	for a := range x {
		x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
		if options := placesOf(p, a); len(options) > 0 {
			x[a] = rapid.SampledFrom(options).Draw(t, "place")
		}
	}
	return p.Programme(x)
}

func placesOf(p *csp.Problem, a int) (places []csp.Place) {
	c := &p.Activities[a].Candidates
	for k, s := range c.Starts {
		for r := range p.Rooms {
			if c.Rooms[k].Has(model.RoomIndex(r)) {
				places = append(places, csp.Place{Start: s, Room: model.RoomIndex(r)})
			}
		}
	}
	return places
}

// fewestChanges tries every programme; all is false if there are too many.
func fewestChanges(book *rules.Book, p *csp.Problem, former *csp.Former) (least csp.ChangeCount, found, all bool) {
	options := make([][]csp.Place, len(p.Activities))
	number := 1
	for a := range options {
		options[a] = placesOf(p, a)
		if p.Activities[a].Optional {
			options[a] = append(options[a], csp.Place{Start: csp.Unplaced, Room: model.NoRoom})
		}
		if number *= len(options[a]); number > 1500 {
			return least, false, false
		}
	}
	x := make(csp.Assignment, len(options))
	for n := range number {
		for a, places := range options {
			x[a] = places[n%len(places)]
			n /= len(places)
		}
		if n := p.Count(former, x); (!found || slices.Compare(n[:], least[:]) < 0) && check.Programme(book, p.Programme(x)).OK() {
			least, found = n, true
		}
	}
	return least, found, true
}
