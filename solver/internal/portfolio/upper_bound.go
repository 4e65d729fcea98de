package portfolio

import (
	"context"
	"time"

	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
)

// upperBound improves the incumbent: annealing, tier by tier, in cycles that
// begin cooler and last longer each time, and small parts solved to optimality once
// annealing stands still.
type upperBound struct {
	p         *csp.Problem
	incumbent *incumbent
	annealer  *localsearch.Annealer
	parts     *neighbourhood
	timed     bool // parts may be cut short by time, not by their solves alone
	cycle     int
	still     bool      // the last cycle found nothing better
	annealing bool      // no parts are solved
	offered   time.Time // when the annealer last offered a programme on its way
	better    bool      // it did since that was last asked
}

func newUpperBound(p *csp.Problem, b *incumbent, seed uint64, timed bool) *upperBound {
	best, _, _, _ := b.state()
	w := &upperBound{p: p, incumbent: b, annealer: localsearch.NewAnnealer(p, best, seed), parts: newNeighbourhood(p, seed), timed: timed}
	if timed { // else what is found when would depend on the clock
		w.annealer.Better = w.offerOnTheWay
	}
	return w
}

// betweenOffers is how long a cycle of annealing, which may take minutes, keeps what it found
// to itself.
const betweenOffers = 500 * time.Millisecond

// offerOnTheWay offers what the annealer has, unless it did so just now.
func (w *upperBound) offerOnTheWay() {
	if time.Since(w.offered) >= betweenOffers {
		w.better = w.incumbent.offer(w.annealer.Best()) || w.better
		w.offered = time.Now()
	}
}

// movesPerActivity is how many moves for each activity the first cycle spends on a tier.
const movesPerActivity = 400

// PartSolves is how much effort, in moves of annealing, one solve of a part counts for.
const PartSolves = 200

// work returns the work done so far, in moves of annealing.
func (w *upperBound) work() int64 { return w.annealer.Work() + PartSolves*int64(w.parts.solves) }

// improve goes through one cycle of annealing, and after one that found nothing better
// through parts for about as long, or until ctx ends or the work is spent.
func (w *upperBound) improve(ctx context.Context, work int64) {
	began := w.work()
	_, _, _, settled := w.incumbent.state()
	better := false
	for tier := settled + 1; tier <= csp.Tiers && ctx.Err() == nil && w.work() < began+work; tier++ {
		best, cost, bound, _ := w.incumbent.state()
		if cost[tier-1] <= bound[tier-1] {
			continue
		}
		w.annealer.Offer(best)
		hot := w.annealer.Rise(tier)
		if hot == 0 {
			continue
		}
		for range min(w.cycle, 4) {
			hot /= 2
		}
		moves, tidying := int64(movesPerActivity*len(w.p.Activities))<<min(w.cycle, 6), waits(w.p, tier, settled)
		if tidying {
			moves /= tidyingMoves
		}
		w.annealer.Run(ctx, tier, min(moves, began+work-w.work()), hot, hot/100)
		// What is tidier does not put off the parts of what matters.
		found := w.incumbent.offer(w.annealer.Best()) || w.better
		better, w.better = found && !tidying || better, false
	}
	if w.cycle++; w.annealing {
		return
	}
	if w.still || !better && w.cycle > 1 {
		w.still = true
		w.solveParts(ctx, min(work-(w.work()-began), max(1, w.work()-began)))
	}
}

// chooseRooms chooses the rooms of the incumbent anew, its times as they are, if a tier is open
// that is charged for them. Annealing moves one or two activities at a time, and stands still
// where rooms are the best that such moves reach.
func (w *upperBound) chooseRooms(ctx context.Context) {
	if w.annealing || !w.roomsOpen() {
		return
	}
	best, _, _, _ := w.incumbent.state()
	r := w.parts.newRooming(best)
	if r.sweep(ctx); r.better {
		w.incumbent.offer(r.x, w.p.Cost(r.x))
	}
}

// roomsOpen reports whether a tier that is charged for rooms is open.
func (w *upperBound) roomsOpen() bool {
	_, cost, bound, settled := w.incumbent.state()
	for tier := settled + 1; tier <= csp.Tiers; tier++ {
		if w.parts.roomTiers[tier-1] && cost[tier-1] > bound[tier-1] && !waits(w.p, tier, settled) {
			return true
		}
	}
	return false
}

// solveParts solves parts for so much work, each around the first tier that is not
// settled or, every other time, a later one.
func (w *upperBound) solveParts(ctx context.Context, work int64) {
	end := w.work() + work
	for ctx.Err() == nil && w.work() < end {
		best, cost, bound, settled := w.incumbent.state()
		var tiers []int
		for tier := settled + 1; tier <= csp.Tiers; tier++ {
			if cost[tier-1] > bound[tier-1] && !waits(w.p, tier, settled) {
				tiers = append(tiers, tier)
			}
		}
		if len(tiers) == 0 {
			return
		}
		tier := tiers[0]
		if w.parts.rng.IntN(2) == 0 {
			tier = tiers[w.parts.rng.IntN(len(tiers))]
		}
		limited, stop := w.limit(ctx)
		solves := w.parts.solves
		if x, ok := w.parts.step(limited, best, tier); ok {
			w.incumbent.offer(x, w.p.Cost(x))
		}
		stop()
		if w.parts.solves == solves {
			w.parts.solves++ // a part that was cut short is work, too
		}
	}
}

// partTime is how long one part may take where time counts.
const partTime = 2 * time.Second

// limit bounds one part by time, where time counts, besides its solves.
func (w *upperBound) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	if !w.timed {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, partTime)
}

// roomsShare is what part of its time the upper bound keeps for the rooms of the times that it
// has found in the end.
const roomsShare = 0.05

// improveUntil goes through cycles until ctx ends or there is nothing left to try, and then
// chooses the rooms once more.
func (w *upperBound) improveUntil(ctx context.Context) {
	early, stop := ctx, context.CancelFunc(func() {})
	if w.roomsOpen() {
		early, stop = limits.WithShare(ctx, 1-roomsShare)
	}
	defer stop()
	for early.Err() == nil {
		before := w.work()
		w.improve(early, 1<<40)
		if w.work() == before {
			break
		}
	}
	w.chooseRooms(ctx)
}
