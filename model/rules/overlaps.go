package rules

import (
	"slices"

	"programme/model"
)

// eachOverlap calls use for every two things of the list, which is sorted by start, that
// have a minute in common: the one that starts first, then the other. The order is that
// of the later ones, and for each that of the earlier ones. It takes time in proportion
// to the pairs of which one has not ended when the other starts.
func eachOverlap[T any](list []T, span func(*T) model.Interval, use func(earlier, later *T, overlap model.Minutes)) {
	var running []*T
	for i := range list {
		later := span(&list[i])
		still := running[:0]
		for _, earlier := range running {
			v := span(earlier)
			if v.End <= later.Start {
				continue
			}
			still = append(still, earlier)
			if overlap := v.Overlap(later); overlap > 0 {
				use(earlier, &list[i], overlap)
			}
		}
		running = append(still, &list[i])
	}
}

// eachClash calls use for every two placements that overlap, as [eachOverlap] does, but
// for those of sessions that are one.
func (m *merges) eachClash(list []model.Placement, use func(p, q *model.Placement, overlap model.Minutes)) {
	span := func(p *model.Placement) model.Interval { return p.Interval }
	eachOverlap(list, span, func(p, q *model.Placement, overlap model.Minutes) {
		if !m.together(p.Session, q.Session) {
			use(p, q, overlap)
		}
	})
}

// clash is what every instance about two overlapping placements says: the two sessions
// and the time that they share.
func clash(p, q *model.Placement, overlap model.Minutes) Instance {
	in := NewInstance("")
	in.A, in.B, in.Span = p.Session, q.Session, model.Span(q.Start, overlap)
	return in
}

// placementsOf returns the placements of the sessions of the list, by start.
func (c *Case) placementsOf(list []model.SessionIndex) []model.Placement {
	member := make([]bool, len(c.Event.Sessions))
	for _, s := range list {
		member[s] = true
	}
	return slices.DeleteFunc(slices.Clone(c.Placements), func(p model.Placement) bool { return !member[p.Session] })
}
