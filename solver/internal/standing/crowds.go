package standing

import (
	"iter"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// poolShare is what an activity takes of a pool.
type poolShare struct {
	pool   int
	member *csp.PoolMember
}

// user is when an activity is in a room, or how much it uses of a pool.
type user struct {
	activity csp.ActivityIndex
	csp.Taking
}

// shareOut works out who uses the pools.
func (t *Standing) shareOut() {
	for i := range t.p.Pools {
		for m := range t.p.Pools[i].Members {
			member := &t.p.Pools[i].Members[m]
			share := poolShare{i, member}
			t.shares[member.Activity] = append(t.shares[member.Activity], share)
			for k := range t.of[member.Activity] {
				t.users[i] = t.use(t.users[i], &share, &t.of[member.Activity][k])
			}
		}
	}
}

// use appends when an activity uses its share of a pool, if it does.
func (t *Standing) use(users []user, share *poolShare, m *Stand) []user {
	k := &t.p.Pools[share.pool]
	for _, taken := range k.AppendTaken(nil, share.member, m.Interval.Start, m.Room) {
		taken.Start, taken.End = max(taken.Start, k.During.Start), min(taken.End, k.During.End)
		if taken.Start < taken.End {
			users = append(users, user{m.Activity, taken})
		}
	}
	return users
}

// Crowded reports whether any of the activities that move comes to be in a room that
// holds several, or uses something of which there is only so much, with too many others, or one
// room too many for its group, or leaves somebody too little time, or has a room laid out anew
// too often.
func (t *Standing) Crowded(to []Stand) bool {
	for i := range to {
		if t.RoomFull(&to[i], to) {
			return true
		}
		for range t.Short(&to[i], to) {
			return true
		}
		for range t.Cramped(&to[i], to) {
			return true
		}
		for range t.Pressed(&to[i], to) {
			return true
		}
		for range t.Refitted(&to[i], to) {
			return true
		}
	}
	return false
}

// RoomFull reports whether the room of m holds several, and too many others with some moved.
func (t *Standing) RoomFull(m *Stand, to []Stand) bool {
	most := t.p.Rooms[m.Room].Parallel
	return most > 1 && tooMany(csp.Taking{Interval: m.Interval, Units: 1}, t.inRoomOf(m, to), most)
}

// Short returns the pools of which there is not enough for m, with some moved.
func (t *Standing) Short(m *Stand, to []Stand) iter.Seq[*csp.Pool] {
	return func(yield func(*csp.Pool) bool) {
		for k := range t.shares[m.Activity] {
			share := &t.shares[m.Activity][k]
			pool, own := &t.p.Pools[share.pool], t.use(nil, share, m)
			if len(own) == 0 {
				continue
			}
			rivals := t.rivals(share.pool, m.Activity, to)
			if slices.ContainsFunc(own, func(u user) bool { return tooMany(u.Taking, rivals, pool.Most) }) && !yield(pool) {
				return
			}
		}
	}
}

// Sharing returns who uses a pool where it is short for m, with some moved: each once.
func (t *Standing) Sharing(pool *csp.Pool, m *Stand, to []Stand) (list []csp.ActivityIndex) {
	for i := range t.shares[m.Activity] {
		share := &t.shares[m.Activity][i]
		if &t.p.Pools[share.pool] != pool {
			continue
		}
		own := t.use(nil, share, m)
		for _, o := range t.rivals(share.pool, m.Activity, to) {
			if !slices.Contains(list, o.activity) && slices.ContainsFunc(own, func(u user) bool { return u.Overlaps(o.Interval) }) {
				list = append(list, o.activity)
			}
		}
	}
	return list
}

// inRoomOf returns when others are in the room of m, with some moved.
func (t *Standing) inRoomOf(m *Stand, to []Stand) (others []user) {
	for i := range t.inRoom[m.Room] {
		if o := &t.inRoom[m.Room][i]; !among(to, o.Activity) {
			others = append(others, user{o.Activity, csp.Taking{Interval: o.Interval, Units: 1}})
		}
	}
	for i := range to {
		if to[i].Activity != m.Activity && to[i].Room == m.Room {
			others = append(others, user{to[i].Activity, csp.Taking{Interval: to[i].Interval, Units: 1}})
		}
	}
	return others
}

// rivals returns when others than an activity use a pool, with some moved.
func (t *Standing) rivals(pool int, a csp.ActivityIndex, to []Stand) (others []user) {
	for _, u := range t.users[pool] {
		if !among(to, u.activity) {
			others = append(others, u)
		}
	}
	for i := range to {
		if to[i].Activity == a {
			continue
		}
		for k := range t.shares[to[i].Activity] {
			if share := &t.shares[to[i].Activity][k]; share.pool == pool {
				others = t.use(others, share, &to[i])
			}
		}
	}
	return others
}

func among(to []Stand, a csp.ActivityIndex) bool {
	return slices.ContainsFunc(to, func(m Stand) bool { return m.Activity == a })
}

// tooMany reports whether there is a moment of v at which there is not enough for it beside
// the users. One that is in several places counts once, for the most that it takes.
func tooMany(v csp.Taking, others []user, most int) bool {
	moments := []model.Instant{v.Start}
	for _, o := range others {
		if v.Start < o.Start && o.Start < v.End {
			moments = append(moments, o.Start)
		}
	}
	for _, at := range moments {
		var now []user
		units := v.Units
		for _, o := range others {
			if at < o.Start || o.End <= at {
				continue
			}
			switch i := slices.IndexFunc(now, func(u user) bool { return u.activity == o.activity }); {
			case i < 0:
				now, units = append(now, o), units+o.Units
			case now[i].Units < o.Units:
				units += o.Units - now[i].Units
				now[i].Units = o.Units
			}
		}
		if units > most {
			return true
		}
	}
	return false
}
