package solver

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// poolShare is what an activity takes of a pool.
type poolShare struct {
	pool int
	uses []csp.PoolUse
}

// user is when an activity is in a room, or uses a pool.
type user struct {
	activity csp.ActivityIndex
	taken    model.Interval
}

// shareOut works out who uses the pools.
func (t *standing) shareOut() {
	for i := range t.p.Pools {
		for _, member := range t.p.Pools[i].Members {
			share := poolShare{i, member.Uses}
			t.shares[member.Activity] = append(t.shares[member.Activity], share)
			for k := range t.of[member.Activity] {
				t.users[i] = t.use(t.users[i], &share, &t.of[member.Activity][k])
			}
		}
	}
}

// use appends when an activity uses its share of a pool, if it does.
func (t *standing) use(users []user, share *poolShare, m *stand) []user {
	k, uses, taken := &t.p.Pools[share.pool], false, model.Interval{}
	for i := range share.uses {
		u := &share.uses[i]
		if u.Rooms != nil && (m.Room == model.NoRoom || !u.Rooms.Has(m.Room)) {
			continue
		}
		if v := k.Taken(u, m.Interval.Start); v.Minutes() > 0 && (!uses || v.End > taken.End) {
			uses, taken = true, v
		}
	}
	taken.Start, taken.End = max(taken.Start, k.During.Start), min(taken.End, k.During.End)
	if uses && taken.Start < taken.End {
		users = append(users, user{m.activity, taken})
	}
	return users
}

// crowded reports whether any of the activities that move comes to be in a room that
// holds several, or uses something of which there is only so much, with too many others.
func (t *standing) crowded(to []stand) bool {
	for i := range to {
		m := &to[i]
		if most := t.p.Rooms[m.Room].Parallel; most > 1 && tooMany(m.Interval, t.roommates(m, to), most) {
			return true
		}
		for k := range t.shares[m.activity] {
			share := &t.shares[m.activity][k]
			own := t.use(nil, share, m)
			if len(own) > 0 && tooMany(own[0].taken, t.rivals(share.pool, m.activity, to), t.p.Pools[share.pool].Most) {
				return true
			}
		}
	}
	return false
}

// roommates returns when others are in the room of m, with some moved.
func (t *standing) roommates(m *stand, to []stand) (others []user) {
	for i := range t.inRoom[m.Room] {
		if o := &t.inRoom[m.Room][i]; !among(to, o.activity) {
			others = append(others, user{o.activity, o.Interval})
		}
	}
	for i := range to {
		if to[i].activity != m.activity && to[i].Room == m.Room {
			others = append(others, user{to[i].activity, to[i].Interval})
		}
	}
	return others
}

// rivals returns when others than an activity use a pool, with some moved.
func (t *standing) rivals(pool int, a csp.ActivityIndex, to []stand) (others []user) {
	for _, u := range t.users[pool] {
		if !among(to, u.activity) {
			others = append(others, u)
		}
	}
	for i := range to {
		if to[i].activity == a {
			continue
		}
		for k := range t.shares[to[i].activity] {
			if share := &t.shares[to[i].activity][k]; share.pool == pool {
				others = t.use(others, share, &to[i])
			}
		}
	}
	return others
}

func among(to []stand, a csp.ActivityIndex) bool {
	return slices.ContainsFunc(to, func(m stand) bool { return m.activity == a })
}

// tooMany reports whether there is a moment of v at which, besides the one whose v is,
// most activities or more are among the users. One that is in several places counts once.
func tooMany(v model.Interval, others []user, most int) bool {
	moments := []model.Instant{v.Start}
	for _, o := range others {
		if v.Start < o.taken.Start && o.taken.Start < v.End {
			moments = append(moments, o.taken.Start)
		}
	}
	for _, at := range moments {
		var now []csp.ActivityIndex
		for _, o := range others {
			if o.taken.Start <= at && at < o.taken.End && !slices.Contains(now, o.activity) {
				now = append(now, o.activity)
			}
		}
		if len(now) >= most {
			return true
		}
	}
	return false
}
