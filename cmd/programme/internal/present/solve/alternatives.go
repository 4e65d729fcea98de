package solve

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/solver"
)

// ShowAlternatives prints the programmes beside what a solve found; nothing where none were asked
// for. The limit is that of the time.
func ShowAlternatives(c *term.Console, r *solver.SolveResult, b *present.Beside, limit string, reader model.Zone) error {
	if b == nil {
		return nil
	}
	good := "no dearer in any tier"
	switch {
	case b.Loss != "":
		good = "within a loss of " + b.Loss
	case r.Verdict == solver.Optimal || r.Tidied:
		good = "of the same cost"
	}
	for t, held := range b.Held {
		for _, cost := range b.Costs {
			if !held && cost[t] > 0 {
				c.Printf("\n")
				return present.ShowAlternatives(c, b, good+", but for what only tidies", limit, nil, reader)
			}
		}
	}
	c.Printf("\n")
	return present.ShowAlternatives(c, b, good, limit, nil, reader)
}
