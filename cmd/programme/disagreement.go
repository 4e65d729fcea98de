package main

import (
	"fmt"

	"programme/cmd/programme/internal/present"
	"programme/model/check"
	"programme/solver"
)

// disagreement says where our judge does not bear out what our solver returned; nil if
// it does. Nothing of such a result may be shown. What a programme costs is always the
// judge's count; judged is nil where there is no programme.
func disagreement(r *solver.SolveResult, judged *check.Report) error {
	found := r.Verdict == solver.Optimal || r.Verdict == solver.Feasible
	switch {
	case found != (r.Programme != nil):
		return fmt.Errorf("our solver said %q, which its programme belies", r.Verdict)
	case !found:
		return nil
	case judged.Hard > 0:
		return fmt.Errorf("our checker refused our own programme: %s", present.BrokenWords(judged))
	}
	for i, cost := range judged.Cost {
		bound := r.Bound[i]
		if cost < bound || r.Verdict == solver.Optimal && cost > bound {
			return fmt.Errorf("our checker counts a cost of %d in tier %d, where our solver claims a bound of %d", cost, i+1, bound)
		}
		if cost > bound {
			break // the bounds of later tiers are about programmes that cost less in this one
		}
	}
	return nil
}
