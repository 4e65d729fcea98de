package portfolio

import (
	"context"
	"math"
	"slices"
	"time"

	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
)

// upperBound improves the incumbent: annealing, tier by tier, in cycles that last longer each
// time, and small parts solved to optimality once annealing stands still.
//
// What it does after so much work depends on the problem, the seed, what it began with and what
// others found meanwhile, not on how much work there will be: a run that is allowed more goes
// through all that one which is allowed less does, and so ends no worse. Only the last cycle of a run
// that time ends is as long as there is time for: half of the run would be lost in one that is
// cut short while it is hot.
type upperBound struct {
	p         *csp.Problem
	incumbent *incumbent
	annealer  *localsearch.Annealer
	parts     *neighbourhood
	timed     bool // parts may be cut short by time, not by their solves alone
	cycle     int
	rises     [csp.Tiers]struct{ least, most float64 } // see rise
	still     bool                                     // the last cycle found nothing better
	annealing bool                                     // no parts are solved
	offered   time.Time                                // when the annealer last offered a programme on its way
	roomed    int64                                    // the work done when rooms were last chosen anew
	rooming   int64                                    // what that took
	// steady says that it goes on from its own best, whatever others found, unless that is proved
	// to be no good: so it finds all that it would find alone.
	steady bool
	began  time.Time // when the first cycle did
	// underclaim is taken, by tests of the checks alone, from what programmes are said to cost
	// in tier 1.
	underclaim int
}

// newUpperBound returns the first upper bound of a run, a steady one.
func newUpperBound(p *csp.Problem, b *incumbent, seed uint64, timed bool) *upperBound {
	best, _, _, _ := b.state()
	w := begunAt(localsearch.NewAnnealer(p, best, seed), p, b, seed, timed)
	w.steady = true
	return w
}

// another returns an upper bound beside w, with a chance of its own.
func (w *upperBound) another(seed uint64) *upperBound {
	best, _, _, _ := w.incumbent.state()
	return begunAt(w.annealer.Another(best, seed), w.p, w.incumbent, seed, w.timed)
}

func begunAt(a *localsearch.Annealer, p *csp.Problem, b *incumbent, seed uint64, timed bool) *upperBound {
	w := &upperBound{p: p, incumbent: b, annealer: a, parts: newNeighbourhood(p, seed), timed: timed}
	if timed { // else what is found when would depend on the clock
		a.Better = w.offerOnTheWay
	}
	return w
}

// offer makes x, which costs that, the incumbent if it is better, and its own best.
func (w *upperBound) offer(x csp.Assignment, cost csp.Cost) {
	w.annealer.Offer(x)
	cost[0] -= w.underclaim
	w.incumbent.offer(x, cost)
}

// steadyCycles is how many cycles a steady worker has to come to what others were proved to be
// right about.
const steadyCycles = 2

// state returns the programme to go on from, what it costs, the bounds, and how many tiers are
// settled.
func (w *upperBound) state() (best csp.Assignment, cost, bound csp.Cost, settled int) {
	best, cost, bound, settled = w.incumbent.state()
	if w.steady {
		if own, mine := w.annealer.Best(); w.cycle < steadyCycles || slices.Equal(mine[:settled], cost[:settled]) {
			for settled = 0; settled < csp.Tiers && mine[settled] <= bound[settled]; {
				settled++
			}
			return own, mine, bound, settled
		}
	}
	return best, cost, bound, settled
}

// betweenOffers is how long a cycle of annealing, which may take minutes, keeps what it found
// to itself.
const betweenOffers = 500 * time.Millisecond

// offerOnTheWay offers what the annealer has, unless it did so just now.
func (w *upperBound) offerOnTheWay() {
	if time.Since(w.offered) >= betweenOffers {
		w.offer(w.annealer.Best())
		w.offered = time.Now()
	}
}

const (
	// movesPerActivity is how many moves for each activity the first cycle spends on a tier.
	movesPerActivity = 50
	// firstTier is how many times as many it spends on the first tier that is open, which
	// counts before all others.
	firstTier = 4
	// mostDoubled is how often they double from cycle to cycle.
	mostDoubled = 12
	// cooler is by how much a cycle begins below the most by which moves make a tier worse on
	// average, and coldest by how much it ends below the least.
	cooler, coldest = 3, 30
)

// movesOfSolve is how much work, in moves of annealing, one solve of a part counts for.
const movesOfSolve = 1000

// work returns the work done so far, in moves of annealing.
func (w *upperBound) work() int64 { return w.annealer.Work() + movesOfSolve*int64(w.parts.solves) }

// improveBy goes through cycles until so much work is done, ctx ends or there is nothing left to
// try.
func (w *upperBound) improveBy(ctx context.Context, work int64) {
	for ctx.Err() == nil && w.work() < work {
		before := w.work()
		if w.improve(ctx, work-before); w.work() == before {
			break
		}
	}
}

// firstShare is what part of its moves a later tier gets before all of them get all: a run that
// ends soon after the first tier got better has more than that.
const firstShare = 8

// improve goes through one cycle of annealing, and after one that found nothing better
// through parts for about as long, or until ctx ends or the work is spent.
func (w *upperBound) improve(ctx context.Context, work int64) {
	began := w.work()
	end := began + work
	moves := int64(movesPerActivity*len(w.p.Activities)) << min(w.cycle, mostDoubled)
	_, _, _, settled := w.state()
	first := settled + 1
	for first <= csp.Tiers && !w.isOpen(first) {
		first++
	}
	moves = w.fitting(ctx, moves, first)
	better := w.anneal(ctx, first, firstTier*moves, end)
	for _, part := range [...]int64{firstShare, 1} {
		for tier := first + 1; tier <= csp.Tiers; tier++ {
			better = w.anneal(ctx, tier, moves/part, end) || better
		}
		w.chooseRoomsNow(ctx, end)
	}
	if w.cycle++; w.annealing {
		return
	}
	if w.still || !better && w.cycle > 1 {
		w.still = true
		w.solveParts(ctx, min(end-w.work(), max(1, w.work()-began)))
	}
}

// fitting returns how many moves a tier gets in a cycle that there is time for: as many as it would,
// or so many that the cycle ends with the time that is left, at the pace of those before.
func (w *upperBound) fitting(ctx context.Context, moves int64, first int) int64 {
	if w.began.IsZero() {
		w.began = time.Now()
	}
	until, bounded := ctx.Deadline()
	if !w.timed || !bounded || w.cycle == 0 || w.work() == 0 {
		return moves
	}
	whole := firstTier * moves
	for tier := first + 1; tier <= csp.Tiers; tier++ {
		if w.isOpen(tier) {
			whole += moves + moves/firstShare
		}
	}
	left := float64(w.work()) * time.Until(until).Seconds() / time.Since(w.began).Seconds()
	if left >= float64(whole) {
		return moves
	}
	return max(1, int64(float64(moves)*left/float64(whole)))
}

// isOpen reports whether a tier costs more than is proved.
func (w *upperBound) isOpen(tier int) bool {
	_, cost, bound, _ := w.state()
	return cost[tier-1] > bound[tier-1]
}

// anneal works on a tier, if that is open, for so many moves, or until ctx ends or so much work is
// done. It reports whether it found anything better; what is tidier does not put off the parts of
// what matters.
func (w *upperBound) anneal(ctx context.Context, tier int, moves, end int64) bool {
	if tier > csp.Tiers || ctx.Err() != nil || w.work() >= end || !w.isOpen(tier) {
		return false
	}
	best, cost, _, settled := w.state()
	w.annealer.Offer(best)
	low, high := w.rise(tier)
	if high == 0 {
		return false
	}
	tidying := waits(w.p, tier, settled)
	if tidying {
		moves /= tidyingMoves
	}
	w.annealer.Run(ctx, tier, localsearch.Cooling{Moves: moves, Hot: high / cooler, Cold: low / coldest}, end-w.work())
	now, least := w.annealer.Best()
	w.offer(now, least)
	return !tidying && least.Compare(cost) < 0
}

// rise returns by how much moves make a tier worse on average, the least and the most of what
// that was in all cycles: about good programmes it is much more than about others. Most is 0 as
// long as no move did.
func (w *upperBound) rise(tier int) (least, most float64) {
	seen := &w.rises[tier-1]
	if now := w.annealer.Rise(tier); now > 0 {
		seen.most = max(seen.most, now)
		if seen.least == 0 || now < seen.least {
			seen.least = now
		}
	}
	return seen.least, seen.most
}

// roomsPace is how many times as long as choosing rooms took last something else goes on until
// that is done again, and what part of the work or the time until then it takes at most.
const roomsPace = 10

// chooseRoomsNow chooses the rooms of the incumbent anew if that was long ago, and stops once so
// much work is done.
func (w *upperBound) chooseRoomsNow(ctx context.Context, most int64) {
	began := w.work()
	if began-w.roomed < roomsPace*w.rooming || began >= most {
		return
	}
	if w.timed { // of many sessions one solve can take long
		limited, stop := context.WithTimeout(ctx, time.Since(w.began)/roomsPace)
		defer stop()
		ctx = limited
	}
	w.chooseRooms(ctx, min(most, began+began/roomsPace))
	w.roomed, w.rooming = w.work(), w.work()-began
}

// chooseRooms chooses the rooms of the incumbent anew, its times as they are, if a tier is open
// that is charged for them, until so much work is done. Annealing moves one or two activities at
// a time, and stands still where rooms are the best that such moves reach.
func (w *upperBound) chooseRooms(ctx context.Context, most int64) {
	if w.annealing || !w.roomsOpen() {
		return
	}
	best, _, _, _ := w.state()
	r := w.parts.newRooming(best)
	if r.sweep(ctx, func() bool { return w.work() < most }); r.better {
		w.offer(r.x, w.p.Cost(r.x))
	}
}

// roomsOpen reports whether a tier that is charged for rooms is open.
func (w *upperBound) roomsOpen() bool {
	_, cost, bound, settled := w.state()
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
		best, cost, bound, settled := w.state()
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
			w.offer(x, w.p.Cost(x))
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

// endless is more work than is ever done.
const endless = 1 << 50

// improveUntil goes through cycles until ctx ends or there is nothing left to try, and then
// chooses the rooms once more.
func (w *upperBound) improveUntil(ctx context.Context) {
	early, stop := ctx, context.CancelFunc(func() {})
	if w.roomsOpen() {
		early, stop = limits.WithShare(ctx, 1-roomsShare)
	}
	defer stop()
	w.improveBy(early, endless)
	w.chooseRooms(ctx, math.MaxInt64)
}
