package portfolio

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"programme/solver/internal/limits"
)

// movesOfEffort is how much effort one move of annealing counts for: what local search
// looks at in about the same time.
const movesOfEffort = 12

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
	r.note(ctx, lower)
	w := newUpperBound(r.p, r.incumbent, r.o.Seed, false)
	w.annealing = r.annealing
	w.improveBy(ctx, (r.o.Effort-r.effort())/movesOfEffort)
	r.moves = w.work()
}

// note takes down how a proof ended.
func (r *run) note(ctx context.Context, lower *lowerBound) {
	r.ended, r.memoryShort, r.unstated = ctx.Err() == nil, lower.memoryShort, lower.unstated
}

// noticing is how long a worker may still take to notice that it is to end.
const noticing = 500 * time.Millisecond

// firstMoves is how many moves of annealing for each activity one worker alone makes before it
// proves anything.
const firstMoves = 10_000

// improveByTime improves both bounds until ctx ends: side by side or, with one worker, the
// lower one after some cycles of the upper. The first worker does what one does whom effort
// bounds. Once there is nothing left that can be proved, the second one improves the incumbent
// too, as all others do from the beginning, each with a chance of its own.
func (r *run) improveByTime(ctx context.Context) {
	upper := newUpperBound(r.p, r.incumbent, r.o.Seed, true)
	lower := &lowerBound{p: r.p, incumbent: r.incumbent, overclaim: r.themesOverclaim}
	r.incumbent.improved = lower.offer
	defer func() { r.moves += upper.work() }()
	if r.o.Workers <= 1 {
		upper.improveBy(ctx, int64(firstMoves*len(r.p.Activities)))
		lower.proveByTime(ctx)
		r.note(ctx, lower)
		upper.improveUntil(ctx)
		return
	}
	workers := min(r.o.Workers, max(2, runtime.GOMAXPROCS(0))) // more would only take turns
	worked := make(chan int64, workers)                        // what each other worker did for the incumbent
	for number := 2; number <= workers; number++ {
		go r.beside(number, upper, worked, func(w *upperBound) {
			if number == 2 {
				lower.proveByTime(ctx)
				if r.note(ctx, lower); !r.ended {
					return
				}
			}
			w.improveUntil(ctx)
		})
	}
	upper.improveUntil(ctx)
	late, stop := limits.Lingering(ctx, noticing)
	defer stop()
	for range workers - 1 {
		select {
		case more := <-worked:
			r.moves += more
		case <-late.Done(): // it writes a large formula, and is left to itself
			return
		}
	}
}

// beside has a worker, from 2 on, do something beside the first one, and tells how much work on
// the incumbent that was.
func (r *run) beside(number int, first *upperBound, worked chan<- int64, do func(*upperBound)) {
	more := int64(0)
	defer func() {
		if broken := recover(); broken != nil {
			r.incumbent.distrust(fmt.Sprint(broken))
		}
		worked <- more
	}()
	w := first.another(r.o.Seed + uint64(number) - 1)
	// Every other one solves parts from the beginning, in turns with annealing.
	w.still = number > 2 && number%2 == 0
	if r.liar == number {
		w.underclaim = r.underclaim
	}
	if r.breaking == number {
		panic("a test breaks the worker")
	}
	best, cost, _, _ := r.incumbent.state()
	w.offer(best, cost) // no better, but for a test
	do(w)
	more = w.work()
}
