package compile

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// keepApart forbids the overlap of two sessions or charges for it, each minute factor
// times, as the level says.
func (c *compiler) keepApart(b *rules.Binding, set *rules.Bound, in rules.Instance, factor int) {
	a, other := c.ActivityOf[in.A], c.ActivityOf[in.B]
	switch {
	case set.Hard():
		c.relate(csp.Relation{A: a, B: other, Kind: csp.Apart}, b, set, in)
	case set.Level.Tier() > 0:
		c.chargeOverlap(b, set, set.Level, in, factor)
	}
}

// keepGroupApart keeps every two sessions of a group from overlapping.
func (c *compiler) keepGroupApart(b *rules.Binding, set *rules.Bound, sessions []model.SessionIndex) {
	for j, s := range sessions {
		for _, t := range sessions[:j] {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.B = t, s
			if !sameActivity(c, in) {
				c.keepApart(b, set, in, 1)
			}
		}
	}
}

func sameActivity(c *compiler, in rules.Instance) bool {
	return c.ActivityOf[in.A] == c.ActivityOf[in.B]
}

// pairs is a set of pairs of sessions, a bit for each that there can be: where themes are
// shared by most sessions a map is twenty times as large, and slow.
type pairs struct {
	sessions int
	bits     []uint64
}

func newPairs(sessions int) *pairs {
	return &pairs{sessions, make([]uint64, (sessions*sessions+63)/64)}
}

// add puts a pair in, and reports whether it was not there.
func (s *pairs) add(a, b model.SessionIndex) bool {
	at := int(a)*s.sessions + int(b)
	was := s.bits[at/64]
	s.bits[at/64] |= 1 << (at % 64)
	return s.bits[at/64] != was
}
