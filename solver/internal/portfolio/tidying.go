package portfolio

import (
	"time"

	"programme/solver/internal/csp"
)

// tidyingShare is what part of the time that all before it took a tier may take that only
// tidies, and tidyingLeast how long it may take at least.
const (
	tidyingShare = 0.25
	tidyingLeast = time.Second
)

// tidyingTime returns how long tiers that only tidy may take, where all before took so long.
func tidyingTime(before time.Duration) time.Duration {
	return max(tidyingLeast, time.Duration(tidyingShare*float64(before)))
}

// tidyingMoves is by how much fewer moves annealing spends on a tier that only tidies, as long
// as others are not settled.
const tidyingMoves = 4

// tidyingCells is up to how many cells effort mode, in which a proof has no end but its own,
// proves a tier that only tidies, and up to how many it asks the formula for alternatives.
const tidyingCells = 3000

// leavesTidying reports whether a tier that only tidies is left to arithmetic.
func (w *lowerBound) leavesTidying(tier int) bool {
	return tidies(w.p, tier) && w.solves > 0 && w.p.Cells() > tidyingCells
}

// tidies reports whether a tier only tidies.
func tidies(p *csp.Problem, tier int) bool { return p.Tidying > 0 && tier >= p.Tidying }

// waits reports whether a tier only tidies, and another one before it is not settled.
func waits(p *csp.Problem, tier, settled int) bool {
	return tidies(p, tier) && settled < p.Tidying-1
}
