package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// tie says what it means for an opened activity to stay where sessions of it were, and
// what else is a change of those.
func (o *Growing) tie(a csp.ActivityIndex, k *spot) {
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
func (o *Growing) staying(a csp.ActivityIndex, k *spot) []sat.Lit {
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
func (o *Growing) keepOut(a, b csp.ActivityIndex) {
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
func (o *Growing) keepRelated(r *csp.Relation, a, b csp.ActivityIndex) {
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
func (o *Growing) forbid(a, b csp.ActivityIndex, from, to int, unless ...sat.Lit) {
	o.f.clause = append(o.f.clause[:0], o.stay[b].Not())
	o.f.or(unless...)
	o.f.orOff(a)
	o.f.orStartsOutside(a, from, to)
	o.f.end()
}
