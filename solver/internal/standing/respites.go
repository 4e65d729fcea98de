package standing

import (
	"iter"

	"programme/model"
	"programme/solver/internal/csp"
)

// Pressed returns the respites of which somebody lacks more with m than without, with some
// moved; of those about waiting, more than as all stands.
func (t *Standing) Pressed(m *Stand, to []Stand) iter.Seq[*csp.Respite] {
	return func(yield func(*csp.Respite) bool) {
		for _, i := range t.respites[m.Activity] {
			k := &t.p.Respites[i]
			without := t.lacking(k, to, m)
			if k.Kind == csp.Wait { // what is missing leaves somebody waiting, too
				without = t.lacking(k, nil, nil)
			}
			if t.lacking(k, to, nil) > without && !yield(k) {
				return
			}
		}
	}
}

// lacking returns what somebody lacks, with some moved and one gone, at most of all times after
// which a quiet one is asked for.
func (t *Standing) lacking(k *csp.Respite, to []Stand, gone *Stand) (most model.Minutes) {
	var busy []model.Interval
	for _, member := range k.Members {
		if gone != nil && gone.Activity == member.Activity {
			continue
		}
		own := t.busy(member, to)
		if len(own) == 0 && k.Kind == csp.Wait {
			return 0
		}
		busy = append(busy, own...)
	}
	if k.Kind != csp.Quiet {
		return k.Lacking(k.Window, busy)
	}
	if gone != nil && gone.Activity == k.After.Activity {
		return 0
	}
	for _, v := range t.busy(k.After, to) {
		most = max(most, k.Lacking(model.Span(v.End, k.Within), busy))
	}
	return most
}

// busy returns when an activity keeps somebody busy, with some moved.
func (t *Standing) busy(member csp.RespiteMember, to []Stand) (list []model.Interval) {
	add := func(m *Stand) {
		longer := m.Interval.Minutes() - t.p.Activities[member.Activity].Minutes
		list = append(list, model.Span(m.Interval.Start, member.Minutes+longer))
	}
	for i := range to {
		if to[i].Activity == member.Activity {
			add(&to[i])
		}
	}
	if among(to, member.Activity) {
		return list
	}
	for i := range t.of[member.Activity] {
		add(&t.of[member.Activity][i])
	}
	return list
}
