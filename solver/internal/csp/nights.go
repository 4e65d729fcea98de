package csp

import (
	"slices"

	"programme/model"
)

// Nights are the points of time at which somebody's days begin, ascending.
type Nights struct{ At []model.Instant }

// around returns the last night at or before t, and the first one after it; [Earliest] and
// [Latest] where there is none. The nil Nights has none.
func (n *Nights) around(t model.Instant) (last, next model.Instant) {
	last, next = Earliest, Latest
	if n == nil {
		return last, next
	}
	i, _ := slices.BinarySearch(n.At, t+1)
	if i > 0 {
		last = n.At[i-1]
	}
	if i < len(n.At) {
		next = n.At[i]
	}
	return last, next
}

// missing returns how many minutes there are too few between two that start on both sides
// of a night, of so many that there should be: all of them where the two overlap.
func (n *Nights) missing(needed model.Minutes, v, w model.Interval) model.Minutes {
	if w.Start < v.Start {
		v, w = w, v
	}
	if last, _ := n.around(w.Start); v.Start >= last {
		return 0
	}
	return max(0, needed-max(0, w.Start.Sub(v.End)))
}
