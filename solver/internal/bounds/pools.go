package bounds

import (
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// crowded returns a certificate for each pool of which activities need more than there is,
// together with pools of the same members, which have less at some times.
func crowded(p *csp.Problem) (found []Certificate) {
	seen := make([]bool, len(p.Pools))
	for i := range p.Pools {
		if seen[i] {
			continue
		}
		k := &supply{p: p}
		for j := i; j < len(p.Pools); j++ {
			if a, b := &p.Pools[i], &p.Pools[j]; a.Before == b.Before && a.After == b.After && sameMembers(a, b) {
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

func sameMembers(a, b *csp.Pool) bool {
	return slices.EqualFunc(a.Members, b.Members, func(m, n csp.PoolMember) bool {
		return m.Activity == n.Activity && slices.EqualFunc(m.Uses, n.Uses, func(u, v csp.PoolUse) bool {
			return u.Minutes == v.Minutes && u.From == v.From && slices.Equal(u.Rooms, v.Rooms) && (u.Rooms == nil) == (v.Rooms == nil)
		})
	})
}

// supply is the pools that the same activities use in the same way: as many as the one
// that has fewest can be used at a time.
type supply struct {
	p     *csp.Problem
	pools []*csp.Pool
}

// unlimited is how many can be used where no pool binds.
const unlimited = math.MaxInt32

// check looks for an overload: members that need more than there is at the times that they
// may have. Where not all of their places take from the pools, rooms are counted beside:
// those in which all do hold together no more than the pools.
func (k *supply) check() (Certificate, bool) {
	anywhere := resource{room: model.NoRoom, parallel: 1}
	var members []*csp.PoolMember
	conditional := false
	for i := range k.pools[0].Members {
		m := &k.pools[0].Members[i]
		if a := &k.p.Activities[m.Activity]; !a.Optional && k.mayUse(m) {
			members = append(members, m)
			conditional = conditional || !usesAlways(m)
			anywhere.uses = append(anywhere.uses, use{m.Activity, a.Candidates.Starts, least(m), k.margin()})
		}
	}
	var rooms []roomPart
	if conditional {
		rooms = k.inRooms(members)
	}
	var parts []part
	binds := false
	for _, whole := range partsOf(k.p, &anywhere) {
		inside := slices.DeleteFunc(slices.Clone(rooms), func(r roomPart) bool { return !whole.Contains(r.Interval) })
		limited := k.limit(&whole)
		if limited = limited && (!conditional || slices.ContainsFunc(inside, func(r roomPart) bool { return r.bound })); limited {
			binds = true
		}
		switch {
		case !conditional && limited:
			parts = append(parts, whole)
		case limited:
			parts = append(parts, divided(whole, inside, len(parts))...)
		case !conditional: // there is no end of it
			return Certificate{}, false
		default:
			for i := range inside {
				parts = append(parts, inside[i].part)
			}
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

// margin returns how long a use takes besides its minutes.
func (k *supply) margin() model.Minutes { return k.pools[0].Before + k.pools[0].After }

// least returns the minutes of a use that a member has at least where it has one.
func least(m *csp.PoolMember) model.Minutes {
	minutes, always := m.Uses[0].Minutes, model.Minutes(0)
	for i := range m.Uses {
		u := &m.Uses[i]
		minutes = min(minutes, u.Minutes)
		if u.Rooms == nil && u.From == (model.Interval{}) {
			always = max(always, u.Minutes)
		}
	}
	return max(minutes, always)
}

// mayUse reports whether a member has a candidate with which it uses the pools.
func (k *supply) mayUse(m *csp.PoolMember) bool {
	for i, s := range k.p.Activities[m.Activity].Candidates.Starts {
		for r := range k.p.Rooms {
			if k.p.Activities[m.Activity].Candidates.Rooms[i].Has(model.RoomIndex(r)) && k.takes(m, s, model.RoomIndex(r)) {
				return true
			}
		}
	}
	return false
}

// takes reports whether a member uses the pools at a place.
func (k *supply) takes(m *csp.PoolMember, s csp.StartIndex, r model.RoomIndex) bool {
	return slices.ContainsFunc(m.Uses, func(u csp.PoolUse) bool {
		return (u.Rooms == nil || u.Rooms.Has(r)) && k.pools[0].Taken(&u, k.p.Starts[s]).Minutes() > 0
	})
}

// roomPart is a stretch of a room, and whether all that may be in it uses the pools.
type roomPart struct {
	part
	bound bool
}

// inRooms returns the stretches of rooms for the members.
func (k *supply) inRooms(members []*csp.PoolMember) (rooms []roomPart) {
	for r := range k.p.Rooms {
		room := resource{room: model.RoomIndex(r), parallel: int64(k.p.Rooms[r].Parallel)}
		for _, m := range members {
			a := &k.p.Activities[m.Activity]
			room.uses = append(room.uses, use{m.Activity, startsIn(a, room.room), a.Minutes, k.p.Rooms[r].Turnaround})
		}
		for _, part := range partsOf(k.p, &room) {
			bound := true
			for i, m := range members {
				for _, s := range room.uses[i].starts {
					at := k.p.Starts[s]
					bound = bound && (at < part.Start || at >= part.End || k.takes(m, s, room.room))
				}
			}
			rooms = append(rooms, roomPart{part, bound})
		}
	}
	return rooms
}

// divided returns the parts of a time in which some places use the pools: the time itself
// where all do, unless the rooms have less; else the rooms, those in which all places use
// the pools within it. They come after so many others.
func divided(whole part, rooms []roomPart, before int) []part {
	var minutes, sessions int64
	all := true
	for i := range rooms {
		minutes, sessions, all = minutes+rooms[i].minutes, sessions+rooms[i].sessions, all && rooms[i].bound
	}
	few := whole.minutes < minutes || whole.sessions < sessions
	if all && few {
		return []part{whole}
	}
	takes := map[csp.ActivityIndex]model.Minutes{}
	for i, a := range whole.activities {
		takes[a] = whole.takes[i]
	}
	var parts []part
	for i := range rooms {
		r := rooms[i].part
		if rooms[i].bound && few {
			r.within = before + len(rooms)
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

// limit makes a stretch of which one is there one of what the pools have, and reports
// whether there is an end of it.
func (k *supply) limit(one *part) (limited bool) {
	outer := model.Interval{Start: one.Start.Add(-k.pools[0].Before), End: one.End.Add(k.pools[0].After)}
	turns := []model.Instant{outer.Start, one.Start, one.End, outer.End}
	for _, pool := range k.pools {
		for _, v := range append(slices.Clone(pool.Stay), pool.During) {
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
		left := k.left(t)
		area += left * int64(turns[i+1].Sub(t))
		if t >= one.Start && t < one.End {
			most = max(most, left)
		}
	}
	one.minutes, one.sessions = min(area, most*one.minutes), most*one.sessions
	return most < unlimited
}

// left returns how many may use the pools at t.
func (k *supply) left(t model.Instant) int64 {
	n := unlimited
	for _, pool := range k.pools {
		if pool.During.Start <= t && t < pool.During.End {
			n = min(n, max(0, pool.Left(t)))
		}
	}
	return int64(n)
}
