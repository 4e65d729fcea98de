package portfolio

import (
	"context"
	"math/rand/v2"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/maxsat"
)

// neighbourhood improves a programme by solving small parts of it to optimality: some
// activities are free, all others stay, and the cheapest programme of that kind is found
// and proved (Shaw, Using constraint programming and local search methods to solve
// vehicle routing problems, CP 1998: large neighbourhood search). It is for one
// goroutine.
type neighbourhood struct {
	p      *csp.Problem
	rng    *rand.Rand
	free   int // activities to free
	roomed int // activities whose rooms to choose anew
	solves int // completed, of all steps

	roomTiers [csp.Tiers]bool // what is charged for rooms
}

// The number of free activities follows how hard the last part was.
const (
	fewestFree = 12
	mostFree   = 60
)

// solvesPerTier bounds the solves of one tier of one part.
const solvesPerTier = 400

func newNeighbourhood(p *csp.Problem, seed uint64) *neighbourhood {
	return &neighbourhood{p: p, rng: rand.New(rand.NewPCG(seed, 0x6e656967)), free: 24, roomed: firstRoomed, roomTiers: p.Soft.RoomTiers()}
}

// step frees a part of x around something that the tier is charged for, or now and then the
// rooms of a stretch if it is charged for rooms, and returns the best programme with the
// rest as it stands. ok is false if there is none better, or ctx ends before that is known.
func (n *neighbourhood) step(ctx context.Context, x csp.Assignment, tier int) (better csp.Assignment, ok bool) {
	if n.roomTiers[tier-1] && n.rng.IntN(4) == 0 {
		if r := n.newRooming(x); len(r.order) > 0 {
			r.stretch(ctx, n.rng.IntN(len(r.order)))
			return r.x, r.better
		}
	}
	free := n.choose(x, tier)
	q := n.p.Restrict(x, free)
	y, solves, proved := Cheapest(ctx, q)
	n.solves += solves
	n.adapt(proved)
	if y == nil {
		return nil, false
	}
	better = append(csp.Assignment(nil), x...)
	for i, a := range free {
		better[a] = y[i]
	}
	return better, n.p.Cost(better).Compare(n.p.Cost(x)) < 0
}

// adapt makes the next part larger after one that closed, and smaller after each other.
func (n *neighbourhood) adapt(proved bool) {
	if proved {
		n.free = min(n.free+1, mostFree)
	} else {
		n.free = max(n.free-2, fewestFree)
	}
}

// Cheapest returns the cheapest assignment of a small problem, tier by tier, nil if it
// found none, how many solves that took, and whether it is proved to be that.
func Cheapest(ctx context.Context, p *csp.Problem) (best csp.Assignment, solves int, proved bool) {
	f, ok := cnf.Load(ctx, p, cnf.Asserted, cnf.EagerRooms)
	if !ok {
		return nil, 0, false
	}
	o := maxsat.Tuned()
	o.SolveLimit = solvesPerTier
	for tier := 1; tier <= csp.Tiers; tier++ {
		objective := f.Objective(tier, nil)
		if len(objective.Soft) == 0 {
			continue
		}
		engine := maxsat.New(f.Solver, objective.Soft, o)
		result := engine.Run(ctx, nil)
		solves += result.Solves
		if result.Model != nil {
			best = f.Decode(result.Model.Value)
		}
		if result.Status != maxsat.Optimal {
			return best, solves, false
		}
		keep, ok := engine.Keep(ctx, result.LowerBound)
		if !ok {
			return best, solves, false
		}
		for _, m := range keep {
			f.Solver.Add(m)
		}
	}
	return best, solves, true
}

// choose returns the activities to free: some that one charge of the tier is about, then
// those that take place at the same time as one of them, then any.
func (n *neighbourhood) choose(x csp.Assignment, tier int) []csp.ActivityIndex {
	chosen := make([]bool, len(n.p.Activities))
	var free []csp.ActivityIndex
	add := func(list []csp.ActivityIndex, most int) {
		for _, i := range n.rng.Perm(len(list)) {
			if a := list[i]; len(free) < most && !chosen[a] && len(n.p.Activities[a].Candidates.Starts) > 0 {
				chosen[a] = true
				free = append(free, a)
			}
		}
	}
	add(n.charged(x, tier), (n.free+2)/3)
	var near []csp.ActivityIndex
	for a := range x {
		for _, b := range free {
			if n.meet(x, csp.ActivityIndex(a), b) {
				near = append(near, csp.ActivityIndex(a))
				break
			}
		}
	}
	add(near, n.free*5/6)
	all := make([]csp.ActivityIndex, len(x))
	for a := range all {
		all[a] = csp.ActivityIndex(a)
	}
	add(all, n.free)
	return free
}

// meet reports whether two activities take place at the same time.
func (n *neighbourhood) meet(x csp.Assignment, a, b csp.ActivityIndex) bool {
	if x[a].Start == csp.Unplaced || x[b].Start == csp.Unplaced {
		return false
	}
	v := model.Span(n.p.Starts[x[a].Start], n.p.Activities[a].Minutes)
	w := model.Span(n.p.Starts[x[b].Start], n.p.Activities[b].Minutes)
	return v.Overlaps(w)
}

// charged returns the activities that a random charge of the tier is about, one that
// costs something where there is one of its kind.
func (n *neighbourhood) charged(x csp.Assignment, tier int) []csp.ActivityIndex {
	c := &charged{n: n, x: x}
	n.p.Soft.Show(tier, c)
	if len(c.about) == 0 {
		return nil
	}
	return c.about[n.rng.IntN(len(c.about))]
}

// charged is the [csp.SoftView] that gathers which activities each charge is about, of
// the kinds that an activity or two are charged for alone those that cost something.
type charged struct {
	n     *neighbourhood
	x     csp.Assignment
	about [][]csp.ActivityIndex
}

func (c *charged) of(some ...csp.ActivityIndex) { c.about = append(c.about, some) }

func (c *charged) Unary(u *csp.Unary) {
	if c.n.p.ChargesUnary(u, c.x) > 0 {
		c.of(u.Activity)
	}
}

func (c *charged) Overlap(o *csp.Overlap) {
	if c.n.meet(c.x, o.A, o.B) {
		c.of(o.A, o.B)
	}
}

func (c *charged) Strain(x *csp.Strain) {
	a, b := c.x[x.A], c.x[x.B]
	if a.Start != csp.Unplaced && b.Start != csp.Unplaced && c.n.p.StrainAt(x, a, b) > 0 {
		c.of(x.A, x.B)
	}
}

func (c *charged) Tight(k *csp.Tight) {
	c.n.p.EachMissing(k, c.x, func(a, b csp.ActivityIndex, _ int) { c.of(a, b) })
}

func (c *charged) Count(k *csp.Count) { c.of(k.Members...) }

func (c *charged) Homes(h *csp.Homes) { c.of(h.Members...) }

func (c *charged) Used(u *csp.Used) { c.of(u.Members...) }

func (c *charged) Peak(k *csp.Peak) {
	for g := range k.Groups {
		var members []csp.ActivityIndex
		for i := range k.Groups[g].Bags {
			members = append(members, activitiesOf(&k.Groups[g].Bags[i])...)
		}
		c.of(members...)
	}
}

// Excess tells of each moment at which too many use the pool.
func (c *charged) Excess(x *csp.Excess) {
	for _, t := range c.n.p.Moments(&x.Pool) {
		var using []csp.ActivityIndex
		units := 0
		for i := range x.Pool.Members {
			m := &x.Pool.Members[i]
			if u := c.n.p.UseAt(&x.Pool, m, c.x, t); u != nil {
				using, units = append(using, m.Activity), units+u.Takes()
			}
		}
		if units > x.Pool.Left(t) {
			c.of(using...)
		}
	}
}

func (c *charged) Lack(k *csp.Lack) {
	if c.n.p.LackingAt(&k.Respite, func(a csp.ActivityIndex) csp.StartIndex { return c.x[a].Start }) == 0 {
		return
	}
	var members []csp.ActivityIndex
	for _, m := range k.Respite.Members {
		members = append(members, m.Activity)
	}
	if k.Respite.Kind == csp.Quiet {
		members = append(members, k.Respite.After.Activity)
	}
	c.of(members...)
}

func (c *charged) Refit(k *csp.Refit) {
	if k.Over(c.n.p.Laid(&k.Refits, c.x)) == 0 {
		return
	}
	var there []csp.ActivityIndex
	for a, at := range c.x {
		if at.Start != csp.Unplaced && k.Counts(csp.ActivityIndex(a), c.n.p.Starts[at.Start], at.Room) {
			there = append(there, csp.ActivityIndex(a))
		}
	}
	c.of(there...)
}

func (c *charged) Idle(k *csp.Idle) {
	if k.Amount(c.n.p.Busy(k, c.x)) == 0 {
		return
	}
	var there []csp.ActivityIndex
	for _, m := range k.Members {
		if at := c.x[m.Activity]; at.Start != csp.Unplaced && k.Counts(c.n.p.Starts[at.Start], at.Room) {
			there = append(there, m.Activity)
		}
	}
	c.of(there...)
}

func (c *charged) Worst(w *csp.Worst) {
	if c.n.p.Bears(&w.Bag, c.x) > w.Stay {
		c.of(activitiesOf(&w.Bag)...)
	}
}

// activitiesOf returns the activities of the burdens of a bag.
func activitiesOf(b *csp.Bag) (list []csp.ActivityIndex) {
	for i := range b.Burdens {
		list = append(list, b.Burdens[i].Activity)
	}
	return list
}

func (c *charged) Absent(b *csp.Absent) {
	if c.x[b.Activity].Start == csp.Unplaced {
		c.of(b.Activity)
	}
}
