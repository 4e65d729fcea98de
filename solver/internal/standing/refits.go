package standing

import (
	"iter"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Refitted returns the limits by which the room of m is laid out anew too often on its day,
// and more often than without m, with some moved.
func (t *Standing) Refitted(m *Stand, to []Stand) iter.Seq[*csp.RefitLimit] {
	return func(yield func(*csp.RefitLimit) bool) {
		for i := range t.p.RefitLimits {
			k := &t.p.RefitLimits[i]
			if !k.Counts(m.Activity, m.Interval.Start, m.Room) {
				continue
			}
			others := t.laidByOthers(k, m, to)
			without := k.Over(slices.Clone(others))
			if k.Over(append(others, csp.Laid{At: m.Interval.Start, Layout: k.Layouts[m.Activity]})) > without && !yield(k) {
				return
			}
		}
	}
}

// laidByOthers returns how the room of a limit is laid out without m, with some moved.
func (t *Standing) laidByOthers(k *csp.RefitLimit, m *Stand, to []Stand) (list []csp.Laid) {
	add := func(o *Stand) {
		if o.Activity != m.Activity && k.Counts(o.Activity, o.Interval.Start, o.Room) {
			list = append(list, csp.Laid{At: o.Interval.Start, Layout: k.Layouts[o.Activity]})
		}
	}
	for r := range t.inRoom {
		if !k.Rooms.Has(model.RoomIndex(r)) {
			continue
		}
		for i := range t.inRoom[r] {
			if o := &t.inRoom[r][i]; !among(to, o.Activity) {
				add(o)
			}
		}
	}
	for i := range to {
		add(&to[i])
	}
	return list
}
