package portfolio

import (
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Rooms that are chosen anew leave the starts as they are, of all that is placed, pass the judges, and cost what the
// best rooms of those starts do, as trying all of them shows: where one stretch has them all at
// once, and no more than before where each has a few.
func TestRoomsOfTheTimesFoundAreTheBest(t *testing.T) {
	const least, enough, most = 60, 10, 2000 // events, of which so many get better rooms
	type found struct {
		book *rules.Book
		p    *csp.Problem
		x    csp.Assignment
	}
	drawn := rapid.Custom(func(t *rapid.T) *found {
		book, faults := rules.Bind(randevent.Event(t, rapid.SampledFrom([]string{"R06", "R07", "R13", "R14", "R61"}).Draw(t, "rule")))
		if len(faults) > 0 {
			return nil // the settings drawn make no sense
		}
		p := compile.Problem(book)
		randevent.Penalties(t, p)
		x, clashes := localsearch.New(p, rapid.Uint64().Draw(t, "seed")).Run(t.Context(), localsearch.Limits{Work: 20_000})
		if clashes > 0 {
			return nil
		}
		return &found{book, p, x}
	})
	better := 0
	for seed := 0; seed < least || seed < most && better < enough; seed++ {
		f := drawn.Example(seed)
		if f == nil {
			continue
		}
		n := newNeighbourhood(f.p, uint64(seed))
		whole := n.newRooming(f.x)
		whole.stretch(t.Context(), 0)
		n.roomed = 2
		few := n.newRooming(f.x)
		few.sweep(t.Context(), func() bool { return true })
		if best := cheapestRooms(f.book, f.p, f.x); f.p.Cost(whole.x) != best {
			t.Fatalf("seed %d: rooms cost %v, the best %v", seed, f.p.Cost(whole.x), best)
		}
		if f.p.Cost(few.x).Compare(f.p.Cost(f.x)) > 0 {
			t.Fatalf("seed %d: in stretches of two rooms cost %v, %v before", seed, f.p.Cost(few.x), f.p.Cost(f.x))
		}
		for _, r := range []*rooming{whole, few} {
			if r.better != (f.p.Cost(r.x).Compare(f.p.Cost(f.x)) < 0) {
				t.Fatalf("seed %d: better %v at %v, %v before", seed, r.better, f.p.Cost(r.x), f.p.Cost(f.x))
			}
			if !slices.EqualFunc(r.x, f.x, func(a, b csp.Place) bool { return a.Start == b.Start || a.Start == csp.Unplaced }) {
				t.Fatalf("seed %d: a start moved", seed)
			}
			if !check.Programme(f.book, f.p.Programme(r.x)).OK() {
				t.Fatalf("seed %d: the judges refuse the rooms", seed)
			}
		}
		if whole.better {
			better++
		}
	}
	if better < enough {
		t.Errorf("%d programmes get better rooms: the test tests little", better)
	}
}

// cheapestRooms tries all rooms with the starts of x, and to leave out what is optional, and returns the least that those cost which
// the judges let pass.
func cheapestRooms(book *rules.Book, p *csp.Problem, x csp.Assignment) (best csp.Cost) {
	y := slices.Clone(x)
	best = p.Cost(x)
	var choose func(a int)
	choose = func(a int) {
		if a == len(y) {
			if p.Cost(y).Compare(best) < 0 && check.Programme(book, p.Programme(y)).OK() {
				best = p.Cost(y)
			}
			return
		}
		if y[a].Start == csp.Unplaced {
			choose(a + 1)
			return
		}
		for r := range p.Rooms {
			if y[a].Room = model.RoomIndex(r); p.Activities[a].Candidates.Has(y[a]) {
				choose(a + 1)
			}
		}
		if y[a] = x[a]; p.Activities[a].Optional {
			y[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
			choose(a + 1)
			y[a] = x[a]
		}
	}
	choose(0)
	return best
}
