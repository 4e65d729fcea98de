package csp

import (
	"slices"

	"programme/model"
)

// Paid is what every assignment pays at least in a tier: the sum of each charge at the
// least that the candidates of its own activities let it be.
type Paid struct {
	Unary    int // of activities, for their starts and rooms
	Overlaps int // of pairs
	Groups   int // of all others
}

// Paid returns what every assignment pays in a tier. Where the candidates leave nothing
// to choose that the tier charges for, it is all that the tier costs.
func (p *Problem) Paid(tier int) Paid {
	c := &paying{p: p, alone: make([][]*Unary, len(p.Activities))}
	p.Soft.Show(tier, c)
	for a, charges := range c.alone {
		if len(charges) > 0 && p.Placed(ActivityIndex(a)) {
			c.paid.Unary += p.cheapest(ActivityIndex(a), charges)
		}
	}
	return c.paid
}

// paying is the [SoftView] that adds up what is paid.
type paying struct {
	p     *Problem
	alone [][]*Unary // by activity
	paid  Paid
}

func (c *paying) Unary(u *Unary) { c.alone[u.Activity] = append(c.alone[u.Activity], u) }

func (c *paying) Overlap(x *Overlap) {
	if c.p.Placed(x.A) && c.p.Placed(x.B) {
		least, _ := c.p.OverlapRange(x)
		c.paid.Overlaps += x.Weight * int(least)
	}
}

func (c *paying) Strain(x *Strain) {
	if c.p.Placed(x.A) && c.p.Placed(x.B) {
		c.paid.Groups += x.Weight * c.p.leastStrain(x)
	}
}

func (c *paying) Tight(k *Tight) { c.paid.Groups += k.Weight * c.p.leastTight(k) }

func (c *paying) Count(k *Count) { c.paid.Groups += k.Weight * c.p.leastCounted(k) }

func (c *paying) Homes(h *Homes) { c.paid.Groups += h.Weight * c.p.leastHomes(h) }

func (c *paying) Worst(w *Worst) { c.paid.Groups += w.Weight * int(c.p.LeastBorne(&w.Bag)) }

func (c *paying) Peak(k *Peak) { c.paid.Groups += k.Weight * c.p.leastPeak(k) }

func (c *paying) Absent(b *Absent) {
	if len(c.p.Activities[b.Activity].Candidates.Starts) == 0 {
		c.paid.Groups += b.Weight * b.Amount
	}
}

// Placed reports whether the activity has a place in every assignment.
func (p *Problem) Placed(a ActivityIndex) bool {
	return !p.Activities[a].Optional && len(p.Activities[a].Candidates.Starts) > 0
}

// cheapest returns the least that charges of one activity cost together at a candidate.
func (p *Problem) cheapest(a ActivityIndex, charges []*Unary) int {
	least, some := 0, false
	c := &p.Activities[a].Candidates
	for i := range c.Starts {
		for r := range p.Rooms {
			if !c.Rooms[i].Has(model.RoomIndex(r)) {
				continue
			}
			cost := 0
			for _, u := range charges {
				cost += u.Weight * u.Amount(i, model.RoomIndex(r))
			}
			if !some || cost < least {
				least, some = cost, true
			}
		}
	}
	return least
}

// OverlapRange returns how many minutes two activities with candidates overlap at least,
// and a number than which it is never more. The overlap rises with the time between
// their starts and falls again, so that it is least at either end.
func (p *Problem) OverlapRange(x *Overlap) (least, most model.Minutes) {
	a, b := p.Activities[x.A].Candidates.Starts, p.Activities[x.B].Candidates.Starts
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	first := p.Span(x.A, a[0]).Overlap(p.Span(x.B, b[len(b)-1]))
	last := p.Span(x.A, a[len(a)-1]).Overlap(p.Span(x.B, b[0]))
	if len(a) == 1 && len(b) == 1 {
		return first, first
	}
	// Neither comes to be while the other takes place if all of one is over before.
	from := model.Interval{Start: p.Starts[a[0]], End: p.Span(x.A, a[len(a)-1]).End}
	until := model.Interval{Start: p.Starts[b[0]], End: p.Span(x.B, b[len(b)-1]).End}
	return min(first, last), min(from.Overlap(until), p.Activities[x.A].Minutes, p.Activities[x.B].Minutes)
}

// leastCounted returns the least amount of a count.
func (p *Problem) leastCounted(c *Count) int {
	surely, perhaps := 0, 0
	for i, a := range c.Members {
		starts := p.Activities[a].Candidates.Starts
		if slices.ContainsFunc(starts, c.inside) {
			perhaps += c.UnitsOf(i)
			if p.Placed(a) && !slices.ContainsFunc(starts, func(s StartIndex) bool { return !c.inside(s) }) {
				surely += c.UnitsOf(i)
			}
		}
	}
	return max(0, surely-c.Max, c.Min-perhaps)
}

// leastHomes returns how many rooms beyond the free ones a group uses whatever is chosen.
func (p *Problem) leastHomes(h *Homes) int {
	used := h.used(len(p.Rooms))
	for _, a := range h.Members {
		if !p.Placed(a) {
			continue
		}
		rooms := p.Activities[a].Candidates.Rooms
		only := func(set RoomSet) bool { return set.Len() == 1 && set.Key() == rooms[0].Key() }
		if !slices.ContainsFunc(rooms, func(set RoomSet) bool { return !only(set) }) {
			for i, w := range rooms[0] {
				used[i] |= w
			}
		}
	}
	return h.Amount(used.Len())
}

// leastPeak returns the least that the largest share can be.
func (p *Problem) leastPeak(k *Peak) (highest int) {
	for g := range k.Groups {
		highest = max(highest, int(p.leastShare(&k.Groups[g])))
	}
	return highest
}
