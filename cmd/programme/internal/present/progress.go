package present

import (
	"fmt"
	"strings"
	"time"

	"programme/model/rules"
	"programme/solver"
)

// ProgressWords says what a run has reached, of so much time if that is not 0: "12s of 1m0s,
// annealing: 3 clashes left".
func ProgressWords(p solver.Progress, limit time.Duration) string {
	text := p.Elapsed.Truncate(time.Second).String()
	if limit > 0 {
		text += " of " + limit.String()
	}
	if p.Doing != "" {
		text += ", " + p.Doing
	}
	switch {
	case p.Changing && p.Feasible:
		return text + fmt.Sprintf("; best so far: %s, %s moved; at least %d", PeopleWords(p.Told), rules.Count(p.Moved, "session", "sessions"), p.Least)
	case p.Changing:
		return text + fmt.Sprintf("; no programme so far; at least %d", p.Least)
	case p.Reasons > 0:
		text += "; " + rules.Count(p.Reasons, "reason", "reasons")
		if p.Repairs > 0 {
			text += ", " + rules.Count(p.Repairs, "repair", "repairs")
		}
		return text
	case !p.Feasible:
		if p.Clashes > 0 {
			text += fmt.Sprintf(": %d clashes left", p.Clashes)
		}
		return text
	}
	var tiers []string
	for _, t := range TierVerdicts(p.Cost, p.Bound) {
		if t.Cost > 0 {
			tiers = append(tiers, t.String())
		}
	}
	if tiers == nil {
		return text + ": no clash left"
	}
	return text + "; " + strings.Join(tiers, "; ")
}
