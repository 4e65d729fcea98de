package bounds

import (
	"cmp"
	"context"
	"math"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Configurations is a lower bound on what overlaps cost in a tier, which rises step by step.
//
// A configuration is a set of activities on a theme that take place at a time, no two of
// which exclude each other. Every programme is, for each theme, a mixture of configurations
// in which each activity has its minutes, and no more minutes are spent on a moment than it
// has; so it costs at least what the cheapest mixture does, which is a linear program with a
// column for each configuration (Gilmore and Gomory, A linear programming approach to the
// cutting-stock problem, Operations Research 9, 1961). Of two activities that have several
// themes in common each theme has a share of the charge.
//
// The program is never written. With any prices for a minute of each activity, what all
// minutes earn less what the dearest configuration of each moment does is a lower bound
// (Geoffrion, Lagrangean relaxation for integer programming, Mathematical Programming Study
// 2, 1974); prices and shares rise and fall by what that configuration has too much or too
// little of (Held, Wolfe and Crowder, Validation of subgradient optimization, Mathematical
// Programming 6, 1974), along a mean of the last directions. Prices and shares are whole
// numbers, and so is the bound, which is exact for them: nothing rests on how they were
// chosen. It holds among programmes that keep all hard rules.
type Configurations struct {
	p      *csp.Problem
	pairs  []pair
	beside []bitset // by activity: those that never overlap it
	charge int64    // of which the charges of all pairs are multiples
	themes []themed
	shared []sharedPair
	best   int64 // what was proved, in parts of one
	alone  bool  // no more themes can be joined
	step   float64
	still  int   // steps since it rose
	work   int64 // sets that were looked at
}

// themed is the activities that have a theme, or one of a few that are looked at together.
type themed struct {
	names   []string // mostly one
	members []csp.ActivityIndex
	minutes []int64
	prices  []int64   // of a minute of each member, in parts of one
	highest int64     // price that is of use: what all pairs are charged a minute
	along   []float64 // in which prices move
	charges [][]int64 // for a minute of each two members, in parts of one; excluding where they never overlap
	moments []moment
	order   []int32   // members, those of the highest price first
	met     [][]int64 // minutes that each two are together, of the last step; by the later and the earlier member
}

// moment is all the time at which the same members can take place.
type moment struct {
	minutes int64
	open    bitset  // members
	dearest []int32 // of the last step
}

// sharedPair is two activities that have several themes in common.
type sharedPair struct {
	charge int64
	in     []pairIn
	along  []float64
}

// pairIn is the members that a pair is of one theme.
type pairIn struct{ theme, a, b int32 }

// excluding is the charge of two that never overlap, above all others.
const excluding = int64(1) << 60

// NewConfigurations returns a bound on what overlaps cost in a tier, of 0 as yet; nil if the tier
// charges for no overlap, or for so much that sums do not fit.
func NewConfigurations(p *csp.Problem, tier int) *Configurations {
	pairs := pairsOf(p, tier)
	if len(pairs) == 0 {
		return nil
	}
	charge := inWholeUnits(p, pairs)
	if charge == 0 {
		return nil
	}
	n := newApart(p)
	n.link()
	c := &Configurations{p: p, pairs: pairs, beside: n.beside, charge: int64(charge), step: 1}
	if !c.build(nil) {
		return nil
	}
	return c
}

// build finds the themes, those of one group together, with prices of one, and
// reports whether all sums fit.
func (c *Configurations) build(groups map[string]int) bool {
	at := c.findThemes(groups)
	for k := range c.themes {
		d := &c.themes[k]
		d.findMoments(c.p)
		for i, a := range d.members {
			d.prices = append(d.prices, one)
			d.order = append(d.order, int32(i))
			d.met = append(d.met, make([]int64, i))
			d.charges = append(d.charges, make([]int64, len(d.members)))
			for j, b := range d.members {
				if c.beside[a].has(b) {
					d.charges[i][j] = excluding
				}
			}
		}
		d.along = make([]float64, len(d.members))
	}
	for _, x := range c.pairs {
		if !c.beside[x.a].has(x.b) {
			c.share(x, at)
		}
	}
	return c.fits()
}

// fits reports whether all sums fit, and sets the highest price.
func (c *Configurations) fits() bool {
	charged, minutes := int64(0), int64(0)
	for _, x := range c.pairs {
		charged += x.left // which was found to fit
	}
	for k := range c.themes {
		d := &c.themes[k]
		d.highest = charged
		for _, m := range d.moments {
			minutes += m.minutes * int64(len(d.members))
		}
	}
	return float64(charged)*float64(minutes+1) < float64(excluding)
}

// findThemes finds the themes that several activities have, of those that are placed in every
// programme, and returns by activity which member it is of which theme, themes ascending.
func (c *Configurations) findThemes(groups map[string]int) (at [][]pairIn) {
	p, index := c.p, map[string]int32{}
	at = make([][]pairIn, len(p.Activities))
	for a := range p.Activities {
		if !p.Placed(csp.ActivityIndex(a)) {
			continue
		}
		for _, s := range p.Activities[a].Sessions {
			for _, theme := range p.Event.Sessions[s].Themes {
				k, known := index[theme]
				if !known {
					if k = int32(len(c.themes)); groups != nil {
						k = int32(groups[theme])
					}
					index[theme] = k
					for int(k) >= len(c.themes) {
						c.themes = append(c.themes, themed{})
					}
					c.themes[k].names = append(c.themes[k].names, theme)
				}
				d := &c.themes[k]
				if last := len(d.members) - 1; last >= 0 && d.members[last] == csp.ActivityIndex(a) {
					continue
				}
				at[a] = append(at[a], pairIn{theme: k, a: int32(len(d.members))})
				d.members = append(d.members, csp.ActivityIndex(a))
				d.minutes = append(d.minutes, int64(p.Activities[a].Minutes))
			}
		}
		slices.SortFunc(at[a], func(v, w pairIn) int { return cmp.Compare(v.theme, w.theme) })
	}
	return at
}

// share gives each theme that a pair has in common an equal share of its charge; all of it to
// the primary one, which costs most.
func (c *Configurations) share(x pair, at [][]pairIn) {
	s := sharedPair{charge: x.left}
	for _, v := range at[x.a] {
		for _, w := range at[x.b] {
			if v.theme == w.theme {
				s.in = append(s.in, pairIn{v.theme, v.a, w.a})
			}
		}
	}
	first := primary(c.p, x.a)
	for _, in := range s.in {
		switch {
		case first != primary(c.p, x.b):
			c.set(in, x.left/int64(len(s.in)))
		case slices.Contains(c.themes[in.theme].names, first):
			c.set(in, x.left)
		}
	}
	if len(s.in) > 1 {
		s.along = make([]float64, len(s.in))
		c.shared = append(c.shared, s)
	}
}

// primary returns the theme that an activity has before others; "" if it has none.
func primary(p *csp.Problem, a csp.ActivityIndex) string {
	for _, s := range p.Activities[a].Sessions {
		if themes := p.Event.Sessions[s].Themes; len(themes) > 0 {
			return themes[0]
		}
	}
	return ""
}

func (c *Configurations) set(in pairIn, share int64) {
	charges := c.themes[in.theme].charges
	charges[in.a][in.b], charges[in.b][in.a] = share, share
}

// findMoments finds out which members can take place when.
func (d *themed) findMoments(p *csp.Problem) {
	var turns []model.Instant
	for _, a := range d.members {
		for _, s := range p.Activities[a].Candidates.Starts {
			v := p.Span(a, s)
			turns = append(turns, v.Start, v.End)
		}
	}
	slices.Sort(turns)
	turns = slices.Compact(turns)
	open := make([]bitset, len(turns))
	for t := range open {
		open[t] = newBitset(len(d.members))
	}
	for i, a := range d.members {
		for _, s := range p.Activities[a].Candidates.Starts {
			v := p.Span(a, s)
			t, _ := slices.BinarySearch(turns, v.Start)
			for ; turns[t] < v.End; t++ {
				open[t].add(csp.ActivityIndex(i))
			}
		}
	}
	for t := 1; t < len(turns); t++ {
		same := func(m moment) bool { return slices.Equal(m.open, open[t-1]) }
		k := slices.IndexFunc(d.moments, same)
		if k < 0 {
			k = len(d.moments)
			d.moments = append(d.moments, moment{open: open[t-1]})
		}
		d.moments[k].minutes += int64(turns[t].Sub(turns[t-1]))
	}
}

// Bound returns what was proved so far.
func (c *Configurations) Bound() int { return int((c.best + one - 1) / one * c.charge) }

// Improve takes steps until so many more sets were looked at, ctx ends or steps have become too
// small to change much. It reports whether more steps may raise the bound.
func (c *Configurations) Improve(ctx context.Context, work int64) bool {
	for end := c.work + work; c.work < end; {
		if ctx.Err() != nil || !c.improve() {
			return false
		}
	}
	return true
}

const (
	patience     = 100  // steps without a rise after which they become smaller
	slower       = 0.8  // by so much
	smallestStep = 0.01 // which the first is 1 of
	joiningStep  = 0.03 // at which themes are joined
	joinedStep   = 0.3  // the first after that
	hurry        = 10   // as many steps one counts for in which not all sets were looked at
	keeping      = 0.8  // of the last direction
	reach        = 0.1  // by how much more than the bound is aimed at, at first
)

// improve works out what the prices prove, and moves them.
func (c *Configurations) improve() bool {
	total := int64(0)
	for k := range c.themes {
		proved, all := c.themes[k].price(&c.work)
		if total += proved; !all {
			c.still += hurry
		}
	}
	if c.still++; total > c.best {
		c.best, c.still = total, 0
	}
	if c.still > patience {
		c.still = 0
		c.step *= slower
	}
	square := c.turn()
	if square < 1 || c.step < joiningStep {
		if c.alone = c.alone || !c.join(); !c.alone {
			return true
		}
	}
	if square < 1 || c.step < smallestStep {
		return false
	}
	aim := float64(float64(max(c.best, 1000*one)) * float64(1+float64(reach*c.step)))
	c.move(float64(c.step*(aim-float64(total))) / square)
	return true
}

// turn turns the directions to what the dearest configurations lack, and returns the sum of
// their squares.
func (c *Configurations) turn() (square float64) {
	toward := func(along *float64, now float64) {
		*along = float64(keeping*(*along)) + float64((1-keeping)*now)
		square += float64(*along * *along)
	}
	for k := range c.themes {
		d := &c.themes[k]
		lack := slices.Clone(d.minutes)
		for i := range d.met {
			clear(d.met[i])
		}
		for t := range d.moments {
			m := &d.moments[t]
			for x, i := range m.dearest {
				lack[i] -= m.minutes
				for _, j := range m.dearest[:x] {
					d.met[max(i, j)][min(i, j)] += m.minutes
				}
			}
		}
		for i, n := range lack {
			toward(&d.along[i], float64(n))
		}
	}
	for q := range c.shared {
		s := &c.shared[q]
		sum := int64(0)
		for _, in := range s.in {
			sum += c.metIn(in)
		}
		for r, in := range s.in {
			toward(&s.along[r], float64(c.metIn(in))-float64(sum)/float64(len(s.in)))
		}
	}
	return square
}

func (c *Configurations) metIn(in pairIn) int64 {
	return c.themes[in.theme].met[max(in.a, in.b)][min(in.a, in.b)]
}

// move moves prices and shares so far along their directions.
func (c *Configurations) move(far float64) {
	for k := range c.themes {
		d := &c.themes[k]
		for i, along := range d.along {
			d.prices[i] = moved(d.prices[i], float64(far*along), d.highest)
		}
	}
	for q := range c.shared {
		s := &c.shared[q]
		left := s.charge
		for r, in := range s.in {
			share := left
			if r < len(s.in)-1 {
				now := c.themes[in.theme].charges[in.a][in.b]
				share = moved(now, float64(far*s.along[r]), left)
			}
			left -= share
			c.set(in, share)
		}
	}
}

// moved returns a whole number that much above n, of 0 to most.
func moved(n int64, by float64, most int64) int64 {
	by = math.Round(by)
	switch {
	case !(by > float64(-n)): // or no number at all
		return 0
	case !(by < float64(most-n)):
		return most
	}
	return n + int64(by)
}
