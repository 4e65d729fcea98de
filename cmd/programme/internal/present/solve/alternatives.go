package solve

import (
	"fmt"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
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
		good = fmt.Sprintf("within a loss of %q", b.Loss)
	case r.Verdict == solver.Optimal || r.Tidied:
		good = "of the same cost"
	}
	if tidied(b) {
		good += " (but for what only tidies)"
	}
	c.Printf("\n")
	if err := present.ShowAlternatives(c, b, good, limit, nil, reader); err != nil {
		return err
	}
	if list := better(b); len(list) > 0 {
		c.Printf("\nbetter than the first, tier by tier: %s\n", rules.And(list))
	}
	return nil
}

// better returns the numbers of the programmes that cost less than the first, which nobody proved
// to be the best.
func better(b *present.Beside) (list []string) {
	for i, cost := range b.Costs {
		if slices.Compare(cost[:], b.Costs[0][:]) < 0 {
			list = append(list, fmt.Sprint(i+1))
		}
	}
	return list
}

// tidied reports whether something costs what it likes, since it only tidies.
func tidied(b *present.Beside) bool {
	for t, held := range b.Held {
		if !held && slices.ContainsFunc(b.Costs, func(cost [9]int) bool { return cost[t] > 0 }) {
			return true
		}
	}
	return false
}
