package bounds

import (
	"cmp"
	"slices"
)

// join looks at themes two by two from now on, those together that most pairs share: sets of
// sessions on either of two themes take longer to go through, and their mixtures cost more. The
// prices of each activity add up, and so do the shares of each pair, so that nothing is lost of
// what was proved. It reports whether there was anything to join.
func (c *Configurations) join() bool {
	groups, joined := c.match()
	if !joined {
		return false
	}
	d := &Configurations{p: c.p, pairs: c.pairs, beside: c.beside, charge: c.charge, step: joinedStep, best: c.best, work: c.work}
	if !d.build(groups) {
		return false
	}
	for k := range d.themes {
		to := &d.themes[k]
		clear(to.prices)
		for i := range to.charges {
			for j := range to.charges[i] {
				if to.charges[i][j] < excluding {
					to.charges[i][j] = 0
				}
			}
		}
	}
	for k := range c.themes {
		from := &c.themes[k]
		to := &d.themes[groups[from.names[0]]]
		at := make([]int, len(from.members))
		for i, a := range from.members {
			at[i], _ = slices.BinarySearch(to.members, a)
			to.prices[at[i]] = min(to.highest, to.prices[at[i]]+from.prices[i])
		}
		for i := range at {
			for j, share := range from.charges[i] {
				if share < excluding {
					to.charges[at[i]][at[j]] += share
				}
			}
		}
	}
	*c = *d
	return true
}

// match returns which group each theme is in, and whether any is in one with another.
func (c *Configurations) match() (groups map[string]int, joined bool) {
	type both struct{ a, b, pairs int }
	n := len(c.themes)
	var all []both
	for a := range n {
		for b := range a {
			all = append(all, both{a: b, b: a})
		}
	}
	for _, s := range c.shared {
		for x, v := range s.in {
			for _, w := range s.in[:x] {
				a, b := int(max(v.theme, w.theme)), int(min(v.theme, w.theme))
				all[a*(a-1)/2+b].pairs++
			}
		}
	}
	slices.SortStableFunc(all, func(v, w both) int { return cmp.Compare(w.pairs, v.pairs) })
	of := slices.Repeat([]int{-1}, n)
	number := 0
	for _, x := range all {
		if x.pairs > 0 && of[x.a] < 0 && of[x.b] < 0 {
			of[x.a], of[x.b] = number, number
			number++
		}
	}
	joined = number > 0
	groups = map[string]int{}
	for k := range c.themes {
		if of[k] < 0 {
			of[k] = number
			number++
		}
		for _, theme := range c.themes[k].names {
			groups[theme] = of[k]
		}
	}
	return groups, joined
}
