package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Growing is the formula grown on demand: how little has to change? Only activities that
// are opened have variables for where they are; each other one stands where it was, or
// has vanished. That is a relaxation: what no model of it can have, no programme has; and
// a model in which nothing has vanished is a programme. It grows with what the question
// touches, not with the event.
//
// For an activity with a place before, [stay] says that it is there; clauses tie it to
// the variables of the opened ones:
//
//	stay b  ->  a is not where the places of a and b exclude each other
//
// so that a core of stay literals names the activities of which one has to move.
type Growing struct {
	f      *Formula
	former *csp.Former
	// at is where activities were: Unplaced if nowhere, at no candidate, or, of merged
	// sessions that were apart, in several places. stay says that an activity is there, 0
	// for those that were nowhere or in several places.
	at    csp.Assignment
	stay  []sat.Lit
	spots [][]spot // by activity

	opened    []bool
	order     []csp.ActivityIndex // opened, in that order
	relations [][]int32           // of each activity
	sameRoom  []sameRoom
	respites  []*frees // that are stated
}

// spot is a place that sessions of one activity had, with what is true if the activity is
// there, and if it is on another day, at another time and in another room.
type spot struct {
	was                                  *csp.Was // of the first of the sessions
	sessions                             int
	at                                   csp.Place // Unplaced if the place is no candidate
	stay, otherDay, otherTime, otherRoom sat.Lit
}

// NewGrowing writes to a builder what is known at first: the activities that cannot stay
// are opened, and of two that exclude each other one goes. Optional activities without a
// place before get none. What rooms that hold several activities can hold is left for
// [Growing.Refine].
func NewGrowing(p *csp.Problem, to sat.Builder, former *csp.Former) *Growing {
	n := len(p.Activities)
	o := &Growing{
		f: &Formula{
			p: p, mode: Asserted, rooms: EagerRooms, to: to,
			activities: make([]activityVars, n), inRooms: map[roomsOf]sat.Lit{}, within: map[poolUse]sat.Lit{},
		},
		former: former, at: make(csp.Assignment, n), stay: make([]sat.Lit, n), spots: make([][]spot, n),
		opened: make([]bool, n), relations: make([][]int32, n),
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		o.relations[r.A] = append(o.relations[r.A], int32(i))
		o.relations[r.B] = append(o.relations[r.B], int32(i))
	}
	o.groupRooms()
	for a := range o.at {
		o.at[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
		o.gatherSpots(csp.ActivityIndex(a))
		if spots := o.spots[a]; len(spots) == 1 {
			o.at[a], o.stay[a] = spots[0].at, spots[0].stay
		}
	}
	o.separate()
	for a := range o.at {
		if o.at[a].Start == csp.Unplaced && (len(o.spots[a]) > 0 || !p.Activities[a].Optional) {
			o.open(csp.ActivityIndex(a))
		}
	}
	return o
}

// gatherSpots finds the places that the sessions of an activity had.
func (o *Growing) gatherSpots(a csp.ActivityIndex) {
	for _, s := range o.f.p.Activities[a].Sessions {
		was := &o.former.Was[s]
		if !was.Placed {
			continue
		}
		i := slices.IndexFunc(o.spots[a], func(k spot) bool { return k.was.Start == was.Start && k.was.Room == was.Room })
		if i < 0 {
			i = len(o.spots[a])
			k := spot{was: was, at: o.f.p.FormerPlace(a, was)}
			for _, m := range []*sat.Lit{&k.stay, &k.otherDay, &k.otherTime, &k.otherRoom} {
				*m = o.f.to.NewVar()
			}
			o.spots[a] = append(o.spots[a], k)
		}
		o.spots[a][i].sessions++
	}
}

// separate states which activities cannot both stay.
func (o *Growing) separate() {
	p := o.f.p
	for _, c := range p.Clashes(o.at) {
		o.f.to.Add(o.stay[c.A].Not(), o.stay[c.B].Not())
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		a, b := o.at[r.A], o.at[r.B]
		if a.Start != csp.Unplaced && b.Start != csp.Unplaced && !p.Keeps(r, a, b) {
			o.f.to.Add(o.stay[r.A].Not(), o.stay[r.B].Not())
		}
	}
}

// on returns the literal that says that an optional activity is placed, which it has
// before it is opened too: one that stays is placed.
func (o *Growing) on(a csp.ActivityIndex) sat.Lit {
	v := &o.f.activities[a]
	if v.on == 0 {
		v.on = o.f.to.NewVar()
		if o.stay[a] != 0 {
			o.f.to.Add(o.stay[a].Not(), v.on)
		}
	}
	return v.on
}

// Open opens activities that are not open yet, in that order.
func (o *Growing) Open(some []csp.ActivityIndex) {
	for _, a := range some {
		if !o.opened[a] {
			o.open(a)
		}
	}
}

// Opened returns the activities that are open, in the order in which they were opened.
func (o *Growing) Opened() []csp.ActivityIndex { return slices.Clone(o.order) }

// Refine opens the activities that have vanished from a model or, if there are none, adds
// clauses about the rooms that hold, and the pools that serve, more than they can in it, the
// groups that use more rooms than they may, the time that people need and lack, and the rooms
// that are laid out anew too often.
// It reports whether there was anything to do; if not, the model is a programme.
func (o *Growing) Refine(value func(sat.Lit) bool) bool {
	some := false
	for a, stay := range o.stay {
		if stay != 0 && !o.opened[a] && !value(stay) {
			o.open(csp.ActivityIndex(a))
			some = true
		}
	}
	if some {
		return true
	}
	x := o.Decode(value)
	rooms, pools, limits := o.emptyRooms(x), o.relievePools(x), o.relieveRoomLimits(x)
	respites, refits := o.relieveRespites(x), o.relieveRefits(x)
	return rooms || pools || limits || respites || refits
}

// Stay returns the literals that say of activities that they are where their sessions were.
func (o *Growing) Stay() (stay []sat.Lit) {
	for _, spots := range o.spots {
		for i := range spots {
			stay = append(stay, spots[i].stay)
		}
	}
	return stay
}

// Home is what one of [Growing.Stay] says: that an activity is where it was.
type Home struct {
	Activity csp.ActivityIndex
	At       csp.Place // Unplaced if that is no candidate
	Only     bool      // all sessions of the activity were there
}

// Homes returns what each of [Growing.Stay] says.
func (o *Growing) Homes() (homes []Home) {
	for a, spots := range o.spots {
		for i := range spots {
			homes = append(homes, Home{csp.ActivityIndex(a), spots[i].at, len(spots) == 1})
		}
	}
	return homes
}

// On returns the literals that say of optional activities that had a place that they have one.
func (o *Growing) On() (on []sat.Lit) {
	for i := range o.spots {
		if a := csp.ActivityIndex(i); len(o.spots[a]) > 0 && o.f.p.Activities[a].Optional {
			on = append(on, o.on(a))
		}
	}
	return on
}

// Decode reads the places out of a model from which nothing has vanished.
func (o *Growing) Decode(value func(sat.Lit) bool) csp.Assignment {
	x := slices.Clone(o.at)
	for _, a := range o.order {
		x[a] = o.f.place(a, value)
	}
	return x
}

// open gives an activity variables for where it is, and ties it to all others.
func (o *Growing) open(a csp.ActivityIndex) {
	o.opened[a] = true
	o.f.addActivity(a)
	for i := range o.spots[a] {
		o.tie(a, &o.spots[a][i])
	}
	for b := range o.at {
		if x := csp.ActivityIndex(b); x != a && !o.opened[b] && o.at[b].Start != csp.Unplaced {
			o.keepOut(a, x)
		}
	}
	for _, i := range o.relations[a] {
		r := &o.f.p.Relations[i]
		switch b := r.A + r.B - a; {
		case o.opened[b]:
			o.f.addRelation(r)
		case o.at[b].Start != csp.Unplaced:
			o.keepRelated(r, a, b)
		}
	}
	for _, b := range o.order {
		for _, g := range o.sameRoom {
			o.f.addRelation(&csp.Relation{A: a, B: b, Kind: csp.Apart, Gap: g.turnaround, After: g.turnaround, Where: g.pairs})
		}
	}
	o.order = append(o.order, a)
	o.joinRespites(a)
}
