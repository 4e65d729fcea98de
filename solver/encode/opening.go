package encode

import (
	"slices"

	"programme/model"
	"programme/solver/sat"
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
	former *Former
	at     Assignment // where activities were, Unplaced if nowhere or at no candidate
	// By activity, 0 for those that had no place: whether it stays, and what changes.
	stay, otherDay, otherTime, otherRoom []sat.Lit

	opened    []bool
	order     []ActivityIndex // opened, in that order
	relations [][]int32       // of each activity
	sameRoom  []sameRoom
}

// sameRoom is the condition that two activities are in the same room, one of those with
// that turnaround.
type sameRoom struct {
	turnaround model.Minutes
	pairs      *RoomPairs
}

// NewOpening writes to a builder what is known at first: the activities that cannot stay
// are opened, and of two that exclude each other one goes. Optional activities without a
// place before get none. What rooms that hold several activities can hold is left for
// [Opening.Refine].
func NewOpening(p *Problem, to sat.Builder, former *Former) *Opening {
	n := len(p.Activities)
	o := &Opening{
		f: &Formula{
			p: p, mode: Asserted, rooms: EagerRooms, to: to,
			activities: make([]activityVars, n), inRooms: map[roomsOf]sat.Lit{},
		},
		former: former, at: make(Assignment, n),
		stay: make([]sat.Lit, n), otherDay: make([]sat.Lit, n), otherTime: make([]sat.Lit, n), otherRoom: make([]sat.Lit, n),
		opened: make([]bool, n), relations: make([][]int32, n),
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		o.relations[r.A] = append(o.relations[r.A], int32(i))
		o.relations[r.B] = append(o.relations[r.B], int32(i))
	}
	o.groupRooms()
	for a := range o.at {
		o.at[a] = p.formerPlace(ActivityIndex(a), &former.Was[a])
		if former.Was[a].Placed {
			for _, lits := range [][]sat.Lit{o.stay, o.otherDay, o.otherTime, o.otherRoom} {
				lits[a] = to.NewVar()
			}
		}
	}
	o.separate()
	for a := range o.at {
		if o.at[a].Start == Unplaced && (former.Was[a].Placed || !p.Activities[a].Optional) {
			o.open(ActivityIndex(a))
		}
	}
	return o
}

// formerPlace returns the place that an activity had, if that is a candidate.
func (p *Problem) formerPlace(a ActivityIndex, was *Was) Place {
	nowhere := Place{Unplaced, model.NoRoom}
	if !was.Placed || was.Room == model.NoRoom {
		return nowhere
	}
	s, known := p.startAt(was.Start)
	c := &p.Activities[a].Candidates
	if i, found := slices.BinarySearch(c.Starts, s); !known || !found || !c.Rooms[i].Has(was.Room) {
		return nowhere
	}
	return Place{s, was.Room}
}

// startAt returns the index of an instant among the starts, and whether it is one.
func (p *Problem) startAt(t model.Instant) (StartIndex, bool) {
	s := p.First(t)
	return s, int(s) < len(p.Starts) && p.Starts[s] == t
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
			pairs := &RoomPairs{With: make([]RoomSet, len(p.Rooms))}
			for k := range pairs.With {
				pairs.With[k] = NewRoomSet(len(p.Rooms))
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
		if a.Start != Unplaced && b.Start != Unplaced && r.Where.Meets(a.Room, b.Room) && !p.Allows(r, a.Start, b.Start) {
			o.f.to.Add(o.stay[r.A].Not(), o.stay[r.B].Not())
		}
	}
}

// Soft returns what each kind of change costs, as soft literals.
func (o *Opening) Soft() (costs [ChangeKinds]Objective) {
	changed := make([]sat.Lit, len(o.stay))
	for a, stay := range o.stay {
		was := &o.former.Was[a]
		switch {
		case stay == 0 && o.opened[a]: // new
			changed[a] = sat.True
		case stay == 0:
			changed[a] = sat.False
		case was.Differs:
			changed[a] = sat.True
		default:
			changed[a] = stay.Not()
		}
		if stay == 0 {
			continue
		}
		for kind, m := range o.moves(ActivityIndex(a)) {
			if m != 0 {
				costs[kind].Soft = append(costs[kind].Soft, sat.Soft{Lit: m.Not(), Weight: 1})
			}
		}
		if o.f.p.Activities[a].Optional {
			costs[Dropped].Soft = append(costs[Dropped].Soft, sat.Soft{Lit: o.on(ActivityIndex(a)), Weight: 1})
		}
	}
	told := &objective{Formula: o.f}
	for _, s := range o.former.Stakes {
		told.tell(s, changed)
	}
	costs[Told] = told.Objective
	return costs
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

// LimitMoves states that at most so many activities that had a place are elsewhere.
func (o *Opening) LimitMoves(most int) {
	var moves []sat.Lit
	for _, stay := range o.stay {
		if stay != 0 {
			moves = append(moves, stay.Not())
		}
	}
	sat.AtMost(o.f.to, most, moves)
}

// LimitTold states that telling people takes no more than that.
func (o *Opening) LimitTold(most int) {
	told := o.Soft()[Told]
	unit := int64(0)
	for _, s := range told.Soft {
		unit = gcd(s.Weight, unit)
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

// Moves returns the objective of moving as few activities that had a place as can be.
func (o *Opening) Moves() (moves Objective) {
	for _, stay := range o.Stay() {
		moves.Soft = append(moves.Soft, sat.Soft{Lit: stay, Weight: 1})
	}
	return moves
}

// moves returns the literals that say how an activity has moved, by kind of change.
func (o *Opening) moves(a ActivityIndex) (kinds [ChangeKinds]sat.Lit) {
	kinds[OtherDay], kinds[OtherTime], kinds[OtherRoom] = o.otherDay[a], o.otherTime[a], o.otherRoom[a]
	return kinds
}

// on returns the literal that says that an optional activity is placed, which it has
// before it is opened too.
func (o *Opening) on(a ActivityIndex) sat.Lit {
	v := &o.f.activities[a]
	if v.on == 0 {
		v.on = o.f.to.NewVar()
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
			o.open(ActivityIndex(a))
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
func (o *Opening) emptyRooms(x Assignment) bool {
	p, some := o.f.p, false
	for r := range p.Rooms {
		most := p.Rooms[r].Parallel
		if most == 1 || most >= len(p.Activities) {
			continue
		}
		var in []ActivityIndex
		for a, place := range x {
			if place.Start != Unplaced && place.Room == model.RoomIndex(r) {
				in = append(in, ActivityIndex(a))
			}
		}
		for _, late := range in {
			q := x[late].Start
			var there []ActivityIndex
			for _, a := range in {
				if x[a].Start <= q && p.span(a, x[a].Start).End > p.Starts[q] && len(there) <= most {
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
func (o *Opening) forbidTogether(list []ActivityIndex, r model.RoomIndex, q StartIndex) {
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

// Stay returns the literals that say of activities that they are where they were.
func (o *Opening) Stay() []sat.Lit {
	return slices.DeleteFunc(slices.Clone(o.stay), func(m sat.Lit) bool { return m == 0 })
}

// Decode reads the places out of a model from which nothing has vanished.
func (o *Opening) Decode(value func(sat.Lit) bool) Assignment {
	x := slices.Clone(o.at)
	for _, a := range o.order {
		x[a] = o.f.place(a, value)
	}
	return x
}

// open gives an activity variables for where it is, and ties it to all others.
func (o *Opening) open(a ActivityIndex) {
	o.opened[a] = true
	o.f.addActivity(a)
	if o.stay[a] != 0 {
		o.tie(a)
	}
	for b := range o.at {
		if x := ActivityIndex(b); x != a && !o.opened[b] && o.at[b].Start != Unplaced {
			o.keepOut(a, x)
		}
	}
	for _, i := range o.relations[a] {
		r := &o.f.p.Relations[i]
		switch b := r.A + r.B - a; {
		case o.opened[b]:
			o.f.addRelation(r)
		case o.at[b].Start != Unplaced:
			o.keepRelated(r, a, b)
		}
	}
	for _, b := range o.order {
		for _, g := range o.sameRoom {
			o.f.addRelation(&Relation{A: a, B: b, Kind: Apart, Gap: g.turnaround, After: g.turnaround, Where: g.pairs})
		}
	}
	o.order = append(o.order, a)
}

// tie says what it means for an opened activity to stay, and what else is a change.
func (o *Opening) tie(a ActivityIndex) {
	f, was := o.f, &o.former.Was[a]
	v, stay := &f.activities[a], o.stay[a]
	for _, m := range o.staying(a) {
		f.to.Add(stay.Not(), m)
	}
	if len(v.starts) == 0 {
		return
	}
	as := &objective{Formula: f}
	day := model.DateIn(was.Start, f.p.Event.Zone)
	otherDay := as.startsWhere(a, func(i int) bool { return model.DateIn(f.p.Starts[v.starts[i]], f.p.Event.Zone) != day })
	f.to.Add(otherDay.Not(), o.otherDay[a])
	otherTime := as.startsWhere(a, func(i int) bool { return f.p.Starts[v.starts[i]] != was.Start })
	f.to.Add(otherTime.Not(), o.otherTime[a])
	f.to.Add(f.inOther(a, was.Room).Not(), o.otherRoom[a])
}

// staying returns what is true in a model in which an opened activity stays. One whose
// room was not said stays where it starts as before, in whatever room.
func (o *Opening) staying(a ActivityIndex) []sat.Lit {
	was := &o.former.Was[a]
	lits, possible := []sat.Lit(nil), false
	switch s, known := o.f.p.startAt(was.Start); {
	case o.at[a].Start != Unplaced:
		lits, possible = o.f.assume(nil, a, o.at[a])
	case was.Room == model.NoRoom && known:
		lits, possible = o.f.assumeStart(nil, a, s)
	}
	if !possible {
		return []sat.Lit{sat.False}
	}
	return lits
}

// keepOut keeps an opened activity out of the room of one that stays.
func (o *Opening) keepOut(a, b ActivityIndex) {
	p, there := o.f.p, o.at[b]
	room := &p.Rooms[there.Room]
	in := o.f.activities[a].in
	if room.Parallel > 1 || in == nil || in[there.Room] == 0 {
		return
	}
	taken := p.span(b, there.Start)
	starts := o.f.activities[a].starts
	from, _ := slices.BinarySearch(starts, p.First(taken.Start.Add(-room.Turnaround-p.Activities[a].Minutes)+1))
	to, _ := slices.BinarySearch(starts, p.First(taken.End.Add(room.Turnaround)))
	if from < to {
		o.forbid(a, b, from, to, in[there.Room].Not())
	}
}

// keepRelated keeps an opened activity away from what a relation to one that stays
// forbids.
func (o *Opening) keepRelated(r *Relation, a, b ActivityIndex) {
	p, there := o.f.p, o.at[b]
	var unless []sat.Lit
	if r.Where != nil {
		rooms := NewRoomSet(len(p.Rooms))
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
func (o *Opening) forbid(a, b ActivityIndex, from, to int, unless ...sat.Lit) {
	o.f.clause = append(o.f.clause[:0], o.stay[b].Not())
	o.f.or(unless...)
	o.f.orOff(a)
	o.f.orStartsOutside(a, from, to)
	o.f.end()
}
