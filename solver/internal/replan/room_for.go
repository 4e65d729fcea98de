package replan

import (
	"encoding/binary"
	"slices"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
)

// roomFor says what has to make room for activities that move: by arithmetic alone, so that most
// nodes of the tree of [movers] that have no programme below them need not ask the formula. It
// looks at rooms and relations; whatever else forbids something is for the formula.
type roomFor struct {
	p         *csp.Problem
	homes     []cnf.Home        // by stay
	inRoom    [][]int           // by room: stays that are in it
	stayOf    []int             // by activity: what says that it stays, -1 for none
	relations [][]*csp.Relation // by activity
	elsewhere []*elsewhere      // by stay, once it was asked for
}

// elsewhere is where the activity of a stay can be but where it was.
type elsewhere struct {
	known  bool // else nothing is said of it
	places []csp.Place
	wayOf  []int // by place: what is in its way
	// ways are, each once, stays that cannot hold if the activity is at a place; none of them, if
	// the place is free. Least are those that have no other one within them.
	ways, least [][]int
}

// mostPlaces is of how many places of an activity it is looked up what is in their way.
const mostPlaces = 20_000

func newRoomFor(p *csp.Problem, homes []cnf.Home) *roomFor {
	f := &roomFor{
		p: p, homes: homes, inRoom: make([][]int, len(p.Rooms)), stayOf: slices.Repeat([]int{-1}, len(p.Activities)),
		relations: make([][]*csp.Relation, len(p.Activities)), elsewhere: make([]*elsewhere, len(homes)),
	}
	for stay, home := range homes {
		if home.Only && home.At.Start != csp.Unplaced {
			f.inRoom[home.At.Room] = append(f.inRoom[home.At.Room], stay)
			f.stayOf[home.Activity] = stay
		}
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		f.relations[r.A] = append(f.relations[r.A], r)
		f.relations[r.B] = append(f.relations[r.B], r)
	}
	return f
}

// of returns where the activity of a stay can be but where it was.
func (f *roomFor) of(stay int) *elsewhere {
	if f.elsewhere[stay] == nil {
		f.elsewhere[stay] = f.look(stay)
	}
	return f.elsewhere[stay]
}

func (f *roomFor) look(stay int) *elsewhere {
	x, home := &elsewhere{}, &f.homes[stay]
	c := &f.p.Activities[home.Activity].Candidates
	for i, start := range c.Starts {
		for r := range f.p.Rooms {
			if at := (csp.Place{Start: start, Room: model.RoomIndex(r)}); c.Rooms[i].Has(at.Room) && at != home.At {
				x.places = append(x.places, at)
			}
		}
	}
	if !home.Only || len(x.places) > mostPlaces {
		return &elsewhere{}
	}
	x.known = true
	index := map[string]int{}
	for _, at := range x.places {
		way := f.inTheWay(home.Activity, at)
		var key []byte
		for _, stay := range way {
			key = binary.AppendUvarint(key, uint64(stay))
		}
		k, seen := index[string(key)]
		if !seen {
			k = len(x.ways)
			index[string(key)] = k
			x.ways = append(x.ways, way)
		}
		x.wayOf = append(x.wayOf, k)
	}
	x.least = leastOf(x.ways)
	return x
}

// inTheWay returns stays that cannot hold if an activity is at a place, ascending.
func (f *roomFor) inTheWay(a csp.ActivityIndex, at csp.Place) (way []int) {
	room, span := &f.p.Rooms[at.Room], f.p.Span(a, at.Start)
	for _, stay := range f.inRoom[at.Room] {
		if b := &f.homes[stay]; b.Activity != a && room.Excludes(span, f.p.Span(b.Activity, b.At.Start)) {
			way = append(way, stay)
		}
	}
	for _, r := range f.relations[a] {
		b := r.A + r.B - a
		if stay := f.stayOf[b]; stay >= 0 && b != a && !f.keeps(r, a, at, f.homes[stay].At) {
			way = append(way, stay)
		}
	}
	slices.Sort(way)
	return slices.Compact(way)
}

// keeps reports whether a relation allows an activity to be at a place and the other one at another.
func (f *roomFor) keeps(r *csp.Relation, a csp.ActivityIndex, at, other csp.Place) bool {
	if r.A == a {
		return f.p.Keeps(r, at, other)
	}
	return f.p.Keeps(r, other, at)
}

// excludes reports whether two places exclude each other by their room or a relation.
func (f *roomFor) excludes(a csp.ActivityIndex, at csp.Place, b csp.ActivityIndex, bt csp.Place) bool {
	if at.Room == bt.Room && f.p.Rooms[at.Room].Excludes(f.p.Span(a, at.Start), f.p.Span(b, bt.Start)) {
		return true
	}
	return slices.ContainsFunc(f.relations[a], func(r *csp.Relation) bool { return r.A+r.B-a == b && !f.keeps(r, a, at, bt) })
}

// leastOf returns those of some lists, each ascending, that have no other one within them, the
// shortest first.
func leastOf(ways [][]int) (least [][]int) {
	ways = slices.Clone(ways)
	slices.SortStableFunc(ways, func(v, w []int) int { return len(v) - len(w) })
	for _, way := range ways {
		within := func(other []int) bool {
			return !slices.ContainsFunc(other, func(stay int) bool { return !slices.Contains(way, stay) })
		}
		if !slices.ContainsFunc(least, within) {
			least = append(least, way)
		}
	}
	return least
}
