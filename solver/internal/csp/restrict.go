package csp

import (
	"slices"

	"programme/model"
)

// Restrict returns the problem of placing only the activities in free, while all others
// stay where x has them: its candidates are those that clash with nothing that stays,
// and what stays is part of its charges. Activity i of the new problem is free[i]. Its
// costs differ from those of the whole problem by the same amount for every assignment,
// tier by tier, so that the cheapest for one is the cheapest for both.
//
// Places in rooms that hold several activities at a time are kept where one that stays is
// in such a room: an activity in free that stands there keeps its place, the others are not
// offered one there.
func (p *Problem) Restrict(x Assignment, free []ActivityIndex) *Problem {
	return p.RestrictTo(x, free, func(ActivityIndex, Place) bool { return true })
}

// RestrictTo is like [Problem.Restrict], with only the candidates of the problem p that
// are allowed.
func (p *Problem) RestrictTo(x Assignment, free []ActivityIndex, allowed func(ActivityIndex, Place) bool) *Problem {
	q := p.bare()
	r := &restriction{p: p, q: q, x: x, at: make([]ActivityIndex, len(p.Activities))}
	for a := range r.at {
		r.at[a] = -1
	}
	for i, a := range free {
		r.at[a] = ActivityIndex(i)
		q.Activities = append(q.Activities, p.Activities[a])
	}
	r.restrictCandidates(free, allowed)
	r.restrictRelations()
	r.restrictPools()
	r.restrictRoomLimits()
	r.restrictRespites()
	r.restrictRefits()
	r.restrictSoft()
	return q
}

// restriction is the making of a restricted problem q of p.
type restriction struct {
	p, q *Problem
	x    Assignment
	at   []ActivityIndex // index in q of each activity of p, -1 if it stays
	left [][]RoomSet     // by activity of q and position in its candidates in p: rooms still open
}

// stays reports whether an activity has a place that it keeps.
func (r *restriction) stays(a ActivityIndex) bool { return r.at[a] < 0 && r.x[a].Start != Unplaced }

func (r *restriction) restrictCandidates(free []ActivityIndex, allowed func(ActivityIndex, Place) bool) {
	r.left = make([][]RoomSet, len(free))
	shared := NewRoomSet(len(r.p.Rooms)) // with one that stays
	for b, place := range r.x {
		if r.stays(ActivityIndex(b)) && r.p.Rooms[place.Room].Parallel > 1 {
			shared.Add(place.Room)
		}
	}
	for i, a := range free {
		for k, s := range r.p.Activities[a].Candidates.Starts {
			rooms := slices.Clone(r.p.Activities[a].Candidates.Rooms[k])
			for room := range r.p.Rooms {
				place := Place{s, model.RoomIndex(room)}
				if shared.Has(place.Room) && place != r.x[a] || !allowed(a, place) {
					rooms.Remove(model.RoomIndex(room))
				}
			}
			r.left[i] = append(r.left[i], rooms)
		}
	}
	for b := range r.p.Activities {
		if place := r.x[b]; r.stays(ActivityIndex(b)) && r.p.Rooms[place.Room].Parallel == 1 {
			r.block(free, ActivityIndex(b), place)
		}
	}
	for i := range r.p.Relations {
		r.blockRelated(&r.p.Relations[i])
	}
	for i := range r.p.RoomLimits {
		r.blockLimited(&r.p.RoomLimits[i])
	}
	for i := range r.p.RefitLimits {
		r.blockRefits(&r.p.RefitLimits[i])
	}
	for i := range free {
		c := &r.q.Activities[i].Candidates
		was := *c
		*c = Candidates{}
		for k, rooms := range r.left[i] {
			if !rooms.Empty() {
				c.Starts, c.Rooms = append(c.Starts, was.Starts[k]), append(c.Rooms, rooms)
			}
		}
	}
}

// block closes the room of an activity that stays while it takes place.
func (r *restriction) block(free []ActivityIndex, b ActivityIndex, place Place) {
	turnaround := r.p.Rooms[place.Room].Turnaround
	taken := r.p.Span(b, place.Start)
	for i, a := range free {
		c := &r.p.Activities[a].Candidates
		from, _ := slices.BinarySearch(c.Starts, r.p.First(taken.Start.Add(-turnaround-r.p.Activities[a].Minutes)+1))
		for k := from; k < len(c.Starts) && r.p.Starts[c.Starts[k]] < taken.End.Add(turnaround); k++ {
			r.left[i][k].Remove(place.Room)
		}
	}
}

// blockRelated closes what a relation to an activity that stays forbids.
func (r *restriction) blockRelated(rel *Relation) {
	moves, stays := rel.A, rel.B
	if r.at[moves] < 0 {
		moves, stays = stays, moves
	}
	if r.at[moves] < 0 || !r.stays(stays) {
		return
	}
	there := r.x[stays]
	for k, s := range r.p.Activities[moves].Candidates.Starts {
		for room := range r.p.Rooms {
			a, b := Place{s, model.RoomIndex(room)}, there
			if moves == rel.B {
				a, b = b, a
			}
			if !r.p.Keeps(rel, a, b) {
				r.left[r.at[moves]][k].Remove(model.RoomIndex(room))
			}
		}
	}
}

func (r *restriction) restrictRelations() {
	for _, rel := range r.p.Relations {
		if a, b := r.at[rel.A], r.at[rel.B]; a >= 0 && b >= 0 {
			rel.A, rel.B = a, b
			r.q.Relations = append(r.q.Relations, rel)
		}
	}
}
