package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// poolUse names the literal that says that an activity takes a pool at a moment by being
// at one of some candidate starts.
type poolUse struct {
	activity csp.ActivityIndex
	from, to int // candidates
}

// addPools states that no more use a pool than may, at each of its moments t:
//
//	start from which the use covers t     ->  covers t
//	covers t, and in a room of the use    ->  uses the pool at t, for each use
//	at most so many of the activities use the pool at t
//
// A use that depends on the room is left out where its activity has no rooms in the
// formula. Pools all of whose uses are whatever the room are stated only if all is true.
func (f *Formula) addPools(all bool) {
	covers := map[poolUse]sat.Lit{}
	for i := range f.p.Pools {
		k := &f.p.Pools[i]
		if !all && !k.AsksRooms() {
			continue
		}
		for _, t := range f.p.Moments(k) {
			f.addPoolAt(covers, k, t)
		}
	}
}

// poolCase is a way in which an activity can use a pool at a moment.
type poolCase struct {
	poolUse
	in sat.Lit // 0 whatever the room
}

// addPoolAt states one moment of a pool.
func (f *Formula) addPoolAt(covers map[poolUse]sat.Lit, k *csp.Pool, t model.Instant) {
	var users [][]poolCase // by activity that can use the pool at t
	for _, m := range k.Members {
		var cases []poolCase
		for i := range m.Uses {
			if c, possible := f.poolCase(k, m.Activity, &m.Uses[i], t); possible {
				cases = append(cases, c)
			}
		}
		if len(cases) > 0 {
			users = append(users, cases)
		}
	}
	most := k.Left(t)
	if len(users) <= most {
		return
	}
	cells := make([]sat.Lit, 0, len(users))
	for _, cases := range users {
		cell := sat.False
		if most > 0 {
			cell = f.to.NewVar()
			cells = append(cells, cell)
		}
		for _, c := range cases {
			m, known := covers[c.poolUse]
			if !known {
				m = f.to.NewVar()
				covers[c.poolUse] = m
				f.clause = append(f.clause[:0], m)
				f.orStartsOutside(c.activity, c.from, c.to)
				f.end()
			}
			f.begin(k.Instance)
			f.orOff(c.activity)
			f.or(m.Not(), cell)
			if c.in != 0 {
				f.or(c.in.Not())
			}
			f.end()
		}
	}
	switch {
	case most == 1:
		sat.AtMostOne(f.to, cells)
	case most > 1:
		sat.AtMost(f.to, most, cells)
	}
}

// poolCase returns how an activity can use a pool at t by one of its uses, and whether it
// can as far as the formula tells.
func (f *Formula) poolCase(k *csp.Pool, x csp.ActivityIndex, u *csp.PoolUse, t model.Instant) (c poolCase, possible bool) {
	v := &f.activities[x]
	span := f.p.Covering(k, u, t)
	c.activity = x
	c.from, _ = slices.BinarySearch(v.starts, span.From)
	c.to, _ = slices.BinarySearch(v.starts, span.To)
	if c.from >= c.to {
		return c, false
	}
	if u.Rooms == nil {
		return c, true
	}
	if v.in == nil {
		return c, false
	}
	c.in, possible = f.inOneOf(x, u.Rooms)
	return c, possible
}
