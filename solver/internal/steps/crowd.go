package steps

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// crowd takes it as a contradiction that more activities go on at one moment, wherever they
// are, than the rooms hold that are left to them: a count, which a solver would take
// exponential time to refute (Haken, The intractability of resolution, Theoretical Computer
// Science 39, 1985). It reports whether there is one.
func (e *engine) crowd() bool {
	for a := range e.p.Activities {
		always, ok := e.always(csp.ActivityIndex(a), e.left[a])
		if !ok {
			continue
		}
		if some := e.tooMany(always.Start); some != nil {
			e.add(e.crowded(some, always.Start))
			return true
		}
	}
	return false
}

// always returns when an activity goes on, wherever of some places it is; ok is false if at no time.
func (e *engine) always(a csp.ActivityIndex, g grid) (v model.Interval, ok bool) {
	v = csp.Always
	for i, s := range e.p.Activities[a].Legal {
		if !g[i].Empty() {
			span := e.p.Span(a, s)
			v.Start, v.End = max(v.Start, span.Start), min(v.End, span.End)
		}
	}
	return v, v.Start < v.End
}

// goesOn reports whether an activity goes on at t wherever of some places it is.
func (e *engine) goesOn(a csp.ActivityIndex, g grid, t model.Instant) bool {
	v, ok := e.always(a, g)
	return ok && v.Start <= t && t < v.End
}

// roomsOf returns all rooms of some places, of an event of so many rooms.
func (g grid) roomsOf(rooms int) csp.RoomSet {
	all := csp.NewRoomSet(rooms)
	for _, set := range g {
		for w := range set {
			all[w] |= set[w]
		}
	}
	return all
}

// tooMany returns activities that go on at t of which there is one more than the rooms hold
// that are left to them; nil for none. It gives them rooms one by one, others making way
// (Kuhn, The Hungarian method for the assignment problem, 1955); those that take part where one
// finds none are too many (Hall, On representatives of subsets, 1935).
func (e *engine) tooMany(t model.Instant) []csp.ActivityIndex {
	in := make([][]csp.ActivityIndex, len(e.p.Rooms)) // by room
	var seen []bool                                   // rooms that were tried for one
	var part []csp.ActivityIndex
	var enter func(a csp.ActivityIndex) bool
	enter = func(a csp.ActivityIndex) bool {
		part = append(part, a)
		rooms := e.left[a].roomsOf(len(e.p.Rooms))
		for r := range e.p.Rooms {
			room := &e.p.Rooms[r]
			if !rooms.Has(model.RoomIndex(r)) || seen[r] {
				continue
			}
			if !e.in[room.Holds] { // it holds any number here
				return true
			}
			seen[r] = true
			if len(in[r]) < room.Parallel {
				in[r] = append(in[r], a)
				return true
			}
			for i, other := range in[r] {
				if enter(other) {
					in[r][i] = a
					return true
				}
			}
		}
		return false
	}
	for x := range e.p.Activities {
		a := csp.ActivityIndex(x)
		if e.goesOn(a, e.left[a], t) {
			seen, part = make([]bool, len(e.p.Rooms)), nil
			if !enter(a) {
				slices.Sort(part)
				return part
			}
		}
	}
	return nil
}

// crowded is the fact that activities that go on at t are too many for their rooms; it rests on as
// few facts as show that.
func (e *engine) crowded(some []csp.ActivityIndex, t model.Instant) *fact {
	f := &fact{about: -1, together: some, refutes: -1, crowded: true}
	rooms := csp.NewRoomSet(len(e.p.Rooms))
	for _, a := range some {
		for w, set := range e.left[a].roomsOf(len(e.p.Rooms)) {
			rooms[w] |= set
		}
	}
	for _, i := range e.proof.instances {
		if slices.ContainsFunc(some, func(a csp.ActivityIndex) bool { return e.p.Activities[a].Placed == i }) ||
			slices.ContainsFunc(some, func(a csp.ActivityIndex) bool {
				return !e.in[e.p.Activities[a].Placed] && e.p.Activities[a].IsAskedBy(i)
			}) {
			f.instances = append(f.instances, i)
		}
		for r := range e.p.Rooms {
			if rooms.Has(model.RoomIndex(r)) && e.p.Rooms[r].Holds == i {
				f.instances = append(f.instances, i)
			}
		}
	}
	for _, a := range some {
		f.from = append(f.from, e.fewest(a, func(g grid) bool {
			return e.goesOn(a, g, t) && g.roomsOf(len(e.p.Rooms)).Within(rooms)
		})...)
	}
	slices.Sort(f.from)
	return f
}

// fewest returns facts about an activity, none of which can be left out, that leave it places of
// which something holds, as it does of all that is left.
func (e *engine) fewest(a csp.ActivityIndex, holds func(grid) bool) []int {
	list := e.holding([]csp.ActivityIndex{a})
	for i := len(list) - 1; i >= 0; i-- {
		left := e.full[a]
		for k, n := range list {
			if k != i {
				left = left.within(e.facts[n].kept)
			}
		}
		if holds(left) {
			list = slices.Delete(list, i, i+1)
		}
	}
	return list
}
