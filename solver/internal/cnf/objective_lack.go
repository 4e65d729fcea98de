package cnf

import (
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

// rows charges each row by its start: unless somebody is busy right before, which makes it
// part of another, a row that begins there ends at one of the instants before too long, or
// else at the next, and so on.
func (x *lacking) rows() {
	k, f := x.k, x.f
	most := k.Minutes // of all that can be one row
	var starts []model.Instant
	for _, v := range k.Stay {
		starts, most = append(starts, v.Start), most+v.Minutes()+k.Minutes
	}
	for _, m := range k.Members {
		most += m.Minutes + k.Minutes
		for _, s := range x.starts(m.Activity) {
			starts = append(starts, f.p.Starts[s])
		}
	}
	if most-k.Minutes <= k.Most {
		return
	}
	slices.Sort(starts)
	for _, at := range slices.Compact(starts) {
		x.row(at, at.Add(most))
	}
}

// row charges a row that begins at an instant, and is over at another at the latest.
func (x *lacking) row(at, latest model.Instant) {
	k, f := x.k, x.f
	next, _ := slices.BinarySearch(x.ends, at.Add(k.Most)+1)
	if next == len(x.ends) || x.ends[next] > latest || x.endsSurely(at) {
		return
	}
	before := x.busyBefore(at)
	if before == sat.True {
		return
	}
	long := f.to.NewVar() // it ends at the next end or later
	begins := func(a csp.ActivityIndex) {
		f.clause = f.clause[:0]
		if a >= 0 {
			x.orNot(a, at)
		}
		x.orFree(x.within(at), k.Minutes, before, long)
	}
	for _, v := range k.Stay {
		if v.Start == at {
			begins(-1)
		}
	}
	for _, m := range k.Members {
		if _, possible := x.outside(m.Activity, at, at+1); possible {
			begins(m.Activity)
		}
	}
	for from := at.Add(k.Most); next < len(x.ends) && x.ends[next] <= latest; next++ {
		end := x.ends[next]
		x.o.charge(x.of.Penalty, long, int(end.Sub(from)))
		free := x.free(end, k.Minutes)
		if free == sat.True {
			return
		}
		longer := f.to.NewVar()
		f.to.Add(long.Not(), free, longer)
		from, long = end, longer
	}
}

// endsSurely reports whether a row that begins then always ends before it is too long.
func (x *lacking) endsSurely(at model.Instant) bool {
	return slices.ContainsFunc(x.within(at), func(t model.Instant) bool { return x.free(t, x.k.Minutes) == sat.True })
}

// busyBefore returns a literal that is true only in models in which what is busy at an instant
// is no start of a row: somebody is busy before, or was until less than the pause before.
func (x *lacking) busyBefore(at model.Instant) sat.Lit {
	k, f := x.k, x.f
	for _, v := range k.Stay {
		if v.Start < at && v.End > at.Add(-k.Minutes) {
			return sat.True
		}
	}
	var causes []sat.Lit
	for _, m := range k.Members {
		// Of the starts by which it is busy then, those before the instant.
		part, possible := x.outside(m.Activity, at.Add(-k.Minutes-m.Minutes)+1, at)
		if !possible {
			continue
		}
		if len(part) == 0 {
			return sat.True
		}
		cause := f.to.NewVar()
		for _, not := range part {
			f.to.Add(cause.Not(), not.Not())
		}
		causes = append(causes, cause)
	}
	if len(causes) == 0 {
		return sat.False
	}
	busy := f.to.NewVar()
	f.to.Add(append(causes, busy.Not())...)
	return busy
}
