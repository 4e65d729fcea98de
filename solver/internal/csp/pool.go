package csp

import (
	"slices"

	"programme/model"
)

// Pool is something of which there is only so much: at no time do activities use more
// units of it than Most. It binds only those that are placed and, of their uses, those in
// whose rooms they are.
type Pool struct {
	Most          int           // units, at least 1, unless Stay takes some
	Before, After model.Minutes // for which a use lasts longer than it says
	During        model.Interval
	// Timeless says that a use takes the pool at all times, whenever its activity starts: no
	// more units are used than Most, wherever the activities are. During is Always.
	Timeless bool
	Members  []PoolMember // one for each activity, ascending
	Stay     []Taking
	Instance InstanceIndex
}

// PoolMember is an activity that may use a pool: at each time it takes as many units as
// that of its Uses which takes most, of those that apply then.
type PoolMember struct {
	Activity ActivityIndex
	Uses     []PoolUse
}

// PoolUse is one reason to use a pool: for Minutes from Delay after the activity's start,
// in one of the rooms, if the activity starts within From.
type PoolUse struct {
	Minutes model.Minutes
	Delay   model.Minutes  // below 0 for a use that begins before its activity
	Units   int            // that it takes, no more than the pool has; 0 means 1
	Rooms   RoomSet        // nil means whatever the room
	From    model.Interval // the zero one means whenever it starts
}

// Taking is for how long how many units of a pool are taken.
type Taking struct {
	model.Interval
	Units  int
	GoesOn bool // it follows another of the same activity
}

// Always is a [Pool.During] without limits.
var Always = model.Interval{Start: Earliest, End: Latest}

// Takes returns how many units the use takes.
func (u *PoolUse) Takes() int { return max(1, u.Units) }

// Taken returns the time for which the pool is in use by a use whose activity starts at
// t; none if it does not start within From.
func (k *Pool) Taken(u *PoolUse, t model.Instant) model.Interval {
	if from := u.from(); t < from.Start || t >= from.End {
		return model.Interval{Start: t, End: t}
	}
	if k.Timeless {
		return Always
	}
	return model.Interval{Start: t.Add(u.Delay - k.Before), End: t.Add(u.Delay + u.Minutes + k.After)}
}

// Moments returns the instants, ascending, at which it is enough to ask whether too many
// use the pool: those at which one more may, or the pool begins to bind.
func (p *Problem) Moments(k *Pool) []model.Instant {
	if k.Timeless {
		return []model.Instant{k.During.Start}
	}
	moments := []model.Instant{k.During.Start}
	for _, delay := range k.delays() {
		for _, s := range p.Starts {
			moments = append(moments, s.Add(delay-k.Before))
		}
	}
	for _, v := range k.Stay {
		moments = append(moments, v.Start)
	}
	moments = slices.DeleteFunc(moments, func(t model.Instant) bool { return t < k.During.Start || t >= k.During.End })
	slices.Sort(moments)
	return slices.Compact(moments)
}

// delays returns the different delays of the uses.
func (k *Pool) delays() (delays []model.Minutes) {
	for i := range k.Members {
		for _, u := range k.Members[i].Uses {
			if !slices.Contains(delays, u.Delay) {
				delays = append(delays, u.Delay)
			}
		}
	}
	return delays
}

// Delayed reports whether any use begins at another time than its activity.
func (k *Pool) Delayed() bool {
	return slices.ContainsFunc(k.delays(), func(delay model.Minutes) bool { return delay != 0 })
}

// Covering returns the starts from which a use takes the pool at t.
func (p *Problem) Covering(k *Pool, u *PoolUse, t model.Instant) Range {
	from := u.from()
	if k.Timeless {
		return Range{p.First(from.Start), p.First(from.End)}
	}
	t = t.Add(-u.Delay)
	return Range{p.First(max(from.Start, t.Add(-u.Minutes-k.After)+1)), p.First(min(from.End, t.Add(k.Before)+1))}
}

// from returns the time within which the activity starts.
func (u *PoolUse) from() model.Interval {
	if u.From == (model.Interval{}) {
		return Always
	}
	return u.From
}

// Left returns how many units can be used at t besides those of what stays.
func (k *Pool) Left(t model.Instant) int { return k.Most - unitsAt(k.Stay, t) }

// unitsAt returns how many units are taken at t.
func unitsAt(taken []Taking, t model.Instant) (n int) {
	for _, v := range taken {
		if v.Start <= t && t < v.End {
			n += v.Units
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
			k.Stay = k.AppendTaken(k.Stay, m, r.p.Starts[r.x[m.Activity].Start], r.x[m.Activity].Room)
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

// AppendTaken appends what a member, if any, takes of the pool if it starts at t in a room,
// [model.NoRoom] where it is in none: times that do not overlap, ascending.
func (k *Pool) AppendTaken(to []Taking, m *PoolMember, t model.Instant, room model.RoomIndex) []Taking {
	if m == nil {
		return to
	}
	own := len(to)
	for i := range m.Uses {
		u := &m.Uses[i]
		if v := k.Taken(u, t); v.Minutes() > 0 && u.AppliesIn(room) {
			to = append(to, Taking{Interval: v, Units: u.Takes()})
		}
	}
	if len(to)-own < 2 {
		return to
	}
	return append(to[:own], mostOf(to[own:])...)
}

// mostOf returns, of times that may overlap, how many units are taken where only the most
// count.
func mostOf(taken []Taking) (apart []Taking) {
	var turns []model.Instant
	for _, v := range taken {
		turns = append(turns, v.Start, v.End)
	}
	slices.Sort(turns)
	for i := 1; i < len(turns); i++ {
		units := 0
		for _, v := range taken {
			if v.Start <= turns[i-1] && turns[i-1] < v.End {
				units = max(units, v.Units)
			}
		}
		switch last := len(apart) - 1; {
		case turns[i-1] == turns[i] || units == 0:
		case last >= 0 && apart[last].End == turns[i-1] && apart[last].Units == units:
			apart[last].End = turns[i]
		default:
			goesOn := last >= 0 && apart[last].End == turns[i-1]
			apart = append(apart, Taking{model.Interval{Start: turns[i-1], End: turns[i]}, units, goesOn})
		}
	}
	return apart
}

// AppliesIn reports whether the use is one in a room; one that depends on the room is none
// in [model.NoRoom].
func (u *PoolUse) AppliesIn(room model.RoomIndex) bool {
	return u.Rooms == nil || room != model.NoRoom && u.Rooms.Has(room)
}

// UseAt returns the use by which a member takes the pool at t, of several that which takes
// most; nil if it does not.
func (p *Problem) UseAt(k *Pool, m *PoolMember, x Assignment, t model.Instant) (use *PoolUse) {
	at := x[m.Activity]
	if at.Start == Unplaced {
		return nil
	}
	for i := range m.Uses {
		u := &m.Uses[i]
		if v := k.Taken(u, p.Starts[at.Start]); v.Start <= t && t < v.End && u.AppliesIn(at.Room) && (use == nil || u.Takes() > use.Takes()) {
			use = u
		}
	}
	return use
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
