package present

import (
	"fmt"
	"strings"
	"time"

	"programme/solver"
)

// ProgressWords says what a run has reached: "12s, annealing: 3 clashes left".
func ProgressWords(p solver.Progress) string {
	text := p.Elapsed.Truncate(time.Second).String()
	if p.Doing != "" {
		text += ", " + p.Doing
	}
	if !p.Feasible {
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
