package cnf

import (
	"cmp"
	"maps"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// relieveRespites states each respite that x breaks. It reports whether there was any.
func (o *Growing) relieveRespites(x csp.Assignment) (some bool) {
	p := o.f.p
	for i := range p.Respites {
		k := &p.Respites[i]
		if p.LackingAt(k, func(a csp.ActivityIndex) csp.StartIndex { return x[a].Start }) == 0 {
			continue
		}
		y := newFrees(o.f, k, o.outside, func(a csp.ActivityIndex) []csp.StartIndex { return p.Activities[a].Candidates.Starts })
		y.fixed = o.fixed
		y.state(o.beginAnew)
		o.respites = append(o.respites, y)
		some = true
	}
	return some
}

// outside is [Formula.startsOutside], also of activities that are not opened: these start
// where they were, if they stay.
func (o *Growing) outside(a csp.ActivityIndex, from, to model.Instant) (part []sat.Lit, possible bool) {
	if o.opened[a] {
		return o.f.startsOutside(a, from, to)
	}
	p := o.f.p
	starts := p.Activities[a].Candidates.Starts
	span := csp.Range{From: p.First(from), To: p.First(to)}
	if !slices.ContainsFunc(starts, span.Has) {
		return nil, false
	}
	if at := o.at[a].Start; at != csp.Unplaced && span.Has(at) {
		return []sat.Lit{o.stay[a].Not()}, true
	}
	return []sat.Lit{sat.True}, true
}

// fixed returns where an activity is that is not opened, if it stays.
func (o *Growing) fixed(a csp.ActivityIndex) (at csp.Place, stays sat.Lit, is bool) {
	return o.at[a], o.stay[a], !o.opened[a]
}

func (o *Growing) beginAnew() { o.f.clause = o.f.clause[:0] }

// joinRespites says of an activity that was opened what respites that are stated ask of it.
func (o *Growing) joinRespites(a csp.ActivityIndex) {
	for _, x := range o.respites {
		if !x.k.Has(a) {
			continue
		}
		spans := slices.SortedFunc(maps.Keys(x.lits), func(v, w model.Interval) int {
			return cmp.Or(cmp.Compare(v.Start, w.Start), cmp.Compare(v.End, w.End))
		})
		for _, v := range spans {
			if m := x.lits[v]; m != sat.True && m != sat.False {
				x.keepOut(m, v, a)
			}
		}
		x.state(o.beginAnew)
	}
}
