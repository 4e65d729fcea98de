package bounds

import (
	"cmp"
	"slices"

	"programme/solver/internal/csp"
)

// price finds the dearest configuration of each moment, and returns what the prices prove, and
// whether all sets were looked at that had to be.
func (d *themed) price(work *int64) (proved int64, all bool) {
	for i, n := range d.minutes {
		proved += d.prices[i] * n
	}
	slices.SortStableFunc(d.order, func(i, j int32) int { return cmp.Compare(d.prices[j], d.prices[i]) })
	s := dearest{d: d, left: mostSets}
	for t := range d.moments {
		m := &d.moments[t]
		proved -= m.minutes * s.find(m)
	}
	*work += mostSets - s.left
	return proved, s.left > 0
}

// mostSets is how many sets are looked at for the moments of a theme in a step, after which what is
// left of them is taken for as dear as it could be.
const mostSets = 200_000

// dearest is a search for the dearest configuration: depth first, each member with those after
// it, as long as all that are left could still bring more.
type dearest struct {
	d     *themed
	left  int64 // sets that may be looked at
	most  int64 // what one earns
	found []int32
	set   []int32
	space []gain
}

// gain is what a member adds to a set.
type gain struct {
	member int32
	earns  int64
}

// find returns what the dearest configuration of a moment earns, or more.
func (s *dearest) find(m *moment) int64 {
	s.most = 0
	for x, i := range m.dearest { // of the last step
		s.most += s.d.prices[i]
		for _, j := range m.dearest[:x] {
			s.most -= s.d.charges[i][j]
		}
	}
	s.found = append(s.found[:0], m.dearest...)
	if s.most < 0 {
		s.most, s.found = 0, s.found[:0]
	}
	s.set, s.space = s.set[:0], s.space[:0]
	all := int64(0)
	for _, i := range s.d.order {
		if x := s.d.prices[i]; x > 0 && m.open.has(csp.ActivityIndex(i)) {
			s.space = append(s.space, gain{i, x})
			all += x
		}
	}
	s.add(s.space, all, 0)
	m.dearest = append(m.dearest[:0], s.found...)
	if s.left <= 0 {
		return all
	}
	return s.most
}

// add goes through the sets that add some of those left to the one that is there, which
// earns so much; all is what they would add together.
func (s *dearest) add(left []gain, all, earns int64) {
	if s.left--; s.left <= 0 {
		return
	}
	if earns > s.most {
		s.most = earns
		s.found = append(s.found[:0], s.set...)
	}
	for q, x := range left {
		if earns+all <= s.most {
			return
		}
		all -= x.earns
		charges := s.d.charges[x.member]
		begin, rest := len(s.space), int64(0)
		for _, y := range left[q+1:] {
			if y.earns -= charges[y.member]; y.earns > 0 {
				s.space = append(s.space, y)
				rest += y.earns
			}
		}
		if earns+x.earns+rest > s.most {
			s.set = append(s.set, x.member)
			s.add(s.space[begin:], rest, earns+x.earns)
			s.set = s.set[:len(s.set)-1]
		}
		s.space = s.space[:begin]
	}
}
