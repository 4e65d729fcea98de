package portfolio

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/memory"
	"programme/solver/internal/sat"
)

// lowerBound proves how much a programme costs at least, tier by tier, with
// relaxations that grow: first only times are chosen, then rooms too for the activities
// that are charged for their own room, at last, where it fits, all rooms; the models of
// the last are programmes. Small problems are made smaller on the way, see filtering.
type lowerBound struct {
	p         *csp.Problem // as far as it was filtered
	incumbent *incumbent
	solves    int // that each tier of a relaxation may take; 0 for no limit

	solver  *sat.Solver
	formula *cnf.Formula
	whole   bool // every activity has rooms
	kept    [csp.Tiers]bool
	rooms   [csp.Tiers]bounds.RoomBound
	crowded [csp.Tiers]bool // arithmetic bounds the tier, and it has too many pairs to prove more
	themes  [csp.Tiers]*bounds.Configurations
	paid    [csp.Tiers]int // what the tier costs besides overlaps, at least

	// overclaim is added, by tests of the checks alone, to what configurations prove.
	overclaim int

	plain    bool            // the formula is the whole one, and nothing is left out of it
	timely   bool            // candidate starts were tried
	filtered [csp.Tiers]bool // what is too dear for the tier was left out

	memoryShort bool // there is too little memory for some of it, which was left out

	lighter  *csp.Problem // what is stated of it; nil for all
	unstated []string     // the rules of which formulas do not tell what they charge in some tier, in order

	mu     sync.Mutex
	engine *maxsat.Engine // at work; it is offered what others find
	tier   int
	base   int
}

// roomCostActivities is up to how many activities the bound by room costs, which takes
// time in proportion to their square, is worked out.
const roomCostActivities = 1500

// pricedActivities is up to how many activities charges for places are stated by dual
// prices, which takes a variable for each activity and stretch of a room's time.
const pricedActivities = 400

// provingShare is what part of the time a small problem is proved in as effort mode does it, at
// most, before it is proved by shares of time.
const provingShare = 0.5

// proveByTime is prove where time bounds the run, or memory: a proof that comes near all that
// the process may have ends. Its formula is let go, while others go on.
func (w *lowerBound) proveByTime(ctx context.Context) {
	ctx, stop := memory.Watched(ctx)
	defer stop()
	w.proveByShares(ctx)
	w.memoryShort = w.memoryShort || memory.Short(ctx)
	w.solver, w.formula, w.themes = nil, nil, [csp.Tiers]*bounds.Configurations{}
}

// proveByShares proves by shares of the time. A small problem is proved at first with as
// many solves of each tier as effort mode has: a tier that has no end in one relaxation would
// else keep the next ones, in which it has, from their share of the time.
func (w *lowerBound) proveByShares(ctx context.Context) {
	if whole := w.p; whole.Cells() <= smallCells {
		early, stop := limits.WithShare(ctx, provingShare)
		w.solves = provingSolves
		w.prove(early)
		stop()
		if _, _, _, settled := w.incumbent.state(); settled == csp.Tiers || ctx.Err() != nil {
			return
		}
		w.solves, w.p, w.plain, w.timely = 0, whole, false, false
		w.crowded, w.filtered = [csp.Tiers]bool{}, [csp.Tiers]bool{}
	}
	w.prove(ctx)
}

// prove goes on until everything is settled, ctx ends, or it knows no further.
func (w *lowerBound) prove(ctx context.Context) {
	whole := w.p
	w.findPrices()
	if len(w.p.Activities) == 0 {
		return
	}
	early, stop := limits.WithShare(ctx, themesShare)
	w.configure(early, math.MaxInt64)
	stop()
	steps := w.steps()
	if w.p.Cells() > smallCells && len(steps) > 0 {
		w.lighten(steps, statedClauses)
	}
	grow, size := w.affordable(steps)
	if len(grow) > 0 {
		w.loadSized(grow, size)
	}
	for i, roomed := range grow {
		w.giveRooms(roomed)
		for w.proveTiers(ctx, shares[i]) {
		}
	}
	w.configure(ctx, math.MaxInt64)
	if _, _, _, settled := w.incumbent.state(); settled < csp.Tiers && ctx.Err() == nil && whole.Cells() <= smallCells {
		w.finish(ctx, whole)
	}
}

// finish proves what is left of a small problem the plain way: the whole formula, tier by
// tier, core by core, with no place left out of it and no literal assumed but what is kept.
func (w *lowerBound) finish(ctx context.Context, whole *csp.Problem) {
	w.plain, w.rooms, w.crowded = true, [csp.Tiers]bounds.RoomBound{}, [csp.Tiers]bool{}
	w.p = whole
	w.loadWhole()
	w.proveTiers(ctx, 1)
}

// loadWhole loads a formula with all rooms at once.
func (w *lowerBound) loadWhole() {
	all := make([]bool, len(w.p.Activities))
	for a := range all {
		all[a] = true
	}
	w.load([][]bool{all})
	w.giveRooms(all)
}

// findPrices works out dual prices and what places and starts cost at least in each tier, and what
// overlaps cost at least; places and overlaps are different charges. Of either, and of the others, every programme
// pays what its candidates leave no choice of.
func (w *lowerBound) findPrices() {
	for tier := 1; tier <= csp.Tiers; tier++ {
		var rooms bounds.RoomBound
		if n := len(w.p.Activities); n <= roomCostActivities && (n <= pricedActivities || !tidies(w.p, tier)) {
			rooms, _ = bounds.RoomCost(w.p, tier)
		}
		parallel := bounds.ParallelCost(w.p, tier)
		pairs := w.pairs(tier)
		w.crowded[tier-1] = parallel > 0 && pairs > manyPairs || pairs > mostPairs
		paid := w.p.Paid(tier)
		w.paid[tier-1] = max(rooms.Bound, paid.Unary, bounds.StartCost(w.p, tier)) + paid.Groups
		w.incumbent.raise(tier, w.paid[tier-1]+max(parallel, paid.Overlaps))
		if len(w.p.Activities) <= pricedActivities && w.chargesRooms(tier) {
			w.rooms[tier-1] = rooms
		}
	}
}

// manyPairs is from how many pairs of activities on that are charged for their overlap
// cores no more come near what arithmetic says: each of them is about a few minutes of
// some pairs, and all pairs together take gigabytes.
const manyPairs = 3000

// mostPairs is from how many such pairs on a tier is left to arithmetic even where that
// says nothing: no formula of them fits into memory, nor is solved in time.
const mostPairs = 10_000

// pairs returns how many pairs of activities a tier charges for their overlap, of which
// there is something to choose.
func (w *lowerBound) pairs(tier int) (n int) {
	for i := range w.p.Soft.Overlaps {
		if x := &w.p.Soft.Overlaps[i]; x.Tier == tier {
			if least, most := w.p.OverlapRange(x); least < most {
				n++
			}
		}
	}
	return n
}

// chargesRooms reports whether activities are charged for their own rooms in a tier.
func (w *lowerBound) chargesRooms(tier int) bool {
	return slices.ContainsFunc(w.p.Soft.Unary, func(u csp.Unary) bool { return u.Tier == tier && u.AsksRoom() })
}

// steps returns which activities have rooms in each relaxation.
func (w *lowerBound) steps() [][]bool {
	charged, all := make([]bool, len(w.p.Activities)), make([]bool, len(w.p.Activities))
	number := 0
	charge := func(a csp.ActivityIndex, rooms bool) {
		if rooms && !charged[a] {
			charged[a] = true
			number++
		}
	}
	for _, u := range w.p.Soft.Unary {
		charge(u.Activity, u.AsksRoom())
	}
	for i := range w.p.Soft.Worsts {
		for _, k := range w.p.Soft.Worsts[i].Burdens {
			charge(k.Activity, k.ByRoom != nil)
		}
	}
	for a := range all {
		all[a] = true
	}
	grow := [][]bool{make([]bool, len(all))}
	if cells := w.p.Cells(); cells > directCells && number < len(all) && cells/len(all)*number <= cnf.EagerCells {
		grow = append(grow, charged)
	}
	if w.p.Cells() <= cnf.EagerCells {
		grow = append(grow, all)
	}
	return grow
}

// affordable returns the first of the steps, as many as there is memory for, and the size of their
// formula. A bound that is proved with fewer of them is true, and may be lower.
func (w *lowerBound) affordable(grow [][]bool) ([][]bool, cnf.Counter) {
	for ; len(grow) > 0; grow = grow[:len(grow)-1] {
		size := w.count(grow)
		if size.Fits() == nil {
			return grow, size
		}
		w.memoryShort = true
	}
	return nil, cnf.Counter{}
}

// count returns the size of the formula of these steps.
func (w *lowerBound) count(grow [][]bool) (size cnf.Counter) {
	counted := cnf.NewRelaxation(w.stated(), &size, w.roomClauses())
	for _, roomed := range grow {
		counted.GiveRooms(roomed)
	}
	for tier := 1; tier <= csp.Tiers; tier++ {
		if !w.crowded[tier-1] {
			counted.Objective(tier, w.rooms[tier-1].Prices)
		}
	}
	return size
}

// load makes the relaxation without rooms, in a solver with space for all steps.
func (w *lowerBound) load(grow [][]bool) { w.loadSized(grow, w.count(grow)) }

// loadSized is load where the size of the formula is known.
func (w *lowerBound) loadSized(grow [][]bool, size cnf.Counter) {
	w.solver, w.formula = nil, nil // for two at once there may be no room
	w.solver = size.NewSolver()
	w.formula = cnf.NewRelaxation(w.stated(), w.solver, w.roomClauses())
	w.kept = [csp.Tiers]bool{}
}

// roomClauses returns how the formula says what rooms hold: where it is small, or each
// candidate may be asked about, at once; else for the pairs that clash in a model, which of
// large events takes a third of the memory and no longer.
func (w *lowerBound) roomClauses() cnf.RoomClauses { return cnf.RoomClausesFor(w.p, smallCells) }

// giveRooms takes the step to a relaxation with more rooms.
func (w *lowerBound) giveRooms(roomed []bool) {
	w.formula.GiveRooms(roomed)
	w.reopen()
	w.whole = !slices.Contains(roomed, false)
	if w.whole && !w.plain && w.p.Cells() <= smallCells {
		for _, fit := range bounds.Fits(w.p) {
			w.formula.AtMostInRoom(fit.Room, fit.Activities, fit.Most)
		}
	}
}

// reopen takes up again the tiers that charge for rooms: what was kept of them with fewer
// rooms is not all that they cost with more.
func (w *lowerBound) reopen() {
	for t, rooms := range w.p.Soft.RoomTiers() {
		w.kept[t] = w.kept[t] && !rooms
	}
}

// directCells is up to how many cells the whole formula comes right after times alone: it
// is small, and more rooms make its proofs shorter.
const directCells = 300_000

// shares is how much of the time left each tier may take, at most, in each relaxation.
var shares = [...]float64{0.1, 0.5, 0.7}

// proveTiers proves bounds with the relaxation as it is. A tier that is settled is kept
// from then on by clauses, since nothing will be asked of this solver that could do
// without. One that is not leaves the later ones free: their bounds then hold among more
// programmes, and stay true. It returns true as soon as the problem was filtered: the
// tiers are then to be gone through again, with a new formula.
func (w *lowerBound) proveTiers(ctx context.Context, share float64) (again bool) {
	for tier := 1; tier <= csp.Tiers && ctx.Err() == nil; tier++ {
		if _, _, _, settled := w.incumbent.state(); w.kept[tier-1] || w.crowded[tier-1] || waits(w.p, tier, settled) {
			continue
		}
		if w.filterStarts(ctx, tier) {
			return true
		}
		o := w.formula.Objective(tier, w.rooms[tier-1].Prices)
		if len(o.Soft) == 0 || w.leavesTidying(tier) {
			w.incumbent.raise(tier, o.Base)
			continue
		}
		limited, stop := limits.WithShare(ctx, w.shareOf(tier, share))
		began := time.Now()
		engine := w.begin(tier, o)
		result := engine.Run(limited, nil)
		w.end()
		switch {
		case result.Status != maxsat.Infeasible:
			w.incumbent.raise(tier, o.Base+int(result.LowerBound))
		case w.plain:
			w.incumbent.distrust(fmt.Sprintf("a formula that has a model was proved to have none in tier %d", tier))
		}
		if _, _, _, settled := w.incumbent.state(); settled == tier-1 && !w.whole && w.solves == 0 && result.Status == maxsat.Optimal && result.Model != nil {
			w.fromRelaxation(limited, tier, w.formula.Decode(result.Model.Value))
		}
		if _, cost, _, settled := w.incumbent.state(); settled >= tier {
			keep, ok := engine.Keep(limited, int64(cost[tier-1]-o.Base))
			for _, m := range keep {
				w.solver.Add(m)
			}
			w.kept[tier-1] = ok
		}
		stop()
		if w.worthProvingAgain(time.Since(began)) && w.filterPlaces(tier) {
			return true
		}
	}
	return false
}

// shareOf returns how much of the time left a tier may take: all of it if nothing else is
// left to prove, and little after one that will not be proved.
func (w *lowerBound) shareOf(tier int, share float64) float64 {
	switch {
	case w.whole && w.isLast(tier):
		return 1
	case slices.Contains(w.crowded[:tier-1], true):
		return min(share, 0.1)
	default:
		return share
	}
}

// isLast reports whether all tiers after one have met their bounds.
func (w *lowerBound) isLast(tier int) bool {
	_, cost, bound, _ := w.incumbent.state()
	return slices.Equal(cost[tier:], bound[tier:])
}

// begin makes the engine of a tier the one at work.
func (w *lowerBound) begin(tier int, objective cnf.Objective) *maxsat.Engine {
	o := maxsat.Tuned()
	if w.p.Cells() <= smallCells {
		// Small formulas take many solves in a second: cores one by one, each as small as
		// trimming makes it, come to the end sooner than phases of disjoint ones.
		o.Disjoint, o.Trim = false, 10
	}
	o.SolveLimit, o.Harden = w.solves, o.Harden && !w.plain
	o.Progress = func(lower, _ int64, m *sat.Model) {
		w.incumbent.raise(tier, objective.Base+int(lower))
		if m != nil && w.whole {
			x := w.formula.Decode(m.Value)
			w.incumbent.offer(x, w.p.Cost(x))
		}
	}
	o.Refine = func(m sat.Model) bool { return w.formula.AddClashes(w.formula.Decode(m.Value)) }
	engine := maxsat.New(w.solver, objective.Soft, o)
	w.mu.Lock()
	w.engine, w.tier, w.base = engine, tier, objective.Base
	w.mu.Unlock()
	w.offer()
	return engine
}

func (w *lowerBound) end() {
	w.mu.Lock()
	w.engine = nil
	w.mu.Unlock()
}

// offer tells the engine at work what the best programme costs in its tier, if that
// programme is optimal in all tiers before.
func (w *lowerBound) offer() {
	_, cost, _, settled := w.incumbent.state()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.engine != nil && settled >= w.tier-1 {
		w.engine.Offer(int64(cost[w.tier-1] - w.base))
	}
}
