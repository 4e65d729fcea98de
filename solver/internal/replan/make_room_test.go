package replan

import (
	"context"
	"slices"
	"testing"

	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// What arithmetic says of what has to move is true of programmes: what moves in one has room where
// the others that move make it, and of some that move, not all of which have room, one more moves
// that is said to. What is in the way of a place is excluded there.
func TestWhatMovesHasRoom(t *testing.T) {
	made, in, arranged := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R01", "R02", "R11", "R13", "R16", "R17", "R19", "R33", "R41", "R43", "R45"}).Draw(t, "rule"))
		if rapid.Bool().Draw(t, "fuller") {
			randevent.Fuller(t, e, 4)
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		near := func() csp.Assignment { // a programme near places that are drawn
			r := newReplan(p, p.Programme(drawPlaces(t, p)), limits.Options{Seed: 1})
			y, _, _ := r.least(context.Background(), r.formula.Moves())
			if y == nil || slices.ContainsFunc(y, func(at csp.Place) bool { return at.Start == csp.Unplaced }) {
				t.Skip("no programme of all")
			}
			return y
		}
		y := near()
		m := newMovers(newReplan(p, p.Programme(near()), limits.Options{Seed: 1}), 1_000_000)
		if m == nil {
			t.Skip("new sessions that may be dropped")
		}
		n := len(m.stays)
		f := &frame{newSet(len(m.parts)), newSet(n), newSet(n), newSet(n), make([]int, n), nil}
		var moved []int
		for stay, home := range m.room.homes {
			f.affordable.add(stay)
			if y[home.Activity] != home.At {
				moved = append(moved, stay)
			}
		}
		for _, stay := range rapid.Permutation(moved).Draw(t, "order") {
			home, at := &m.room.homes[stay], y[m.room.homes[stay].Activity]
			if x := m.room.of(stay); x.known {
				for _, way := range x.ways[x.wayOf[slices.Index(x.places, at)]] {
					if other := &m.room.homes[way]; !p.Excludes(home.Activity, at, other.Activity, other.At) {
						t.Fatalf("%v of activity %d is said to exclude %v of %d", at, home.Activity, other.At, other.Activity)
					}
					in++
				}
			}
			f.must = append(f.must, stay)
			f.free.add(stay)
			more, dead := m.makeRoom(f, m.total)
			if dead || more != nil && !slices.ContainsFunc(more, func(stay int) bool { return slices.Contains(moved, stay) }) {
				t.Fatalf("of %v, which all move, %v: dead %v, one of %v moves, too", moved, f.must, dead, more)
			}
			if more != nil {
				made++
			}
		}
		if len(moved) > 1 {
			arranged++
		}
		if !m.arranged(f) {
			t.Fatalf("%v move, and are said to have no places", moved)
		}
	})
	if made < 3 || in < 10 || arranged < 5 {
		t.Errorf("%d times something had to make room, %d stays were in the way, %d times several moved: the events drawn are too much alike", made, in, arranged)
	}
}
