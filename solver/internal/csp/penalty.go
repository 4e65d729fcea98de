package csp

import "programme/model"

// Tiers is the number of soft tiers. Tier t of 1 to Tiers stands at index t-1.
const Tiers = 9

// Penalty is what a soft rule instance charges for each unit of its amount.
type Penalty struct {
	Tier     int // 1 to Tiers
	Weight   int
	Instance InstanceIndex
}

// Soft is everything that the soft rule instances of a problem charge for. An activity
// without a place is charged for by Absent alone, and by what it puts on bags.
type Soft struct {
	Unary    []Unary
	Overlaps []Overlap
	Strains  []Strain
	Tights   []Tight
	Counts   []Count
	Homes    []Homes
	Worsts   []Worst
	Peaks    []Peak
	Excesses []Excess
	Lacks    []Lack
	Refits   []Refit
	Absent   []Absent
	Useds    []Used
	Idles    []Idle
}

// SoftView is shown penalties, each by its kind. Whatever reads the penalties of a problem
// is one, so that another kind does not compile before every view says what it makes of it.
type SoftView interface {
	Unary(*Unary)
	Overlap(*Overlap)
	Strain(*Strain)
	Tight(*Tight)
	Count(*Count)
	Homes(*Homes)
	Worst(*Worst)
	Peak(*Peak)
	Excess(*Excess)
	Lack(*Lack)
	Refit(*Refit)
	Absent(*Absent)
	Used(*Used)
	Idle(*Idle)
}

// AnyTier in [Soft.Show] means all tiers.
const AnyTier = 0

// Show shows a view the penalties of a tier, kind by kind, each in order.
func (s *Soft) Show(tier int, to SoftView) {
	show(s.Unary, tier, to.Unary)
	show(s.Overlaps, tier, to.Overlap)
	show(s.Strains, tier, to.Strain)
	show(s.Tights, tier, to.Tight)
	show(s.Counts, tier, to.Count)
	show(s.Homes, tier, to.Homes)
	show(s.Worsts, tier, to.Worst)
	show(s.Peaks, tier, to.Peak)
	show(s.Excesses, tier, to.Excess)
	show(s.Lacks, tier, to.Lack)
	show(s.Refits, tier, to.Refit)
	show(s.Absent, tier, to.Absent)
	show(s.Useds, tier, to.Used)
	show(s.Idles, tier, to.Idle)
}

// show shows those penalties of one kind that are of a tier.
func show[T any, P interface {
	*T
	isOf(tier int) bool
}](list []T, tier int, to func(P)) {
	for i := range list {
		if x := P(&list[i]); x.isOf(tier) {
			to(x)
		}
	}
}

func (p *Penalty) isOf(tier int) bool { return tier == AnyTier || p.Tier == tier }

// Unary charges one activity for its start and for its room.
type Unary struct {
	Penalty
	Activity ActivityIndex
	Larger   bool    // the larger of the two counts, else both
	ByStart  []int32 // amount by position in Candidates.Starts; nil if starts are free
	In       RoomSet // rooms in which ByStart counts; nil for every room
	ByRoom   []int32 // amount by room; nil if rooms are free
}

// AsksRoom reports whether the amount depends on the room.
func (u *Unary) AsksRoom() bool { return u.ByRoom != nil || u.In != nil }

// Overlap charges two activities for each minute that they overlap.
type Overlap struct {
	Penalty
	A, B ActivityIndex
}

// Count charges for each unit too many or too few: a member counts if its activity
// starts at or after From and before To.
type Count struct {
	Penalty
	Members  []ActivityIndex
	Units    []int // of each member; nil for 1 each
	From, To StartIndex
	Min, Max int
}

// Homes charges a group for each room that it uses beyond the first few. Its members must
// be placed, all of them.
type Homes struct {
	Penalty
	Members []ActivityIndex
	Free    int     // rooms that cost nothing, at least 1
	Used    RoomSet // rooms that the group uses whatever its members do; nil for none
}

// Absent charges for an optional activity that has no place.
type Absent struct {
	Penalty
	Activity ActivityIndex
	Amount   int
}

// RoomTiers returns in which tiers something is charged for the rooms of activities, so that
// they cost less as long as rooms are left out.
func (s *Soft) RoomTiers() [Tiers]bool {
	var tiers roomTiers
	s.Show(AnyTier, &tiers)
	return tiers
}

// roomTiers is the [SoftView] of what is charged for rooms, by tier.
type roomTiers [Tiers]bool

func (t *roomTiers) Unary(u *Unary) { t[u.Tier-1] = t[u.Tier-1] || u.AsksRoom() }

func (t *roomTiers) Overlap(*Overlap) {}

func (t *roomTiers) Strain(x *Strain) { t[x.Tier-1] = t[x.Tier-1] || x.Where != nil }

func (t *roomTiers) Tight(k *Tight) { t[k.Tier-1] = true }

func (t *roomTiers) Count(*Count) {}

func (t *roomTiers) Homes(h *Homes) { t[h.Tier-1] = true }

func (t *roomTiers) Worst(w *Worst) { t[w.Tier-1] = t[w.Tier-1] || w.asksForRooms() }

func (t *roomTiers) Peak(k *Peak) {
	for g := range k.Groups {
		for b := range k.Groups[g].Bags {
			t[k.Tier-1] = t[k.Tier-1] || k.Groups[g].Bags[b].asksForRooms()
		}
	}
}

func (t *roomTiers) Absent(*Absent) {}

// ChargesUnary returns the amount that u charges x for, 0 for an activity without a place.
func (p *Problem) ChargesUnary(u *Unary, x Assignment) int {
	return p.AmountAt(u, x[u.Activity])
}

// AmountAt returns what the activity is charged for at one of its candidates, 0 without a
// place.
func (p *Problem) AmountAt(u *Unary, at Place) int {
	if at.Start == Unplaced {
		return 0
	}
	return u.Amount(p.Activities[u.Activity].Candidates.at(at.Start), at.Room)
}

// Amount returns what the activity is charged for at a position in its candidate
// starts and a room.
func (u *Unary) Amount(at int, r model.RoomIndex) (n int) {
	if u.ByStart != nil && (u.In == nil || u.In.Has(r)) {
		n += int(u.ByStart[at])
	}
	switch {
	case u.ByRoom == nil:
		return n
	case u.Larger:
		return max(n, int(u.ByRoom[r]))
	}
	return n + int(u.ByRoom[r])
}

// Bag returns what bears the same as u charges, for one that charges for the larger of start
// and room.
func (u *Unary) Bag() Bag {
	return Bag{Burdens: []Burden{{Activity: u.Activity, ByStart: u.ByStart, ByRoom: u.ByRoom}}}
}

// Amount returns what the count is charged for n units.
func (c *Count) Amount(n int) int { return max(0, n-c.Max, c.Min-n) }

// UnitsOf returns how many units member number i counts.
func (c *Count) UnitsOf(i int) int {
	if c.Units == nil {
		return 1
	}
	return c.Units[i]
}

// inside reports whether a member that starts at s counts.
func (c *Count) inside(s StartIndex) bool { return c.From <= s && s < c.To }

// Amount returns what the group is charged for so many rooms.
func (h *Homes) Amount(rooms int) int { return max(0, rooms-h.Free) }

// used returns the rooms that the group uses whatever its members do, of so many rooms.
func (h *Homes) used(rooms int) RoomSet {
	used := NewRoomSet(rooms)
	copy(used, h.Used)
	return used
}
