package replan

import (
	"context"
	"math"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/maxsat"
)

// Core-guided search answers most questions at once. Where it does not, [movers] takes over, which
// goes further wherever few sessions have to move, and then the first goes on.
const (
	// firstSolves is how many solves the first gets at first from one model to the next, firstShare
	// the share of the time.
	firstSolves = 20
	firstShare  = 0.1
	// moversShare is the share of the time that is left for the second, moversEffort what a unit
	// of its work counts for where effort bounds a run.
	moversShare  = 0.9
	moversEffort = 5
)

// fewestTold returns a programme that drops, then tells, least, by an objective in which scale
// is what dropping one counts; the formula keeps it at that. Or it returns what can move in the
// programmes that do; then the formula keeps nothing.
func (r *replan) fewestTold(ctx context.Context, lexical cnf.Objective, scale int) (x csp.Assignment, least int, status maxsat.Status, all *movables) {
	first, stop := limits.WithShare(ctx, firstShare)
	x, least, status = r.leastIn(first, lexical, r.solves)
	if stop(); status != maxsat.Unknown || ctx.Err() != nil {
		return x, least, status, nil
	}
	if least < scale { // nothing has to be dropped, as far as is known
		all = r.movables(ctx, least)
		if least = all.least; len(all.sets) > 0 {
			return all.sets[0].x, least, maxsat.Optimal, all
		}
	}
	x, more, status := r.least(ctx, lexical)
	return x, max(least, more), status, nil
}

// movables are all sets of sessions that can move in programmes that drop nothing and tell least.
type movables struct {
	least    int // told in them, or so far as it was proved, if there are no sets
	sets     []movable
	complete bool
}

// movables looks for them, where it was proved that no programme tells less than from.
func (r *replan) movables(ctx context.Context, from int) *movables {
	most := math.MaxInt
	if r.o.ByEffort() {
		most = r.o.Tries(moversEffort, math.MaxInt)
	}
	m := newMovers(r, most)
	if m == nil {
		return &movables{least: from}
	}
	ctx, stop := limits.WithShare(ctx, moversShare)
	defer stop()
	return m.climb(ctx, from, func(least int) {
		if r.proved != nil {
			r.proved(least)
		}
	})
}

// others goes on from a programme that drops and tells least, which the formula keeps, to one that
// changes least of the other kinds, too.
func (r *replan) others(ctx context.Context, soft [csp.ChangeKinds]cnf.Objective, x csp.Assignment, bound csp.ChangeCount) (best csp.Assignment, least csp.ChangeCount, status maxsat.Status) {
	if bound[csp.Dropped] > 0 {
		return r.kinds(ctx, soft, x, bound, r.mostSolves())
	}
	first, stop := limits.WithShare(ctx, firstShare)
	best, least, status = r.kinds(first, soft, x, bound, r.solves)
	if stop(); status == maxsat.Optimal || ctx.Err() != nil {
		return best, least, status
	}
	if all := r.movables(ctx, bound[csp.Told]); len(all.sets) > 0 {
		if best, least, status = r.nearest(ctx, all, bound); status == maxsat.Optimal {
			return best, least, status
		}
		r.found.offer(r, best)
	}
	return r.kinds(ctx, soft, x, bound, r.mostSolves())
}

// kinds asks for the least of the other kinds of change one after the other.
func (r *replan) kinds(ctx context.Context, soft [csp.ChangeKinds]cnf.Objective, x csp.Assignment, bound csp.ChangeCount, most int) (best csp.Assignment, least csp.ChangeCount, status maxsat.Status) {
	best, status = x, maxsat.Optimal
	for kind := csp.OtherDay; kind < csp.ChangeKinds && status == maxsat.Optimal; kind++ {
		if x, bound[kind], status = r.leastIn(ctx, soft[kind], most); status == maxsat.Optimal {
			best = x
		}
	}
	return best, bound, status
}

// nearest returns the programme that changes least of those in which one of the sets moves, and
// what was proved that programmes change at least, bound for what tells of changes.
func (r *replan) nearest(ctx context.Context, all *movables, bound csp.ChangeCount) (best csp.Assignment, least csp.ChangeCount, status maxsat.Status) {
	proved := all.complete
	for _, set := range all.sets {
		x, is := r.nearestIn(ctx, &set, best)
		if proved = proved && is; best == nil || r.less(x, best) {
			best = x
		}
		if !proved {
			break
		}
	}
	if !proved {
		return best, bound, maxsat.Unknown
	}
	least = r.p.Count(r.former, best)
	if least[csp.Told] != all.least {
		panic("solver: fewer are told than was refuted")
	}
	return best, least, maxsat.Optimal
}

// nearestIn returns the programme that changes least of those in which one set moves, and
// whether it was proved that none does with less, or none with less than another, if there is one.
func (r *replan) nearestIn(ctx context.Context, set *movable, other csp.Assignment) (x csp.Assignment, proved bool) {
	part := r.alike()
	part.proved = nil // what it proves is not of who is told
	for i, stay := range part.formula.Stay() {
		if !set.free.has(i) {
			part.solver.Add(stay)
		}
	}
	for _, on := range part.formula.On() {
		part.solver.Add(on)
	}
	soft := part.formula.Soft()
	x = set.x
	for kind := csp.OtherDay; kind < csp.ChangeKinds; kind++ {
		y, least, status := part.least(ctx, soft[kind])
		if status != maxsat.Optimal {
			return x, false
		}
		x = y
		if other != nil && least > r.p.Count(r.former, other)[kind] {
			break // in what came before they are the same
		}
		if other != nil && least < r.p.Count(r.former, other)[kind] {
			other = nil
		}
	}
	return x, true
}
