package present

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"programme/model/check"
	"programme/solver"
)

// Tier is what a soft tier costs. The rest is not given where nobody looked for a
// bound: what the tier was proved to cost at least, how far that is from the cost, and
// the verdict, optimal only if all tiers before are.
type Tier struct {
	Tier    int            `json:"tier"`
	Cost    int            `json:"cost"`
	Bound   *int           `json:"bound,omitempty"`
	Gap     *int           `json:"gap,omitempty"`
	Verdict solver.Verdict `json:"verdict,omitempty"`
}

// Tiers returns what each of the nine tiers costs.
func Tiers(cost [9]int) []Tier {
	list := make([]Tier, len(cost))
	for i, n := range cost {
		list[i] = Tier{Tier: i + 1, Cost: n}
	}
	return list
}

// ProvedTiers is [Tiers] with what was proved.
func ProvedTiers(cost, bound [9]int) []Tier {
	list := Tiers(cost)
	for i, t := range TierVerdicts(cost, bound) {
		gap := t.gap()
		list[i].Bound, list[i].Gap, list[i].Verdict = &t.bound, &gap, t.verdict()
	}
	return list
}

// tierVerdict says how sure it is that a tier cannot cost less.
type tierVerdict struct {
	Tier, Cost, bound int
	// proved means that no programme costs less in this tier without costing more in
	// one before it: bounds meet costs here and in all tiers before.
	proved bool
}

// TierVerdicts returns the verdict of each tier of a programme that costs so much.
func TierVerdicts(cost, bound [9]int) [9]tierVerdict {
	var verdicts [9]tierVerdict
	proved := true
	for i := range cost {
		proved = proved && bound[i] >= cost[i]
		verdicts[i] = tierVerdict{Tier: i + 1, Cost: cost[i], bound: bound[i], proved: proved}
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
func (t tierVerdict) gap() int { return max(0, t.Cost-t.bound) }

// String says the verdict: "tier 2: feasible, cost 14, bound 10, gap 4 (29%)".
func (t tierVerdict) String() string {
	text := fmt.Sprintf("tier %d: %s, cost %d", t.Tier, t.verdict(), t.Cost)
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
	return fmt.Sprintf("%d (%d%%)", t.gap(), (100*t.gap()+t.Cost-1)/t.Cost)
}

// RuleShares says what each rule costs in a tier, if several do: ": R27 1100, R28 278".
func RuleShares(judged *check.Report, tier int) string {
	costs := map[string]int{}
	for _, v := range slices.Concat(judged.Violations, judged.Untidy) {
		if v.Level.Tier() == tier {
			costs[v.Rule] += v.Cost()
		}
	}
	if len(costs) < 2 {
		return ""
	}
	var parts []string
	for _, rule := range slices.Sorted(maps.Keys(costs)) {
		parts = append(parts, fmt.Sprintf("%s %d", rule, costs[rule]))
	}
	return ": " + strings.Join(parts, ", ")
}
