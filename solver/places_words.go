package solver

import (
	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// banned says in a few words why an instance bans places.
func (l *placing) banned(i csp.InstanceIndex) PlaceReason {
	in := l.p.Instances[i]
	return PlaceReason{in.Rule, l.book.Of(in.Rule).WordsBarring(l.p.Event, in), ThisPlace}
}

// inRoom adds who has the room.
func (l *placing) inRoom(w *PlaceWord, m *stand) {
	for i := range l.standing.inRoom[m.Room] {
		o := &l.standing.inRoom[m.Room][i]
		if o.activity == l.activity || !l.standing.shareRoom(m, o) {
			continue
		}
		in := l.p.Instances[l.p.Rooms[m.Room].Turns]
		if m.Interval.Overlaps(o.Interval) {
			in = l.p.Instances[l.p.Rooms[m.Room].Holds]
		}
		w.add(PlaceReason{in.Rule, l.book.Of(in.Rule).WordsBeside(l.p.Event, in, l.p.Activities[o.activity].Sessions[0]), ThisPlace})
	}
}

// bound adds what relations to other activities, where they are, do not allow. Two things
// are for the judges, and are left out where that is to be sure: others that are nowhere
// that windows and lengths allow, and chains, which can be broken already.
func (l *placing) bound(w *PlaceWord, m *stand, sure bool) {
	for _, tie := range l.standing.bonds[l.activity] {
		in := l.p.Instances[tie.relation.Instance]
		binding := l.book.Of(in.Rule)
		if sure && (!l.standing.whole[tie.other] || binding.Rule.Chain) {
			continue
		}
		for i := range l.standing.of[tie.other] {
			o := &l.standing.of[tie.other][i]
			if sure && !o.regular || l.standing.keeps(tie.relation, m, o) {
				continue
			}
			reach := ThisPlace
			if tie.relation.Where == nil {
				reach = EveryRoom
			}
			w.add(PlaceReason{in.Rule, binding.WordsBeside(l.p.Event, in, l.sessionOf(&in, tie.other)), reach})
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
func (l *placing) crowd(w *PlaceWord, m *stand) {
	to := []stand{*m}
	if most := l.p.Rooms[m.Room].Parallel; most > 1 && tooMany(m.Interval, l.standing.roommates(m, to), most) {
		l.full(w, l.p.Rooms[m.Room].Holds)
	}
	for i := range l.standing.shares[l.activity] {
		share := &l.standing.shares[l.activity][i]
		pool := &l.p.Pools[share.pool]
		own := l.standing.use(nil, share, m)
		if len(own) == 0 || !tooMany(own[0].taken, l.standing.rivals(share.pool, l.activity, to), pool.Most) {
			continue
		}
		l.full(w, pool.Instance)
	}
}

// full adds that an instance leaves not enough for one more.
func (l *placing) full(w *PlaceWord, i csp.InstanceIndex) {
	in := l.p.Instances[i]
	rule, reach := l.book.Of(in.Rule).Rule, ThisPlace
	if rule.FullAnywhere {
		reach = EveryRoom
	}
	w.add(PlaceReason{in.Rule, rule.Full(in), reach})
}
