package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Idle charges for each stretch between two instants at which anything can start, end, or begin
// to count again. For those from u to v:
//
//	something starts at u or before, something ends at v or after, and no a covers it  ->  idle
//	a covers it  ->  a is in the rooms, and starts early enough but not too early
//
// A relaxation charges nothing where members have no room, which can fill whatever is idle, nor
// where there are too many candidates.
func (o *objective) Idle(k *csp.Idle) {
	if k.Rooms != nil && o.roomed != nil && o.cellsIn(k.Rooms) > tightCells {
		return
	}
	x := &idle{o: o, k: k, starts: map[model.Instant][]sat.Lit{}, ends: map[model.Instant][]sat.Lit{}, covers: map[cover]sat.Lit{}}
	if x.gather() {
		x.chargeAll()
	}
}

// idle is what a group leaves idle on a day.
type idle struct {
	o    *objective
	k    *csp.Idle
	uses []idleUse
	// starts and ends have the literals that are true in every model in which something does
	// then.
	starts, ends map[model.Instant][]sat.Lit
	covers       map[cover]sat.Lit
}

// idleUse is a member that can start on the day at positions from <= i < to of its candidates, in
// the rooms.
type idleUse struct {
	csp.RespiteMember
	from, to int
}

// cover names the literal that is true only in models in which a member starts at a position from
// <= i < to.
type cover struct {
	activity csp.ActivityIndex
	from, to int
}

// gather finds what can take place on the day. It reports whether all of that is in the formula.
// What it is not known of in which room it is can be in any.
func (x *idle) gather() bool {
	f := x.o.Formula
	if x.k.Rooms != nil && slices.ContainsFunc(x.k.Members, func(m csp.RespiteMember) bool {
		v := &f.activities[m.Activity]
		return v.in == nil && len(v.starts) > 0
	}) {
		return false
	}
	for _, m := range x.k.Members {
		v := &f.activities[m.Activity]
		from, _ := slices.BinarySearch(v.starts, f.p.First(x.k.Day.Start))
		to, _ := slices.BinarySearch(v.starts, f.p.First(x.k.Day.End))
		if from >= to {
			continue
		}
		in := sat.Lit(0)
		if x.k.Rooms != nil {
			some := false
			if in, some = f.inOneOf(m.Activity, x.k.Rooms); !some {
				continue
			}
		}
		x.uses = append(x.uses, idleUse{m, from, to})
		for i := from; i < to; i++ {
			if x.k.Rooms != nil && v.sets != nil && v.sets[i].Common(x.k.Rooms) == 0 {
				continue
			}
			there := x.there(m.Activity, i, in)
			t := f.p.Starts[v.starts[i]]
			x.starts[t] = append(x.starts[t], there)
			x.ends[t.Add(m.Minutes)] = append(x.ends[t.Add(m.Minutes)], there)
		}
	}
	return true
}

// there returns a literal that is true in every model in which a member starts at a position of
// its candidates, in the rooms.
func (x *idle) there(a csp.ActivityIndex, at int, in sat.Lit) sat.Lit {
	f := x.o.Formula
	m := f.to.NewVar()
	f.clause = append(f.clause[:0], m)
	f.orOff(a)
	if in != 0 {
		f.or(in.Not())
	}
	f.orStartsOutside(a, at, at+1)
	f.end()
	return m
}

// chargeAll goes through the stretches of the day.
func (x *idle) chargeAll() {
	times := x.times()
	if len(times) < 2 {
		return
	}
	n := len(times) - 1 // stretches
	after := make([]sat.Lit, n)
	is := sat.False // something ends at the end of a stretch or after
	for i := n - 1; i >= 0; i-- {
		is = x.either(is, x.ends[times[i+1]], func(v model.Interval) bool { return v.End == times[i+1] })
		after[i] = is
	}
	var idle []sat.Lit
	var minutes []int
	before := sat.False // something started at the start of a stretch or before
	for i := range n {
		before = x.either(before, x.starts[times[i]], func(v model.Interval) bool { return v.Start == times[i] })
		v := model.Interval{Start: times[i], End: times[i+1]}
		if slices.ContainsFunc(x.k.Quiet, v.Overlaps) {
			continue
		}
		if m := x.idleIn(v, before, after[i]); m != sat.False {
			idle, minutes = append(idle, m), append(minutes, int(v.Minutes()))
		}
	}
	if x.k.Free > 0 {
		x.o.chargeSumAbove(x.k.Penalty, idle, func(i int) int { return minutes[i] }, x.k.Free)
		return
	}
	for i, m := range idle {
		x.o.charge(x.k.Penalty, m, minutes[i])
	}
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
	if len(times) == 0 {
		return nil
	}
	all := slices.Sorted(maps.Keys(times))
	first, last := all[0], all[len(all)-1]
	for _, v := range x.k.Quiet {
		for _, t := range []model.Instant{v.Start, v.End} {
			if first < t && t < last {
				times[t] = true
			}
		}
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
	root := treeOf(x.o.to, others)
	if before == sat.False {
		return root
	}
	m := x.o.to.NewVar()
	x.o.to.Add(before.Not(), m)
	x.o.to.Add(root.Not(), m)
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

// idleIn returns a literal that is true in every model in which a stretch is idle.
func (x *idle) idleIn(v model.Interval, before, after sat.Lit) sat.Lit {
	covers := func(w model.Interval) bool { return w.Start <= v.Start && v.End <= w.End.Add(x.k.Pause) }
	if before == sat.False || after == sat.False || slices.ContainsFunc(x.k.Stay, covers) {
		return sat.False
	}
	var clause []sat.Lit
	for _, m := range []sat.Lit{before, after} {
		if m != sat.True {
			clause = append(clause, m.Not())
		}
	}
	for _, u := range x.uses {
		f := x.o.Formula
		starts := f.activities[u.Activity].starts
		from, _ := slices.BinarySearch(starts, f.p.First(v.End.Add(-u.Minutes-x.k.Pause)))
		to, _ := slices.BinarySearch(starts, f.p.First(v.Start+1))
		if from, to = max(from, u.from), min(to, u.to); from < to {
			clause = append(clause, x.covering(cover{u.Activity, from, to}))
		}
	}
	m := x.o.to.NewVar()
	x.o.to.Add(append(clause, m)...)
	return m
}

// covering returns the literal of a cover.
func (x *idle) covering(c cover) sat.Lit {
	if m, known := x.covers[c]; known {
		return m
	}
	f := x.o.Formula
	v, m := &f.activities[c.activity], f.to.NewVar()
	x.covers[c] = m
	if v.on != 0 {
		f.to.Add(m.Not(), v.on)
	}
	if c.from > 0 {
		f.to.Add(m.Not(), v.atLeast[c.from])
	}
	if c.to < len(v.starts) {
		f.to.Add(m.Not(), v.atLeast[c.to].Not())
	}
	if x.k.Rooms != nil {
		rooms := []sat.Lit{m.Not()}
		for r, in := range v.in {
			if in != 0 && x.k.Rooms.Has(model.RoomIndex(r)) {
				rooms = append(rooms, in)
			}
		}
		f.to.Add(rooms...)
	}
	return m
}
