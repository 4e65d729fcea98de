package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// wait states, in clauses that begin begins, that somebody does not wait for too long: the
// stretches of a day that are idle add up to no more, unless a member has no place, or one that
// has no variables does not stay.
func (x *frees) wait(begin func()) {
	k, f := x.k, x.f
	day := &csp.Idle{Day: k.Window, Pause: k.Minutes, Quiet: k.Quiet}
	stay := func(v model.Interval) {
		if k.Window.Start <= v.Start && v.Start < k.Window.End {
			day.Stay = append(day.Stay, v)
		}
	}
	for _, v := range k.Stay {
		stay(v)
	}
	y := &idle{to: f.to, k: day}
	var unless []sat.Lit
	for _, m := range k.Members {
		if x.fixed != nil {
			if at, stays, is := x.fixed(m.Activity); is {
				if at.Start == csp.Unplaced {
					return // it can be in between
				}
				unless = append(unless, stays.Not())
				stay(model.Span(f.p.Starts[at.Start], m.Minutes))
				continue
			}
		}
		v := &f.activities[m.Activity]
		if len(v.starts) == 0 {
			return
		}
		if v.on != 0 {
			unless = append(unless, v.on.Not())
		}
		if from, to := f.startingIn(m.Activity, k.Window); from < to {
			y.uses = append(y.uses, f.idleUse(m, from, to, nil))
		}
	}
	idle, minutes := y.stretches()
	if k.Most == 0 {
		for _, m := range idle {
			begin()
			f.or(append(unless, m.Not())...)
			f.end()
		}
		return
	}
	var sums map[int32]sat.Lit
	for i, m := range idle {
		sums = f.addUp(sums, map[int32]sat.Lit{int32(minutes[i]): m})
	}
	for _, sum := range slices.Sorted(maps.Keys(sums)) {
		if model.Minutes(sum) > k.Most {
			begin()
			f.or(append(unless, sums[sum].Not())...)
			f.end()
		}
	}
}
