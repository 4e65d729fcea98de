package conflict

import (
	"context"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/sat"
)

// troubled is how many activities, at most, an attempt loads into a formula, first and
// then.
var troubled = []int{16, 96}

// AmongTroubled looks for a core among the first of the activities that gave local search
// trouble, few at first.
func AmongTroubled(ctx context.Context, p *csp.Problem, trouble []csp.ActivityIndex) (Conflict, bool) {
	limited, stop := limits.WithShare(ctx, 0.3)
	defer stop()
	from := 2
	for _, most := range troubled {
		if most = min(most, len(trouble)); most < from {
			break
		}
		if found, ok := amongFirst(limited, p, trouble[:most], from); ok {
			return found, true
		}
		from = most + 1
	}
	return Conflict{}, false
}

// amongFirst looks for a core among the first from, then among more of some activities.
func amongFirst(ctx context.Context, p *csp.Problem, some []csp.ActivityIndex, from int) (Conflict, bool) {
	f, ok := cnf.Load(ctx, p.Among(some), cnf.Selected, cnf.EagerRooms)
	if !ok {
		return Conflict{}, false
	}
	for n := from; ; n = min(n+n/2, len(some)) {
		out := map[csp.InstanceIndex]bool{}
		for _, a := range some[n:] {
			for _, i := range append([]csp.InstanceIndex{p.Activities[a].Placed}, p.Activities[a].Asked...) {
				out[i] = true
			}
		}
		assumed := f.SelectorsOf(func(i csp.InstanceIndex) bool { return !out[i] })
		switch answer := f.Solver.Solve(ctx, assumed); {
		case answer.Status == sat.Unsatisfiable:
			return Minimise(ctx, f, answer.Core), true
		case answer.Status == sat.Unknown || n == len(some):
			return Conflict{}, false
		}
	}
}
