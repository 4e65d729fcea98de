package maxsat

import (
	"math/bits"
	"slices"

	"programme/solver/internal/sat"
)

// term is a literal that costs weight if it is false. The terms of an engine and its
// lower bound together are the objective, stated anew after every core:
//
//	cost = lower + sum of weight over the false terms
//
// for every model, if counts are no higher than they must be.
type term struct {
	lit    sat.Lit
	weight int64
	count  *count // what lit bounds, nil if it is a soft literal
	bound  int    // lit says that at most so many of count are false
	aside  bool   // not assumed until the cores of this phase are relaxed
	holds  uint64 // bit i says that it is true in remembered model i
}

// count counts how many of the literals of a core are false.
type count struct {
	of  []int // terms
	tot *sat.Totalizer
}

// terms are all terms of an engine: counts come after what they count.
type terms struct {
	all []term
	by  map[sat.Lit]int
}

func newTerms(o *objective) terms {
	ts := terms{by: make(map[sat.Lit]int, len(o.soft))}
	for _, s := range o.soft {
		ts.add(term{lit: s.Lit, weight: s.Weight})
	}
	return ts
}

func (ts *terms) add(t term) int {
	ts.by[t.lit] = len(ts.all)
	ts.all = append(ts.all, t)
	return len(ts.all) - 1
}

// weigh adds weight to the term "at most bound are false", which is made if there is
// none. Beyond the number that are counted there is nothing to add to.
func (ts *terms) weigh(c *count, bound int, weight int64) {
	if bound >= len(c.of) {
		return
	}
	c.tot.Extend(bound + 1)
	m := c.tot.AtMost(bound)
	if i, known := ts.by[m]; known {
		ts.all[i].weight += weight
		return
	}
	holds := ^uint64(0)
	for slot := range 64 {
		if ts.falseIn(c.of, slot) > bound {
			holds &^= 1 << slot
		}
	}
	ts.add(term{lit: m, weight: weight, count: c, bound: bound, holds: holds})
}

// falseIn returns how many of some terms are false in a remembered model.
func (ts *terms) falseIn(some []int, slot int) int {
	n := 0
	for _, i := range some {
		n += int(^ts.all[i].holds >> slot & 1)
	}
	return n
}

// remember evaluates all terms in a model: soft literals as they are in it, counts as
// low as they can be.
func (ts *terms) remember(m sat.Model, slot int) {
	for i := range ts.all {
		t := &ts.all[i]
		holds := false
		if t.count == nil {
			holds = m.Value(t.lit)
		} else {
			holds = ts.falseIn(t.count.of, slot) <= t.bound
		}
		if holds {
			t.holds |= 1 << slot
		} else {
			t.holds &^= 1 << slot
		}
	}
}

// onlyFalse returns, for each of some terms, whether a remembered model from within
// models breaks it and no other of them.
func (ts *terms) onlyFalse(some []int, models uint64) []bool {
	var once, more uint64
	for _, i := range some {
		broken := ^ts.all[i].holds & models
		more |= once & broken
		once |= broken
	}
	needed := make([]bool, len(some))
	for k, i := range some {
		needed[k] = ^ts.all[i].holds&once&^more&models != 0
	}
	return needed
}

// fewestFalse returns the smallest number of some terms that are false in one of the
// remembered models, len(some) if there are no models.
func (ts *terms) fewestFalse(some []int, models uint64) int {
	least := len(some)
	for rest := models; rest != 0; rest &= rest - 1 {
		least = min(least, ts.falseIn(some, bits.TrailingZeros64(rest)))
	}
	return least
}

// weights returns the distinct weights of the terms in play, descending, and how many
// terms have each.
func (ts *terms) weights() (weights []int64, number map[int64]int) {
	number = map[int64]int{}
	for i := range ts.all {
		if w := ts.all[i].weight; w > 0 {
			if number[w] == 0 {
				weights = append(weights, w)
			}
			number[w]++
		}
	}
	slices.Sort(weights)
	slices.Reverse(weights)
	return weights, number
}
