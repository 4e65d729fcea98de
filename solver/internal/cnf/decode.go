package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Decode reads the places out of a model of the formula: value tells what a literal is
// in it. Without rooms in the formula, every room is [model.NoRoom].
func (f *Formula) Decode(value func(sat.Lit) bool) csp.Assignment {
	x := make(csp.Assignment, len(f.activities))
	for a := range x {
		x[a] = f.place(csp.ActivityIndex(a), value)
	}
	return x
}

// place reads the place of one activity out of a model.
func (f *Formula) place(a csp.ActivityIndex, value func(sat.Lit) bool) csp.Place {
	v := &f.activities[a]
	if v.on != 0 && !value(v.on) {
		return csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
	i := 0
	for i+1 < len(v.starts) && value(v.atLeast[i+1]) {
		i++
	}
	r := slices.IndexFunc(v.in, func(in sat.Lit) bool { return in != 0 && value(in) })
	return csp.Place{Start: v.starts[i], Room: model.RoomIndex(r)}
}

// Assume returns the literals that say that the activities are placed as x says. ok is
// false if one of the places is no candidate, so that no model of the formula has it.
func (f *Formula) Assume(x csp.Assignment) (lits []sat.Lit, ok bool) {
	lits = make([]sat.Lit, 0, 3*len(x))
	for a, place := range x {
		if lits, ok = f.assume(lits, csp.ActivityIndex(a), place); !ok {
			return nil, false
		}
	}
	return lits, true
}

// assume appends the literals that say that one activity is placed so.
func (f *Formula) assume(lits []sat.Lit, a csp.ActivityIndex, place csp.Place) ([]sat.Lit, bool) {
	v := &f.activities[a]
	if place.Start == csp.Unplaced {
		if v.on == 0 {
			return nil, false
		}
		return append(lits, v.on.Not()), true
	}
	lits, ok := f.assumeStart(lits, a, place.Start)
	if !ok || f.rooms == NoRooms {
		return lits, ok
	}
	if place.Room == model.NoRoom || v.in[place.Room] == 0 {
		return nil, false
	}
	return append(lits, v.in[place.Room]), true
}

// AssumeStart returns the literals that say that one activity is placed and starts at s,
// which must be a candidate.
func (f *Formula) AssumeStart(a csp.ActivityIndex, s csp.StartIndex) []sat.Lit {
	lits, ok := f.assumeStart(nil, a, s)
	if !ok {
		panic("cnf: a start is no candidate")
	}
	return lits
}

// assumeStart appends the literals that say that one activity starts at s.
func (f *Formula) assumeStart(lits []sat.Lit, a csp.ActivityIndex, s csp.StartIndex) ([]sat.Lit, bool) {
	v := &f.activities[a]
	i, found := slices.BinarySearch(v.starts, s)
	if !found {
		return nil, false
	}
	if v.on != 0 {
		lits = append(lits, v.on)
	}
	if i > 0 {
		lits = append(lits, v.atLeast[i])
	}
	if i+1 < len(v.starts) {
		lits = append(lits, v.atLeast[i+1].Not())
	}
	return lits, true
}
