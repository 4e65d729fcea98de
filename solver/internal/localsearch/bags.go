package localsearch

import (
	"slices"

	"programme/solver/internal/csp"
)

// burdenOf is what an activity puts on one bag.
type burdenOf struct {
	bag int32
	of  *csp.Burden
}

// burdenAlone is the same of a bag on which nothing else puts anything, and that stands for
// itself.
type burdenAlone struct {
	penalty csp.Penalty
	stay    int32
	of      *csp.Burden
}

// bagState keeps how many burdens of each amount a bag has, of those that make a
// difference, so that the largest that is left is known when one goes.
type bagState struct {
	amounts []int32 // ascending, from what the bag bears at least
	bearing []int32 // by amount: burdens of it; none are counted of the first
	top     int32   // the largest of which there are any, else the first

	penalty     csp.Penalty // of what the bag bears, or of its peak
	peak, group int32       // what it is part of; peak is -1 for none
}

// worst returns what the bag bears.
func (b *bagState) worst() int32 { return b.amounts[b.top] }

// put adds a burden of that amount (sign 1), or takes one away (sign -1).
func (b *bagState) put(amount, sign int32) {
	i, _ := slices.BinarySearch(b.amounts, amount)
	if i == 0 {
		return
	}
	b.bearing[i] += sign
	b.top = max(b.top, int32(i))
	for b.top > 0 && b.bearing[b.top] == 0 {
		b.top--
	}
}

// peakState keeps what the groups of a peak bear.
type peakState struct {
	of     *csp.Peak
	totals []int32 // by group
	levels []int32 // by share: groups that have it
	height int32   // the largest share
}

// worstWith returns what the bag would bear if one burden were another one.
func (b *bagState) worstWith(was, is int32) int32 {
	top := b.top
	if top > 0 && b.amounts[top] == was && b.bearing[top] == 1 {
		for top--; top > 0 && b.bearing[top] == 0; {
			top--
		}
	}
	return max(b.amounts[top], is)
}

// priceBurdens adds sign times what a at a place, which it has not, is charged for what it puts
// on bags.
func (c *charges) priceBurdens(a int32, at csp.Place, k int, sign int64) {
	for i := range c.burdensAlone[a] {
		b := &c.burdensAlone[a][i]
		c.add(b.penalty, sign*int64(max(b.stay, b.of.Amount(k, at.Room))-max(b.stay, b.of.Absent)))
	}
	if !c.tangled[a] {
		for _, b := range c.burdens[a] {
			bag := &c.bags[b.bag]
			c.add(bag.penalty, sign*int64(bag.worstWith(b.of.Absent, b.of.Amount(k, at.Room))-bag.worst()))
		}
		return
	}
	// What it puts on one bag changes what it is charged for the next.
	for _, b := range c.burdens[a] {
		penalty, more := c.bear(b.bag, b.of.Absent, b.of.Amount(k, at.Room))
		c.add(penalty, sign*more)
	}
	for _, b := range slices.Backward(c.burdens[a]) {
		c.bear(b.bag, b.of.Amount(k, at.Room), b.of.Absent)
	}
}

// bear exchanges what an activity puts on a bag, and returns for how much more it is charged.
func (c *charges) bear(bag, was, is int32) (csp.Penalty, int64) {
	b := &c.bags[bag]
	if was == is {
		return b.penalty, 0
	}
	before := b.worst()
	b.put(is, 1)
	b.put(was, -1)
	more := b.worst() - before
	if more == 0 || b.peak < 0 {
		return b.penalty, int64(more)
	}
	return b.penalty, c.peaks[b.peak].shift(b.group, more)
}

// shift changes the total of one group of a peak, and returns how much higher that is.
func (k *peakState) shift(group, by int32) int64 {
	before, total := k.height, &k.totals[group]
	of := &k.of.Groups[group]
	k.levels[of.Share(*total)]--
	*total += by
	share := of.Share(*total)
	k.levels[share]++
	k.height = max(before, share)
	for k.levels[k.height] == 0 {
		k.height--
	}
	return int64(k.height - before)
}
