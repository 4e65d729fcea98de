package csp

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
func (p *Problem) Cost(x Assignment) Cost {
	c := &costing{p: p, x: x, at: make([]int, len(x))}
	for a, place := range x {
		c.at[a] = -1
		if place.Start != Unplaced {
			c.at[a] = p.Activities[a].Candidates.at(place.Start)
		}
	}
	p.Soft.Show(AnyTier, c)
	return c.cost
}

// costing is the [SoftView] that adds up what an assignment costs.
type costing struct {
	p    *Problem
	x    Assignment
	at   []int // by activity: position in Candidates.Starts, -1 if unplaced
	cost Cost
}

func (c *costing) charge(penalty Penalty, amount int) {
	c.cost[penalty.Tier-1] += penalty.Weight * amount
}

func (c *costing) Unary(u *Unary) {
	if at := c.at[u.Activity]; at >= 0 {
		c.charge(u.Penalty, u.Amount(at, c.x[u.Activity].Room))
	}
}

func (c *costing) Overlap(o *Overlap) {
	if c.at[o.A] >= 0 && c.at[o.B] >= 0 {
		c.charge(o.Penalty, int(c.p.Span(o.A, c.x[o.A].Start).Overlap(c.p.Span(o.B, c.x[o.B].Start))))
	}
}

func (c *costing) Strain(x *Strain) {
	if c.at[x.A] >= 0 && c.at[x.B] >= 0 {
		c.charge(x.Penalty, c.p.StrainAt(x, c.x[x.A], c.x[x.B]))
	}
}

func (c *costing) Tight(k *Tight) {
	c.p.EachMissing(k, c.x, func(_, _ ActivityIndex, minutes int) { c.charge(k.Penalty, minutes) })
}

func (c *costing) Count(k *Count) {
	n := 0
	for i, a := range k.Members {
		if c.at[a] >= 0 && k.inside(c.x[a].Start) {
			n += k.UnitsOf(i)
		}
	}
	c.charge(k.Penalty, k.Amount(n))
}

func (c *costing) Homes(h *Homes) {
	used := h.used(len(c.p.Rooms))
	for _, a := range h.Members {
		if c.at[a] >= 0 {
			used.Add(c.x[a].Room)
		}
	}
	c.charge(h.Penalty, h.Amount(used.Len()))
}

func (c *costing) Worst(w *Worst) { c.charge(w.Penalty, int(c.bears(&w.Bag))) }

// bears returns what a bag bears.
func (c *costing) bears(b *Bag) int32 {
	most := b.Stay
	for i := range b.Burdens {
		k := &b.Burdens[i]
		if at := c.at[k.Activity]; at < 0 {
			most = max(most, k.Absent)
		} else {
			most = max(most, k.Amount(at, c.x[k.Activity].Room))
		}
	}
	return most
}

func (c *costing) Peak(k *Peak) {
	highest := int32(0)
	for g := range k.Groups {
		total := k.Groups[g].Stay
		for b := range k.Groups[g].Bags {
			total += c.bears(&k.Groups[g].Bags[b])
		}
		highest = max(highest, k.Groups[g].Share(total))
	}
	c.charge(k.Penalty, int(highest))
}

func (c *costing) Absent(b *Absent) {
	if c.at[b.Activity] < 0 {
		c.charge(b.Penalty, b.Amount)
	}
}
