package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Lack charges in levels: a pause is so much too short if nobody is free for so long as that
// would leave, and a row so much too long if it ends at none of the instants before.
func (o *objective) Lack(k *csp.Lack) {
	x := &lacking{frees: o.frees(&k.Respite), o: o, of: k}
	switch {
	case k.Respite.Kind == csp.Row:
		x.rows()
	case k.Flat:
		x.pause(k.Respite.Minutes, 1)
	default:
		step := x.step()
		for minutes := step; minutes <= k.Respite.Minutes; minutes += step {
			x.pause(minutes, int(step))
		}
	}
}

// lacking is what the literals of a respite are charged for.
type lacking struct {
	*frees
	o  *objective
	of *csp.Lack
}

// pause charges an amount unless there is a pause of so many minutes.
func (x *lacking) pause(minutes model.Minutes, amount int) {
	short, k, some := x.f.to.NewVar(), x.k, false
	say := func(window model.Interval) {
		some = x.orFree(x.inWindow(window, minutes), minutes, short) || some
	}
	if x.f.clause = x.f.clause[:0]; k.Kind == csp.Pause {
		say(k.Window)
	} else {
		for _, s := range x.starts(k.After.Activity) {
			x.f.clause = x.f.clause[:0]
			x.orNot(k.After.Activity, x.f.p.Starts[s])
			say(model.Span(x.f.p.Starts[s].Add(k.After.Minutes), k.Within))
		}
	}
	if some {
		x.o.charge(x.of.Penalty, short, amount)
	}
}

// step returns a length of which all pauses are multiples that are too short.
func (x *lacking) step() model.Minutes {
	k := x.k
	from := k.Window.Start
	step := csp.GCD(k.Minutes, k.Window.Minutes())
	if k.Kind == csp.Quiet {
		starts := x.starts(k.After.Activity)
		if len(starts) == 0 {
			return k.Minutes
		}
		from, step = x.f.p.Starts[starts[0]].Add(k.After.Minutes), csp.GCD(k.Minutes, k.Within)
		for _, s := range starts {
			step = csp.GCD(step, x.f.p.Starts[s].Sub(x.f.p.Starts[starts[0]]))
		}
	}
	other := func(t model.Instant) { step = csp.GCD(step, max(t.Sub(from), from.Sub(t))) }
	for _, v := range k.Stay {
		other(v.Start)
		other(v.End)
	}
	for _, m := range k.Members {
		step = csp.GCD(step, m.Minutes)
		for _, s := range x.starts(m.Activity) {
			other(x.f.p.Starts[s])
		}
	}
	return step
}

// rows charges rows that are too long. Wherever one begins on that is not over as soon as it may be,
// it is too long until it ends; what begins within another is so for no longer than that, so nobody
// asks where rows begin.
func (x *lacking) rows() {
	starts, most, two := x.begins()
	over := map[model.Instant]sat.Lit{} // by when it may go on until
	if most > x.k.Most {
		for _, at := range starts {
			if x.canBeTooLong(at, at.Add(most)) {
				over[at.Add(x.k.Most)] = x.goesOn(at)
			}
		}
	}
	if two < 2*(x.k.Most+1) {
		x.longestRow(over, most-x.k.Most)
	} else {
		x.allRows(over, most-x.k.Most)
	}
}

// longestRow charges by how much the longest row is too long, so much at most, where no two can
// be: a soft literal for each length, whichever row has it.
func (x *lacking) longestRow(over map[model.Instant]sat.Lit, most model.Minutes) {
	tooLong := map[model.Minutes]sat.Lit{} // by so much or more
	for _, at := range slices.Sorted(maps.Keys(over)) {
		long := over[at] // it ends at the next end or later
		next, _ := slices.BinarySearch(x.ends, at+1)
		for ; next < len(x.ends) && x.ends[next] <= at.Add(most); next++ {
			by := x.ends[next].Sub(at)
			if tooLong[by] == 0 {
				tooLong[by] = x.f.to.NewVar()
			}
			x.f.to.Add(long.Not(), tooLong[by])
			free := x.free(x.ends[next], x.k.Minutes)
			if free == sat.True {
				break
			}
			longer := x.f.to.NewVar()
			x.f.to.Add(long.Not(), free, longer)
			long = longer
		}
	}
	below, last := model.Minutes(0), sat.Lit(0)
	for _, by := range slices.Sorted(maps.Keys(tooLong)) {
		m := tooLong[by]
		if last != 0 {
			x.f.to.Add(m.Not(), last)
		}
		x.o.charge(x.of.Penalty, m, int(by-below))
		below, last = by, m
	}
}

// allRows charges each stretch of time, from one instant at which a row can end or be too long to
// the next, in which one goes on that is too long by then, by so much at most in the end.
func (x *lacking) allRows(over map[model.Instant]sat.Lit, most model.Minutes) {
	times := slices.Concat(x.ends, slices.Collect(maps.Keys(over)))
	slices.Sort(times)
	times = slices.Compact(times)
	before, latest := sat.Lit(0), csp.Earliest // of the stretch before, and when that row is over
	for i, t := range times {
		m := over[t]
		if m != 0 {
			latest = t.Add(most)
		}
		if before != 0 && t < latest {
			if free := x.freeAfterEnd(t); free != sat.True {
				if m == 0 {
					m = x.f.to.NewVar()
				}
				x.f.to.Add(before.Not(), free, m)
			}
		}
		if m != 0 {
			x.o.charge(x.of.Penalty, m, int(times[i+1].Sub(t)))
		}
		before = m
	}
}

// begins returns when rows can begin, ascending, and how long one can be, and two together.
func (x *lacking) begins() (starts []model.Instant, one, two model.Minutes) {
	var lengths []model.Minutes
	for _, v := range x.k.Stay {
		starts, lengths = append(starts, v.Start), append(lengths, v.Minutes())
	}
	for _, m := range x.k.Members {
		lengths = append(lengths, m.Minutes)
		for _, s := range x.starts(m.Activity) {
			starts = append(starts, x.f.p.Starts[s])
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	one, two = csp.LongestRows(x.k.Minutes, lengths, starts)
	return starts, one, two
}

// canBeTooLong reports whether a row that begins at an instant, and is over at another at the
// latest, can be too long.
func (x *lacking) canBeTooLong(at, latest model.Instant) bool {
	next, _ := slices.BinarySearch(x.ends, at.Add(x.k.Most)+1)
	return next < len(x.ends) && x.ends[next] <= latest && !x.endsSurely(at)
}

// goesOn returns a literal that is true in every model in which somebody begins something at an
// instant, and the row goes on from there for longer than it may.
func (x *lacking) goesOn(at model.Instant) sat.Lit {
	k, f := x.k, x.f
	long := f.to.NewVar()
	say := func(a csp.ActivityIndex) {
		f.clause = f.clause[:0]
		if a >= 0 {
			x.orNot(a, at)
		}
		x.orFree(x.within(at), k.Minutes, long)
	}
	for _, v := range k.Stay {
		if v.Start == at {
			say(-1)
		}
	}
	for _, m := range k.Members {
		if _, possible := x.outside(m.Activity, at, at+1); possible {
			say(m.Activity)
		}
	}
	return long
}

// freeAfterEnd returns a literal that is true only in models in which a row ends at an instant,
// if it goes on until then.
func (x *lacking) freeAfterEnd(t model.Instant) sat.Lit {
	if _, end := slices.BinarySearch(x.ends, t); !end {
		return sat.False
	}
	return x.free(t, x.k.Minutes)
}

// endsSurely reports whether a row that begins then always ends before it is too long.
func (x *lacking) endsSurely(at model.Instant) bool {
	return slices.ContainsFunc(x.within(at), func(t model.Instant) bool { return x.free(t, x.k.Minutes) == sat.True })
}
