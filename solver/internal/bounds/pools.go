package bounds

import (
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// crowded returns a certificate for each set of activities that need more than pools have
// of what they use: of pools that all of them use, together, since some bind at some times.
func crowded(p *csp.Problem) (found []Certificate) {
	seen := make([]bool, len(p.Pools))
	for i := range p.Pools {
		if seen[i] || p.Pools[i].Timeless || p.Pools[i].Delayed() {
			continue
		}
		k := &supply{p: p}
		for j := i; j < len(p.Pools); j++ {
			if a, b := &p.Pools[i], &p.Pools[j]; !b.Timeless && !b.Delayed() && a.Before == b.Before && a.After == b.After && sameMembers(a, b) {
				seen[j] = true
				k.pools = append(k.pools, b)
			}
		}
		c, over := k.check()
		if !over {
			continue
		}
		for j := len(k.pools) - 1; j >= 0 && len(k.pools) > 1; j-- {
			fewer := &supply{p, slices.Delete(slices.Clone(k.pools), j, j+1)}
			if still, over := fewer.check(); over {
				k, c = fewer, still
			}
		}
		c.Pool = k.pools[0]
		for _, pool := range k.pools {
			c.Uses = append(c.Uses, pool.Instance)
		}
		found = append(found, c)
	}
	return found
}

// sameMembers reports whether the same activities use two pools.
func sameMembers(a, b *csp.Pool) bool {
	return slices.EqualFunc(a.Members, b.Members, func(m, n csp.PoolMember) bool { return m.Activity == n.Activity })
}

// supply is pools that the same activities use: at each time as many can be used as of the
// one that has fewest of those that all of them use then.
type supply struct {
	p     *csp.Problem
	pools []*csp.Pool
}

// unlimited is how many can be used where no pool binds.
const unlimited = math.MaxInt32

// check looks for an overload: members that need more than there is at the times that they
// may have. Where not all of their places take from a pool, rooms are counted beside: those
// in which all do hold together no more than the pool.
func (k *supply) check() (Certificate, bool) {
	anywhere := resource{room: model.NoRoom, parallel: 1}
	var members []int // of the pools, those that count
	conditional := false
	for i := range k.pools[0].Members {
		u := use{activity: k.pools[0].Members[i].Activity, minutes: unlimited, after: k.pools[0].Before + k.pools[0].After}
		a := &k.p.Activities[u.activity]
		u.starts = a.Candidates.Starts
		may := false
		u.units = unlimited
		for _, pool := range k.pools {
			m := &pool.Members[i]
			minutes, units := least(m)
			u.minutes, u.units = min(u.minutes, minutes), min(u.units, units)
			conditional = conditional || !usesAlways(m)
			may = may || k.mayUse(pool, m)
		}
		if may && !a.Optional {
			members, anywhere.uses = append(members, i), append(anywhere.uses, u)
		}
	}
	var rooms []part
	each := int64(1) // units that each use takes at least, where those count for one
	if conditional {
		rooms = k.inRooms(members)
		each = fewest(&anywhere)
	}
	var parts []part
	binds := false
	for _, whole := range partsOf(k.p, &anywhere) {
		inside := slices.DeleteFunc(slices.Clone(rooms), func(r part) bool { return !whole.Contains(r.Interval) })
		pools, bound := k.pools, make([]bool, len(inside))
		if conditional {
			pools, bound = k.binding(inside, members)
		}
		limited := len(pools) > 0 && limit(&whole, pools, each)
		binds = binds || limited
		switch {
		case !conditional && limited:
			parts = append(parts, whole)
		case limited:
			parts = append(parts, divided(whole, inside, bound, len(parts))...)
		case !conditional: // there is no end of it
			return Certificate{}, false
		default:
			parts = append(parts, inside...)
		}
	}
	if !binds {
		return Certificate{}, false
	}
	return check(k.p, parts)
}

// usesAlways reports whether a member uses a pool wherever and whenever it is.
func usesAlways(m *csp.PoolMember) bool {
	return slices.ContainsFunc(m.Uses, func(u csp.PoolUse) bool { return u.Rooms == nil && u.From == (model.Interval{}) })
}

// least returns minutes for which a member uses a pool at least where it does, and the
// units that it takes then at least.
func least(m *csp.PoolMember) (minutes model.Minutes, units int64) {
	minutes, units = m.Uses[0].Minutes, int64(m.Uses[0].Takes())
	for i := range m.Uses {
		u := &m.Uses[i]
		minutes, units = min(minutes, u.Minutes), min(units, int64(u.Takes()))
	}
	for i := range m.Uses {
		u := &m.Uses[i]
		if n := int64(u.Takes()); u.Rooms == nil && u.From == (model.Interval{}) && int64(u.Minutes)*n > int64(minutes)*units {
			minutes, units = u.Minutes, n
		}
	}
	return minutes, units
}

// fewest makes all uses of a resource take one unit, and returns how many they take at least.
func fewest(r *resource) int64 {
	units := int64(unlimited)
	for i := range r.uses {
		units = min(units, r.uses[i].units)
		r.uses[i].units = 1
	}
	return units
}

// mayUse reports whether a member has a candidate with which it uses a pool.
func (k *supply) mayUse(pool *csp.Pool, m *csp.PoolMember) bool {
	for i, s := range k.p.Activities[m.Activity].Candidates.Starts {
		for r := range k.p.Rooms {
			if k.p.Activities[m.Activity].Candidates.Rooms[i].Has(model.RoomIndex(r)) && k.takes(pool, m, s, model.RoomIndex(r)) {
				return true
			}
		}
	}
	return false
}

// takes reports whether a member uses a pool at a place.
func (k *supply) takes(pool *csp.Pool, m *csp.PoolMember, s csp.StartIndex, r model.RoomIndex) bool {
	return slices.ContainsFunc(m.Uses, func(u csp.PoolUse) bool {
		return (u.Rooms == nil || u.Rooms.Has(r)) && pool.Taken(&u, k.p.Starts[s]).Minutes() > 0
	})
}

// inRooms returns the stretches of rooms for the members.
func (k *supply) inRooms(members []int) (rooms []part) {
	for r := range k.p.Rooms {
		room := resource{room: model.RoomIndex(r), parallel: int64(k.p.Rooms[r].Parallel)}
		for _, i := range members {
			a := &k.p.Activities[k.pools[0].Members[i].Activity]
			room.uses = append(room.uses, use{k.pools[0].Members[i].Activity, startsIn(a, room.room), a.Minutes, k.p.Rooms[r].Turnaround, 1})
		}
		rooms = append(rooms, partsOf(k.p, &room)...)
	}
	return rooms
}

// binding returns the pools that all use in the same of some rooms' stretches, and which
// these are: in all of them or else in those of the first pool that all use in some.
func (k *supply) binding(rooms []part, members []int) (pools []*csp.Pool, bound []bool) {
	for _, pool := range k.pools {
		own := make([]bool, len(rooms))
		for i := range rooms {
			own[i] = k.bound(pool, &rooms[i], members)
		}
		everywhere := !slices.Contains(own, false)
		switch {
		case !slices.Contains(own, true):
		case len(pools) == 0, everywhere && slices.Contains(bound, false):
			pools, bound = []*csp.Pool{pool}, own
		case slices.Equal(own, bound):
			pools = append(pools, pool)
		}
	}
	return pools, bound
}

// bound reports whether all that may be in a stretch of a room uses a pool there.
func (k *supply) bound(pool *csp.Pool, room *part, members []int) bool {
	from, to := k.p.First(room.Start), k.p.First(room.End)
	for _, i := range members {
		m := &pool.Members[i]
		for _, s := range startsIn(&k.p.Activities[m.Activity], room.Room) {
			if from <= s && s < to && !k.takes(pool, m, s, room.Room) {
				return false
			}
		}
	}
	return true
}

// divided returns the parts of a time in which some places use the pools: the time itself
// where all do, unless the rooms have less; else the rooms, those in which all places use
// the pools within it. They come after so many others.
func divided(whole part, rooms []part, bound []bool, before int) []part {
	var minutes, sessions int64
	for i := range rooms {
		minutes, sessions = minutes+rooms[i].minutes, sessions+rooms[i].sessions
	}
	few := whole.minutes < minutes || whole.sessions < sessions
	if few && !slices.Contains(bound, false) {
		return []part{whole}
	}
	takes := map[csp.ActivityIndex]int64{}
	for i, a := range whole.activities {
		takes[a] = whole.takes[i]
	}
	var parts []part
	for i := range rooms {
		r := rooms[i]
		if bound[i] && few {
			r.within = before + len(rooms)
			r.takes = slices.Clone(r.takes)
			for j, a := range r.activities { // which is measured against both
				r.takes[j] = min(r.takes[j], takes[a])
			}
		}
		parts = append(parts, r)
	}
	if few {
		whole.activities, whole.takes = nil, nil
		parts = append(parts, whole)
	}
	return parts
}

// limit makes a stretch of which one is there one of what pools have, so many units counted
// as one, and reports whether there is an end of it.
func limit(one *part, pools []*csp.Pool, each int64) (limited bool) {
	outer := model.Interval{Start: one.Start.Add(-pools[0].Before), End: one.End.Add(pools[0].After)}
	turns := []model.Instant{outer.Start, one.Start, one.End, outer.End}
	for _, pool := range pools {
		turns = append(turns, pool.During.Start, pool.During.End)
		for _, v := range pool.Stay {
			turns = append(turns, v.Start, v.End)
		}
	}
	slices.Sort(turns)
	turns = slices.Compact(turns)
	most, area := int64(0), int64(0)
	for i, t := range turns {
		if t < outer.Start || t >= outer.End {
			continue
		}
		have := left(pools, t)
		if have < unlimited {
			have /= each
		}
		area += have * int64(turns[i+1].Sub(t))
		if t >= one.Start && t < one.End {
			most = max(most, have)
		}
	}
	one.minutes, one.sessions = min(area, most*one.minutes), most*one.sessions
	return most < unlimited
}

// left returns how many units of all of the pools can be used at t.
func left(pools []*csp.Pool, t model.Instant) int64 {
	n := unlimited
	for _, pool := range pools {
		if pool.During.Start <= t && t < pool.During.End {
			n = min(n, max(0, pool.Left(t)))
		}
	}
	return int64(n)
}
