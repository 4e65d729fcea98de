package bounds

import (
	"cmp"
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// ParallelCost returns a lower bound on what overlaps cost in a tier. Sessions on one
// theme that last longer together than there is time for them must overlap, and the more
// evenly they are spread, the less.
//
// Two bounds add up, each of what the other leaves of every pair's charge; in which order
// is tried. For one, each activity a has a vector g(a) with a coordinate for each of its themes, of
// length 1 at most. Then g(a) x g(b) is at most 1 for any two, and 0 if they share no
// theme: no more than the pair is charged a minute, times a factor. So what the pairs of
// those that take place at a time are charged is at least half of the square of the sum
// of their vectors, less half of the sum of their squares; and the integral of a square
// is least where it is the same all the time (Jensen). The other says the same of the
// sessions that have a primary theme in common, in whole numbers: n of them at a time
// are n(n-1)/2 pairs.
func ParallelCost(p *csp.Problem, tier int) int {
	pairs := pairsOf(p, tier)
	if len(pairs) == 0 {
		return 0
	}
	charge := inWholeUnits(p, pairs)
	if charge == 0 {
		return 0
	}
	c := &crowds{p: p, pairs: slices.Clone(pairs)}
	most := c.spread() + c.primary()
	c.pairs = pairs
	most = max(most, c.primary()+c.spread())
	return int((most+one-1)/one) * charge // costs are whole
}

// inWholeUnits divides the charges by the largest number of which all are multiples, and
// returns it; 0 where they are still too high to be added up and multiplied here.
func inWholeUnits(p *csp.Problem, pairs []pair) int {
	charge, longest := int64(0), int64(0)
	for _, x := range pairs {
		for n := x.left; n != 0; {
			charge, n = n, charge%n
		}
		longest = max(longest, int64(p.Activities[x.a].Minutes), int64(p.Activities[x.b].Minutes))
	}
	sum := 0.0
	for i := range pairs {
		pairs[i].left = pairs[i].left / charge * one
		sum += float64(pairs[i].left)
	}
	if sum*float64(max(unit, 2*longest)) > math.MaxInt64/2 {
		return 0
	}
	return int(charge)
}

// one is a charge of 1 for a minute; a coordinate of 1 is unit, whose square that is.
const (
	unit = 1 << 9
	one  = unit * unit
)

// pair is two activities and what is left of their charge for a minute of overlap, in
// parts of one.
type pair struct {
	a, b csp.ActivityIndex
	left int64
}

// pairsOf returns the pairs that a tier charges for, each once, with their whole charges;
// those that need not be placed are left out.
func pairsOf(p *csp.Problem, tier int) []pair {
	number := 0
	for i := range p.Soft.Overlaps {
		if p.Soft.Overlaps[i].Tier == tier {
			number++
		}
	}
	all := make([]pair, 0, number)
	for i := range p.Soft.Overlaps {
		o := &p.Soft.Overlaps[i]
		if o.Tier == tier && !p.Activities[o.A].Optional && !p.Activities[o.B].Optional {
			all = append(all, pair{min(o.A, o.B), max(o.A, o.B), int64(o.Weight)})
		}
	}
	slices.SortFunc(all, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	once := all[:0]
	for _, x := range all {
		if last := len(once) - 1; last >= 0 && once[last].a == x.a && once[last].b == x.b {
			once[last].left += x.left
		} else {
			once = append(once, x)
		}
	}
	return once
}

// crowds adds up bounds, each of which takes from what is left of the pairs' charges.
type crowds struct {
	p     *csp.Problem
	pairs []pair
}

// groups are the activities of each theme, and how long the themes have: the minutes at
// which any of them can take place.
type groups struct {
	members [][]csp.ActivityIndex
	of      [][]int32 // by activity: its groups, ascending
	have    []int64
}

// group makes groups of the activities that must be placed. Those of which some pair is
// not charged for are left out.
func (c *crowds) group(themes func(*csp.Activity) []string) *groups {
	g := &groups{of: make([][]int32, len(c.p.Activities))}
	index := map[string]int32{}
	for a := range c.p.Activities {
		x := &c.p.Activities[a]
		if x.Optional {
			continue
		}
		for _, theme := range themes(x) {
			i, known := index[theme]
			if !known {
				i = int32(len(g.members))
				index[theme] = i
				g.members = append(g.members, nil)
			}
			g.members[i] = append(g.members[i], csp.ActivityIndex(a))
			g.of[a] = append(g.of[a], i)
		}
		slices.Sort(g.of[a])
	}
	met := make([]int, len(g.members))
	c.each(g, func(_ *pair, common []int32) {
		for _, k := range common {
			met[k]++
		}
	})
	for a := range g.of {
		g.of[a] = slices.DeleteFunc(g.of[a], func(k int32) bool { return met[k] < len(g.members[k])*(len(g.members[k])-1)/2 })
	}
	for _, members := range g.members {
		g.have = append(g.have, c.minutesOpen(members))
	}
	return g
}

// each calls use with every pair and the groups that it is in.
func (c *crowds) each(g *groups, use func(x *pair, common []int32)) {
	var common []int32
	for i := range c.pairs {
		x := &c.pairs[i]
		common = common[:0]
		a, b := g.of[x.a], g.of[x.b]
		for len(a) > 0 && len(b) > 0 {
			switch {
			case a[0] < b[0]:
				a = a[1:]
			case a[0] > b[0]:
				b = b[1:]
			default:
				common = append(common, a[0])
				a, b = a[1:], b[1:]
			}
		}
		if len(common) > 0 {
			use(x, common)
		}
	}
}

// minutesOpen returns how many minutes any of the activities can take place at.
func (c *crowds) minutesOpen(members []csp.ActivityIndex) (n int64) {
	var open []model.Interval
	for _, a := range members {
		x := &c.p.Activities[a]
		for _, s := range x.Candidates.Starts {
			open = append(open, model.Span(c.p.Starts[s], x.Minutes))
		}
	}
	slices.SortFunc(open, func(v, w model.Interval) int { return cmp.Compare(v.Start, w.Start) })
	for i := 0; i < len(open); {
		v := open[i]
		for i++; i < len(open) && open[i].Start <= v.End; i++ {
			v.End = max(v.End, open[i].End)
		}
		n += int64(v.Minutes())
	}
	return n
}

// spread is the bound by vectors, in parts of one, and takes it from the pairs.
func (c *crowds) spread() int64 {
	g := c.group(func(x *csp.Activity) (themes []string) {
		for _, s := range x.Sessions {
			themes = append(themes, c.p.Event.Sessions[s].Themes...)
		}
		slices.Sort(themes)
		return slices.Compact(themes)
	})
	vectors := c.vectors(g)
	dot := func(x *pair, common []int32) (sum int64) {
		for _, k := range common {
			sum += vectors.at(x.a, k) * vectors.at(x.b, k)
		}
		return sum
	}
	// The factor, in parts of unit.
	factor := int64(math.MaxInt64)
	c.each(g, func(x *pair, common []int32) {
		if d := dot(x, common); d > 0 {
			factor = min(factor, x.left*unit/d)
		}
	})
	total := 0.0
	for k, sum := range vectors.sums(c.p) {
		if g.have[k] > 0 {
			total += float64(sum) * float64(sum) / float64(g.have[k])
		}
	}
	for a := range g.of {
		for _, k := range g.of[a] {
			v := vectors.at(csp.ActivityIndex(a), k)
			total -= float64(v*v) * float64(c.p.Activities[a].Minutes)
		}
	}
	if factor == math.MaxInt64 || total <= 0 {
		return 0
	}
	c.each(g, func(x *pair, common []int32) { x.left -= (dot(x, common)*factor + unit - 1) / unit })
	const rounding = 1 - 1e-9 // far more than the sums above can be off by
	return int64(total / 2 * float64(factor) / unit * rounding)
}

// vectors are one for each activity, with a coordinate for each of its groups.
type vectors struct {
	g      *groups
	values [][]int64 // by activity, in the order of its groups; in parts of unit
}

func (v *vectors) at(a csp.ActivityIndex, k int32) int64 {
	i, _ := slices.BinarySearch(v.g.of[a], k)
	return v.values[a][i]
}

// sums returns, by group, the sum of the coordinates times the minutes that they last.
func (v *vectors) sums(p *csp.Problem) []int64 {
	sums := make([]int64, len(v.g.members))
	for a, of := range v.g.of {
		for i, k := range of {
			sums[k] += v.values[a][i] * int64(p.Activities[a].Minutes)
		}
	}
	return sums
}

// vectors chooses the vectors in turns, each in the direction that makes the bound
// highest while the sums stay as they are, and as long, up to 1.
func (c *crowds) vectors(g *groups) *vectors {
	const turns = 20
	v := &vectors{g: g, values: make([][]int64, len(g.of))}
	for a, of := range g.of {
		v.values[a] = slices.Repeat([]int64{unit}, len(of))
	}
	for range turns {
		sums := v.sums(c.p)
		for a, of := range g.of {
			toward := make([]float64, len(of)) // how many take place at a time, on average
			square := 0.0
			for i, k := range of {
				toward[i] = float64(sums[k]) / unit / float64(max(1, g.have[k]))
				square += toward[i] * toward[i]
			}
			length := math.Sqrt(square)
			for i := range of {
				v.values[a][i] = int64(unit * toward[i] / max(1, length))
			}
		}
	}
	return v
}

// primary is the bound for the sessions with a primary theme in common, in parts of one,
// and takes it from the pairs.
// A group counts for each pair what is left of the one that has least to give.
func (c *crowds) primary() (sum int64) {
	g := c.group(func(x *csp.Activity) []string {
		if first := c.p.Event.Sessions[x.Sessions[0]].Themes; len(x.Sessions) == 1 && len(first) > 0 {
			return first[:1]
		}
		return nil
	})
	share := slices.Repeat([]int64{math.MaxInt64}, len(g.members))
	c.each(g, func(x *pair, common []int32) { share[common[0]] = min(share[common[0]], x.left) })
	for k, members := range g.members {
		if share[k] == math.MaxInt64 || g.have[k] == 0 {
			continue
		}
		need, have := int64(0), g.have[k]
		for _, a := range members {
			need += int64(c.p.Activities[a].Minutes)
		}
		n := need / have
		sum += share[k] * (have*(n*(n-1)/2) + (need-n*have)*n)
	}
	c.each(g, func(x *pair, common []int32) { x.left -= share[common[0]] })
	return sum
}
