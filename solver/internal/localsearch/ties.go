package localsearch

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// ties are the sets of activities whose starts are asked to be a fixed time from each other,
// as those of posters in a hall are. One of them that moves alone is in the way of all the
// others, or pays for them; so a move takes the whole set along.
type ties struct {
	set   []int32         // of each activity: index into sets, -1 if nothing ties it
	sets  [][]int32       // in no order
	after []model.Minutes // of each activity: how long after the first of its set it starts
}

// newTies joins what relations and charges tie whatever the rooms. Where they contradict each
// other the first that is met counts.
func newTies(p *csp.Problem) ties {
	type tie struct {
		other int32
		after model.Minutes
	}
	list := make([][]tie, len(p.Activities))
	add := func(a, b csp.ActivityIndex, kind csp.RelationKind, gap, most model.Minutes, where *csp.RoomPairs) {
		if kind != csp.Before || gap != most || where != nil || a == b {
			return
		}
		after := p.Activities[a].Minutes + gap
		list[a], list[b] = append(list[a], tie{int32(b), after}), append(list[b], tie{int32(a), -after})
	}
	for i := range p.Relations {
		r := &p.Relations[i]
		add(r.A, r.B, r.Kind, r.Gap, r.Max, r.Where)
	}
	for i := range p.Soft.Strains {
		x := &p.Soft.Strains[i]
		add(x.A, x.B, x.Kind, x.Gap, x.Max, x.Where)
	}
	t := ties{set: make([]int32, len(list)), after: make([]model.Minutes, len(list))}
	for a := range t.set {
		t.set[a] = -1
	}
	for a := range list {
		if len(list[a]) == 0 || t.set[a] >= 0 {
			continue
		}
		set := []int32{int32(a)}
		t.set[a] = int32(len(t.sets))
		for i := 0; i < len(set); i++ {
			for _, l := range list[set[i]] {
				if t.set[l.other] < 0 {
					t.set[l.other], t.after[l.other] = t.set[a], t.after[set[i]]+l.after
					set = append(set, l.other)
				}
			}
		}
		t.sets = append(t.sets, set)
	}
	return t
}

// of returns the set that a is in, nil if nothing ties it.
func (t *ties) of(a int32) []int32 {
	if t.set[a] < 0 {
		return nil
	}
	return t.sets[t.set[a]]
}

// relocateSet moves all of the set of a to where they start with a at one of its candidates,
// and finds places for those in their way. A set that is in the way goes where this one was.
func (s *Annealer) relocateSet(a int32) bool {
	old, set := s.table.x[a], s.ties.of(a)
	at := s.candidate(a)
	if old.Start != csp.Unplaced && s.rng.IntN(3) == 0 {
		at = s.beside(a, old)
	}
	if at.Start == old.Start || old.Start == csp.Unplaced || !s.table.open(a, at) {
		return false
	}
	for _, b := range set {
		if s.table.x[b].Start != csp.Unplaced {
			s.lift(b)
		}
	}
	mine := len(s.moves)
	other := int32(-1) // the set that has to go
	s.pushed = s.pushed[:0]
	for _, m := range s.moves[:mine] {
		to, ok := s.tiedPlace(m, a, at, old.Room)
		if !ok {
			return false
		}
		list, ok := s.table.blockers(s.inWay[:0], m.activity, to, most)
		s.inWay = list
		if !ok && other < 0 {
			if other = s.setAt(m.activity, to); other < 0 {
				return false
			}
			s.liftSet(other)
			list, ok = s.table.blockers(s.inWay[:0], m.activity, to, most)
			s.inWay = list
		}
		if !ok {
			return false
		}
		for _, b := range list {
			switch k := s.ties.set[b]; {
			case s.table.x[b].Start == csp.Unplaced: // went with its set
			case k == s.ties.set[a], k >= 0 && other >= 0:
				return false
			case k >= 0:
				other = k
				s.liftSet(k)
			default:
				if len(s.pushed) == most+mine {
					return false
				}
				s.pushed = append(s.pushed, int32(len(s.moves)))
				s.lift(b)
			}
		}
		s.table.put(m.activity, to)
	}
	if other >= 0 && !s.settleSet(other, old) {
		return false
	}
	s.charge()
	for _, i := range s.pushed {
		m := s.moves[i]
		if !s.findPlaces(m.activity, m.was, old) {
			return false
		}
		s.takeCheapest(m.activity, false)
	}
	return true
}

// liftSet takes all of a set from their places.
func (s *Annealer) liftSet(k int32) {
	for _, b := range s.ties.sets[k] {
		if s.table.x[b].Start != csp.Unplaced {
			s.lift(b)
		}
	}
}

// tiedPlace returns where m goes if a of its set goes to at: to the room of a if it was with
// a, and else to the one that it was in. It is false if m cannot be there.
func (s *Annealer) tiedPlace(m moved, a int32, at csp.Place, with model.RoomIndex) (to csp.Place, ok bool) {
	start, ok := s.p.StartAt(s.p.Starts[at.Start].Add(s.ties.after[m.activity] - s.ties.after[a]))
	if !ok {
		return to, false
	}
	to = csp.Place{Start: start, Room: m.was.Room}
	if m.was.Room == with {
		to.Room = at.Room
	}
	return to, s.table.open(m.activity, to)
}

// setAt returns the set of some activity in the room of a place, at its time, that is tied to
// others; -1 if there is none.
func (s *Annealer) setAt(a int32, at csp.Place) int32 {
	for t, end := at.Start, s.table.until(a, at); t < end; t++ {
		for _, b := range s.table.covering(at.Room, t) {
			if k := s.ties.set[b]; k >= 0 && k != s.ties.set[a] {
				return k
			}
		}
	}
	return -1
}

// settleSet finds places for a set that was pushed out, beginning where another one came free.
func (s *Annealer) settleSet(k int32, free csp.Place) bool {
	first := int32(-1)
	for _, m := range s.moves {
		if s.ties.set[m.activity] != k {
			continue
		}
		if first < 0 {
			first = m.activity
		}
		to, ok := s.tiedPlace(m, first, csp.Place{Start: free.Start, Room: m.was.Room}, model.NoRoom)
		if !ok {
			return false
		}
		list, ok := s.table.blockers(s.inWay[:0], m.activity, to, 0)
		s.inWay = list
		if !ok {
			return false
		}
		s.table.put(m.activity, to)
	}
	return true
}
