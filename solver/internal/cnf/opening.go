package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Opening is a formula for the question how little has to change. Only activities that
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
type Opening struct {
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
}

// spot is a place that sessions of one activity had, with what is true if the activity is
// there, and if it is on another day, at another time and in another room.
type spot struct {
	was                                  *csp.Was // of the first of the sessions
	sessions                             int
	at                                   csp.Place // Unplaced if the place is no candidate
	stay, otherDay, otherTime, otherRoom sat.Lit
}

// sameRoom is the condition that two activities are in the same room, one of those with
// that turnaround.
type sameRoom struct {
	turnaround model.Minutes
	pairs      *csp.RoomPairs
}

// NewOpening writes to a builder what is known at first: the activities that cannot stay
// are opened, and of two that exclude each other one goes. Optional activities without a
// place before get none. What rooms that hold several activities can hold is left for
// [Opening.Refine].
func NewOpening(p *csp.Problem, to sat.Builder, former *csp.Former) *Opening {
	n := len(p.Activities)
	o := &Opening{
		f: &Formula{
			p: p, mode: Asserted, rooms: EagerRooms, to: to,
			activities: make([]activityVars, n), inRooms: map[roomsOf]sat.Lit{},
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
func (o *Opening) gatherSpots(a csp.ActivityIndex) {
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

// groupRooms makes the conditions "in the same room".
func (o *Opening) groupRooms() {
	p := o.f.p
	for r := range p.Rooms {
		if p.Rooms[r].Parallel > 1 {
			continue
		}
		i := slices.IndexFunc(o.sameRoom, func(g sameRoom) bool { return g.turnaround == p.Rooms[r].Turnaround })
		if i < 0 {
			i = len(o.sameRoom)
			pairs := &csp.RoomPairs{With: make([]csp.RoomSet, len(p.Rooms))}
			for k := range pairs.With {
				pairs.With[k] = csp.NewRoomSet(len(p.Rooms))
			}
			o.sameRoom = append(o.sameRoom, sameRoom{p.Rooms[r].Turnaround, pairs})
		}
		o.sameRoom[i].pairs.With[r].Add(model.RoomIndex(r))
	}
}

// separate states which activities cannot both stay.
func (o *Opening) separate() {
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

// Soft returns what each kind of change costs, as soft literals.
func (o *Opening) Soft() (costs [csp.ChangeKinds]Objective) {
	changed := make([]sat.Lit, len(o.former.Was)) // by session
	for i := range o.spots {
		a, placed := csp.ActivityIndex(i), int64(0)
		for k := range o.spots[a] {
			spot := &o.spots[a][k]
			n := int64(spot.sessions)
			costs[csp.OtherDay].add(spot.otherDay.Not(), n)
			costs[csp.OtherTime].add(spot.otherTime.Not(), n)
			costs[csp.OtherRoom].add(spot.otherRoom.Not(), n)
			placed += n
		}
		if placed > 0 && o.f.p.Activities[a].Optional {
			costs[csp.Dropped].add(o.on(a), placed)
		}
		for _, s := range o.f.p.Activities[a].Sessions {
			changed[s] = o.changed(a, &o.former.Was[s])
		}
	}
	told := &objective{Formula: o.f}
	for _, s := range o.former.Stakes {
		told.tell(s, changed)
	}
	costs[csp.Told] = told.Objective
	return costs
}

// changed returns what is true if people are to be told of a session of an activity.
func (o *Opening) changed(a csp.ActivityIndex, was *csp.Was) sat.Lit {
	switch {
	case was.Differs:
		return sat.True
	case was.Placed:
		k := slices.IndexFunc(o.spots[a], func(k spot) bool { return k.was.Start == was.Start && k.was.Room == was.Room })
		return o.spots[a][k].stay.Not()
	case !o.f.p.Activities[a].Optional: // new, and has to be placed
		return sat.True
	case len(o.spots[a]) > 0: // new, if those that it is merged with are not dropped
		return o.on(a)
	}
	return sat.False // gets no place
}

// add adds a literal that is to be true.
func (o *Objective) add(m sat.Lit, weight int64) {
	o.Soft = append(o.Soft, sat.Soft{Lit: m, Weight: weight})
}

// Lexical returns an objective in which any amount of the first outweighs the second.
// Its cost divided by scale, and the remainder, are those of the two.
func Lexical(first, second Objective) (o Objective, scale int) {
	scale = second.Base + 1
	for _, s := range second.Soft {
		scale += int(s.Weight)
	}
	o.Base = first.Base*scale + second.Base
	for _, s := range first.Soft {
		o.Soft = append(o.Soft, sat.Soft{Lit: s.Lit, Weight: s.Weight * int64(scale)})
	}
	o.Soft = append(o.Soft, second.Soft...)
	return o, scale
}

// LimitMoves states that at most so many sessions that had a place are elsewhere.
func (o *Opening) LimitMoves(most int) {
	var moves []sat.Lit
	for _, spots := range o.spots {
		for i := range spots {
			for range spots[i].sessions {
				moves = append(moves, spots[i].stay.Not())
			}
		}
	}
	sat.AtMost(o.f.to, most, moves)
}

// LimitTold states that telling people takes no more than that.
func (o *Opening) LimitTold(most int) {
	told := o.Soft()[csp.Told]
	unit := int64(0)
	for _, s := range told.Soft {
		unit = csp.GCD(s.Weight, unit)
	}
	var each []sat.Lit // as often as its weight counts
	for _, s := range told.Soft {
		for range s.Weight / unit {
			each = append(each, s.Lit.Not())
		}
	}
	if left := most - told.Base; left < 0 || unit == 0 {
		sat.AtMost(o.f.to, left, each)
	} else {
		sat.AtMost(o.f.to, left/int(unit), each)
	}
}

// Moves returns the objective of moving as few sessions that had a place as can be.
func (o *Opening) Moves() (moves Objective) {
	for _, spots := range o.spots {
		for i := range spots {
			moves.add(spots[i].stay, int64(spots[i].sessions))
		}
	}
	return moves
}

// on returns the literal that says that an optional activity is placed, which it has
// before it is opened too: one that stays is placed.
func (o *Opening) on(a csp.ActivityIndex) sat.Lit {
	v := &o.f.activities[a]
	if v.on == 0 {
		v.on = o.f.to.NewVar()
		if o.stay[a] != 0 {
			o.f.to.Add(o.stay[a].Not(), v.on)
		}
	}
	return v.on
}

// Refine opens the activities that have vanished from a model or, if there are none, adds
// clauses about the rooms that hold, and the pools that serve, more than they can in it.
// It reports whether there was anything to do; if not, the model is a programme.
func (o *Opening) Refine(value func(sat.Lit) bool) bool {
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
	rooms, pools := o.emptyRooms(x), o.relievePools(x)
	return rooms || pools
}

// emptyRooms adds, for each start at which a room that holds several activities holds too
// many, a clause that says that one of those goes. It reports whether there was any.
func (o *Opening) emptyRooms(x csp.Assignment) bool {
	p, some := o.f.p, false
	for r := range p.Rooms {
		most := p.Rooms[r].Parallel
		if most == 1 || most >= len(p.Activities) {
			continue
		}
		var in []csp.ActivityIndex
		for a, place := range x {
			if place.Start != csp.Unplaced && place.Room == model.RoomIndex(r) {
				in = append(in, csp.ActivityIndex(a))
			}
		}
		for _, late := range in {
			q := x[late].Start
			var there []csp.ActivityIndex
			for _, a := range in {
				if x[a].Start <= q && p.Span(a, x[a].Start).End > p.Starts[q] && len(there) <= most {
					there = append(there, a)
				}
			}
			if len(there) > most {
				o.forbidTogether(there, model.RoomIndex(r), q)
				some = true
			}
		}
	}
	return some
}

// forbidTogether adds that not all of some activities cover a start in a room.
func (o *Opening) forbidTogether(list []csp.ActivityIndex, r model.RoomIndex, q csp.StartIndex) {
	o.f.clause = o.f.clause[:0]
	for _, a := range list {
		if !o.opened[a] {
			o.f.or(o.stay[a].Not())
			continue
		}
		o.f.orOff(a)
		o.f.or(o.f.activities[a].in[r].Not())
		from, to := o.f.coverage(a, q, 0)
		o.f.orStartsOutside(a, from, to)
	}
	o.f.end()
}

// Stay returns the literals that say of activities that they are where their sessions were.
func (o *Opening) Stay() (stay []sat.Lit) {
	for _, spots := range o.spots {
		for i := range spots {
			stay = append(stay, spots[i].stay)
		}
	}
	return stay
}

// Decode reads the places out of a model from which nothing has vanished.
func (o *Opening) Decode(value func(sat.Lit) bool) csp.Assignment {
	x := slices.Clone(o.at)
	for _, a := range o.order {
		x[a] = o.f.place(a, value)
	}
	return x
}

// open gives an activity variables for where it is, and ties it to all others.
func (o *Opening) open(a csp.ActivityIndex) {
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
}

// tie says what it means for an opened activity to stay where sessions of it were, and
// what else is a change of those.
func (o *Opening) tie(a csp.ActivityIndex, k *spot) {
	f, was := o.f, k.was
	v := &f.activities[a]
	for _, m := range o.staying(a, k) {
		f.to.Add(k.stay.Not(), m)
	}
	if len(v.starts) == 0 {
		return
	}
	as := &objective{Formula: f}
	day := model.DateIn(was.Start, f.p.Event.Zone)
	otherDay := as.startsWhere(a, func(i int) bool { return model.DateIn(f.p.Starts[v.starts[i]], f.p.Event.Zone) != day })
	f.to.Add(otherDay.Not(), k.otherDay)
	otherTime := as.startsWhere(a, func(i int) bool { return f.p.Starts[v.starts[i]] != was.Start })
	f.to.Add(otherTime.Not(), k.otherTime)
	f.to.Add(f.inOther(a, was.Room).Not(), k.otherRoom)
}

// staying returns what is true in a model in which an opened activity stays where sessions
// of it were. Where their room was not said, it stays if it starts as before, in whatever
// room.
func (o *Opening) staying(a csp.ActivityIndex, k *spot) []sat.Lit {
	was := k.was
	lits, possible := []sat.Lit(nil), false
	switch s, known := o.f.p.StartAt(was.Start); {
	case k.at.Start != csp.Unplaced:
		lits, possible = o.f.assume(nil, a, k.at)
	case was.Room == model.NoRoom && known:
		lits, possible = o.f.assumeStart(nil, a, s)
	}
	if !possible {
		return []sat.Lit{sat.False}
	}
	return lits
}

// keepOut keeps an opened activity out of the room of one that stays.
func (o *Opening) keepOut(a, b csp.ActivityIndex) {
	p, there := o.f.p, o.at[b]
	room := &p.Rooms[there.Room]
	in := o.f.activities[a].in
	if room.Parallel > 1 || in == nil || in[there.Room] == 0 {
		return
	}
	taken := p.Span(b, there.Start)
	starts := o.f.activities[a].starts
	from, _ := slices.BinarySearch(starts, p.First(taken.Start.Add(-room.Turnaround-p.Activities[a].Minutes)+1))
	to, _ := slices.BinarySearch(starts, p.First(taken.End.Add(room.Turnaround)))
	if from < to {
		o.forbid(a, b, from, to, in[there.Room].Not())
	}
}

// keepRelated keeps an opened activity away from what a relation to one that stays
// forbids.
func (o *Opening) keepRelated(r *csp.Relation, a, b csp.ActivityIndex) {
	p, there := o.f.p, o.at[b]
	var unless []sat.Lit
	if r.Where != nil {
		rooms := csp.NewRoomSet(len(p.Rooms))
		for room := range p.Rooms {
			x, y := model.RoomIndex(room), there.Room
			if a == r.B {
				x, y = y, x
			}
			if r.Where.Meets(x, y) {
				rooms.Add(model.RoomIndex(room))
			}
		}
		m, possible := o.f.inOneOf(a, rooms)
		if !possible {
			return
		}
		if m != 0 {
			unless = []sat.Lit{m.Not()}
		}
	}
	starts := o.f.activities[a].starts
	eachStretch(len(starts), func(i int) bool {
		x, y := starts[i], there.Start
		if a == r.B {
			x, y = y, x
		}
		return !p.Allows(r, x, y)
	}, func(from, to int) { o.forbid(a, b, from, to, unless...) })
}

// forbid adds that a starts at none of its candidates from <= i < to if b stays, unless
// one of the literals holds.
func (o *Opening) forbid(a, b csp.ActivityIndex, from, to int, unless ...sat.Lit) {
	o.f.clause = append(o.f.clause[:0], o.stay[b].Not())
	o.f.or(unless...)
	o.f.orOff(a)
	o.f.orStartsOutside(a, from, to)
	o.f.end()
}
