package solver

import (
	"fmt"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// banned says in a few words why an instance bans places.
func (l *placing) banned(i csp.InstanceIndex) PlaceReason {
	in := &l.p.Instances[i]
	set := l.book.Of(in.Rule).Setting(in.Setting)
	return PlaceReason{in.Rule, bannedWords(l.p.Event, in, set, l.book.Of(in.Rule).Rule.Name), ThisPlace}
}

// bannedWords says an instance that bans places; name is what its rule is called.
func bannedWords(e *model.Event, in *rules.Instance, set *rules.Bound, name string) string {
	switch in.Rule {
	case "R04":
		return "too early on the first day"
	case "R05":
		if set.Index >= 0 {
			return "bound to other places"
		}
		return "no window for it"
	case "R06":
		return "too small"
	case "R07":
		return fmt.Sprintf("no layout %q", e.Sessions[in.A].Layout)
	case "R08":
		if in.Value != "" {
			return fmt.Sprintf("no %q", in.Value)
		}
		return "not the services it needs"
	case "R09":
		return fmt.Sprintf("no %q to be had", in.Value)
	case "R11":
		return "too soon after catering"
	case "R15":
		if title := set.Text("title"); title != "" {
			return fmt.Sprintf("held for %q", title)
		}
		return "held"
	case "R17":
		if in.Person == model.NoPerson {
			return "closed"
		}
		return rules.Person(e, in.Person) + " away"
	case "R18":
		return rules.Person(e, in.Person) + " not at the venue"
	case "R27":
		return "night for " + rules.Person(e, in.Person)
	case "R32":
		return "not at its hours"
	case "R35":
		return "pinned elsewhere"
	case "R44":
		return "not in its windows"
	case "R54":
		return "frozen"
	}
	return name
}

// inRoom adds who has the room.
func (l *placing) inRoom(w *PlaceWord, m *stand) {
	for i := range l.standing.inRoom[m.Room] {
		o := &l.standing.inRoom[m.Room][i]
		if o.activity == l.activity || !l.standing.shareRoom(m, o) {
			continue
		}
		id := l.p.Event.Sessions[l.p.Activities[o.activity].Sessions[0]].ID
		if m.Interval.Overlaps(o.Interval) {
			w.add(PlaceReason{"R02", "taken by " + id, ThisPlace})
		} else {
			w.add(PlaceReason{"R11", "too close to " + id, ThisPlace})
		}
	}
}

// bound adds what relations to other activities, where they are, do not allow. Two things
// are for the judges, and are left out where that is to be sure: others that are nowhere
// that windows and lengths allow, and series, which can be broken already.
func (l *placing) bound(w *PlaceWord, m *stand, sure bool) {
	for _, tie := range l.standing.bonds[l.activity] {
		in := &l.p.Instances[tie.relation.Instance]
		if sure && (!l.standing.whole[tie.other] || in.Rule == "R42") {
			continue
		}
		for i := range l.standing.of[tie.other] {
			o := &l.standing.of[tie.other][i]
			if sure && !o.regular || l.standing.keeps(tie.relation, m, o) {
				continue
			}
			reason := PlaceReason{Reach: ThisPlace}
			if tie.relation.Where == nil {
				reason.Reach = EveryRoom
			}
			reason.Rule, reason.Words = in.Rule, l.boundWords(in, tie.other)
			w.add(reason)
		}
	}
}

// boundWords says a relation to another activity that is in the way.
func (l *placing) boundWords(in *rules.Instance, other csp.ActivityIndex) string {
	e := l.p.Event
	s := in.A
	if s == model.NoSession || l.p.ActivityOf[s] != other {
		s = in.B
	}
	id := e.Sessions[s].ID
	switch in.Rule {
	case "R11":
		return "too close to " + id
	case "R16":
		return rules.Person(e, in.Person) + " in " + id + " then"
	case "R19":
		return "no time for " + rules.Person(e, in.Person) + " around " + id
	case "R33":
		return "nothing beside " + id
	case "R34", "R41":
		return "out of order with " + id
	case "R36", "R40":
		return "apart from " + id
	case "R42":
		return "in a series with " + id
	case "R43":
		return "repeats " + id
	}
	return l.book.Of(in.Rule).Rule.Name + ": " + id
}

// crowd adds rooms that are full, and that of which there is not enough for one more.
func (l *placing) crowd(w *PlaceWord, m *stand) {
	to := []stand{*m}
	if most := l.p.Rooms[m.Room].Parallel; most > 1 && tooMany(m.Interval, l.standing.roommates(m, to), most) {
		w.add(PlaceReason{"R02", "full", ThisPlace})
	}
	for i := range l.standing.shares[l.activity] {
		share := &l.standing.shares[l.activity][i]
		pool := &l.p.Pools[share.pool]
		own := l.standing.use(nil, share, m)
		if len(own) == 0 || !tooMany(own[0].taken, l.standing.rivals(share.pool, l.activity, to), pool.Most) {
			continue
		}
		in := &l.p.Instances[pool.Instance]
		if in.Rule == "R09" {
			w.add(PlaceReason{in.Rule, fmt.Sprintf("no %q left", in.Value), ThisPlace})
		} else {
			w.add(PlaceReason{in.Rule, "too many at once", EveryRoom})
		}
	}
}
