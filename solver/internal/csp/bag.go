package csp

import (
	"slices"

	"programme/model"
)

// Burden is what an activity puts on a bag: at a place the larger of an amount by its start
// and one by its room.
type Burden struct {
	Activity ActivityIndex
	ByStart  []int32 // by position in Candidates.Starts; nil if every start puts nothing
	ByRoom   []int32 // by room; nil if every room puts nothing
	Absent   int32   // what it puts without a place
}

// Amount returns what the activity puts at a position in its candidate starts and a room.
func (b *Burden) Amount(at int, r model.RoomIndex) (n int32) {
	if b.ByStart != nil {
		n = b.ByStart[at]
	}
	if b.ByRoom != nil {
		n = max(n, b.ByRoom[r])
	}
	return n
}

// Bag is something that bears the largest of some burdens.
type Bag struct {
	Burdens []Burden
	Stay    int32 // what it bears at least, whatever happens
}

// BurdenAt returns what an activity puts on a bag at a place, which must be a candidate
// or none.
func (p *Problem) BurdenAt(b *Burden, at Place) int32 {
	if at.Start == Unplaced {
		return b.Absent
	}
	return b.Amount(p.Activities[b.Activity].Candidates.at(at.Start), at.Room)
}

// Bears returns what a bag bears with the activities at their places.
func (p *Problem) Bears(b *Bag, x Assignment) int32 {
	most := b.Stay
	for i := range b.Burdens {
		most = max(most, p.BurdenAt(&b.Burdens[i], x[b.Burdens[i].Activity]))
	}
	return most
}

// LeastBorne returns what a bag bears at least, whatever places the activities have.
func (p *Problem) LeastBorne(b *Bag) int32 {
	most := b.Stay
	for i := range b.Burdens {
		most = max(most, p.leastBurden(&b.Burdens[i]))
	}
	return most
}

// leastBurden returns the least that an activity puts on a bag.
func (p *Problem) leastBurden(b *Burden) int32 {
	a := &p.Activities[b.Activity]
	least, some := b.Absent, a.Optional || len(a.Candidates.Starts) == 0
	lower := func(n int32) {
		if !some || n < least {
			least, some = n, true
		}
	}
	for i, rooms := range a.Candidates.Rooms {
		if b.ByRoom == nil {
			lower(b.Amount(i, model.NoRoom))
		}
		for r := range b.ByRoom {
			if room := model.RoomIndex(r); rooms.Has(room) {
				lower(b.Amount(i, room))
			}
		}
	}
	return least
}

// Most returns the largest amount of a burden, of all that it names.
func (b *Burden) Most() int32 {
	most := b.Absent
	for _, amounts := range [][]int32{b.ByStart, b.ByRoom} {
		if len(amounts) > 0 {
			most = max(most, slices.Max(amounts))
		}
	}
	return most
}

// asksForRooms reports whether rooms make a difference to what the bag bears.
func (b *Bag) asksForRooms() bool {
	return slices.ContainsFunc(b.Burdens, func(b Burden) bool { return b.ByRoom != nil })
}

// Worst charges for what a bag bears: for the worst that happens to somebody, however
// often.
type Worst struct {
	Penalty
	Bag
}

// Peak charges for the largest share among groups.
type Peak struct {
	Penalty
	Groups []Group
}

// Group bears what its bags do, all together.
type Group struct {
	Bags  []Bag
	Stay  int32 // what it bears besides, whatever happens
	Heads int32 // among how many that is shared, rounded up; 0 is as 1
}

// Share returns what is charged for a group that bears so much.
func (g *Group) Share(total int32) int32 {
	if g.Heads <= 1 {
		return total
	}
	return (total + g.Heads - 1) / g.Heads
}

// leastShare returns the least share of a group.
func (p *Problem) leastShare(g *Group) int32 {
	total := g.Stay
	for i := range g.Bags {
		total += p.LeastBorne(&g.Bags[i])
	}
	return g.Share(total)
}
