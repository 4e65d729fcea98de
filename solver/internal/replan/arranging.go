package replan

import (
	"slices"

	"programme/solver/internal/csp"
)

// arranging is a search for places of what has to move at a node, for which nothing moves that is
// not free: by rooms and relations alone, so that only that there are none is a proof.
type arranging struct {
	room   *roomFor
	free   set
	open   map[int][]open // by stay
	placed []placed
	left   int // places that may be tried
}

// open is a place for which nothing moves that is not free, and what moves for it.
type open struct {
	csp.Place
	way []int
}

// placed is a stay whose activity has its place.
type placed struct {
	stay int
	at   csp.Place
}

// mostArranged is how many places are tried at most at a node.
const mostArranged = 5_000

// arranged reports whether what has to move at a node may all have places, as far as is soon found
// out; false is a proof that it has none.
func (m *movers) arranged(f *frame) bool {
	a := arranging{room: m.room, free: f.free, open: map[int][]open{}, left: mostArranged}
	return a.find(f.must)
}

// find finds places for some stays' activities, beside those that are placed, and for those whose
// places they take: first for the one that has the fewest left.
func (a *arranging) find(moves []int) bool {
	best, least := -1, []open(nil)
	for i, stay := range moves {
		if !a.room.of(stay).known {
			continue // anywhere
		}
		var fitting []open
		for _, p := range a.openTo(stay) {
			if a.fits(stay, p.Place) {
				fitting = append(fitting, p)
			}
		}
		if len(fitting) == 0 {
			return false
		}
		if best < 0 || len(fitting) < len(least) {
			best, least = i, fitting
		}
	}
	if best < 0 {
		return true
	}
	stay, others := moves[best], slices.Delete(slices.Clone(moves), best, best+1)
	for _, p := range least {
		if a.left--; a.left < 0 {
			return true // perhaps
		}
		a.placed = append(a.placed, placed{stay, p.Place})
		found := a.find(a.with(others, p.way))
		if a.placed = a.placed[:len(a.placed)-1]; found {
			return true
		}
	}
	return false
}

// with adds what is in a way, and has no place yet, to what moves.
func (a *arranging) with(moves, way []int) []int {
	moves = slices.Clone(moves)
	for _, stay := range way {
		if !slices.Contains(moves, stay) && !slices.ContainsFunc(a.placed, func(p placed) bool { return p.stay == stay }) {
			moves = append(moves, stay)
		}
	}
	return moves
}

// openTo returns the places of a stay's activity for which nothing moves that is not free.
func (a *arranging) openTo(stay int) []open {
	list, known := a.open[stay]
	if !known {
		x := a.room.of(stay)
		is := make([]bool, len(x.ways))
		for k, way := range x.ways {
			is[k] = !slices.ContainsFunc(way, func(other int) bool { return !a.free.has(other) })
		}
		for i, at := range x.places {
			if k := x.wayOf[i]; is[k] {
				list = append(list, open{at, x.ways[k]})
			}
		}
		a.open[stay] = list
	}
	return list
}

// fits reports whether the activity of a stay can be at a place beside those that are placed.
func (a *arranging) fits(stay int, at csp.Place) bool {
	x := a.room.homes[stay].Activity
	return !slices.ContainsFunc(a.placed, func(p placed) bool { return a.room.excludes(x, at, a.room.homes[p.stay].Activity, p.at) })
}
