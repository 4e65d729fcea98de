package csp

import (
	"slices"

	"programme/model"
)

// RoomLimit lets a group use so many rooms at most: those in which the members are that are
// placed.
type RoomLimit struct {
	Most     int             // at least 1
	Members  []ActivityIndex // ascending
	Used     RoomSet         // rooms that the group uses whatever its members do; nil for none
	Instance InstanceIndex
}

// used returns the rooms that the group uses whatever its members do, of so many rooms.
func (k *RoomLimit) used(rooms int) RoomSet {
	used := NewRoomSet(rooms)
	copy(used, k.Used)
	return used
}

// has reports whether an activity is a member.
func (k *RoomLimit) has(a ActivityIndex) bool {
	_, found := slices.BinarySearch(k.Members, a)
	return found
}

// LimitExcludes reports whether two activities are members, and their rooms are too many
// besides those that are used anyway.
func (p *Problem) LimitExcludes(k *RoomLimit, a ActivityIndex, at Place, b ActivityIndex, bt Place) bool {
	if !k.has(a) || !k.has(b) {
		return false
	}
	used := k.used(len(p.Rooms))
	used.Add(at.Room)
	used.Add(bt.Room)
	return used.Len() > k.Most
}

// among returns the limit for those members that have an index in at, under that index.
func (k RoomLimit) among(at []ActivityIndex) RoomLimit {
	var members []ActivityIndex
	for _, a := range k.Members {
		if i := at[a]; i >= 0 {
			members = append(members, i)
		}
	}
	slices.Sort(members)
	k.Members = members
	return k
}

// restrictRoomLimits carries the limits over: rooms of members that stay are used.
func (r *restriction) restrictRoomLimits() {
	for i := range r.p.RoomLimits {
		k := r.p.RoomLimits[i].among(r.at)
		if len(k.Members) > 0 {
			k.Used = r.usedByThoseWhoStay(&r.p.RoomLimits[i])
			r.q.RoomLimits = append(r.q.RoomLimits, k)
		}
	}
}

func (r *restriction) usedByThoseWhoStay(k *RoomLimit) RoomSet {
	used := k.used(len(r.p.Rooms))
	for _, a := range k.Members {
		if r.stays(a) {
			used.Add(r.x[a].Room)
		}
	}
	return used
}

// blockLimited closes the rooms that a group may not use besides those of members that stay.
func (r *restriction) blockLimited(k *RoomLimit) {
	used := r.usedByThoseWhoStay(k)
	if used.Len() < k.Most {
		return
	}
	for _, a := range k.Members {
		if i := r.at[a]; i >= 0 {
			for s := range r.left[i] {
				for room := range r.p.Rooms {
					if !used.Has(model.RoomIndex(room)) {
						r.left[i][s].Remove(model.RoomIndex(room))
					}
				}
			}
		}
	}
}
