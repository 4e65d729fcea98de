package portfolio

import (
	"slices"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
)

// statedClauses is up to how many clauses the formulas of a large problem take to tell what one
// rule charges in a tier.
const statedClauses = 1_500_000

// lighten leaves out of what formulas charge for what rules charge in a tier that takes more than
// so many clauses, once all activities of the last step have rooms. They would
// take most of the memory of the proof, which seldom comes to an end with them. Without, each
// programme costs no more, so that what is proved is true of it; what such a rule charges is left
// to arithmetic, which reads the whole problem.
func (w *lowerBound) lighten(grow [][]bool, most int) {
	type charge struct {
		rule string
		tier int
	}
	of := func(k *csp.Penalty) charge { return charge{w.p.Instances[k.Instance].Rule, k.Tier} }
	var charges []charge
	w.p.Soft.Only(func(k *csp.Penalty) bool {
		if c := of(k); !w.crowded[k.Tier-1] && !slices.Contains(charges, c) {
			charges = append(charges, c)
		}
		return false
	})
	var size cnf.Counter
	counted := cnf.NewRelaxation(w.p, &size, w.roomClauses())
	for _, roomed := range grow {
		counted.GiveRooms(roomed)
	}
	large := slices.DeleteFunc(charges, func(c charge) bool {
		soft := w.p.Soft.Only(func(k *csp.Penalty) bool { return of(k) == c })
		return counted.ClausesOf(&soft, c.tier) <= most
	})
	if len(large) == 0 {
		return
	}
	lighter := *w.p
	lighter.Soft = w.p.Soft.Only(func(k *csp.Penalty) bool { return !slices.Contains(large, of(k)) })
	w.lighter = &lighter
	for _, c := range large {
		w.unstated = append(w.unstated, c.rule)
	}
	slices.Sort(w.unstated)
	w.unstated = slices.Compact(w.unstated)
}

// stated returns the problem that formulas state.
func (w *lowerBound) stated() *csp.Problem {
	if w.lighter != nil {
		return w.lighter
	}
	return w.p
}
