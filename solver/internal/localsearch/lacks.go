package localsearch

import (
	"cmp"
	"slices"

	"programme/solver/internal/csp"
)

// lackState is what is charged for a respite that somebody lacks, and when they are busy.
type lackState struct {
	of     *csp.Lack
	most   int32 // minutes of a pause, or of a row
	pause  int32 // minutes that end a row
	window span  // [nowhere] as long as a quiet time is after nothing
	busy   []span
	amount int // that is charged now, or unknown
}

// unknown is an amount that is worked out once it is asked for.
const unknown = -1

// lackOf is how an activity matters to a lack: it keeps somebody busy for so many minutes or,
// if it is what a quiet time is after, has its window begin after so many.
type lackOf struct {
	lack, minutes int32
	opens         bool
}

func (g *gathering) Lack(k *csp.Lack) {
	state := lackState{of: k, most: int32(k.Respite.Minutes), window: nowhere}
	switch k.Respite.Kind {
	case csp.Row:
		state.most, state.pause = int32(k.Respite.Most), int32(k.Respite.Minutes)
	case csp.Quiet:
		g.lacksOf[k.Respite.After.Activity] = append(g.lacksOf[k.Respite.After.Activity], lackOf{int32(len(g.lacks)), int32(k.Respite.After.Minutes), true})
	default:
		state.window = g.since(k.Respite.Window)
	}
	for _, m := range k.Respite.Members {
		g.lacksOf[m.Activity] = append(g.lacksOf[m.Activity], lackOf{int32(len(g.lacks)), int32(m.Minutes), false})
	}
	for _, v := range k.Respite.Stay {
		state.busy = append(state.busy, g.since(v))
	}
	slices.SortFunc(state.busy, func(v, w span) int { return cmp.Compare(v.from, w.from) })
	state.amount = state.lacking(nil, state.window)
	g.lacks = append(g.lacks, state)
	g.add(k.Penalty, int64(state.amount))
}

// lacksMatter reports whether a lack depends on an activity at a start: a pause does not on
// what is outside its window.
func (c *charges) lacksMatter(l lackOf, s csp.StartIndex) bool {
	k := &c.lacks[l.lack]
	v := c.busySpan(l, s)
	return k.of.Respite.Kind != csp.Pause || v.from <= k.window.to && v.to >= k.window.from
}

// busySpan returns when an activity that starts then keeps somebody busy.
func (c *charges) busySpan(l lackOf, s csp.StartIndex) span {
	from := c.begin[s]
	return span{from, from + l.minutes}
}

// opened returns the window of a quiet time after what takes so long.
func (k *lackState) opened(v span) span { return span{v.to, v.to + int32(k.of.Respite.Within)} }

// lacking returns what is charged if somebody is busy in one more span, if any, with the window
// as it says.
func (k *lackState) lacking(more *span, window span) int {
	var few [24]span
	busy := k.busy
	if more != nil {
		busy = few[:0]
		i := k.place(*more)
		busy = append(append(append(busy, k.busy[:i]...), *more), k.busy[i:]...)
	}
	if k.of.Respite.Kind == csp.Row {
		return k.charge(k.tooLong(busy))
	}
	if window == nowhere {
		return 0
	}
	longest, free := int32(0), window.from
	for _, v := range busy {
		longest = max(longest, min(v.from, window.to)-free)
		free = max(free, v.to)
	}
	longest = max(longest, window.to-free)
	return k.charge(max(0, k.most-longest))
}

// charge returns the amount for so many minutes.
func (k *lackState) charge(minutes int32) int {
	if k.of.Flat {
		return int(min(1, minutes))
	}
	return int(minutes)
}

// tooLong returns by how much rows are too long, of what is sorted by start.
func (k *lackState) tooLong(busy []span) (lacking int32) {
	for i := 0; i < len(busy); {
		row := busy[i]
		for i++; i < len(busy) && busy[i].from-row.to < k.pause; i++ {
			row.to = max(row.to, busy[i].to)
		}
		lacking += max(0, row.to-row.from-k.most)
	}
	return lacking
}

// place returns where a span stands in the order of those that are busy.
func (k *lackState) place(v span) int {
	i := len(k.busy)
	for i > 0 && k.busy[i-1].from > v.from {
		i--
	}
	return i
}

// priceLacks adds sign times what a at a start, which it has not, makes others lack.
func (c *charges) priceLacks(a int32, s csp.StartIndex, sign int64) {
	for _, l := range c.lacksAt.at(a, s) {
		k := &c.lacks[l.lack]
		v, amount := c.busySpan(l, s), 0
		if k.amount == unknown {
			k.amount = k.lacking(nil, k.window)
		}
		if l.opens {
			amount = k.lacking(nil, k.opened(v))
		} else {
			amount = k.lacking(&v, k.window)
		}
		c.add(k.of.Penalty, sign*int64(amount-k.amount))
	}
}

// occupy keeps those busy whom a at a start does (sign 1), or no more (sign -1).
func (c *charges) occupy(a int32, s csp.StartIndex, sign int64) {
	for _, l := range c.lacksAt.at(a, s) {
		k := &c.lacks[l.lack]
		v := c.busySpan(l, s)
		switch {
		case l.opens && sign > 0:
			k.window = k.opened(v)
		case l.opens:
			k.window = nowhere
		case sign > 0:
			k.busy = slices.Insert(k.busy, k.place(v), v)
		default:
			i := slices.Index(k.busy, v)
			k.busy = slices.Delete(k.busy, i, i+1)
		}
		k.amount = unknown
	}
}
