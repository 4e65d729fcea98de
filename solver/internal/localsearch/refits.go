package localsearch

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// refits are how rooms are laid out that may be laid out anew only so often on a day.
type refits struct {
	p      *csp.Problem
	limits []csp.RefitLimit
	of     [][]int32 // by room: its limits
	laid   [][]laid  // by limit: who has the room laid out, in order
}

// laid is an activity that has a room laid out, -1 for what stays there.
type laid struct {
	csp.Laid
	activity int32
}

func compareLaid(l, m laid) int { return csp.CompareLaid(l.Laid, m.Laid) }

func newRefits(p *csp.Problem) *refits {
	h := &refits{p: p, limits: p.RefitLimits, of: make([][]int32, len(p.Rooms)), laid: make([][]laid, len(p.RefitLimits))}
	for i := range h.limits {
		for r := range h.of {
			if h.limits[i].Rooms.Has(model.RoomIndex(r)) {
				h.of[r] = append(h.of[r], int32(i))
			}
		}
	}
	h.reset()
	return h
}

// reset leaves what stays.
func (h *refits) reset() {
	for i := range h.limits {
		h.laid[i] = h.laid[i][:0]
		for _, l := range h.limits[i].Stay {
			h.laid[i] = append(h.laid[i], laid{l, -1})
		}
		slices.SortFunc(h.laid[i], compareLaid)
	}
}

// each calls do for every limit by which an activity at a place counts, until do returns
// false. It returns false if do did.
func (h *refits) each(a, start, room int32, do func(limit int32, l laid) bool) bool {
	if len(h.of) == 0 || len(h.of[room]) == 0 {
		return true
	}
	t := h.p.Starts[start]
	for _, i := range h.of[room] {
		k := &h.limits[i]
		if k.Counts(csp.ActivityIndex(a), t, model.RoomIndex(room)) && !do(i, laid{csp.Laid{At: t, Layout: k.Layouts[a]}, a}) {
			return false
		}
	}
	return true
}

// enter has a room laid out for an activity.
func (h *refits) enter(a, start, room int32) {
	h.each(a, start, room, func(i int32, l laid) bool {
		h.laid[i] = insertLaid(h.laid[i], l)
		return true
	})
}

// leave ends what enter began.
func (h *refits) leave(a, start, room int32) {
	h.each(a, start, room, func(i int32, _ laid) bool {
		h.laid[i] = slices.DeleteFunc(h.laid[i], func(l laid) bool { return l.activity == a })
		return true
	})
}

func insertLaid(list []laid, l laid) []laid {
	at, _ := slices.BinarySearchFunc(list, l, compareLaid)
	return slices.Insert(list, at, l)
}

// changes returns how often the layout changes in a list.
func changes(list []laid) (n int) {
	for i := 1; i < len(list); i++ {
		if list[i].Layout != list[i-1].Layout {
			n++
		}
	}
	return n
}

// enough reports whether a room may be laid out for an activity that has no place.
func (h *refits) enough(a, start, room int32) bool {
	return h.each(a, start, room, func(i int32, l laid) bool {
		return changes(insertLaid(slices.Clone(h.laid[i]), l)) <= h.limits[i].Most
	})
}

// crowdsOut appends to list those who have to go, besides the ones from the index since on, so
// that a room may be laid out for an activity that has no place: as long as it is laid out anew
// too often, all that follow each other with one layout and weigh least, without the activity
// and what stays.
func (h *refits) crowdsOut(list []int32, since int, a, start, room int32, weight []int32) []int32 {
	h.each(a, start, room, func(i int32, own laid) bool {
		there := slices.DeleteFunc(slices.Clone(h.laid[i]), func(l laid) bool { return slices.Contains(list[since:], l.activity) })
		there = insertLaid(there, own)
		for changes(there) > h.limits[i].Most {
			from, to := lightestRun(there, a, weight)
			if from == to {
				break // what stays is too much already: that is no candidate
			}
			for _, l := range there[from:to] {
				if l.activity >= 0 {
					list = append(list, l.activity)
				}
			}
			there = slices.DeleteFunc(there, func(l laid) bool { return l.activity >= 0 && slices.Contains(list[since:], l.activity) })
		}
		return true
	})
	return list
}

// lightestRun returns where those stand that follow each other with one layout and weigh
// least, of those without a and with somebody who can go; none if there are none.
func lightestRun(there []laid, a int32, weight []int32) (from, to int) {
	least := int32(-1)
	for i := 0; i < len(there); {
		j, heavy, some, has := i, int32(0), false, false
		for ; j < len(there) && there[j].Layout == there[i].Layout; j++ {
			switch b := there[j].activity; {
			case b == a:
				has = true
			case b >= 0:
				some = true
				heavy += weightOf(weight, b)
			}
		}
		if !has && some && (least < 0 || heavy < least) {
			from, to, least = i, j, heavy
		}
		i = j
	}
	return from, to
}

// refitting is how the rooms are laid out that are charged for.
type refitting struct {
	of   [][]int32    // by room: the refits that are about it
	laid [][]csp.Laid // by refit, in order
}

func (g *gathering) Refit(k *csp.Refit) {
	if g.refits.of == nil {
		g.refits.of = make([][]int32, len(g.p.Rooms))
	}
	for r := range g.refits.of {
		if k.Rooms.Has(model.RoomIndex(r)) {
			g.refits.of[r] = append(g.refits.of[r], int32(len(g.refits.laid)))
		}
	}
	list := slices.Clone(k.Stay)
	slices.SortFunc(list, csp.CompareLaid)
	g.refits.laid = append(g.refits.laid, list)
	g.add(k.Penalty, int64(max(0, csp.Changes(list)-k.Most)))
}

// eachRefit calls do with each refit that a at a place counts for, and where in its list it
// stands or would.
func (c *charges) eachRefit(a int32, at csp.Place, do func(i int32, l csp.Laid, n int)) {
	if c.refits.of == nil {
		return
	}
	for _, i := range c.refits.of[at.Room] {
		k := &c.p.Soft.Refits[i]
		t := c.p.Starts[at.Start]
		if !k.Counts(csp.ActivityIndex(a), t, at.Room) {
			continue
		}
		l := csp.Laid{At: t, Layout: k.Layouts[a]}
		n, _ := slices.BinarySearchFunc(c.refits.laid[i], l, csp.CompareLaid)
		do(i, l, n)
	}
}

// priceRefits adds sign times what a at a place, which it has not, is charged for how the room
// is laid out.
func (c *charges) priceRefits(a int32, at csp.Place, sign int64) {
	c.eachRefit(a, at, func(i int32, l csp.Laid, n int) {
		list, more := c.refits.laid[i], 0
		if n > 0 && list[n-1].Layout != l.Layout {
			more++
		}
		if n < len(list) && list[n].Layout != l.Layout {
			more++
		}
		if n > 0 && n < len(list) && list[n-1].Layout != list[n].Layout {
			more--
		}
		if more != 0 {
			k, before := &c.p.Soft.Refits[i], csp.Changes(list)
			c.add(k.Penalty, sign*int64(max(0, before+more-k.Most)-max(0, before-k.Most)))
		}
	})
}

// layOut has the room laid out for a at a place (sign 1), or no more (sign -1).
func (c *charges) layOut(a int32, at csp.Place, sign int64) {
	c.eachRefit(a, at, func(i int32, l csp.Laid, n int) {
		if list := &c.refits.laid[i]; sign > 0 {
			*list = slices.Insert(*list, n, l)
		} else {
			*list = slices.Delete(*list, n, n+1)
		}
	})
}
