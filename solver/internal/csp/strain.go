package csp

import "programme/model"

// Strain charges two activities that are placed, in rooms that meet its condition, for how
// far they are from keeping a [Relation]: see [Problem.StrainAt].
type Strain struct {
	Penalty
	A, B  ActivityIndex
	Kind  RelationKind  // neither FirstOfDay nor LastOfDay
	Gap   model.Minutes // as in a relation, like those that follow
	After model.Minutes
	Max   model.Minutes // not below Gap
	Where *RoomPairs
	// Nights are those of [Rested].
	Nights *Nights
	// Flat says that a relation which is not kept counts 1, however far from it they are.
	Flat bool
	// Mutual says, of [Apart], that B keeps as many minutes free before and after it as A
	// does: the longer of the two overlaps counts.
	Mutual bool
}

// StrainAt returns what x charges for its A at one place and its B at another:
//
//	Apart      minutes of B between After before A starts and Gap after it ends
//	NotClose   minutes that are missing from the end of one to the start of the other
//	Before     minutes that B starts too early, or too late
//	DaysApart  days that are missing
//	Rested     hours, the last of them begun, that are missing between the two
//	SameDay, Never, and whatever is Flat: 1
//
// It is 0 where the relation is kept or the rooms do not meet its condition.
func (p *Problem) StrainAt(x *Strain, a, b Place) int {
	if !x.Where.Meets(a.Room, b.Room) {
		return 0
	}
	return p.Strained(x, a.Start, b.Start)
}

// Strained is [Problem.StrainAt] at starts, in rooms that meet the condition.
func (p *Problem) Strained(x *Strain, a, b StartIndex) int {
	v, w := p.Span(x.A, a), p.Span(x.B, b)
	switch {
	case x.Flat:
	case x.Kind == Apart:
		free := func(v model.Interval) model.Interval {
			return model.Interval{Start: v.Start.Add(-x.After), End: v.End.Add(x.Gap)}
		}
		overlap := w.Overlap(free(v))
		if x.Mutual {
			overlap = max(overlap, v.Overlap(free(w)))
		}
		return int(overlap)
	case x.Kind == NotClose:
		gap, needed := w.Start.Sub(v.End), x.Gap
		if gap < 0 {
			gap, needed = v.Start.Sub(w.End), x.After
		}
		if gap < 0 {
			return 0
		}
		return int(max(0, needed-gap))
	case x.Kind == Before:
		gap := w.Start.Sub(v.End)
		return int(max(0, x.Gap-gap, gap-x.Max))
	case x.Kind == DaysApart:
		return int(max(0, x.Gap-model.Minutes(max(p.Days[a]-p.Days[b], p.Days[b]-p.Days[a]))))
	case x.Kind == Rested:
		return int((x.Nights.missing(x.Gap, v, w) + 59) / 60)
	}
	if p.Allows(x.relation(), a, b) {
		return 0
	}
	return 1
}

// AtLeast returns relations of which those starts break at least one for which x charges
// so much, 1 or more, or more, where rooms meet the condition. Where amounts go up without
// end, as of [Before] that is not flat, it is not to be asked.
func (p *Problem) AtLeast(x *Strain, amount int) []Relation {
	r, less := *x.relation(), model.Minutes(amount-1)
	if x.Flat || less == 0 && !x.Mutual {
		return []Relation{r}
	}
	switch r.Kind {
	case Apart:
		var list []Relation
		la, lb := p.Activities[x.A].Minutes, p.Activities[x.B].Minutes
		free := func(m model.Minutes) model.Minutes { return m + x.After + x.Gap }
		there, back := r, r
		there.Gap, there.After = x.Gap-less, x.After-less
		if min(lb, free(la)) > less {
			list = append(list, there)
		}
		back.Gap, back.After = x.After-less, x.Gap-less
		if x.Mutual && min(la, free(lb)) > less {
			list = append(list, back)
		}
		return list
	case NotClose:
		r.Gap, r.After = max(0, x.Gap-less), max(0, x.After-less)
	case Rested:
		r.Gap -= 60 * less
	default: // DaysApart
		r.Gap -= less
	}
	return []Relation{r}
}

// relation returns what x asks as a relation.
func (x *Strain) relation() *Relation {
	return &Relation{A: x.A, B: x.B, Kind: x.Kind, Gap: x.Gap, After: x.After, Max: x.Max, Nights: x.Nights, Where: x.Where, Instance: x.Instance}
}

// roomsMeeting returns the rooms of one of the two that meet the condition when the other
// is in a room; nil for every room.
func (x *Strain) roomsMeeting(of ActivityIndex, other model.RoomIndex) RoomSet {
	switch {
	case x.Where == nil:
		return nil
	case of == x.B:
		return x.Where.With[other]
	}
	rooms := NewRoomSet(len(x.Where.With))
	for r := range x.Where.With {
		if x.Where.With[r].Has(other) {
			rooms.Add(model.RoomIndex(r))
		}
	}
	return rooms
}

// leastStrain returns the least that x charges, of two activities that must be placed.
func (p *Problem) leastStrain(x *Strain) int {
	a, b := &p.Activities[x.A].Candidates, &p.Activities[x.B].Candidates
	least := -1
	at := func(i, j int) (zero bool) {
		if amount := p.Strained(x, a.Starts[i], b.Starts[j]); least < 0 || amount < least {
			if amount > 0 && !x.Where.always(a.Rooms[i], b.Rooms[j]) {
				amount = 0
			}
			least = amount
		}
		return least == 0
	}
	// Most are far from each other at the ends.
	if at(0, len(b.Starts)-1) || at(len(a.Starts)-1, 0) {
		return 0
	}
	for i := range a.Starts {
		for j := range b.Starts {
			if at(i, j) {
				return 0
			}
		}
	}
	return least
}

// always reports whether every room of one set meets the condition with every room of the
// other.
func (p *RoomPairs) always(a, b RoomSet) bool {
	if p == nil {
		return true
	}
	for r := range p.With {
		if !a.Has(model.RoomIndex(r)) {
			continue
		}
		for i, w := range b {
			if w&^p.With[r][i] != 0 {
				return false
			}
		}
	}
	return true
}
