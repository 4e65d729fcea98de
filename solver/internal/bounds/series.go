package bounds

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// onOneDay reports whether a relation asks two activities to be on one day.
func (n *apart) onOneDay(r *csp.Relation) bool { return r.Kind == csp.SameDay && r.Where == nil }

// inOneRoom reports whether a relation asks two activities to be in one room.
func (n *apart) inOneRoom(r *csp.Relation) bool {
	if r.Kind != csp.Never || r.Where == nil {
		return false
	}
	for a := range n.p.Rooms {
		for b := range n.p.Rooms {
			x, y := model.RoomIndex(a), model.RoomIndex(b)
			if x != y && n.rooms[r.A].Has(x) && n.rooms[r.B].Has(y) && !r.Where.Meets(x, y) {
				return false
			}
		}
	}
	return true
}

// joined returns the sets of activities that relations of a kind join, directly or by
// others.
func (n *apart) joined(joins func(*csp.Relation) bool) (sets []bitset) {
	of := make([]int, len(n.relations)) // by activity: its set, from 1
	for i := range n.p.Relations {
		r := &n.p.Relations[i]
		if !n.must(r.A) || !n.must(r.B) || !joins(r) {
			continue
		}
		a, b := of[r.A], of[r.B]
		switch {
		case a == 0 && b == 0:
			sets = append(sets, newBitset(len(of)))
			a = len(sets)
		case a == 0:
			a = b
		case b != 0 && a != b:
			for _, x := range sets[b-1].list() {
				sets[a-1].add(x)
				of[x] = a
			}
			clear(sets[b-1])
		}
		of[r.A], of[r.B] = a, a
		sets[a-1].add(r.A)
		sets[a-1].add(r.B)
	}
	return sets
}

// allJoined reports whether relations of a kind join all of some activities, without others.
func (n *apart) allJoined(some []csp.ActivityIndex, joins func(*csp.Relation) bool) bool {
	reached := []csp.ActivityIndex{some[0]}
	for i := 0; i < len(reached); i++ {
		for _, k := range n.relations[reached[i]] {
			r := &n.p.Relations[k]
			other := r.A + r.B - reached[i]
			if slices.Contains(some, other) && !slices.Contains(reached, other) && joins(r) {
				reached = append(reached, other)
			}
		}
	}
	return len(reached) == len(some)
}

// together looks for an overload of activities no two of which can overlap and all of
// which are on one day, or in one room, or both: each day and each room that all can have
// has to have too little. It returns the overload of the one that has most.
func (n *apart) together(clique []csp.ActivityIndex, oneDay, oneRoom bool) (best Certificate, over bool) {
	if !oneDay && !oneRoom {
		return best, false
	}
	days, rooms := []int32{everyDay}, []model.RoomIndex{model.NoRoom}
	if oneDay {
		days = slices.Compact(slices.Clone(n.p.Days))
	}
	if oneRoom {
		rooms = rooms[:0]
		for r := range n.p.Rooms {
			rooms = append(rooms, model.RoomIndex(r))
		}
	}
	for _, withFree := range []bool{false, true} {
		free := func(csp.ActivityIndex) model.Minutes { return 0 }
		if withFree {
			free = func(a csp.ActivityIndex) model.Minutes { return n.leastFree(a, clique) }
		}
		best, over = n.least(clique, days, rooms, free)
		if over {
			best.OneDay, best.OneRoom = oneDay, oneRoom
			best.Uses = n.instances(clique, withFree)
			for i := range n.p.Relations {
				r := &n.p.Relations[i]
				if (oneDay && n.onOneDay(r) || oneRoom && n.inOneRoom(r)) && slices.Contains(clique, r.A) && slices.Contains(clique, r.B) {
					best.Uses = append(best.Uses, r.Instance)
				}
			}
			slices.Sort(best.Uses)
			best.Uses = slices.Compact(best.Uses)
			return best, true
		}
	}
	return best, false
}

// least returns the overload of some activities on the day and in the room that lack least
// for all of them, if they lack something on each day in each room.
func (n *apart) least(clique []csp.ActivityIndex, days []int32, rooms []model.RoomIndex, free func(csp.ActivityIndex) model.Minutes) (best Certificate, over bool) {
	for _, day := range days {
		for _, room := range rooms {
			r := n.resource(clique, room, day, free)
			if slices.ContainsFunc(r.uses, func(u use) bool { return len(u.starts) == 0 }) {
				continue // not all can be there at all
			}
			parts := partsOf(n.p, &r)
			found := false
			for _, counted := range []bool{false, true} {
				c := newContest(n.p, parts, counted)
				sum := c.sum(clique)
				if sum.Need <= sum.Have {
					continue
				}
				if found = true; !over || sum.Lack() < best.Lack() {
					best, over = Certificate{Overload: sum, Whole: sum, Person: model.NoPerson, Counted: counted}, true
				}
				break
			}
			if !found {
				return Certificate{}, false
			}
		}
	}
	return best, over
}
