package places

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
	"programme/solver/internal/standing"
)

// reason returns an instance as a reason against this place alone.
func (l *placing) reason(i csp.InstanceIndex, against Against) Reason {
	return Reason{l.p.Instances[i], against, model.NoSession, ThisPlace}
}

// roommates adds who has the room.
func (l *placing) roommates(x *Place, m *standing.Stand) {
	for _, o := range l.standing.Roommates(m) {
		instance := l.p.Rooms[m.Room].Turns
		if m.Interval.Overlaps(o.Interval) {
			instance = l.p.Rooms[m.Room].Holds
		}
		reason := l.reason(instance, Beside)
		reason.Beside = l.p.Activities[o.Activity].Sessions[0]
		x.Reasons = append(x.Reasons, reason)
	}
}

// bound adds what relations to other activities, where they are, do not allow. Two things
// are for the judges, and are left out where that is to be sure: others that are nowhere
// that windows and lengths allow, and chains, which can be broken already.
func (l *placing) bound(x *Place, m *standing.Stand, sure bool) {
	for _, tie := range l.standing.Bonds(l.activity) {
		reason := l.reason(tie.Relation.Instance, Beside)
		reason.Beside = l.sessionOf(&reason.Instance, tie.Other)
		if tie.Relation.Where == nil {
			reason.Reach = EveryRoom
		}
		if sure && (!l.standing.Whole(tie.Other) || l.book.Of(reason.Instance.Rule).Rule.Chain) {
			continue
		}
		for i := range l.standing.Of(tie.Other) {
			o := &l.standing.Of(tie.Other)[i]
			if sure && !o.Regular || l.standing.Keeps(tie.Relation, m, o) {
				continue
			}
			x.Reasons = append(x.Reasons, reason)
		}
	}
}

// sessionOf returns the session of another activity that an instance is about.
func (l *placing) sessionOf(in *rules.Instance, other csp.ActivityIndex) model.SessionIndex {
	if in.A != model.NoSession && l.p.ActivityOf[in.A] == other {
		return in.A
	}
	return in.B
}

// crowd adds rooms that are full, and that of which there is not enough for one more.
func (l *placing) crowd(x *Place, m *standing.Stand) {
	to := []standing.Stand{*m}
	if l.standing.RoomFull(m, to) {
		l.full(x, l.p.Rooms[m.Room].Holds)
	}
	for pool := range l.standing.Short(m, to) {
		if pool.Most > 1 || l.book.Of(l.p.Instances[pool.Instance].Rule).Rule.Beside == nil {
			l.full(x, pool.Instance)
			continue
		}
		for _, other := range l.standing.Sharing(pool, m, to) {
			reason := l.reason(pool.Instance, Beside)
			reason.Beside = l.p.Activities[other].Sessions[0]
			x.Reasons = append(x.Reasons, reason)
		}
	}
	for limit := range l.standing.Cramped(m, to) {
		l.full(x, limit.Instance)
	}
	for respite := range l.standing.Pressed(m, to) {
		l.full(x, respite.Instance)
	}
	for limit := range l.standing.Refitted(m, to) {
		l.full(x, limit.Instance)
	}
}

// full adds that an instance leaves not enough for one more.
func (l *placing) full(x *Place, i csp.InstanceIndex) {
	reason := l.reason(i, Full)
	if l.book.Of(reason.Instance.Rule).Rule.FullAnywhere {
		reason.Reach = EveryRoom
	}
	x.Reasons = append(x.Reasons, reason)
}
