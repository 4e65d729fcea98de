package conflict

import (
	"context"

	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/steps"
)

// Chain is small steps that lead to a conflict.
type Chain struct {
	Instances []csp.InstanceIndex // that the steps start from: of an overload none
	// Steps are none of an overload, nor where none are smaller than the conflict itself.
	Steps    []steps.Step
	Finished bool // there was time to look for them
}

// Chains returns the steps that lead to each conflict. They leave most of the time to what
// comes after.
func Chains(ctx context.Context, p *csp.Problem, conflicts []Conflict) []Chain {
	ctx, stop := limits.WithShare(ctx, 0.3)
	defer stop()
	list := make([]Chain, len(conflicts))
	for i := range conflicts {
		c := &list[i]
		if conflicts[i].Overload != nil {
			c.Finished = true
			continue
		}
		c.Instances = conflicts[i].Instances
		c.Steps, c.Finished = steps.Of(ctx, p, c.Instances)
	}
	return list
}
