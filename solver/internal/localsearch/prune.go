package localsearch

import (
	"slices"

	"programme/solver/internal/csp"
)

// prune returns those of each activity's starts that every other activity can live with:
// arc consistency over what pairs always forbid (Mackworth, Consistency in Networks of
// Relations, Artificial Intelligence 8, 1977). An activity that may be left out, or that
// has no start at all, takes nothing from others. If one is left with nothing, all
// starts are returned: there is no programme, and search shall come as near to one as it
// can.
func prune(p *csp.Problem, starts []bitset, pairs []pair, h *shapes) []bitset {
	left := make([]bitset, len(starts))
	for a := range left {
		left[a] = slices.Clone(starts[a])
	}
	touching := make([][]int32, len(left)) // pairs of each activity
	for i, q := range pairs {
		if q.bond.always >= 0 {
			touching[q.a] = append(touching[q.a], int32(i))
			touching[q.b] = append(touching[q.b], int32(i))
		}
	}
	queue := make([]int32, len(left))
	queued := make([]bool, len(left))
	for a := range queue {
		queue[a], queued[a] = int32(a), true
	}
	refused, row := newBitset(len(p.Starts)), newBitset(len(p.Starts))
	for len(queue) > 0 {
		a := queue[0]
		queue, queued[a] = queue[1:], false
		if p.Activities[a].Optional || left[a].empty() {
			continue
		}
		for _, i := range touching[a] {
			b, shape := pairs[i].b, pairs[i].bond.always
			if b == a {
				b, shape = pairs[i].a, h.mirror[shape]
			}
			// What is refused to b is what every start of a forbids.
			copy(refused, left[b])
			left[a].each(func(s int32) bool {
				clear(row)
				for _, r := range h.at(shape, s) {
					row.addRange(r)
				}
				return refused.keepOnly(row)
			})
			if refused.empty() {
				continue
			}
			for w := range refused {
				left[b][w] &^= refused[w]
			}
			if left[b].empty() && !p.Activities[b].Optional {
				return starts
			}
			if !queued[b] {
				queue, queued[b] = append(queue, b), true
			}
		}
	}
	return left
}

// addRange adds the numbers of a stretch.
func (b bitset) addRange(r stretch) {
	for i := r.from; i < r.to; i++ {
		b.add(i)
	}
}

// keepOnly takes away what is not in c, and reports whether anything is left.
func (b bitset) keepOnly(c bitset) bool {
	some := uint64(0)
	for i := range b {
		b[i] &= c[i]
		some |= b[i]
	}
	return some != 0
}
