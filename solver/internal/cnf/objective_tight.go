package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// tightCells is up to how many candidates in rooms a relaxation says what is tight in them: as
// many clauses as their rooms take, three times over.
const tightCells = 1_000_000

// Tight charges, room by room, for each two instants at which one session ends and another
// starts with too little between. There is at most one activity that does either: so
// literals for ends and starts are enough, and pairs of activities are not looked at. Where
// layouts count there is one for each of them, and one for each of merged sessions.
//
// A relaxation charges nothing for activities without a room, nor where there are too many
// candidates.
func (o *objective) Tight(k *csp.Tight) {
	if o.roomed != nil && o.cellsIn(k.Rooms) > tightCells {
		return
	}
	if k.One {
		o.tightIn(k, model.NoRoom, k.Rooms)
		return
	}
	for r := range o.p.Rooms {
		if k.Rooms.Has(model.RoomIndex(r)) {
			only := csp.NewRoomSet(len(o.p.Rooms))
			only.Add(model.RoomIndex(r))
			o.tightIn(k, model.RoomIndex(r), only)
		}
	}
}

// tightIn charges for what is tight in some rooms that count as one.
func (o *objective) tightIn(k *csp.Tight, room model.RoomIndex, rooms csp.RoomSet) {
	t := &turns{objective: o, k: k, room: room, rooms: rooms, lits: map[turn]sat.Lit{}, at: map[use]sat.Lit{}}
	t.gather()
	t.chargeAll()
}

// cellsIn returns how many candidates of all activities are in some rooms.
func (o *objective) cellsIn(rooms csp.RoomSet) (n int) {
	for a := range o.activities {
		for _, set := range o.activities[a].sets {
			n += set.Common(rooms)
		}
	}
	return n
}

// turns is what is tight in one room, or in several that count as one.
type turns struct {
	*objective
	k            *csp.Tight
	room         model.RoomIndex // NoRoom for several
	rooms        csp.RoomSet
	ends, starts map[model.Instant][]use
	lits         map[turn]sat.Lit
	at           map[use]sat.Lit
}

// use is an activity at a position of its candidates.
type use struct {
	activity csp.ActivityIndex
	at       int
}

// turn is a session of an activity that ends, or starts, at an instant.
type turn struct {
	at     model.Instant
	starts bool
	number int   // among the sessions of its activity
	layout int32 // anyLayout for whatever it has
}

const anyLayout = -1

// gather finds when candidates in the room end and start.
func (t *turns) gather() {
	t.ends, t.starts = map[model.Instant][]use{}, map[model.Instant][]use{}
	for x := range t.activities {
		v := &t.activities[x]
		if v.in == nil {
			continue
		}
		if _, possible := t.inOneOf(csp.ActivityIndex(x), t.rooms); !possible {
			continue
		}
		for i, s := range v.starts {
			if v.sets == nil || v.sets[i].Common(t.rooms) > 0 {
				span := t.p.Span(csp.ActivityIndex(x), s)
				t.ends[span.End] = append(t.ends[span.End], use{csp.ActivityIndex(x), i})
				t.starts[span.Start] = append(t.starts[span.Start], use{csp.ActivityIndex(x), i})
			}
		}
	}
}

// chargeAll charges for all pairs of instants.
func (t *turns) chargeAll() {
	starts := slices.Sorted(maps.Keys(t.starts))
	for _, end := range slices.Sorted(maps.Keys(t.ends)) {
		first, _ := slices.BinarySearch(starts, end)
		for _, start := range starts[first:] {
			gap := start.Sub(end)
			if gap >= t.k.Minutes+t.k.More {
				break
			}
			if !alone(t.ends[end], t.starts[start]) {
				t.chargeTurn(end, start, max(0, t.k.Minutes-gap))
			}
		}
	}
}

// alone reports whether the only activity of one list is the only one of the other.
func alone(a, b []use) bool {
	return len(a) == 1 && len(b) == 1 && a[0].activity == b[0].activity
}

// chargeTurn charges for what is missing between two instants: so much, and more where the
// layouts differ.
func (t *turns) chargeTurn(end, start model.Instant, missing model.Minutes) {
	more := t.k.Minutes + t.k.More - start.Sub(end) - missing
	for i := range t.most(t.ends[end]) {
		for j := range t.most(t.starts[start]) {
			if missing > 0 {
				both := t.to.NewVar()
				t.to.Add(t.turn(turn{end, false, i, anyLayout}).Not(), t.turn(turn{start, true, j, anyLayout}).Not(), both)
				t.charge(t.k.Penalty, both, int(missing))
			}
			if more > 0 {
				t.chargeChange(end, start, i, j, int(more))
			}
		}
	}
}

// chargeChange charges where the layout changes between two sessions.
func (t *turns) chargeChange(end, start model.Instant, i, j, more int) {
	change := sat.Lit(0)
	for _, from := range t.layouts(t.ends[end], i) {
		for _, to := range t.layouts(t.starts[start], j) {
			if !t.k.Changes(from, to) {
				continue
			}
			if change == 0 {
				change = t.to.NewVar()
			}
			t.to.Add(t.turn(turn{end, false, i, from}).Not(), t.turn(turn{start, true, j, to}).Not(), change)
		}
	}
	if change != 0 {
		t.charge(t.k.Penalty, change, more)
	}
}

// most returns how many sessions one of the activities has at most.
func (t *turns) most(list []use) (n int) {
	for _, u := range list {
		n = max(n, len(t.k.Layouts[u.activity]))
	}
	return n
}

// layouts returns the layouts that the sessions with that number have, ascending.
func (t *turns) layouts(list []use, number int) (some []int32) {
	for _, u := range list {
		if own := t.k.Layouts[u.activity]; number < len(own) {
			some = append(some, own[number])
		}
	}
	slices.Sort(some)
	return slices.Compact(some)
}

// turn returns a literal that is true in every model in which such a session ends, or starts,
// then in the room. It is the root of a tree: a variable that stands in as many clauses as
// there are activities would be decided on before any of them has a place.
func (t *turns) turn(what turn) sat.Lit {
	if m, known := t.lits[what]; known {
		return m
	}
	list := t.ends[what.at]
	if what.starts {
		list = t.starts[what.at]
	}
	var level []sat.Lit
	for _, u := range list {
		if own := t.k.Layouts[u.activity]; what.number < len(own) && (what.layout == anyLayout || own[what.number] == what.layout) {
			level = append(level, t.there(u))
		}
	}
	t.lits[what] = treeOf(t.to, level)
	return t.lits[what]
}

// there returns a literal that is true in every model in which the activity is at a candidate
// in the room.
func (t *turns) there(u use) sat.Lit {
	if m, known := t.at[u]; known {
		return m
	}
	m := t.to.NewVar()
	t.at[u] = m
	t.clause = append(t.clause[:0], m)
	if !t.k.One {
		t.or(t.activities[u.activity].in[t.room].Not())
	} else if in, _ := t.inOneOf(u.activity, t.rooms); in != 0 {
		t.or(in.Not())
	}
	t.orOff(u.activity)
	t.orStartsOutside(u.activity, u.at, u.at+1)
	t.end()
	return m
}
