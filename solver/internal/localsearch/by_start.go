package localsearch

import (
	"slices"

	"programme/solver/internal/csp"
)

// byStart holds, for each activity and start, what of its own matters there. Starts at which
// the same matters share a list.
type byStart[T comparable] struct {
	axis  int
	list  []int32 // by activity x start: into lists
	lists [][]T   // the first is empty
}

// sortByStart tells of each activity, at each of its candidate starts, what of its own matters.
func sortByStart[T comparable](p *csp.Problem, own [][]T, matters func(t T, s csp.StartIndex) bool) byStart[T] {
	b := byStart[T]{axis: len(p.Starts), list: make([]int32, len(own)*len(p.Starts)), lists: [][]T{nil}}
	var here []T
	for a := range own {
		if len(own[a]) == 0 {
			continue
		}
		first := len(b.lists)
		for _, s := range p.Activities[a].Candidates.Starts {
			here = here[:0]
			for _, t := range own[a] {
				if matters(t, s) {
					here = append(here, t)
				}
			}
			i := 0
			if len(here) > 0 {
				i = slices.IndexFunc(b.lists[first:], func(l []T) bool { return slices.Equal(l, here) })
				if i += first; i < first {
					i = len(b.lists)
					b.lists = append(b.lists, slices.Clone(here))
				}
			}
			b.list[a*b.axis+int(s)] = int32(i)
		}
	}
	return b
}

// at returns what matters to an activity at one of its candidate starts.
func (b *byStart[T]) at(a int32, s csp.StartIndex) []T { return b.lists[b.list[int(a)*b.axis+int(s)]] }
