package cnf

import (
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Alike returns, for each activity that can stand where it does in x, a literal that is true
// in every model in which it does, with the number of its sessions.
func (f *Formula) Alike(x csp.Assignment) (alike []sat.Weighted) {
	for a, at := range x {
		lits, ok := f.assume(nil, csp.ActivityIndex(a), at)
		if !ok {
			continue
		}
		m := sat.True
		if len(lits) > 0 {
			m = f.to.NewVar()
			f.clause = append(f.clause[:0], m)
			for _, l := range lits {
				f.or(l.Not())
			}
			f.end()
		}
		alike = append(alike, sat.Weighted{Lit: m, Weight: len(f.p.Activities[a].Sessions)})
	}
	return alike
}

// CostAtMost states that a programme costs at most so much in a tier, of which o is what it
// costs.
func (f *Formula) CostAtMost(o Objective, most int) {
	costs := make([]sat.Weighted, len(o.Soft))
	for i, s := range o.Soft {
		costs[i] = sat.Weighted{Lit: s.Lit.Not(), Weight: int(s.Weight)}
	}
	sat.AtMostWeight(f.to, most-o.Base, costs)
}
