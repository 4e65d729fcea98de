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
	// starts and ends have the literals that are true in every model in which something does
	// then.
	starts, ends map[model.Instant][]sat.Lit
}

// idleUse is a member of the group with the starts at which it counts, ascending.
type idleUse struct {
	minutes model.Minutes
	starts  []model.Instant
	// there returns a literal that is true in every model in which it starts at one of them, and
	// covering one that is true only in models in which it does at one of from <= i < to.
	there    func(i int) sat.Lit
	covering func(from, to int) sat.Lit
}

// stretches returns a literal for each stretch that can be idle, true in every model in which it
// is, and how long each is.
func (x *idle) stretches() (idle []sat.Lit, minutes []int) {
	x.starts, x.ends = map[model.Instant][]sat.Lit{}, map[model.Instant][]sat.Lit{}
	for _, u := range x.uses {
		for i, t := range u.starts {
			there := u.there(i)
			x.starts[t] = append(x.starts[t], there)
			x.ends[t.Add(u.minutes)] = append(x.ends[t.Add(u.minutes)], there)
		}
	}
	times := x.times()
	if len(times) < 2 {
		return nil, nil
	}
	n := len(times) - 1
	after := make([]sat.Lit, n)
	is := sat.False // something ends at the end of a stretch or after
	for i := n - 1; i >= 0; i-- {
		is = x.either(is, x.ends[times[i+1]], func(v model.Interval) bool { return v.End == times[i+1] })
		after[i] = is
	}
	before := sat.False // something started at the start of a stretch or before
	for i := range n {
		before = x.either(before, x.starts[times[i]], func(v model.Interval) bool { return v.Start == times[i] })
		v := model.Interval{Start: times[i], End: times[i+1]}
		if m := x.idleIn(v, before, after[i]); m != sat.False {
			idle, minutes = append(idle, m), append(minutes, int(v.Minutes()))
		}
	}
	return idle, minutes
}

// times returns the instants at which a stretch begins or ends, ascending.
func (x *idle) times() []model.Instant {
	times := map[model.Instant]bool{}
	for t := range x.starts {
		times[t] = true
	}
	for t := range x.ends {
		times[t], times[t.Add(x.k.Pause)] = true, true
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
	known := map[[2]int]sat.Lit{}
	u.covering = func(from, to int) sat.Lit {
		if m, had := known[[2]int{from, to}]; had {
			return m
		}
		m := f.to.NewVar()
		known[[2]int{from, to}] = m
		f.onlyThere(m, a, at[from], at[to-1]+1, rooms)
		if rooms == nil { // the other way round, so that unit propagation decides it
			f.clause = append(f.clause[:0], m)
			f.orOff(a)
			f.orStartsOutside(a, at[from], at[to-1]+1)
			f.end()
		}
		return m
	}
	return u
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
