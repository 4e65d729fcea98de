package csp

import "programme/model"

// Excludes reports whether two different activities exclude each other at their places:
// whether no programme has both there, whatever else is in it. It is what every view of a
// problem has to say of two places, each in its own way: tables, clauses, sums. It takes
// time in proportion to all relations, pools, limits and respites, so that the views share its
// parts: [Room.Excludes], [Problem.Keeps], [Problem.PoolExcludes], [Problem.LimitExcludes],
// [Problem.RespiteExcludes] and [Problem.RefitExcludes].
func (p *Problem) Excludes(a ActivityIndex, at Place, b ActivityIndex, bt Place) bool {
	if at.Room == bt.Room && p.Rooms[at.Room].Excludes(p.Span(a, at.Start), p.Span(b, bt.Start)) {
		return true
	}
	for i := range p.Relations {
		switch r := &p.Relations[i]; {
		case r.A == a && r.B == b && !p.Keeps(r, at, bt), r.A == b && r.B == a && !p.Keeps(r, bt, at):
			return true
		}
	}
	for i := range p.Pools {
		if p.PoolExcludes(&p.Pools[i], a, at, b, bt) {
			return true
		}
	}
	for i := range p.RoomLimits {
		if p.LimitExcludes(&p.RoomLimits[i], a, at, b, bt) {
			return true
		}
	}
	for i := range p.Respites {
		if p.RespiteExcludes(&p.Respites[i], a, at, b, bt) {
			return true
		}
	}
	for i := range p.RefitLimits {
		if p.RefitExcludes(&p.RefitLimits[i], a, at, b, bt) {
			return true
		}
	}
	return false
}

// Excludes reports whether the room holds one activity at a time and there is less than
// its turnaround between two that are in it at those times.
func (r *Room) Excludes(v, w model.Interval) bool {
	return r.Parallel == 1 && v.Start < w.End.Add(r.Turnaround) && w.Start < v.End.Add(r.Turnaround)
}

// Keeps reports whether the relation allows its A to be at one place and its B at another.
func (p *Problem) Keeps(r *Relation, a, b Place) bool {
	return p.Allows(r, a.Start, b.Start) || !r.Where.Meets(a.Room, b.Room)
}

// PoolExcludes reports whether two activities use the pool at their places at a moment at
// which there is not enough for both.
func (p *Problem) PoolExcludes(k *Pool, a ActivityIndex, at Place, b ActivityIndex, bt Place) bool {
	for _, v := range k.AppendTaken(nil, k.member(a), p.Starts[at.Start], at.Room) {
		for _, w := range k.AppendTaken(nil, k.member(b), p.Starts[bt.Start], bt.Room) {
			from, to := max(v.Start, w.Start, k.During.Start), min(v.End, w.End, k.During.End)
			if from < to && v.Units+w.Units > k.leastLeft(from, to) {
				return true
			}
		}
	}
	return false
}

// leastLeft returns the fewest units that are left at a time.
func (k *Pool) leastLeft(from, to model.Instant) int {
	least := k.Left(from)
	for _, stay := range k.Stay {
		if from < stay.Start && stay.Start < to {
			least = min(least, k.Left(stay.Start))
		}
	}
	return least
}
