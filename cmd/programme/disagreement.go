package main

import (
	"fmt"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/check"
	"programme/model/rules"
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
	case !found && r.Rest != nil:
		return disagreementOfRest(r.Rest, judged)
	case !found && judged != nil:
		return disagreementOfBent(r.Bent, judged)
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

// disagreementOfRest is [disagreement] of a programme of the rest, which breaks hard rules by
// leaving out what it says alone.
func disagreementOfRest(r *solver.Rest, judged *check.Report) error {
	missed := 0
	for _, v := range judged.Violations {
		if v.Level != model.Hard {
			continue
		}
		out := slices.ContainsFunc(r.LeftOut, func(l solver.LeftOut) bool { return l.Session == v.A })
		if !out || !v.AsksForPlace() && v.Rule != rules.Freeze {
			return fmt.Errorf("our checker refused our own programme of the rest: %s", v.Sentence)
		}
		missed++
	}
	if missed < len(r.LeftOut) {
		return fmt.Errorf("our programme of the rest leaves out %s; our checker counts %d", rules.Count(len(r.LeftOut), "session", "sessions"), missed)
	}
	return nil
}

// disagreementOfBent is [disagreement] of a programme that bends rules, and breaks no other.
func disagreementOfBent(b *solver.Bent, judged *check.Report) error {
	for _, v := range judged.Violations {
		if v.Level == model.Hard && !slices.Contains(b.Rules, v.Rule) {
			return fmt.Errorf("our checker refused our own programme that bends rules: %s", v.Sentence)
		}
	}
	return nil
}
