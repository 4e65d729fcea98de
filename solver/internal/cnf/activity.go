package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// addActivity makes the variables of an activity and states its bans: n-2 clauses for
// the order of its n starts, one for its rooms, one for each stretch of banned starts
// (and room, where the ban is on some rooms only). Unit propagation decides all of
// them once the start and the room are assigned.
func (f *Formula) addActivity(x csp.ActivityIndex) {
	a, v := &f.p.Activities[x], &f.activities[x]
	if f.mode == Selected {
		v.starts = a.Legal
	} else {
		v.starts, v.sets = a.Candidates.Starts, a.Candidates.Rooms
	}
	if (a.Optional || f.mode == Selected) && v.on == 0 {
		v.on = f.to.NewVar()
	}
	if f.mode == Selected {
		for _, i := range a.Asked {
			f.begin(i)
			f.or(v.on)
			f.end()
		}
	}
	if !a.Optional {
		f.begin(a.Placed)
		if v.on != 0 {
			f.or(v.on)
			f.end()
		} else if len(v.starts) == 0 {
			f.end() // the empty clause: nowhere to place it
		}
	}
	if len(v.starts) == 0 {
		if v.on != 0 {
			f.to.Add(v.on.Not())
		}
		return
	}
	v.atLeast = make([]sat.Lit, len(v.starts))
	for i := 1; i < len(v.starts); i++ {
		v.atLeast[i] = f.to.NewVar()
		if i > 1 {
			f.to.Add(v.atLeast[i].Not(), v.atLeast[i-1])
		}
	}
	if f.rooms != NoRooms && (f.roomed == nil || f.roomed[x]) {
		f.addRoomChoice(x)
	}
	if f.mode == Selected {
		f.addBans(x)
	}
}

// addRoomChoice says that an activity that is placed has exactly one room, one that is
// open at its start.
func (f *Formula) addRoomChoice(x csp.ActivityIndex) {
	v := &f.activities[x]
	if len(v.starts) == 0 {
		return
	}
	possible := f.p.AllRooms()
	if v.sets != nil {
		possible = csp.NewRoomSet(len(f.p.Rooms))
		for _, set := range v.sets {
			for i := range set {
				possible[i] |= set[i]
			}
		}
	}
	v.in = make([]sat.Lit, len(f.p.Rooms))
	var choice []sat.Lit
	f.clause = f.clause[:0]
	f.orOff(x)
	for r := range v.in {
		if possible.Has(model.RoomIndex(r)) {
			v.in[r] = f.to.NewVar()
			f.or(v.in[r])
			choice = append(choice, v.in[r])
		}
	}
	f.end()
	sat.AtMostOne(f.to, choice)
	if v.sets == nil {
		return
	}
	for r, in := range v.in {
		if in == 0 {
			continue
		}
		eachStretch(len(v.sets), func(i int) bool { return !v.sets[i].Has(model.RoomIndex(r)) }, func(from, to int) {
			f.clause = append(f.clause[:0], in.Not())
			f.orStartsOutside(x, from, to)
			f.end()
		})
	}
}

// addBans states what each rule instance takes from an activity.
func (f *Formula) addBans(x csp.ActivityIndex) {
	for i := range f.p.Activities[x].Bans {
		ban := &f.p.Activities[x].Bans[i]
		f.forbid(x, ban.Starts, ban.Rooms, func() { f.begin(ban.Instance) })
	}
}

// Forbid adds to a formula with rooms that where m holds, an activity, if it is placed, is at
// none of the starts in any of the rooms; nil rooms are all.
func (f *Formula) Forbid(m sat.Lit, x csp.ActivityIndex, starts []csp.StartIndex, rooms csp.RoomSet) {
	if len(starts) == 0 {
		return
	}
	f.forbid(x, starts, rooms, func() { f.clause = append(f.clause[:0], m.Not()) })
}

// Placed returns the literal that says that an activity is placed, 0 if it is in every model.
func (f *Formula) Placed(x csp.ActivityIndex) sat.Lit { return f.activities[x].on }

// forbid states, in clauses that begin so, that an activity is at none of the starts in any
// of the rooms; nil stands for all.
func (f *Formula) forbid(x csp.ActivityIndex, starts []csp.StartIndex, rooms csp.RoomSet, begin func()) {
	v := &f.activities[x]
	banned := func(i int) bool {
		if starts == nil {
			return true
		}
		_, found := slices.BinarySearch(starts, v.starts[i])
		return found
	}
	eachStretch(len(v.starts), banned, func(from, to int) {
		if rooms == nil {
			begin()
			f.orOff(x)
			f.orStartsOutside(x, from, to)
			f.end()
			return
		}
		for r, in := range v.in {
			if in == 0 || !rooms.Has(model.RoomIndex(r)) {
				continue
			}
			begin()
			f.orOff(x)
			f.or(in.Not())
			f.orStartsOutside(x, from, to)
			f.end()
		}
	})
}

// eachStretch calls use for each longest stretch from <= i < to of 0..n-1 in which is
// holds throughout.
func eachStretch(n int, is func(i int) bool, use func(from, to int)) {
	for i := 0; i < n; i++ {
		if !is(i) {
			continue
		}
		from := i
		for i < n && is(i) {
			i++
		}
		use(from, i)
	}
}
