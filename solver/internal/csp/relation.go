package csp

import (
	"sort"

	"programme/model"
)

// Range is the half-open range of start indices From <= i < To.
type Range struct{ From, To StartIndex }

// Has reports whether i lies in r.
func (r Range) Has(i StartIndex) bool { return r.From <= i && i < r.To }

// First returns the index of the first start at or after t: len(p.Starts) if none is.
func (p *Problem) First(t model.Instant) StartIndex {
	return StartIndex(sort.Search(len(p.Starts), func(i int) bool { return p.Starts[i] >= t }))
}

// firstOn returns the index of the first start on that day or a later one.
func (p *Problem) firstOn(day int32) StartIndex {
	return StartIndex(sort.Search(len(p.Days), func(i int) bool { return p.Days[i] >= day }))
}

// Forbidden returns the starts of B that the relation forbids when A starts at a, its
// condition on rooms aside: two ranges, either of which can be empty.
func (p *Problem) Forbidden(r *Relation, a StartIndex) [2]Range {
	start, day, end := p.Starts[a], p.Days[a], StartIndex(len(p.Starts))
	la, lb := p.Activities[r.A].Minutes, p.Activities[r.B].Minutes
	switch r.Kind {
	case Apart:
		return [2]Range{{p.First(start.Add(-lb-r.After) + 1), p.First(start.Add(la + r.Gap))}}
	case NotClose:
		return [2]Range{
			{p.First(start.Add(-lb-r.After) + 1), p.First(start.Add(-lb) + 1)},
			{p.First(start.Add(la)), p.First(start.Add(la + r.Gap))},
		}
	case Before:
		late := end
		if r.Max < NoMax {
			late = p.First(start.Add(la+r.Max) + 1)
		}
		return [2]Range{{0, p.First(start.Add(la + r.Gap))}, {late, end}}
	case SameDay:
		return [2]Range{{0, p.firstOn(day)}, {p.firstOn(day + 1), end}}
	case DaysApart:
		return [2]Range{{p.firstOn(day - int32(r.Gap) + 1), p.firstOn(day + int32(r.Gap))}}
	case FirstOfDay:
		return [2]Range{{p.firstOn(day), min(p.First(start.Add(la)), p.firstOn(day+1))}}
	case LastOfDay:
		return [2]Range{{max(p.First(start.Add(-lb)+1), p.firstOn(day)), p.firstOn(day + 1)}}
	case Rested:
		last, next := r.Nights.around(start)
		if r.Gap <= 0 {
			return [2]Range{}
		}
		return [2]Range{
			{p.First(start.Add(-lb-r.Gap) + 1), p.First(last)},
			{p.First(next), p.First(start.Add(la + r.Gap))},
		}
	default: // Never
		return [2]Range{{0, end}}
	}
}

// Allows reports whether the relation, its condition on rooms aside, allows A to start
// at a and B at b. It takes constant time, and for Rested the
// logarithm of the nights.
func (p *Problem) Allows(r *Relation, a, b StartIndex) bool {
	s, t := p.Starts[a], p.Starts[b]
	la, lb := p.Activities[r.A].Minutes, p.Activities[r.B].Minutes
	switch r.Kind {
	case Apart:
		return t >= s.Add(la+r.Gap) || s >= t.Add(lb+r.After)
	case NotClose:
		return (t < s.Add(la) || t >= s.Add(la+r.Gap)) && (s < t.Add(lb) || s >= t.Add(lb+r.After))
	case Before:
		return t >= s.Add(la+r.Gap) && (r.Max >= NoMax || t <= s.Add(la+r.Max))
	case SameDay:
		return p.Days[a] == p.Days[b]
	case DaysApart:
		return model.Minutes(p.Days[a]-p.Days[b]) >= r.Gap || model.Minutes(p.Days[b]-p.Days[a]) >= r.Gap
	case FirstOfDay:
		return p.Days[a] != p.Days[b] || t >= s.Add(la)
	case LastOfDay:
		return p.Days[a] != p.Days[b] || t.Add(lb) <= s
	case Rested:
		return r.Nights.missing(r.Gap, p.Span(r.A, a), p.Span(r.B, b)) == 0
	default: // Never
		return false
	}
}

// AllowsSpans is [Problem.Allows] of a programme made elsewhere: A takes place in a and B
// in b, which need not begin at starts of the problem nor be as long as the activities.
func (p *Problem) AllowsSpans(r *Relation, a, b model.Interval) bool {
	days := func() int { return model.DateIn(a.Start, p.Event.Zone).Sub(model.DateIn(b.Start, p.Event.Zone)) }
	switch r.Kind {
	case Apart:
		return b.Start >= a.End.Add(r.Gap) || a.Start >= b.End.Add(r.After)
	case NotClose:
		return (b.Start < a.End || b.Start >= a.End.Add(r.Gap)) && (a.Start < b.End || a.Start >= b.End.Add(r.After))
	case Before:
		return b.Start >= a.End.Add(r.Gap) && (r.Max >= NoMax || b.Start <= a.End.Add(r.Max))
	case SameDay:
		return days() == 0
	case DaysApart:
		return model.Minutes(days()) >= r.Gap || model.Minutes(-days()) >= r.Gap
	case FirstOfDay:
		return days() != 0 || b.Start >= a.End
	case LastOfDay:
		return days() != 0 || b.End <= a.Start
	case Rested:
		return r.Nights.missing(r.Gap, a, b) == 0
	default: // Never
		return false
	}
}
