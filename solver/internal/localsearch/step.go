package localsearch

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// step places one activity that has no place, and removes what is in the way.
func (s *Search) step() {
	if s.steps++; s.steps > s.patience {
		s.restart()
	}
	a := s.next()
	at, lane := s.anyFree(a)
	if at < 0 {
		s.keepBest()
		s.weight[a]++
		s.trouble[a]++
		at, lane = s.leastInTheWay(a)
		s.inTheWay = s.blockers(s.inTheWay[:0], a, at, lane)
		for _, b := range s.inTheWay {
			s.pushOut(b)
		}
	}
	s.put(a, at, lane)
}

// next takes up an activity that has no place: in order as long as some have not been
// taken up, then at random.
func (s *Search) next() int32 {
	for s.reached < len(s.order) {
		a := s.order[s.reached]
		s.reached++
		if s.start[a] < 0 {
			return a
		}
	}
	for {
		i, last := s.rng.IntN(len(s.pushed)), len(s.pushed)-1
		a := s.pushed[i]
		s.pushed[i] = s.pushed[last]
		s.pushed = s.pushed[:last]
		if s.start[a] < 0 {
			return a
		}
	}
}

// put places an activity where nothing is in its way.
func (s *Search) put(a, at, lane int32) {
	s.place(a, at, lane)
	if !s.problem.Activities[a].Optional {
		s.left--
	}
}

// pushOut removes an activity that is in the way.
func (s *Search) pushOut(a int32) {
	s.remove(a)
	if !s.problem.Activities[a].Optional {
		s.left++
		s.pushed = append(s.pushed, a)
	}
}

// isFree reports whether nothing is in the way of a candidate.
func (s *Search) isFree(a, at, lane int32) bool {
	if s.barred[int(a)*s.axis+int(at)] > 0 {
		return false
	}
	row := s.taken[int(lane)*s.axis:][:s.axis]
	for i, end := at, s.endOf(a, at, lane); i < end; i++ {
		if row[i] >= 0 {
			return false
		}
	}
	room := s.laneRoom[lane]
	if in := s.barredInRoom(a, room); in != nil && in[at] > 0 {
		return false
	}
	return s.draws.enough(a, at, room)
}

// anyFree returns one of the candidates of an activity that nothing is in the way of,
// each as likely as the others: start -1 if there is none.
func (s *Search) anyFree(a int32) (at, lane int32) {
	at, lane = -1, -1
	found := 0
	barred := s.barred[int(a)*s.axis:][:s.axis]
	starts, lanesAt := s.open.of(a)
	for i, t := range starts {
		s.work++
		if barred[t] > 0 {
			continue
		}
		lanes := lanesAt[i]
		s.work += int64(len(lanes))
		for _, l := range lanes {
			if !s.isFree(a, t, l) {
				continue
			}
			if found++; s.rng.IntN(found) == 0 {
				at, lane = t, l
			}
		}
	}
	return at, lane
}

// leastInTheWay returns a candidate of an activity in whose way the least weight is, each
// of several as likely as the others.
func (s *Search) leastInTheWay(a int32) (at, lane int32) {
	least, found := int32(1<<31-1), 0
	barred := s.barred[int(a)*s.axis:][:s.axis]
	starts, lanesAt := s.open.of(a)
	for i, t := range starts {
		s.work++
		if barred[t] > least {
			continue
		}
		lanes := lanesAt[i]
		s.work += int64(len(lanes))
		for _, l := range lanes {
			weight := barred[t] + s.weightInLane(a, t, l, least)
			if weight > least {
				continue
			}
			if in := s.barredInRoom(a, s.laneRoom[l]); in != nil {
				weight += in[t]
			}
			if weight <= least {
				weight += s.weightInPools(a, t, s.laneRoom[l])
			}
			if weight < least {
				least, found = weight, 0
			}
			if weight == least {
				if found++; s.rng.IntN(found) == 0 {
					at, lane = t, l
				}
			}
		}
	}
	return at, lane
}

// weightInPools returns the weight of those that would have to go so that an activity
// finds enough in its pools.
func (s *Search) weightInPools(a, at, room int32) (weight int32) {
	if s.draws.enough(a, at, room) {
		return 0
	}
	s.inTheWay = s.draws.crowdsOut(s.inTheWay[:0], 0, a, at, room, s.weight)
	for _, b := range s.inTheWay {
		weight += s.weight[b]
	}
	return weight
}

// weightInLane returns the weight of what is in the way of a candidate in its lane; once
// it is more than enough, it counts no further.
func (s *Search) weightInLane(a, at, lane, enough int32) (weight int32) {
	row := s.taken[int(lane)*s.axis:][:s.axis]
	for i, end := at, s.endOf(a, at, lane); i < end && weight <= enough; {
		b := row[i]
		if b < 0 {
			i++
			continue
		}
		weight += s.weight[b]
		i = s.endOf(b, s.start[b], lane)
	}
	return weight
}

// restart begins again with nothing placed and all weights equal. Every fourth run, a
// short one by Luby's sequence, looks at all candidates instead of the likely ones: where
// not everything can be placed, leaving the right ones out may need the others.
func (s *Search) restart() {
	s.keepBest()
	s.state.reset()
	s.reached, s.pushed, s.left = 0, s.pushed[:0], len(s.order)
	s.restarts++
	s.open = &s.likely
	if run := s.restarts + 1; run%4 == 0 {
		s.open = &s.all
	}
	s.steps, s.patience = 1, patiencePerActivity*int64(len(s.order))*luby(s.restarts+1)
}

// luby returns term i of the sequence 1 1 2 1 1 2 4 ..., counted from 1 (Luby, Sinclair
// and Zuckerman, Optimal Speedup of Las Vegas Algorithms, 1993).
func luby(i int) int64 {
	for k := 1; ; k++ {
		if i == 1<<k-1 {
			return 1 << (k - 1)
		}
		if i < 1<<k-1 {
			return luby(i - (1<<(k-1) - 1))
		}
	}
}

// placeOptional places those optional activities that nothing is in the way of, the most
// important first.
func (s *Search) placeOptional() {
	for _, a := range s.optional {
		if s.start[a] < 0 {
			if at, lane := s.anyFree(a); at >= 0 {
				s.put(a, at, lane)
			}
		}
	}
}

// keepBest keeps what is placed if it is more than ever.
func (s *Search) keepBest() {
	if s.left >= s.bestLeft {
		return
	}
	s.bestLeft = s.left
	if s.best == nil {
		s.best = make(csp.Assignment, s.n)
	}
	for a, at := range s.start {
		s.best[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
		if at >= 0 {
			s.best[a] = csp.Place{Start: csp.StartIndex(at), Room: model.RoomIndex(s.laneRoom[s.lane[a]])}
		}
	}
}
