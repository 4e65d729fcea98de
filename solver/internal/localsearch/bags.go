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

// bagState keeps how many burdens of each amount a bag has, of those that make a
// difference, so that the largest that is left is known when one goes.
type bagState struct {
	amounts []int32 // ascending, from what the bag bears at least
	bearing []int32 // by amount: burdens of it; none are counted of the first
	top     int32   // the largest of which there are any, else the first

	penalty     csp.Penalty // of what the bag bears, where it is charged for by itself
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

// bear exchanges what an activity puts on a bag.
func (c *charges) bear(bag, was, is int32) {
	if was == is {
		return
	}
	b := &c.bags[bag]
	before := b.worst()
	b.put(is, 1)
	b.put(was, -1)
	switch more := b.worst() - before; {
	case more == 0:
	case b.peak >= 0:
		c.shift(b.peak, b.group, more)
	default:
		c.add(b.penalty, int64(more))
	}
}

// shift changes the total of one group of a peak.
func (c *charges) shift(peak, group, by int32) {
	k := &c.peaks[peak]
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
	c.add(k.of.Penalty, int64(k.height-before))
}
