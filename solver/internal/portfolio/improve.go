package portfolio

import (
	"context"
	"fmt"
	"time"

	"programme/solver/internal/limits"
)

// movesOfEffort is how much effort one move of annealing counts for: what local search
// looks at in about the same time.
const movesOfEffort = 64

// effort returns the work done so far, in units that are the same on every machine.
func (r *run) effort() int64 {
	work := movesOfEffort * r.moves
	if r.local != nil {
		work += r.local.Work()
	}
	return work
}

// provingSolves bounds, in effort mode, the solves of each tier of a relaxation.
const provingSolves = 2000

// improveByEffort improves with what is left of the effort, on this goroutine alone, so
// that the outcome depends on nothing else. Small problems are proved first, for no
// effort: their solves are short. Of larger ones it is worked out what arithmetic proves.
func (r *run) improveByEffort(ctx context.Context) {
	lower := &lowerBound{p: r.p, incumbent: r.incumbent, solves: provingSolves, overclaim: r.themesOverclaim}
	if r.p.Cells() <= smallCells && !r.annealing {
		lower.prove(ctx)
	} else {
		lower.findPrices()
		lower.configure(ctx, r.o.Effort/themesEffort)
	}
	r.ended = ctx.Err() == nil
	w := newUpperBound(r.p, r.incumbent, r.o.Seed, false)
	w.annealing = r.annealing
	for ctx.Err() == nil && r.effort() < r.o.Effort {
		before := r.moves
		w.improve(ctx, (r.o.Effort-r.effort())/movesOfEffort)
		if r.moves = w.work(); r.moves == before {
			break
		}
	}
	w.chooseRooms(ctx)
	r.moves = w.work()
}

// noticing is how long a worker may still take to notice that it is to end.
const noticing = 500 * time.Millisecond

// improveByTime improves both bounds until ctx ends: side by side or, with one worker, the
// lower one after a first cycle of the upper. Once there is nothing left that can be proved, the
// second worker improves the incumbent too, with a chance of its own.
func (r *run) improveByTime(ctx context.Context) {
	upper := newUpperBound(r.p, r.incumbent, r.o.Seed, true)
	lower := &lowerBound{p: r.p, incumbent: r.incumbent, overclaim: r.themesOverclaim}
	r.incumbent.improved = lower.offer
	defer func() { r.moves += upper.work() }()
	if r.o.Workers <= 1 {
		upper.improve(ctx, 1<<40)
		lower.prove(ctx)
		r.ended = ctx.Err() == nil
		upper.improveUntil(ctx)
		return
	}
	worked := make(chan int64, 1) // what the second worker did for the incumbent
	go func() {
		more := int64(0)
		defer func() {
			if broken := recover(); broken != nil {
				r.incumbent.distrust(fmt.Sprint(broken))
			}
			worked <- more
		}()
		lower.prove(ctx)
		if r.ended = ctx.Err() == nil; r.ended {
			second := newUpperBound(r.p, r.incumbent, r.o.Seed+1, true)
			second.improveUntil(ctx)
			more = second.work()
		}
	}()
	upper.improveUntil(ctx)
	late, stop := limits.Lingering(ctx, noticing)
	defer stop()
	select {
	case more := <-worked:
		r.moves += more
	case <-late.Done(): // it writes a large formula, and is left to itself
	}
}
