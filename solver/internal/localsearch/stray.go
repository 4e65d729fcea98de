package localsearch

import (
	"context"
	"math"
	"slices"

	"programme/solver/internal/csp"
)

// strayingTemperature is that at which [Annealer.Stray] goes, in units of cost of its tier.
const strayingTemperature = 0.5

// Stray walks away from the best assignment, for so many moves or until ctx ends: it takes
// moves after which no tier costs more than most allows, whatever it was before, and that make
// one tier, 1 to [csp.Tiers], cheaper or, by Metropolis's rule, little dearer. A negative most
// is no limit. It ends once done accepts an assignment that is cheaper in that tier than all
// before, and returns the cheapest.
func (s *Annealer) Stray(ctx context.Context, tier int, most csp.Cost, moves int64, done func(csp.Assignment) bool) (csp.Assignment, bool) {
	s.restore()
	least, lowest := s.costs.cost[tier-1], slices.Clone(s.table.x)
	for i := range moves {
		if i%1024 == 0 && ctx.Err() != nil || len(s.movable) == 0 {
			break
		}
		s.work++
		before := s.costs.cost
		s.moves = s.moves[:0]
		if !s.relocate(s.movable[s.rng.IntN(len(s.movable))]) || !s.within(most) || !s.downhill(s.costs.cost[tier-1]-before[tier-1]) {
			s.undo(&before)
			continue
		}
		s.conclude()
		if now := s.costs.cost[tier-1]; now < least {
			least = now
			copy(lowest, s.table.x)
			if done(lowest) {
				return lowest, true
			}
		}
	}
	return lowest, false
}

// within reports whether no tier costs more than most allows.
func (s *Annealer) within(most csp.Cost) bool {
	for t, limit := range most {
		if limit >= 0 && s.costs.cost[t] > int64(limit) {
			return false
		}
	}
	return true
}

// downhill decides by Metropolis's rule.
func (s *Annealer) downhill(rise int64) bool {
	return rise <= 0 || s.rng.Float64() < math.Exp(-float64(rise)/strayingTemperature)
}

// Settle makes the best assignment cheaper, for so many moves or until ctx ends: it takes moves
// that make nothing dearer, tier by tier, after which no tier costs more than most allows and the
// assignment is accepted. It returns where that leads.
func (s *Annealer) Settle(ctx context.Context, most csp.Cost, moves int64, accepted func(csp.Assignment) bool) csp.Assignment {
	s.restore()
	for i := range moves {
		if i%1024 == 0 && ctx.Err() != nil || len(s.movable) == 0 {
			break
		}
		s.work++
		before := s.costs.cost
		s.moves = s.moves[:0]
		if !s.relocate(s.movable[s.rng.IntN(len(s.movable))]) || compareCosts(&s.costs.cost, &before) > 0 || !s.within(most) || !accepted(s.table.x) {
			s.undo(&before)
		}
		s.conclude()
	}
	return slices.Clone(s.table.x)
}
