package portfolio

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"

	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/verdict"
)

// AnyCost in [Alternatives.Most] says that a tier is not held.
const AnyCost = -1

// Alternatives asks for assignments of a problem beside a first one, of which each two differ
// in at least so many sessions, see [csp.Problem.Differ].
type Alternatives struct {
	Problem *csp.Problem
	First   csp.Assignment
	Number  int // how many besides the first
	Differ  int
	Most    csp.Cost // what they may cost at most in each tier, AnyCost for anything; the first is within it
	// Least is what was proved of every assignment, each tier among those that have the least
	// of the tiers before: where that is Most it helps to prove that there is no other.
	Least csp.Cost
	// Better, if not nil, makes an assignment that was found better in what Most does not say. It
	// is not taken where it is no alternative any more.
	Better func(context.Context, csp.Assignment) csp.Assignment
}

// Others is the answer to [Alternatives].
type Others struct {
	Found []csp.Assignment // each confirmed as a model of the formula, as far as there was time
	// NoMore says that it was proved that there is no other within Most that differs in as many
	// sessions from the first and from each of those found.
	NoMore  bool
	Stopped string // what ended the run before there were enough, or that proof; "" if nothing did
}

// FindOthers looks for alternatives one after the other until there are enough, it is proved
// that there is no other, or the options or ctx end the run. For each a walk leads away from the
// last one; then, of a small problem, the whole formula answers, which can prove that there is
// none, and of others it does so beside neighbourhoods that are solved, or after them. What it
// returns is for the caller to have judged; the error wraps [verdict.ErrRefused].
func FindOthers(ctx context.Context, q Alternatives, o limits.Options) (*Others, error) {
	s := &straying{Alternatives: q, o: o, known: []csp.Assignment{q.First}}
	r := &Others{}
	for len(r.Found) < q.Number {
		o.Report(limits.Progress{Doing: fmt.Sprintf("looking for programme %d of %d", len(s.known)+1, q.Number+1)})
		x, none := s.anotherInTime(ctx)
		if x == nil {
			if r.NoMore = none; !none {
				r.Stopped = o.Stopped(ctx)
			}
			return r, nil
		}
		x = s.settle(ctx, x)
		if s.Better != nil {
			if y := s.Better(ctx, x); s.differs(y) && s.within(y) {
				x = y
			}
		}
		if _, err := verdict.Confirm(ctx, q.Problem, x); err != nil {
			return nil, err
		}
		s.known = append(s.known, x)
		r.Found = append(r.Found, x)
	}
	return r, nil
}

// straying is one run of [FindOthers].
type straying struct {
	Alternatives
	o      limits.Options
	known  []csp.Assignment // the first, and those found
	effort int64
}

// differs reports whether x differs in enough sessions from all that are known.
func (s *straying) differs(x csp.Assignment) bool { return s.lacks(x) == 0 }

// within reports whether x costs no more than it may.
func (s *straying) within(x csp.Assignment) bool {
	cost := s.Problem.Cost(x)
	for t, most := range s.Most {
		if most != AnyCost && cost[t] > most {
			return false
		}
	}
	return true
}

// lacks returns in how many sessions more x would have to differ from those that are known.
func (s *straying) lacks(x csp.Assignment) (n int) {
	for _, y := range s.known {
		n += max(0, s.Differ-s.Problem.Differ(x, y))
	}
	return n
}

// anotherInTime is [straying.another], of which nothing is waited for long after ctx ended: what
// was found before is not to be lost.
func (s *straying) anotherInTime(ctx context.Context) (x csp.Assignment, none bool) {
	type answer struct {
		x    csp.Assignment
		none bool
	}
	late, stop := limits.Lingering(ctx, noticing)
	defer stop()
	a, _ := limits.Within(late, func() answer {
		x, none := s.another(ctx)
		return answer{x, none}
	})
	return a.x, a.none
}

// another returns an alternative to those that are known, or nil and whether it is proved that
// there is none.
func (s *straying) another(ctx context.Context) (x csp.Assignment, none bool) {
	if s.Differ > s.Problem.Sessions() {
		return nil, true
	}
	x = s.stray(ctx)
	switch {
	case s.differs(x):
		return x, false
	case s.Problem.Cells() <= tidyingCells:
		return s.solveAll(ctx)
	case s.o.ByEffort(): // where the proof of a larger problem, held to its cost, has no short end
		return nil, false
	case s.o.Workers > 1:
		return s.sideBySide(ctx, x)
	}
	early, stop := limits.WithShare(ctx, partsShare)
	defer stop()
	if x = s.freeParts(early, x); s.differs(x) {
		return x, false
	}
	return s.solveAll(ctx)
}

// sideBySide goes on from x with neighbourhoods while the whole formula is asked, until one has
// an answer.
func (s *straying) sideBySide(ctx context.Context, x csp.Assignment) (_ csp.Assignment, none bool) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	answered := make(chan func() (csp.Assignment, bool), 1) // panics where the formula did
	go func() {
		defer func() {
			if broken := recover(); broken != nil {
				why := fmt.Sprintf("%v\n%s", broken, debug.Stack())
				stop()
				answered <- func() (csp.Assignment, bool) { panic(why) }
			}
		}()
		y, none := s.solveAll(ctx)
		if y != nil || none {
			stop()
		}
		answered <- func() (csp.Assignment, bool) { return y, none }
	}()
	if x = s.freeParts(ctx, x); s.differs(x) {
		stop()
		<-answered
		return x, false
	}
	return (<-answered)()
}

// strayingMoves is how many moves for each activity a walk takes at most, settlingMoves how many
// what was found is made cheaper for, strayingShare the part
// of the time that is left, or of the effort, within which it has to end, and partsShare that of
// what is left then which neighbourhoods have before the formula, where they do not go on beside
// it.
const (
	strayingMoves = 2000
	settlingMoves = 400
	strayingShare = 0.15
	partsShare    = 0.4
)

// stray walks away from what is known, and returns how far it came: an assignment that differs
// enough, if there is time for that.
func (s *straying) stray(ctx context.Context) csp.Assignment {
	last := s.known[len(s.known)-1]
	q, tier := s.Problem.Likeness(s.known, func(tier int) bool { return s.Most[tier-1] != AnyCost })
	if tier == 0 {
		return last
	}
	ctx, stop := limits.WithShare(ctx, strayingShare)
	defer stop()
	moves := int64(strayingMoves * len(q.Activities))
	if s.o.ByEffort() {
		moves = min(moves, int64(strayingShare*float64(s.o.Effort-s.effort))/movesOfEffort)
	}
	type walk struct {
		x    csp.Assignment
		work int64
	}
	late, end := limits.Lingering(ctx, noticing)
	defer end()
	w, ok := limits.Within(late, func() walk {
		a := localsearch.NewAnnealer(q, last, s.o.Seed+uint64(len(s.known)))
		x, _ := a.Stray(ctx, tier, s.Most, moves, s.differs)
		return walk{x, a.Work()}
	})
	if !ok {
		return last
	}
	s.effort += movesOfEffort * w.work
	return w.x
}

// settle makes an alternative cheaper, in what is not held too, and leaves it one.
func (s *straying) settle(ctx context.Context, x csp.Assignment) csp.Assignment {
	ctx, stop := limits.WithShare(ctx, strayingShare)
	defer stop()
	late, end := limits.Lingering(ctx, noticing)
	defer end()
	moves := int64(settlingMoves * len(x))
	if s.o.ByEffort() {
		moves = min(moves, int64(strayingShare*float64(s.o.Effort-s.effort))/movesOfEffort)
	}
	y, ok := limits.Within(late, func() csp.Assignment {
		return localsearch.NewAnnealer(s.Problem, x, s.o.Seed).Settle(ctx, s.Most, moves, s.differs)
	})
	if !ok {
		return x
	}
	s.effort += movesOfEffort * moves
	return y
}

// freeParts goes on from x by large neighbourhood search: some activities are free while all
// others stay, and of such assignments one is found that is least like those that x is too
// like.
func (s *straying) freeParts(ctx context.Context, x csp.Assignment) csp.Assignment {
	parts := newNeighbourhood(s.Problem, s.o.Seed+uint64(len(s.known)))
	var held []int
	for t, most := range s.Most {
		if most != AnyCost {
			held = append(held, t+1)
		}
	}
	for ctx.Err() == nil && len(held) > 0 && !s.differs(x) {
		limited, stop := context.WithTimeout(ctx, partTime)
		y, proved := s.freePart(limited, x, parts.choose(x, held[parts.rng.IntN(len(held))]))
		stop()
		parts.adapt(proved)
		if y != nil && s.lacks(y) <= s.lacks(x) {
			x = y
		}
	}
	return x
}

// freePart returns an assignment that differs from x in the free activities alone, is within
// what it may cost, and is as little like those that x is too like as was found, nil for none;
// and whether it is proved to be the least like them.
func (s *straying) freePart(ctx context.Context, x csp.Assignment, free []csp.ActivityIndex) (y csp.Assignment, proved bool) {
	q := s.Problem.Restrict(x, free)
	part := partOf(x, free)
	whole, of := s.Problem.Cost(x), q.Cost(part)
	most := s.Most
	for t := range most {
		if most[t] != AnyCost {
			most[t] += of[t] - whole[t] // what stays costs the rest
		}
	}
	var like []csp.Assignment
	for _, k := range s.known {
		if s.Problem.Differ(x, k) < s.Differ {
			like = append(like, partOf(k, free))
		}
	}
	z, proved := leastLike(ctx, q, most, like)
	if z == nil {
		return nil, proved
	}
	y = slices.Clone(x)
	for i, a := range free {
		y[a] = z[i]
	}
	return y, proved
}

func partOf(x csp.Assignment, free []csp.ActivityIndex) csp.Assignment {
	part := make(csp.Assignment, len(free))
	for i, a := range free {
		part[i] = x[a]
	}
	return part
}
