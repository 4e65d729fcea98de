package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// idle is which stretches of a day a group leaves idle, between two instants at which anything
// can start, end, or begin to count again. For those from u to v:
//
//	something starts at u or before, something ends at v or after, and no a covers it  ->  idle
//	a covers it  ->  a starts early enough but not too early
type idle struct {
	to   sat.Builder
	k    *csp.Idle
	uses []idleUse
}

// idleUse is a member of the group with the starts at which it counts, ascending.
type idleUse struct {
	minutes model.Minutes
	starts  []model.Instant
	// there returns a literal that is true in every model in which it starts at one of them,
	// outside a clause part that says that it does at none of from <= i < to, and covering a
	// literal that is true only in models in which it does at one of those. Where rooms count
	// there is no clause part, else no there.
	there    func(i int) sat.Lit
	outside  func(from, to int) []sat.Lit
	covering func(from, to int) sat.Lit
}

// stretches returns a literal for each stretch that can be idle, true in every model in which it
// is, and how long each is.
func (x *idle) stretches() (idle []sat.Lit, minutes []int) {
	times := x.times()
	if len(times) < 2 {
		return nil, nil
	}
	before, after := x.sides(times)
	for i := range before {
		v := model.Interval{Start: times[i], End: times[i+1]}
		if m := x.idleIn(v, before[i], after[i]); m != sat.False {
			idle, minutes = append(idle, m), append(minutes, int(v.Minutes()))
		}
	}
	return idle, minutes
}

// sides returns for each stretch between two of the times a literal that is true in every model
// in which something starts at its start or before, and one for what ends at its end or after.
func (x *idle) sides(times []model.Instant) (before, after []sat.Lit) {
	n := len(times) - 1
	before, after = make([]sat.Lit, n), make([]sat.Lit, n)
	if x.k.Rooms == nil {
		for i := range n {
			before[i] = x.begun(before[:i], times[:i+1])
		}
		for i := n - 1; i >= 0; i-- {
			after[i] = x.goingOn(after[i+1:], times[i+1:])
		}
		return before, after
	}
	starts, ends := map[model.Instant][]sat.Lit{}, map[model.Instant][]sat.Lit{}
	for _, u := range x.uses {
		for i, t := range u.starts {
			there := u.there(i)
			starts[t] = append(starts[t], there)
			ends[t.Add(u.minutes)] = append(ends[t.Add(u.minutes)], there)
		}
	}
	is := sat.False
	for i := n - 1; i >= 0; i-- {
		is = x.either(is, ends[times[i+1]], func(v model.Interval) bool { return v.End == times[i+1] })
		after[i] = is
	}
	is = sat.False
	for i := range n {
		is = x.either(is, starts[times[i]], func(v model.Interval) bool { return v.Start == times[i] })
		before[i] = is
	}
	return before, after
}

// begun returns a literal that is true in every model in which something starts at the last of
// the times or before; had are those of the times before.
func (x *idle) begun(had []sat.Lit, times []model.Instant) sat.Lit {
	now := times[len(times)-1]
	if slices.ContainsFunc(x.k.Stay, func(v model.Interval) bool { return v.Start <= now }) {
		return sat.True
	}
	return x.oneOf(had, len(had)-1, func(u *idleUse) (from, to int, more bool) {
		to, _ = slices.BinarySearch(u.starts, now+1)
		return 0, to, to > 0 && (len(had) == 0 || u.starts[to-1] > times[len(times)-2])
	})
}

// goingOn returns a literal that is true in every model in which something ends at the first of
// the times or after; had are those of the times after.
func (x *idle) goingOn(had []sat.Lit, times []model.Instant) sat.Lit {
	if slices.ContainsFunc(x.k.Stay, func(v model.Interval) bool { return v.End >= times[0] }) {
		return sat.True
	}
	return x.oneOf(had, 0, func(u *idleUse) (from, to int, more bool) {
		from, _ = slices.BinarySearch(u.starts, times[0].Add(-u.minutes))
		to = len(u.starts)
		return from, to, from < to && (len(had) == 0 || u.starts[from].Add(u.minutes) < times[1])
	})
}

// oneOf returns a literal that is true in every model in which some use starts in its range: one
// that there is already, unless some range is wider than for that.
func (x *idle) oneOf(had []sat.Lit, last int, ranges func(*idleUse) (from, to int, more bool)) sat.Lit {
	var parts [][]sat.Lit
	wider := false
	for i := range x.uses {
		from, to, more := ranges(&x.uses[i])
		wider = wider || more
		if from < to {
			parts = append(parts, x.uses[i].outside(from, to))
		}
	}
	switch {
	case len(parts) == 0:
		return sat.False
	case !wider:
		return had[last]
	case slices.ContainsFunc(parts, func(part []sat.Lit) bool { return len(part) == 0 }):
		return sat.True
	}
	m := x.to.NewVar()
	for _, part := range parts {
		x.to.Add(append(part, m)...)
	}
	return m
}

// times returns the instants at which a stretch begins or ends, ascending.
func (x *idle) times() []model.Instant {
	times := map[model.Instant]bool{}
	for _, u := range x.uses {
		for _, t := range u.starts {
			end := t.Add(u.minutes)
			times[t], times[end], times[end.Add(x.k.Pause)] = true, true, true
		}
	}
	for _, v := range x.k.Stay {
		times[v.Start], times[v.End], times[v.End.Add(x.k.Pause)] = true, true, true
	}
	for _, v := range x.k.Quiet {
		times[v.Start], times[v.End] = true, true
	}
	return slices.Sorted(maps.Keys(times))
}

// either returns a literal that is true in every model in which that before is or one of the
// others, or in all if something that stays is so.
func (x *idle) either(before sat.Lit, others []sat.Lit, stays func(model.Interval) bool) sat.Lit {
	switch {
	case before == sat.True || slices.ContainsFunc(x.k.Stay, stays):
		return sat.True
	case len(others) == 0:
		return before
	}
	root := treeOf(x.to, slices.Clone(others))
	if before == sat.False {
		return root
	}
	m := x.to.NewVar()
	x.to.Add(before.Not(), m)
	x.to.Add(root.Not(), m)
	return m
}

// idleIn returns a literal that is true in every model in which a stretch is idle.
func (x *idle) idleIn(v model.Interval, before, after sat.Lit) sat.Lit {
	covers := func(w model.Interval) bool { return w.Start <= v.Start && v.End <= w.End.Add(x.k.Pause) }
	if before == sat.False || after == sat.False || slices.ContainsFunc(x.k.Quiet, v.Overlaps) || slices.ContainsFunc(x.k.Stay, covers) {
		return sat.False
	}
	var clause []sat.Lit
	for _, m := range []sat.Lit{before, after} {
		if m != sat.True {
			clause = append(clause, m.Not())
		}
	}
	for _, u := range x.uses {
		from, _ := slices.BinarySearch(u.starts, v.End.Add(-u.minutes-x.k.Pause))
		if to, _ := slices.BinarySearch(u.starts, v.Start+1); from < to {
			clause = append(clause, u.covering(from, to))
		}
	}
	m := x.to.NewVar()
	x.to.Add(append(clause, m)...)
	return m
}

// treeOf returns a literal that is true in every model in which one of some is. It is the root of
// a tree: a variable that stands in as many clauses as there are activities would be decided on
// before any of them has a place.
func treeOf(to sat.Builder, level []sat.Lit) sat.Lit {
	const each = 4
	for len(level) > 1 {
		var above []sat.Lit
		for some := range slices.Chunk(level, each) {
			m := to.NewVar()
			for _, below := range some {
				to.Add(below.Not(), m)
			}
			above = append(above, m)
		}
		level = above
	}
	return level[0]
}

// idleUse returns how an activity counts that has variables, of its candidate starts at those from
// <= i < to: in some rooms, or nil for wherever it is.
func (f *Formula) idleUse(of csp.RespiteMember, from, to int, rooms csp.RoomSet) idleUse {
	a, v := of.Activity, &f.activities[of.Activity]
	in, possible := sat.Lit(0), true
	if rooms != nil {
		in, possible = f.inOneOf(a, rooms)
	}
	u, at := idleUse{minutes: of.Minutes}, []int{} // their positions
	for i := from; i < to && possible; i++ {
		if rooms == nil || v.sets == nil || v.sets[i].Common(rooms) > 0 {
			u.starts, at = append(u.starts, f.p.Starts[v.starts[i]]), append(at, i)
		}
	}
	u.there = func(i int) sat.Lit {
		m := f.to.NewVar()
		f.clause = append(f.clause[:0], m)
		f.orOff(a)
		if in != 0 {
			f.or(in.Not())
		}
		f.orStartsOutside(a, at[i], at[i]+1)
		f.end()
		return m
	}
	if rooms == nil {
		u.outside = func(i, j int) []sat.Lit {
			f.clause = f.clause[:0]
			f.orOff(a)
			f.orStartsOutside(a, from+i, from+j)
			return slices.Clone(f.clause)
		}
		u.covering = func(i, j int) sat.Lit { return f.startsIn(poolUse{a, from + i, from + j}) }
		return u
	}
	known := map[[2]int]sat.Lit{}
	u.covering = func(from, to int) sat.Lit {
		if m, had := known[[2]int{from, to}]; had {
			return m
		}
		m := f.to.NewVar()
		known[[2]int{from, to}] = m
		f.onlyThere(m, a, at[from], at[to-1]+1, rooms)
		return m
	}
	return u
}

// startsIn returns a literal that is true in those models in which an activity is placed at one of
// some candidates, wherever it is asked for.
func (f *Formula) startsIn(of poolUse) sat.Lit {
	if m, known := f.within[of]; known {
		return m
	}
	m := f.to.NewVar()
	f.within[of] = m
	f.onlyThere(m, of.activity, of.from, of.to, nil)
	f.clause = append(f.clause[:0], m) // so that unit propagation decides it
	f.orOff(of.activity)
	f.orStartsOutside(of.activity, of.from, of.to)
	f.end()
	return m
}

// onlyThere has a literal be true only in models in which an activity is placed at one of its
// candidates from <= i < to, in one of the rooms; nil are all.
func (f *Formula) onlyThere(m sat.Lit, a csp.ActivityIndex, from, to int, rooms csp.RoomSet) {
	v := &f.activities[a]
	if v.on != 0 {
		f.to.Add(m.Not(), v.on)
	}
	if from > 0 {
		f.to.Add(m.Not(), v.atLeast[from])
	}
	if to < len(v.starts) {
		f.to.Add(m.Not(), v.atLeast[to].Not())
	}
	if rooms == nil {
		return
	}
	clause := []sat.Lit{m.Not()}
	for r, in := range v.in {
		if in != 0 && rooms.Has(model.RoomIndex(r)) {
			clause = append(clause, in)
		}
	}
	f.to.Add(clause...)
}
