package replan

import (
	"context"
	"math"
	"math/rand/v2"
	"time"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/maxsat"
)

// nearer makes a programme change less where the whole question is out of reach, by large
// neighbourhood search as the portfolio does: some activities, most of which have moved,
// may go anywhere while all others stay as x has them, and of such programmes the one that
// changes least is found. It goes on until ctx ends, or the effort is spent.
func (r *replan) nearer(ctx context.Context, x csp.Assignment) csp.Assignment {
	rng := rand.New(rand.NewPCG(r.o.Seed, 0x6e656172))
	size := fewestFreed
	for range r.o.Tries(nearerEffort, math.MaxInt32) {
		if ctx.Err() != nil {
			break
		}
		y, proved := r.nearerWith(ctx, x, r.around(rng, x, size))
		if proved {
			size = min(size+size/8, len(x))
		} else {
			size = max(size*3/4, fewestFreed)
		}
		if y != nil && r.less(y, x) {
			x = y
			r.found.offer(r, x)
		}
	}
	return x
}

// fewestFreed is how many activities a neighbourhood has at least.
const fewestFreed = 24

// nearerTime is how long one neighbourhood may take, nearerEffort what it may take, and
// counts for, where effort bounds a run.
const (
	nearerTime   = 2 * time.Second
	nearerEffort = 20_000
)

// around returns so many activities, or all: most of them have moved in x.
func (r *replan) around(rng *rand.Rand, x csp.Assignment, size int) []csp.ActivityIndex {
	var moved, others []csp.ActivityIndex
	for a := range x {
		if r.p.HasMoved(r.former, csp.ActivityIndex(a), x[a]) {
			moved = append(moved, csp.ActivityIndex(a))
		} else if x[a].Start != csp.Unplaced {
			others = append(others, csp.ActivityIndex(a))
		}
	}
	shuffle := func(list []csp.ActivityIndex) {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	shuffle(moved)
	shuffle(others)
	free := moved[:min(size*3/4, len(moved))]
	return append(free[:len(free):len(free)], others[:min(size-len(free), len(others))]...)
}

// nearerWith returns the programme that changes least of those that differ from x in the
// free activities alone, nil if it was not found in time.
func (r *replan) nearerWith(ctx context.Context, x csp.Assignment, free []csp.ActivityIndex) (y csp.Assignment, proved bool) {
	o := r.o
	if o.ByEffort() {
		o.Effort = nearerEffort
	} else {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, nearerTime)
		defer stop()
	}
	q := r.p.Restrict(x, free)
	part := (&replan{p: q, o: o, from: r.from, former: r.p.RestrictFormer(r.former, x, free)}).again()
	soft := part.formula.Soft()
	lexical, _ := cnf.Lexical(soft[csp.Dropped], soft[csp.Told])
	z, _, status := part.least(ctx, lexical)
	for kind := csp.OtherDay; kind < csp.ChangeKinds && status == maxsat.Optimal; kind++ {
		better, _, next := part.least(ctx, soft[kind])
		if status = next; status == maxsat.Optimal {
			z = better
		}
	}
	if z == nil {
		return nil, false
	}
	y = append(csp.Assignment(nil), x...)
	for i, a := range free {
		y[a] = z[i]
	}
	return y, status == maxsat.Optimal
}
