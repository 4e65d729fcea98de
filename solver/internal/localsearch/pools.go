package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// pools lays pools of a problem out for search. A pool is in use at some of its
// moments, which it numbers; what an activity takes of it is a range of them.
type pools struct {
	most    []int32
	moments []int32     // how many each pool has
	uses    [][]poolUse // of each activity, by pool and, within, the longest first
}

// poolUse is one reason of an activity to use a pool.
type poolUse struct {
	pool     int32
	units    int32
	several  bool        // the activity's uses of the pool do not all begin together and take the same
	rooms    csp.RoomSet // nil means whatever the room
	from, to []int32     // by start: the moments from <= i < to at which the pool is taken
}

func newPools(p *csp.Problem, list []csp.Pool) *pools {
	x := &pools{uses: make([][]poolUse, len(p.Activities))}
	for i := range list {
		k := &list[i]
		moments := p.Moments(k)
		x.most, x.moments = append(x.most, int32(k.Most)), append(x.moments, int32(len(moments)))
		type shape struct {
			minutes, delay model.Minutes
			from           model.Interval
		}
		laid := map[shape]poolUse{}
		for _, m := range k.Members {
			own := slices.Clone(m.Uses)
			slices.SortStableFunc(own, func(a, b csp.PoolUse) int { return int(b.Minutes - a.Minutes) })
			several := slices.ContainsFunc(own, func(u csp.PoolUse) bool { return u.Takes() != own[0].Takes() || u.Delay != own[0].Delay })
			for _, u := range own {
				of := shape{u.Minutes, u.Delay, u.From}
				use, known := laid[of]
				if !known {
					use = layOut(p, k, &u, moments)
					laid[of] = use
				}
				use.pool, use.rooms, use.units, use.several = int32(i), u.Rooms, int32(u.Takes()), several
				x.uses[m.Activity] = append(x.uses[m.Activity], use)
			}
		}
	}
	return x
}

// layOut works out which moments a use takes, by start.
func layOut(p *csp.Problem, k *csp.Pool, u *csp.PoolUse, moments []model.Instant) (use poolUse) {
	for _, start := range p.Starts {
		taken := k.Taken(u, start)
		from, _ := slices.BinarySearch(moments, taken.Start)
		to, _ := slices.BinarySearch(moments, taken.End)
		use.from, use.to = append(use.from, int32(from)), append(use.to, int32(to))
	}
	return use
}

// applies reports whether the use is one at a start in a room.
func (u *poolUse) applies(start, room int32) bool {
	return u.from[start] < u.to[start] && (u.rooms == nil || u.rooms.Has(model.RoomIndex(room)))
}

// taking is moments of a pool, from <= i < to, at which an activity takes so many units.
type taking struct{ pool, from, to, units int32 }

// each calls do for what an activity at a start in a room takes of its pools, until do
// returns false. It returns false if do did.
func (x *pools) each(a, start, room int32, do func(taking) bool) bool {
	uses := x.uses[a]
	for i := 0; i < len(uses); {
		own := i // the first use of the pool
		for i++; i < len(uses) && uses[i].pool == uses[own].pool; {
			i++
		}
		if !eachTaking(uses[own:i], start, room, do) {
			return false
		}
	}
	return true
}

// eachTaking does so for one pool.
func eachTaking(uses []poolUse, start, room int32, do func(taking) bool) bool {
	first, last := int32(-1), int32(-1)
	for i := range uses {
		u := &uses[i]
		switch {
		case !u.applies(start, room):
		case !u.several:
			return do(taking{u.pool, u.from[start], u.to[start], u.units})
		case first < 0:
			first, last = u.from[start], u.to[start]
		default:
			first, last = min(first, u.from[start]), max(last, u.to[start])
		}
	}
	for from := first; from < last; {
		units, to := unitsAt(uses, start, room, from), from+1
		for to < last && unitsAt(uses, start, room, to) == units {
			to++
		}
		if units > 0 && !do(taking{uses[0].pool, from, to, units}) {
			return false
		}
		from = to
	}
	return true
}

// unitsAt returns the most units that any of the uses takes at a moment.
func unitsAt(uses []poolUse, start, room, moment int32) (units int32) {
	for i := range uses {
		if u := &uses[i]; u.from[start] <= moment && moment < u.to[start] && u.applies(start, room) {
			units = max(units, u.units)
		}
	}
	return units
}

// draws are who uses each pool at each of its moments, which rooms each group uses, who is busy
// when, and how rooms are laid out.
type draws struct {
	*pools
	users [][][]drawn
	used  [][]int32 // units
	*houses
	respites *respites
	refits   *refits
}

// drawn is what an activity takes of a pool at a moment.
type drawn struct{ activity, units int32 }

func newDraws(p *csp.Problem, x *pools) draws {
	d := draws{pools: x, houses: newHouses(p), respites: newRespites(p), refits: newRefits(p)}
	for _, n := range x.moments {
		d.users, d.used = append(d.users, make([][]drawn, n)), append(d.used, make([]int32, n))
	}
	return d
}

// reset lets nobody use anything.
func (d *draws) reset() {
	d.houses.reset()
	d.refits.reset()
	d.respites.reset()
	for i, moments := range d.users {
		clear(d.used[i])
		for i := range moments {
			moments[i] = moments[i][:0]
		}
	}
}

// concern reports whether it depends on more than rooms and relations where an activity can be.
func (d *draws) concern(a int32) bool {
	return len(d.uses[a]) > 0 || len(d.houses.of[a]) > 0 || len(d.respites.of[a]) > 0 || len(d.refits.limits) > 0
}

// draw lets an activity use its pools and its room.
func (d *draws) draw(a, start, room int32) {
	d.enter(a, room)
	d.respites.start[a] = csp.StartIndex(start)
	d.refits.enter(a, start, room)
	if len(d.uses[a]) == 0 {
		return
	}
	d.each(a, start, room, func(v taking) bool {
		users, used := d.users[v.pool], d.used[v.pool]
		for i := v.from; i < v.to; i++ {
			users[i] = append(users[i], drawn{a, v.units})
			used[i] += v.units
		}
		return true
	})
}

// give ends what draw began.
func (d *draws) give(a, start, room int32) {
	d.leave(a, room)
	d.respites.start[a] = csp.Unplaced
	d.refits.leave(a, start, room)
	if len(d.uses[a]) == 0 {
		return
	}
	d.each(a, start, room, func(v taking) bool {
		users, used := d.users[v.pool], d.used[v.pool]
		for i := v.from; i < v.to; i++ {
			k, last := slices.Index(users[i], drawn{a, v.units}), len(users[i])-1
			users[i][k] = users[i][last]
			users[i] = users[i][:last]
			used[i] -= v.units
		}
		return true
	})
}

// enough reports whether an activity that has no place could use its pools and the room there,
// and leave those enough time whom it keeps busy.
func (d *draws) enough(a, start, room int32) bool {
	if !d.houses.enough(a, room) || !d.respites.enough(a, start) || !d.refits.enough(a, start, room) {
		return false
	}
	if len(d.uses[a]) == 0 {
		return true
	}
	return d.each(a, start, room, func(v taking) bool {
		used, most := d.used[v.pool], d.most[v.pool]-v.units
		for i := v.from; i < v.to; i++ {
			if used[i] > most {
				return false
			}
		}
		return true
	})
}

// crowdsOut appends to list those users that have to go, besides the ones from the
// index since on, so that an activity that has no place could be there: of its pools, at
// each moment at which too much is left in use, the one that weighs least, and of those the
// lowest. Without weights the lowest goes.
func (d *draws) crowdsOut(list []int32, since int, a, start, room int32, weight []int32) []int32 {
	list = d.houses.crowdsOut(list, since, a, room, weight)
	list = d.respites.crowdsOut(list, since, a, start, weight)
	list = d.refits.crowdsOut(list, since, a, start, room, weight)
	if len(d.uses[a]) == 0 {
		return list
	}
	d.each(a, start, room, func(v taking) bool {
		users := d.users[v.pool]
		for i := v.from; i < v.to; i++ {
			for {
				staying, lightest := int32(0), int32(-1)
				for _, b := range users[i] {
					if slices.Contains(list[since:], b.activity) {
						continue
					}
					staying += b.units
					if lightest < 0 || lighter(weight, b.activity, lightest) {
						lightest = b.activity
					}
				}
				if lightest < 0 || staying+v.units <= d.most[v.pool] {
					break
				}
				list = append(list, lightest)
			}
		}
		return true
	})
	return list
}

// lighter reports whether b rather than c is to go.
func lighter(weight []int32, b, c int32) bool {
	if weight != nil && weight[b] != weight[c] {
		return weight[b] < weight[c]
	}
	return b < c
}
