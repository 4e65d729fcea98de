package csp

import "programme/model"

// Used charges for each part of the event that a group uses beyond the first few: for each day,
// or for each room on a day.
type Used struct {
	Penalty
	Members []ActivityIndex
	Free    int     // parts that cost nothing
	Of      []int32 // by start: the part that it is in, -1 for none
	Parts   int
	Rooms   RoomSet // those that count, each by itself in each part; nil if parts count whatever the room
	Stay    RoomSet // units that are used whatever the members do; nil for none
}

// Unit returns which unit a member uses at a place, of [Used.Units], and whether it uses any.
func (u *Used) Unit(p *Problem, at Place) (unit int, uses bool) {
	part := u.Of[at.Start]
	switch {
	case part < 0 || u.Rooms != nil && (at.Room == model.NoRoom || !u.Rooms.Has(at.Room)):
		return 0, false
	case u.Rooms == nil:
		return int(part), true
	default:
		return int(part)*len(p.Rooms) + int(at.Room), true
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
		if unit, uses := u.Unit(c.p, c.x[a]); uses {
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
			if unit, uses := u.Unit(r.p, r.x[a]); uses {
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
		if unit, sure := p.onlyUnit(u, a); sure {
			used.Add(model.RoomIndex(unit))
		}
	}
	return u.Amount(used.Len())
}

// onlyUnit returns the unit that an activity uses wherever it is placed, and whether there is one.
func (p *Problem) onlyUnit(u *Used, a ActivityIndex) (only int, sure bool) {
	if !p.Placed(a) {
		return 0, false
	}
	c := &p.Activities[a].Candidates
	first := true
	for i, s := range c.Starts {
		for r := range p.Rooms {
			if !c.Rooms[i].Has(model.RoomIndex(r)) {
				continue
			}
			unit, uses := u.Unit(p, Place{s, model.RoomIndex(r)})
			if !uses || !first && unit != only {
				return 0, false
			}
			only, first = unit, false
		}
	}
	return only, !first
}
