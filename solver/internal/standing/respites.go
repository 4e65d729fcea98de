package standing

import (
	"iter"

	"programme/model"
	"programme/solver/internal/csp"
)

// Pressed returns the respites of which somebody lacks more with m than without, with some
// moved.
func (t *Standing) Pressed(m *Stand, to []Stand) iter.Seq[*csp.Respite] {
	return func(yield func(*csp.Respite) bool) {
		for _, i := range t.respites[m.Activity] {
			if k := &t.p.Respites[i]; t.lacking(k, to, nil) > t.lacking(k, to, m) && !yield(k) {
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
		if gone == nil || gone.Activity != member.Activity {
			busy = append(busy, t.busy(member, to)...)
		}
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
