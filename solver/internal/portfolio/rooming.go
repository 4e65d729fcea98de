package portfolio

import (
	"cmp"
	"context"
	"slices"

	"programme/solver/internal/csp"
)

// How many activities a stretch of time has whose rooms are chosen anew; it follows how hard
// the last one was. Where every start is held, little is left to choose: all the rooms of a day
// of 80 sessions take a tenth of a second.
const (
	fewestRoomed = 20
	mostRoomed   = 200
	firstRoomed  = 80
)

// rooming chooses the rooms of a programme anew, its starts as they are, but that what is
// optional is left out where that costs less: those of a stretch of time are the best as long as
// all other activities stay, or the best that so many solves find.
type rooming struct {
	n      *neighbourhood
	order  []csp.ActivityIndex // those that are placed, by start
	x      csp.Assignment
	better bool // than at first
}

// newRooming returns a rooming of the programme x, which it does not change.
func (n *neighbourhood) newRooming(x csp.Assignment) *rooming {
	r := &rooming{n: n, x: slices.Clone(x)}
	for a, at := range x {
		if at.Start != csp.Unplaced {
			r.order = append(r.order, csp.ActivityIndex(a))
		}
	}
	slices.SortStableFunc(r.order, func(a, b csp.ActivityIndex) int { return cmp.Compare(x[a].Start, x[b].Start) })
	return r
}

// stretch chooses the rooms of the activities that start at a place of the order or after it,
// as many as a stretch has, and returns how many those were.
func (r *rooming) stretch(ctx context.Context, from int) int {
	free := r.order[from:min(from+r.n.roomed, len(r.order))]
	q := r.n.p.Restrict(r.x, free).Filter(func(a csp.ActivityIndex, at csp.Place) bool { return at.Start == r.x[free[a]].Start })
	y, solves, proved := Cheapest(ctx, q)
	r.n.solves += solves
	if proved {
		r.n.roomed = min(r.n.roomed+10, mostRoomed)
	} else {
		r.n.roomed = max(r.n.roomed*2/3, fewestRoomed)
	}
	if y == nil {
		return len(free)
	}
	other := slices.Clone(r.x)
	for i, a := range free {
		other[a] = y[i]
	}
	if r.n.p.Cost(other).Compare(r.n.p.Cost(r.x)) < 0 {
		r.x, r.better = other, true
	}
	return len(free)
}

// sweep chooses the rooms of all stretches once, beginning anywhere, as long as ctx lasts and it
// may go on.
func (r *rooming) sweep(ctx context.Context, goOn func() bool) {
	if len(r.order) == 0 {
		return
	}
	begin := r.n.rng.IntN(min(r.n.roomed, len(r.order)))
	r.order = slices.Concat(r.order[begin:], r.order[:begin])
	for from := 0; from < len(r.order) && ctx.Err() == nil && goOn(); {
		from += r.stretch(ctx, from)
	}
}
