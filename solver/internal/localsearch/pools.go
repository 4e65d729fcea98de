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
	rooms    csp.RoomSet // nil means whatever the room
	from, to []int32     // by start: the moments from <= i < to at which the pool is taken
}

func newPools(p *csp.Problem, list []csp.Pool) *pools {
	x := &pools{uses: make([][]poolUse, len(p.Activities))}
	for i := range list {
		k := &list[i]
		moments := p.Moments(k)
		x.most, x.moments = append(x.most, int32(k.Most)), append(x.moments, int32(len(moments)))
		type length struct {
			model.Minutes
			from model.Interval
		}
		laid := map[length]poolUse{}
		for _, m := range k.Members {
			own := slices.Clone(m.Uses)
			slices.SortStableFunc(own, func(a, b csp.PoolUse) int { return int(b.Minutes - a.Minutes) })
			for _, u := range own {
				use, known := laid[length{u.Minutes, u.From}]
				if !known {
					use = layOut(p, k, &u, moments)
					laid[length{u.Minutes, u.From}] = use
				}
				use.pool, use.rooms = int32(i), u.Rooms
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

// draws are who uses each pool at each of its moments, and which rooms each group uses.
type draws struct {
	*pools
	users [][][]int32
	*houses
}

func newDraws(p *csp.Problem, x *pools) draws {
	d := draws{pools: x, houses: newHouses(p)}
	for _, n := range x.moments {
		d.users = append(d.users, make([][]int32, n))
	}
	return d
}

// reset lets nobody use anything.
func (d *draws) reset() {
	d.houses.reset()
	for _, moments := range d.users {
		for i := range moments {
			moments[i] = moments[i][:0]
		}
	}
}

// each calls do for every pool that an activity at a start in a room takes, with the
// moments, until do returns false. It returns false if do did.
func (d *draws) each(a, start, room int32, do func(users [][]int32, most, from, to int32) bool) bool {
	last := int32(-1)
	for i := range d.uses[a] {
		u := &d.uses[a][i]
		if u.pool == last || u.from[start] == u.to[start] || u.rooms != nil && !u.rooms.Has(model.RoomIndex(room)) {
			continue
		}
		last = u.pool
		if !do(d.users[u.pool], d.most[u.pool], u.from[start], u.to[start]) {
			return false
		}
	}
	return true
}

// draw lets an activity use its pools and its room.
func (d *draws) draw(a, start, room int32) {
	d.enter(a, room)
	if len(d.uses[a]) == 0 {
		return
	}
	d.each(a, start, room, func(users [][]int32, _, from, to int32) bool {
		for i := from; i < to; i++ {
			users[i] = append(users[i], a)
		}
		return true
	})
}

// give ends what draw began.
func (d *draws) give(a, start, room int32) {
	d.leave(a, room)
	if len(d.uses[a]) == 0 {
		return
	}
	d.each(a, start, room, func(users [][]int32, _, from, to int32) bool {
		for i := from; i < to; i++ {
			k, last := slices.Index(users[i], a), len(users[i])-1
			users[i][k] = users[i][last]
			users[i] = users[i][:last]
		}
		return true
	})
}

// enough reports whether an activity that has no place could use its pools and the room there.
func (d *draws) enough(a, start, room int32) bool {
	if !d.houses.enough(a, room) {
		return false
	}
	if len(d.uses[a]) == 0 {
		return true
	}
	return d.each(a, start, room, func(users [][]int32, most, from, to int32) bool {
		for i := from; i < to; i++ {
			if int32(len(users[i])) >= most {
				return false
			}
		}
		return true
	})
}

// crowdsOut appends to list those users that have to go, besides the ones from the
// index since on, so that an activity that has no place could use its pools there: at
// each moment at which too many are left, the one that weighs least, and of those the
// lowest. Without weights the lowest goes.
func (d *draws) crowdsOut(list []int32, since int, a, start, room int32, weight []int32) []int32 {
	list = d.houses.crowdsOut(list, since, a, room, weight)
	if len(d.uses[a]) == 0 {
		return list
	}
	d.each(a, start, room, func(users [][]int32, most, from, to int32) bool {
		for i := from; i < to; i++ {
			for {
				staying, lightest := int32(0), int32(-1)
				for _, b := range users[i] {
					if slices.Contains(list[since:], b) {
						continue
					}
					staying++
					if lightest < 0 || lighter(weight, b, lightest) {
						lightest = b
					}
				}
				if staying < most {
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
