package main

import (
	"fmt"
	"programme/solver"
)

// tierAnswer is what a soft tier costs. The rest is not given where nobody looked for a
// bound: what the tier was proved to cost at least, how far that is from the cost, and
// the verdict, optimal only if all tiers before are.
type tierAnswer struct {
	Tier    int            `json:"tier"`
	Cost    int            `json:"cost"`
	Bound   *int           `json:"bound,omitempty"`
	Gap     *int           `json:"gap,omitempty"`
	Verdict solver.Verdict `json:"verdict,omitempty"`
}

func tiersOf(cost [9]int) []tierAnswer {
	list := make([]tierAnswer, len(cost))
	for i, n := range cost {
		list[i] = tierAnswer{Tier: i + 1, Cost: n}
	}
	return list
}

// provedTiersOf is [tiersOf] with what was proved.
func provedTiersOf(cost, bound [9]int) []tierAnswer {
	list := tiersOf(cost)
	for i, t := range tierVerdicts(cost, bound) {
		gap := t.gap()
		list[i].Bound, list[i].Gap, list[i].Verdict = &t.bound, &gap, t.verdict()
	}
	return list
}

// tierVerdict says how sure it is that a tier cannot cost less.
type tierVerdict struct {
	tier, cost, bound int
	// proved means that no programme costs less in this tier without costing more in
	// one before it: bounds meet costs here and in all tiers before.
	proved bool
}

// tierVerdicts returns the verdict of each tier of a programme that costs so much.
func tierVerdicts(cost, bound [9]int) [9]tierVerdict {
	var verdicts [9]tierVerdict
	proved := true
	for i := range cost {
		proved = proved && bound[i] >= cost[i]
		verdicts[i] = tierVerdict{tier: i + 1, cost: cost[i], bound: bound[i], proved: proved}
	}
	return verdicts
}

// verdict returns optimal where that is proved, else feasible.
func (t tierVerdict) verdict() solver.Verdict {
	if t.proved {
		return solver.Optimal
	}
	return solver.Feasible
}

// gap returns by how much a better programme might cost less.
func (t tierVerdict) gap() int { return max(0, t.cost-t.bound) }

// String says the verdict: "tier 2: feasible, cost 14, bound 10, gap 4 (29%)".
func (t tierVerdict) String() string {
	text := fmt.Sprintf("tier %d: %s, cost %d", t.tier, t.verdict(), t.cost)
	switch {
	case t.proved:
		return text
	case t.gap() == 0:
		return text + fmt.Sprintf(", bound %d, no gap but one in an earlier tier", t.bound)
	}
	return text + fmt.Sprintf(", bound %d, gap %s", t.bound, t.gapWords())
}

// gapWords says the gap and its share of the cost, rounded up so that no gap is 0%.
func (t tierVerdict) gapWords() string {
	return fmt.Sprintf("%d (%d%%)", t.gap(), (100*t.gap()+t.cost-1)/t.cost)
}
