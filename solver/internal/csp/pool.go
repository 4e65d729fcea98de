package csp

import (
	"slices"

	"programme/model"
)

// Pool is something of which there is only so much: at no time do more activities use it
// than Most. It binds only those that are placed and, of their uses, those in whose
// rooms they are.
type Pool struct {
	Most          int           // at least 1, unless Stay takes some
	Before, After model.Minutes // for which a use lasts longer than its activity
	During        model.Interval
	// Timeless says that a use takes the pool at all times, whenever its activity starts: no
	// more activities use it than Most, wherever they are. During is Always.
	Timeless bool
	Members  []PoolMember // one for each activity, ascending
	Stay     []model.Interval
	Instance InstanceIndex
}

// PoolMember is an activity that may use a pool: it uses one, however many of its Uses
// apply.
type PoolMember struct {
	Activity ActivityIndex
	Uses     []PoolUse
}

// PoolUse is one reason to use a pool: for Minutes from the activity's start, in one of
// the rooms, if it starts within From.
type PoolUse struct {
	Minutes model.Minutes
	Rooms   RoomSet        // nil means whatever the room
	From    model.Interval // the zero one means whenever it starts
}

// Always is a [Pool.During] without limits.
var Always = model.Interval{Start: Earliest, End: Latest}

// Taken returns the time for which the pool is in use by a use whose activity starts at
// t; none if it does not start within From.
func (k *Pool) Taken(u *PoolUse, t model.Instant) model.Interval {
	if from := u.from(); t < from.Start || t >= from.End {
		return model.Interval{Start: t, End: t}
	}
	if k.Timeless {
		return Always
	}
	return model.Interval{Start: t.Add(-k.Before), End: t.Add(u.Minutes + k.After)}
}

// Moments returns the instants, ascending, at which it is enough to ask whether too many
// use the pool: those at which one more may, or the pool begins to bind.
func (p *Problem) Moments(k *Pool) []model.Instant {
	if k.Timeless {
		return []model.Instant{k.During.Start}
	}
	moments := []model.Instant{k.During.Start}
	for _, s := range p.Starts {
		moments = append(moments, s.Add(-k.Before))
	}
	for _, v := range k.Stay {
		moments = append(moments, v.Start)
	}
	moments = slices.DeleteFunc(moments, func(t model.Instant) bool { return t < k.During.Start || t >= k.During.End })
	slices.Sort(moments)
	return slices.Compact(moments)
}

// Covering returns the starts from which a use takes the pool at t.
func (p *Problem) Covering(k *Pool, u *PoolUse, t model.Instant) Range {
	from := u.from()
	if k.Timeless {
		return Range{p.First(from.Start), p.First(from.End)}
	}
	return Range{p.First(max(from.Start, t.Add(-u.Minutes-k.After)+1)), p.First(min(from.End, t.Add(k.Before)+1))}
}

// from returns the time within which the activity starts.
func (u *PoolUse) from() model.Interval {
	if u.From == (model.Interval{}) {
		return Always
	}
	return u.From
}

// Left returns how many may use the pool at t besides those that stay.
func (k *Pool) Left(t model.Instant) int {
	n := k.Most
	for _, v := range k.Stay {
		if v.Start <= t && t < v.End {
			n--
		}
	}
	return n
}

// membersAt returns those members whose activity has an index in at, under that index.
func (k *Pool) membersAt(at []ActivityIndex) []PoolMember {
	var members []PoolMember
	for _, m := range k.Members {
		if i := at[m.Activity]; i >= 0 {
			members = append(members, PoolMember{i, m.Uses})
		}
	}
	slices.SortFunc(members, func(a, b PoolMember) int { return int(a.Activity - b.Activity) })
	return members
}

// restrictPools carries the pools over: of each, what the activities that stay take is
// no longer to be had.
func (r *restriction) restrictPools() {
	for _, k := range r.p.Pools {
		if k = r.restrictPool(k); len(k.Members) > 0 {
			r.q.Pools = append(r.q.Pools, k)
		}
	}
}

// restrictPool returns a pool of what is left to those that move.
func (r *restriction) restrictPool(k Pool) Pool {
	all := k.Members
	if k.Members = k.membersAt(r.at); len(k.Members) == 0 {
		return k
	}
	k.Stay = slices.Clone(k.Stay)
	for i := range all {
		if m := &all[i]; r.stays(m.Activity) {
			if v, uses := r.p.takes(&k, m, r.x[m.Activity]); uses {
				k.Stay = append(k.Stay, v)
			}
		}
	}
	return k
}

// member returns the member of the pool that an activity is, nil if it is none.
func (k *Pool) member(a ActivityIndex) *PoolMember {
	i, found := slices.BinarySearchFunc(k.Members, a, func(m PoolMember, a ActivityIndex) int { return int(m.Activity - a) })
	if !found {
		return nil
	}
	return &k.Members[i]
}

// takes returns for how long a member, if any, uses the pool at a place, and whether it
// does.
func (p *Problem) takes(k *Pool, m *PoolMember, at Place) (v model.Interval, uses bool) {
	if m == nil {
		return v, false
	}
	for i := range m.Uses {
		u := &m.Uses[i]
		if u.Rooms != nil && !u.Rooms.Has(at.Room) {
			continue
		}
		if w := k.Taken(u, p.Starts[at.Start]); w.Minutes() > 0 && (!uses || w.End > v.End) {
			v, uses = w, true
		}
	}
	return v, uses
}

// UseAt returns the use by which a member takes the pool at t, nil if it does not.
func (p *Problem) UseAt(k *Pool, m *PoolMember, x Assignment, t model.Instant) *PoolUse {
	at := x[m.Activity]
	if at.Start == Unplaced {
		return nil
	}
	for i := range m.Uses {
		u := &m.Uses[i]
		if v := k.Taken(u, p.Starts[at.Start]); v.Start <= t && t < v.End && (u.Rooms == nil || u.Rooms.Has(at.Room)) {
			return u
		}
	}
	return nil
}

// AsksRooms reports whether a use of the pool depends on the room.
func (k *Pool) AsksRooms() bool {
	for _, m := range k.Members {
		for _, u := range m.Uses {
			if u.Rooms != nil {
				return true
			}
		}
	}
	return false
}
