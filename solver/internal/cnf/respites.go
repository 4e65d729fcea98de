package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// addRespites states what time people need. Of literals "nobody is busy from t for so long",
// each of which keeps every member of the respite out of that time, one has to be true: in the
// window of a pause; in the time after the activity, for each of its starts; within the longest
// row from each start of a member on. What is free begins, if anywhere, where the window does
// or a member ends.
func (f *Formula) addRespites() {
	for i := range f.p.Respites {
		k := &f.p.Respites[i]
		x := f.frees(k)
		x.state(func() { f.begin(k.Instance) })
	}
}

// frees are the literals that somebody is free for a while.
type frees struct {
	f *Formula
	k *csp.Respite
	// outside returns a clause part that says that an activity does not start from <= s < to;
	// possible is false if it never does.
	outside func(a csp.ActivityIndex, from, to model.Instant) (part []sat.Lit, possible bool)
	// fixed returns where an activity is that has no variables for it, if it stays; is is false
	// for the others. Nil if there are none.
	fixed  func(a csp.ActivityIndex) (at csp.Place, stays sat.Lit, is bool)
	starts func(a csp.ActivityIndex) []csp.StartIndex
	ends   []model.Instant // at which members can end, ascending
	lits   map[model.Interval]sat.Lit
}

// frees returns them for the candidates of the formula.
func (f *Formula) frees(k *csp.Respite) *frees {
	return newFrees(f, k, f.startsOutside, func(a csp.ActivityIndex) []csp.StartIndex { return f.activities[a].starts })
}

func newFrees(f *Formula, k *csp.Respite, outside func(csp.ActivityIndex, model.Instant, model.Instant) ([]sat.Lit, bool), starts func(csp.ActivityIndex) []csp.StartIndex) *frees {
	x := &frees{f: f, k: k, outside: outside, starts: starts, lits: map[model.Interval]sat.Lit{}}
	ends := map[model.Instant]bool{}
	for _, v := range k.Stay {
		ends[v.End] = true
	}
	for _, m := range k.Members {
		for _, s := range starts(m.Activity) {
			ends[f.p.Starts[s].Add(m.Minutes)] = true
		}
	}
	x.ends = slices.Sorted(maps.Keys(ends))
	return x
}

// startsOutside returns a clause part that says that an activity does not start from
// <= s < to; possible is false if it never does.
func (f *Formula) startsOutside(a csp.ActivityIndex, from, to model.Instant) (part []sat.Lit, possible bool) {
	v := &f.activities[a]
	i, j := f.startingIn(a, model.Interval{Start: from, End: to})
	if i >= j {
		return nil, false
	}
	if v.on != 0 {
		part = append(part, v.on.Not())
	}
	if i > 0 {
		part = append(part, v.atLeast[i].Not())
	}
	if j < len(v.starts) {
		part = append(part, v.atLeast[j])
	}
	return part, true
}

// startingIn returns of which candidates from <= i < to an activity starts in some time.
func (f *Formula) startingIn(a csp.ActivityIndex, v model.Interval) (from, to int) {
	starts := f.activities[a].starts
	from, _ = slices.BinarySearch(starts, f.p.First(v.Start))
	to, _ = slices.BinarySearch(starts, f.p.First(v.End))
	return from, to
}

// state states the respite, in clauses that begin begins.
func (x *frees) state(begin func()) {
	k, f := x.k, x.f
	switch k.Kind {
	case csp.Pause:
		begin()
		x.orFree(x.inWindow(k.Window, k.Minutes), k.Minutes)
	case csp.Quiet:
		for _, s := range x.starts(k.After.Activity) {
			begin()
			at := f.p.Starts[s]
			x.orNot(k.After.Activity, at)
			x.orFree(x.inWindow(model.Span(at.Add(k.After.Minutes), k.Within), k.Minutes), k.Minutes)
		}
	case csp.Wait:
		x.wait(begin)
	case csp.Row:
		for _, v := range k.Stay {
			begin()
			x.orFree(x.within(v.Start), k.Minutes)
		}
		for _, m := range k.Members {
			for _, s := range x.starts(m.Activity) {
				begin()
				at := f.p.Starts[s]
				x.orNot(m.Activity, at)
				x.orFree(x.within(at), k.Minutes)
			}
		}
	}
}

// orNot adds that an activity does not start then.
func (x *frees) orNot(a csp.ActivityIndex, at model.Instant) {
	part, _ := x.outside(a, at, at+1)
	x.f.or(part...)
}

// inWindow returns when a pause of so many minutes can begin in a window.
func (x *frees) inWindow(window model.Interval, minutes model.Minutes) []model.Instant {
	last := window.End.Add(-minutes)
	if last < window.Start {
		return nil
	}
	from, _ := slices.BinarySearch(x.ends, window.Start+1)
	to, _ := slices.BinarySearch(x.ends, last+1)
	return append([]model.Instant{window.Start}, x.ends[from:max(from, to)]...)
}

// within returns when a row that begins at t can end without being too long.
func (x *frees) within(t model.Instant) []model.Instant {
	from, _ := slices.BinarySearch(x.ends, t+1)
	to, _ := slices.BinarySearch(x.ends, t.Add(x.k.Most)+1)
	return x.ends[from:to]
}

// orFree ends the clause that was begun with that somebody is free for so long from one of the
// instants on. It is not written if that is so anyway, and it reports whether it is.
func (x *frees) orFree(from []model.Instant, minutes model.Minutes, or ...sat.Lit) bool {
	clause := slices.Clone(x.f.clause)
	if slices.Contains(clause, sat.True) {
		return false
	}
	for _, t := range from {
		switch m := x.free(t, minutes); m {
		case sat.True:
			return false
		case sat.False:
		default:
			clause = append(clause, m)
		}
	}
	x.f.to.Add(append(clause, or...)...)
	return true
}

// free returns a literal that is true only in models in which nobody is busy from t on for so
// long.
func (x *frees) free(t model.Instant, minutes model.Minutes) sat.Lit {
	v := model.Span(t, minutes)
	if m, known := x.lits[v]; known {
		return m
	}
	m := sat.True
	for _, stay := range x.k.Stay {
		if stay.Overlaps(v) {
			m = sat.False
		}
	}
	for i := 0; i < len(x.k.Members) && m != sat.False; i++ {
		member := x.k.Members[i]
		part, possible := x.outside(member.Activity, v.Start.Add(-member.Minutes)+1, v.End)
		if !possible {
			continue
		}
		if m == sat.True {
			m = x.f.to.NewVar()
		}
		x.f.to.Add(append(part, m.Not())...)
	}
	x.lits[v] = m
	return m
}

// keepOut keeps a member out of the time in which a literal says that nobody is busy.
func (x *frees) keepOut(m sat.Lit, v model.Interval, a csp.ActivityIndex) {
	for _, member := range x.k.Members {
		if member.Activity == a {
			if part, possible := x.outside(a, v.Start.Add(-member.Minutes)+1, v.End); possible {
				x.f.to.Add(append(part, m.Not())...)
			}
		}
	}
}
