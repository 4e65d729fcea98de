package localsearch

import "programme/solver/internal/csp"

// shapes holds, once each, what pairs of activities may not do. A shape says for every
// start of one activity which starts of the other are forbidden. There are few of them:
// about as many as there are pairs of lengths and kinds of relation.
type shapes struct {
	axis   int
	known  map[string]int32 // by content
	mirror []int32          // the same shape seen from the other activity
	// from has axis+1 entries a shape, into ranges.
	from   []int32
	ranges []stretch
}

// stretch is the half-open range of start indices from <= i < to.
type stretch struct{ from, to int32 }

func newShapes(axis int) *shapes { return &shapes{axis: axis, known: map[string]int32{}} }

// at returns the starts that shape h forbids to the other activity when the first is at
// s: ranges that ascend and do not touch.
func (x *shapes) at(h, s int32) []stretch {
	i := int(h)*(x.axis+1) + int(s)
	return x.ranges[x.from[i]:x.from[i+1]]
}

// forbids reports whether, with the first activity at s, the other may not start at t.
func (x *shapes) forbids(h, s, t int32) bool {
	for _, r := range x.at(h, s) {
		if t >= r.from && t < r.to {
			return true
		}
	}
	return false
}

// store returns the shape of a matrix: row s holds what is forbidden with the first
// activity at s. A new one is kept, with its mirror.
func (x *shapes) store(m matrix) int32 {
	key := m.content()
	if h, ok := x.known[key]; ok {
		return h
	}
	across := m.transposed()
	mirrored := across.content()
	h := x.keep(m, key)
	if mirrored == key {
		x.mirror[h] = h
		return h
	}
	o := x.keep(across, mirrored)
	x.mirror[h], x.mirror[o] = o, h
	return h
}

func (x *shapes) keep(m matrix, key string) int32 {
	for _, row := range m {
		x.from = append(x.from, int32(len(x.ranges)))
		next := int32(-1) // after the last index seen
		row.each(func(t int32) bool {
			if t != next {
				x.ranges = append(x.ranges, stretch{from: t})
			}
			next = t + 1
			x.ranges[len(x.ranges)-1].to = next
			return true
		})
	}
	x.from = append(x.from, int32(len(x.ranges)))
	h := int32(len(x.mirror))
	x.known[key] = h
	x.mirror = append(x.mirror, h)
	return h
}

// forbiddenBy returns what a relation forbids to its B, by the start of its A.
func forbiddenBy(p *csp.Problem, r *csp.Relation) matrix {
	m := newMatrix(len(p.Starts))
	for s := range m {
		for _, f := range p.Forbidden(r, csp.StartIndex(s)) {
			for t := max(f.From, 0); t < f.To; t++ {
				m[s].add(int32(t))
			}
		}
	}
	return m
}
