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

// addPools states that no more of a pool is used than there is, at each of its moments t:
//
//	start from which the use covers t     ->  covers t
//	covers t, and in a room of the use    ->  uses the pool at t, for each use
//	the activities use at most so many units of the pool at t
//
// A use that depends on the room is left out where its activity has no rooms in the
// formula. Pools all of whose uses are whatever the room are stated only if all is true.
func (f *Formula) addPools(all bool) {
	covers := map[poolUse]sat.Lit{}
	for i := range f.p.Pools {
		k := &f.p.Pools[i]
		if !all && !k.AsksRooms() || f.addsOnDemand(k) {
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
	in    sat.Lit // 0 whatever the room
	units int
}

// casesAt returns the ways in which a member can use a pool at t, as far as the formula
// tells, and the units that they take: different numbers, ascending.
func (f *Formula) casesAt(k *csp.Pool, m *csp.PoolMember, t model.Instant) (cases []poolCase, units []int) {
	for i := range m.Uses {
		if c, possible := f.poolCase(k, m.Activity, &m.Uses[i], t); possible {
			cases, units = append(cases, c), append(units, c.units)
		}
	}
	slices.Sort(units)
	return cases, slices.Compact(units)
}

// addPoolAt states one moment of a pool: of each activity, a literal for each number of
// units that it can take says that it takes so many or more, and counts for what that is
// more than the number before.
func (f *Formula) addPoolAt(covers map[poolUse]sat.Lit, k *csp.Pool, t model.Instant) {
	type user struct {
		cases []poolCase
		units []int
	}
	var users []user
	most, all := k.Left(t), 0
	for i := range k.Members {
		if cases, units := f.casesAt(k, &k.Members[i], t); len(cases) > 0 {
			users = append(users, user{cases, units})
			all += units[len(units)-1]
		}
	}
	if all <= most {
		return
	}
	var cells []sat.Weighted
	for _, x := range users {
		for i, units := range x.units {
			cell, below := sat.False, 0
			if i > 0 {
				below = x.units[i-1]
			}
			if units <= most {
				cell = f.to.NewVar()
				cells = append(cells, sat.Weighted{Lit: cell, Weight: units - below})
			}
			for _, c := range x.cases {
				if c.units < units {
					continue
				}
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
	}
	if most > 0 {
		sat.AtMostWeight(f.to, most, cells)
	}
}

// poolCase returns how an activity can use a pool at t by one of its uses, and whether it
// can as far as the formula tells.
func (f *Formula) poolCase(k *csp.Pool, x csp.ActivityIndex, u *csp.PoolUse, t model.Instant) (c poolCase, possible bool) {
	v := &f.activities[x]
	span := f.p.Covering(k, u, t)
	c.activity, c.units = x, u.Takes()
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
