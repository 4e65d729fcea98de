package csp

import "programme/model"

// Tiers is the number of soft tiers. Tier t of 1 to Tiers stands at index t-1.
const Tiers = 9

// Price is what a soft rule instance charges for each unit of its amount.
type Price struct {
	Tier     int // 1 to Tiers
	Weight   int
	Instance InstanceIndex
}

// Soft is everything that the soft rule instances of a problem charge for. An activity
// without a place is charged for by Absent alone.
type Soft struct {
	Unary    []Unary
	Overlaps []Overlap
	Counts   []Count
	Homes    []Homes
	Peaks    []Peak
	Absent   []Absent
}

// Unary charges one activity for its start and for its room.
type Unary struct {
	Price
	Activity ActivityIndex
	ByStart  []int32 // amount by position in Candidates.Starts; nil if starts are free
	ByRoom   []int32 // amount by room; nil if rooms are free
}

// Overlap charges two activities for each minute that they overlap.
type Overlap struct {
	Price
	A, B ActivityIndex
}

// Count charges for each member too many or too few: a member counts if its activity
// starts at or after From and before To.
type Count struct {
	Price
	Members  []ActivityIndex
	From, To StartIndex
	Min, Max int
}

// Homes charges a group for each room that it uses beyond the first. Its members must
// be placed, all of them.
type Homes struct {
	Price
	Members []ActivityIndex
	Used    RoomSet // rooms that the group uses whatever its members do; nil for none
}

// Peak charges for the largest total among groups of burdens.
type Peak struct {
	Price
	Groups [][]Burden
	Stay   []int32 // what each group has to bear besides; nil for nothing
}

// StayOf returns what group g has to bear whatever happens.
func (k *Peak) StayOf(g int) int32 {
	if k.Stay == nil {
		return 0
	}
	return k.Stay[g]
}

// Burden is what an activity puts on a group, by position in Candidates.Starts.
type Burden struct {
	Activity ActivityIndex
	ByStart  []int32
}

// Absent charges for an optional activity that has no place.
type Absent struct {
	Price
	Activity ActivityIndex
	Amount   int
}

// Cost is what an assignment costs in each tier.
type Cost [Tiers]int

// Compare returns -1, 0 or +1 as c is better than d, the same, or worse: tiers are
// compared in order.
func (c Cost) Compare(d Cost) int {
	for t := range c {
		if c[t] != d[t] {
			if c[t] < d[t] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// Cost adds up what the places cost. Every place must be a candidate.
func (p *Problem) Cost(x Assignment) (cost Cost) {
	at := make([]int, len(x)) // position in Candidates.Starts, -1 if unplaced
	for a, place := range x {
		at[a] = -1
		if place.Start != Unplaced {
			at[a] = p.Activities[a].Candidates.at(place.Start)
		}
	}
	charge := func(price Price, amount int) { cost[price.Tier-1] += price.Weight * amount }
	for i := range p.Soft.Unary {
		u := &p.Soft.Unary[i]
		if at[u.Activity] >= 0 {
			charge(u.Price, u.Amount(at[u.Activity], x[u.Activity].Room))
		}
	}
	for _, o := range p.Soft.Overlaps {
		if at[o.A] >= 0 && at[o.B] >= 0 {
			charge(o.Price, int(p.Span(o.A, x[o.A].Start).Overlap(p.Span(o.B, x[o.B].Start))))
		}
	}
	for i := range p.Soft.Counts {
		c := &p.Soft.Counts[i]
		n := 0
		for _, a := range c.Members {
			if s := x[a].Start; s != Unplaced && c.From <= s && s < c.To {
				n++
			}
		}
		charge(c.Price, c.amount(n))
	}
	for i := range p.Soft.Homes {
		used := NewRoomSet(len(p.Rooms))
		copy(used, p.Soft.Homes[i].Used)
		for _, a := range p.Soft.Homes[i].Members {
			if at[a] >= 0 {
				used.Add(x[a].Room)
			}
		}
		charge(p.Soft.Homes[i].Price, max(0, used.Len()-1))
	}
	for i := range p.Soft.Peaks {
		highest := 0
		for g, group := range p.Soft.Peaks[i].Groups {
			total := int(p.Soft.Peaks[i].StayOf(g))
			for _, b := range group {
				if at[b.Activity] >= 0 {
					total += int(b.ByStart[at[b.Activity]])
				}
			}
			highest = max(highest, total)
		}
		charge(p.Soft.Peaks[i].Price, highest)
	}
	for _, b := range p.Soft.Absent {
		if at[b.Activity] < 0 {
			charge(b.Price, b.Amount)
		}
	}
	return cost
}

// ChargesUnary returns the amount that u charges x for, 0 for an activity without a place.
func (p *Problem) ChargesUnary(u *Unary, x Assignment) int {
	at := x[u.Activity]
	if at.Start == Unplaced {
		return 0
	}
	return u.Amount(p.Activities[u.Activity].Candidates.at(at.Start), at.Room)
}

// Amount returns what the activity is charged for at a position in its candidate
// starts and a room.
func (u *Unary) Amount(at int, r model.RoomIndex) (n int) {
	if u.ByStart != nil {
		n += int(u.ByStart[at])
	}
	if u.ByRoom != nil {
		n += int(u.ByRoom[r])
	}
	return n
}

// amount returns what the count is charged for n members.
func (c *Count) amount(n int) int { return max(0, n-c.Max, c.Min-n) }
