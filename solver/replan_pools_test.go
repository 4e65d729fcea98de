package solver_test

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver"
	"programme/solver/encode"
	"programme/solver/encode/small"

	"pgregory.net/rapid"
)

// Kits and ceilings count when as little as possible is to change: the least is that of
// trying every programme and asking the judges.
func TestReplanHeedsKitsAndCeilings(t *testing.T) {
	moved, impossible := 0, 0
	drawn := func(t *rapid.T) {
		e := small.Event(t, "R08")
		small.Crowded(t, e)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := encode.Compile(e, book)
		if len(p.Pools) == 0 {
			return
		}
		from := somewhere(t, p)
		former := p.NewFormer(from, func(model.State) int { return 1 })
		least, found, all := fewestChanges(e, book, p, former)
		if !all {
			return
		}
		r, err := solver.Replan(context.Background(), e, book, from, solver.NoBudget, solver.Options{Seed: 1, Workers: 1})
		switch {
		case err != nil:
			t.Fatal(err)
		case !found:
			impossible++
			if r.Verdict != solver.Impossible {
				t.Fatalf("verdict %s where there is no programme", r.Verdict)
			}
		case r.Verdict != solver.Optimal || p.Count(former, p.Assignment(r.Programme)) != least:
			t.Fatalf("verdict %s, changes %v, want %v", r.Verdict, r.Changes, least)
		case least[encode.OtherTime] > 0:
			moved++
		}
	}
	for range 3 {
		rapid.Check(t, drawn)
	}
	if moved == 0 || impossible == 0 {
		t.Errorf("%d were moved, %d impossible: the test tests nothing", moved, impossible)
	}
}

// somewhere draws a programme of candidates that can break every other rule.
func somewhere(t *rapid.T, p *encode.Problem) *model.Programme {
	x := make(encode.Assignment, len(p.Activities))
	for a := range x {
		x[a] = encode.Place{Start: encode.Unplaced, Room: model.NoRoom}
		if options := placesOf(p, a); len(options) > 0 {
			x[a] = rapid.SampledFrom(options).Draw(t, "place")
		}
	}
	return p.Programme(x)
}

func placesOf(p *encode.Problem, a int) (places []encode.Place) {
	c := &p.Activities[a].Candidates
	for k, s := range c.Starts {
		for r := range p.Rooms {
			if c.Rooms[k].Has(model.RoomIndex(r)) {
				places = append(places, encode.Place{Start: s, Room: model.RoomIndex(r)})
			}
		}
	}
	return places
}

// fewestChanges tries every programme; all is false if there are too many.
func fewestChanges(e *model.Event, book *rules.Book, p *encode.Problem, former *encode.Former) (least encode.ChangeCount, found, all bool) {
	options := make([][]encode.Place, len(p.Activities))
	number := 1
	for a := range options {
		options[a] = placesOf(p, a)
		if p.Activities[a].Optional {
			options[a] = append(options[a], encode.Place{Start: encode.Unplaced, Room: model.NoRoom})
		}
		if number *= len(options[a]); number > 1500 {
			return least, false, false
		}
	}
	x := make(encode.Assignment, len(options))
	for n := range number {
		for a, places := range options {
			x[a] = places[n%len(places)]
			n /= len(places)
		}
		if n := p.Count(former, x); (!found || slices.Compare(n[:], least[:]) < 0) && check.Programme(e, book, p.Programme(x)).OK() {
			least, found = n, true
		}
	}
	return least, found, true
}
