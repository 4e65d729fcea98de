package check

import (
	"cmp"
	"slices"

	"programme/model/rules"
)

// Worst returns the violations of soft rules and what is untidy, the worst first: by tier, as tiers are
// compared, then the dearest first, and of equals in the order of the report. The slice
// is the caller's.
func (r *Report) Worst() []rules.Violation {
	var soft []rules.Violation
	for _, v := range slices.Concat(r.Violations, r.Untidy) {
		if v.Level.Tier() > 0 {
			soft = append(soft, v)
		}
	}
	slices.SortStableFunc(soft, func(a, b rules.Violation) int {
		return cmp.Or(cmp.Compare(a.Level.Tier(), b.Level.Tier()), cmp.Compare(b.Cost(), a.Cost()))
	})
	return soft
}
