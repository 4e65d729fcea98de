package csp

import (
	"iter"
	"slices"

	"programme/model"
)

// Used charges for each part of the event that a group uses beyond the first few: for each day,
// or for each room on a day.
type Used struct {
	Penalty
	Members []ActivityIndex
	Free    int     // parts that cost nothing
	Of      []int32 // by start: the part that it is in, -1 for none
	Parts   int
	Rooms   RoomSet // those that count, each by itself in each part; nil if parts count whatever the room
	// As has, of each room, those that it counts as; nil where each counts as itself.
	As   [][]model.RoomIndex
	Stay RoomSet // units that are used whatever the members do; nil for none
}

// At goes through the units that a member uses at a place, of [Used.Units].
func (u *Used) At(p *Problem, at Place) iter.Seq[int] {
	return func(yield func(int) bool) {
		part := u.Of[at.Start]
		switch {
		case part < 0:
		case u.Rooms == nil:
			yield(int(part))
		default:
			for r := range u.Counted(at.Room) {
				if !yield(int(part)*len(p.Rooms) + int(r)) {
					return
				}
			}
		}
	}
}

// Counted goes through the rooms that count, of those which a room counts as.
func (u *Used) Counted(r model.RoomIndex) iter.Seq[model.RoomIndex] {
	return func(yield func(model.RoomIndex) bool) {
		switch {
		case r == model.NoRoom:
		case u.As == nil:
			if u.Rooms.Has(r) {
				yield(r)
			}
		default:
			for _, as := range u.As[r] {
				if u.Rooms.Has(as) && !yield(as) {
					return
				}
			}
		}
	}
}

// Units returns how many parts there are, or rooms of parts.
func (u *Used) Units(p *Problem) int {
	if u.Rooms == nil {
		return u.Parts
	}
	return u.Parts * len(p.Rooms)
}

// Amount returns what the group is charged for so many units.
func (u *Used) Amount(units int) int { return max(0, units-u.Free) }

// stay returns the units that are used whatever the members do.
func (u *Used) stay(p *Problem) RoomSet {
	used := NewRoomSet(u.Units(p))
	copy(used, u.Stay)
	return used
}

func (c *costing) Used(u *Used) {
	used := u.stay(c.p)
	for _, a := range u.Members {
		if c.at[a] < 0 {
			continue
		}
		for unit := range u.At(c.p, c.x[a]) {
			used.Add(model.RoomIndex(unit))
		}
	}
	c.charge(u.Penalty, u.Amount(used.Len()))
}

func (r softRestriction) Used(u *Used) {
	left := *u
	left.Members, left.Stay = nil, u.stay(r.p)
	for _, a := range u.Members {
		if i := r.at[a]; i >= 0 {
			left.Members = append(left.Members, i)
		} else if r.x[a].Start != Unplaced {
			for unit := range u.At(r.p, r.x[a]) {
				left.Stay.Add(model.RoomIndex(unit))
			}
		}
	}
	if len(left.Members) > 0 {
		r.q.Soft.Useds = append(r.q.Soft.Useds, left)
	}
}

func (n *filtering) Used(u *Used) { n.to.Useds = append(n.to.Useds, *u) }

func (do later) Used(u *Used) { do(&u.Penalty) }

func (t *roomTiers) Used(u *Used) { t[u.Tier-1] = t[u.Tier-1] || u.Rooms != nil }

func (c *paying) Used(u *Used) { c.paid.Groups += u.Weight * c.p.leastUsed(u) }

// leastUsed returns how many units beyond the free ones a group uses whatever is chosen: those
// that some member uses at every candidate.
func (p *Problem) leastUsed(u *Used) int {
	used := u.stay(p)
	for _, a := range u.Members {
		for _, unit := range p.onlyUnits(u, a) {
			used.Add(model.RoomIndex(unit))
		}
	}
	return u.Amount(used.Len())
}

// onlyUnits returns the units that an activity uses wherever it is placed.
func (p *Problem) onlyUnits(u *Used, a ActivityIndex) (only []int) {
	if !p.Placed(a) {
		return nil
	}
	c := &p.Activities[a].Candidates
	first := true
	for i, s := range c.Starts {
		for r := range p.Rooms {
			if !c.Rooms[i].Has(model.RoomIndex(r)) {
				continue
			}
			units := slices.Collect(u.At(p, Place{s, model.RoomIndex(r)}))
			if first {
				only, first = units, false
			} else {
				only = slices.DeleteFunc(only, func(unit int) bool { return !slices.Contains(units, unit) })
			}
			if len(only) == 0 {
				return nil
			}
		}
	}
	return only
}
