package cnf

import (
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Overlap charges by levels of minutes: clauses for each box of starts that overlap by
// at least so many. Those of which nothing can be changed are paid.
func (o *objective) Overlap(x *csp.Overlap) {
	if least, most := o.p.OverlapRange(x); least == most && o.p.Placed(x.A) && o.p.Placed(x.B) {
		o.Base += x.Weight * int(least)
		return
	}
	la, lb := o.p.Activities[x.A].Minutes, o.p.Activities[x.B].Minutes
	possible := map[model.Minutes]bool{}
	for _, s := range o.activities[x.A].starts {
		for _, t := range o.activities[x.B].starts {
			if n := model.Span(o.p.Starts[s], la).Overlap(model.Span(o.p.Starts[t], lb)); n > 0 {
				possible[n] = true
			}
		}
	}
	var below model.Minutes
	var last sat.Lit
	for _, level := range slices.Sorted(maps.Keys(possible)) {
		m := o.to.NewVar()
		if last != 0 {
			o.to.Add(m.Not(), last)
		}
		o.eachBox(x.A, x.B, func(s csp.StartIndex) [2]csp.Range {
			start := o.p.Starts[s]
			return [2]csp.Range{{From: o.p.First(start.Add(level - lb)), To: o.p.First(start.Add(la-level) + 1)}}
		}, func(a, b [2]int) {
			o.clause = append(o.clause[:0], m)
			o.orOff(x.A)
			o.orOff(x.B)
			o.orStartsOutside(x.A, a[0], a[1])
			o.orStartsOutside(x.B, b[0], b[1])
			o.end()
		})
		o.charge(x.Penalty, m, int(level-below))
		below, last = level, m
	}
}

// Strain charges by levels: clauses for each box of starts that are charged at least so much,
// unless the rooms do not meet its condition. In a relaxation a condition on rooms that are
// not chosen is not met.
func (o *objective) Strain(x *csp.Strain) {
	unless, possible := o.unlessApart(x)
	if !possible {
		return
	}
	if x.Kind == csp.Before && !x.Flat {
		o.tooEarly(x, unless)
		if x.Max < csp.NoMax {
			o.tooLate(x, unless)
		}
		return
	}
	below, last := 0, sat.Lit(0)
	for _, level := range o.amounts(x) {
		m := o.to.NewVar()
		if last != 0 {
			o.to.Add(m.Not(), last)
		}
		for _, r := range o.p.AtLeast(x, level) {
			o.eachBox(x.A, x.B, func(s csp.StartIndex) [2]csp.Range { return o.p.Forbidden(&r, s) }, func(a, b [2]int) {
				o.beginPair(x, m, unless)
				o.orStartsOutside(x.A, a[0], a[1])
				o.orStartsOutside(x.B, b[0], b[1])
				o.end()
			})
		}
		o.charge(x.Penalty, m, level-below)
		below, last = level, m
	}
}

// unlessApart returns literals one of which is true unless the rooms of the two meet the
// condition. possible is false if none of their rooms do, or none are chosen.
func (o *objective) unlessApart(x *csp.Strain) (unless []sat.Lit, possible bool) {
	if x.Where == nil {
		return nil, true
	}
	if o.activities[x.A].in == nil || o.activities[x.B].in == nil {
		return nil, false
	}
	parts := o.unmet(x.A, x.B, x.Where)
	switch len(parts) {
	case 0:
		return nil, false
	case 1:
		return parts[0], true
	}
	met := o.to.NewVar()
	for _, part := range parts {
		o.to.Add(append(part, met)...)
	}
	return []sat.Lit{met.Not()}, true
}

// beginPair begins a clause by which m is true unless one of the two is not placed, or one of
// some literals is true.
func (o *objective) beginPair(x *csp.Strain, m sat.Lit, unless []sat.Lit) {
	o.clause = append(o.clause[:0], m)
	o.orOff(x.A)
	o.orOff(x.B)
	o.or(unless...)
}

// amounts returns what candidate starts of the two can be charged, ascending, without 0.
func (o *objective) amounts(x *csp.Strain) []int {
	a, b := o.activities[x.A].starts, o.activities[x.B].starts
	possible := map[int]bool{}
	for _, r := range o.p.AtLeast(x, 1) {
		for _, s := range a {
			for _, forbidden := range o.p.Forbidden(&r, s) {
				from, _ := slices.BinarySearch(b, forbidden.From)
				for j := from; j < len(b) && b[j] < forbidden.To; j++ {
					possible[o.p.Strained(x, s, b[j])] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(possible))
}

// tooEarly charges for the minutes that B starts before it may: each stretch of them, from
// one instant at which either can be to the next, is charged for if B starts at or before
// its beginning and A asks for its end.
func (o *objective) tooEarly(x *csp.Strain, unless []sat.Lit) {
	a, b := o.instants(x.A, o.p.Activities[x.A].Minutes+x.Gap), o.instants(x.B, 0)
	eachBetween(a, b, func(from, to model.Instant) {
		i, _ := slices.BinarySearch(a, to)
		j, _ := slices.BinarySearch(b, from+1)
		o.chargeStretch(x, unless, [2]int{i, len(a)}, [2]int{0, j}, int(to.Sub(from)))
	})
}

// tooLate charges for the minutes that B starts after it may.
func (o *objective) tooLate(x *csp.Strain, unless []sat.Lit) {
	a, b := o.instants(x.A, o.p.Activities[x.A].Minutes+x.Max), o.instants(x.B, 0)
	eachBetween(a, b, func(from, to model.Instant) {
		i, _ := slices.BinarySearch(a, from+1)
		j, _ := slices.BinarySearch(b, to)
		o.chargeStretch(x, unless, [2]int{0, i}, [2]int{j, len(b)}, int(to.Sub(from)))
	})
}

// chargeStretch charges so many minutes if both start within ranges of their candidates.
func (o *objective) chargeStretch(x *csp.Strain, unless []sat.Lit, a, b [2]int, minutes int) {
	if a[0] == a[1] || b[0] == b[1] {
		return
	}
	m := o.to.NewVar()
	o.beginPair(x, m, unless)
	o.orStartsOutside(x.A, a[0], a[1])
	o.orStartsOutside(x.B, b[0], b[1])
	o.end()
	o.charge(x.Penalty, m, minutes)
}

// instants returns when the candidate starts of an activity are, so many minutes later.
func (o *objective) instants(x csp.ActivityIndex, later model.Minutes) []model.Instant {
	list := make([]model.Instant, len(o.activities[x].starts))
	for i, s := range o.activities[x].starts {
		list[i] = o.p.Starts[s].Add(later)
	}
	return list
}

// eachBetween calls use for each two instants of the lists between which there is none.
func eachBetween(a, b []model.Instant, use func(from, to model.Instant)) {
	all := slices.Concat(a, b)
	slices.Sort(all)
	all = slices.Compact(all)
	for i := 1; i < len(all); i++ {
		use(all[i-1], all[i])
	}
}
