package localsearch

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
)

// Limits bound one call of [Search.Run].
type Limits struct {
	Work int64 // candidates to look at in this call, at least; the last step is finished
}

// Search looks for an assignment without clashes. It is not safe for several goroutines;
// several searches can share a problem.
type Search struct {
	*state
	rng  *rand.Rand
	open *candidates // that the search looks at; see restart
	// order holds the activities that must be placed and have a candidate; optional
	// those that may be, in the order in which they are tried.
	order, optional []int32
	reached         int // how many of order have been taken up since the last restart
	left            int // how many of order have no place
	lost            int // activities that must be placed and have no candidate
	// pushed holds what was pushed out and has not been taken up again. With [Search.Start]
	// it can hold activities that order has led to meanwhile.
	pushed []int32

	work     int64
	restarts int
	steps    int64 // since the last restart
	patience int64 // steps before the next one

	best     csp.Assignment
	bestLeft int
	trouble  []int64 // by activity: how often something had to go for it
	inTheWay []int32 // scratch
}

// stepsBetweenPolls is how often Run looks at its context.
const stepsBetweenPolls = 256

// patiencePerActivity is how many steps for each activity the shortest run has before
// the search starts again.
const patiencePerActivity = 100

// AloneWork is how much work local search does first and alone, for each activity: nearly
// always it has the answer by then, and a proof that ran beside it would only have cost
// memory.
const AloneWork = 50_000

// New returns a search of p that depends on the seed alone. It takes time and memory in
// proportion to p's candidates and relations, plus activities times starts.
func New(p *csp.Problem, seed uint64) *Search {
	s := &Search{state: newState(newSpace(p)), rng: rand.New(rand.NewPCG(seed, 0))}
	s.open = &s.likely
	for a := range p.Activities {
		x := int32(a)
		switch {
		case p.Activities[a].Optional:
			s.optional = append(s.optional, x)
		case s.all.from[a] == s.all.from[a+1]:
			s.lost++
		default:
			s.order = append(s.order, x)
		}
	}
	s.left = len(s.order)
	// The longest first, and of those the ones with the fewest candidates.
	slices.SortStableFunc(s.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.Activities[b].Minutes, p.Activities[a].Minutes), cmp.Compare(s.all.choices(a), s.all.choices(b)))
	})
	slices.SortStableFunc(s.optional, func(a, b int32) int { return cmp.Compare(rank(&p.Activities[a]), rank(&p.Activities[b])) })
	s.trouble = make([]int64, s.n)
	s.patience = patiencePerActivity * int64(len(s.order))
	s.bestLeft = len(s.order) + 1
	return s
}

// rank returns the priority of an optional activity, a larger number than any for none.
func rank(a *csp.Activity) int {
	if a.Priority == 0 {
		return 10
	}
	return a.Priority
}

// Work returns how many candidates the search has looked at.
func (s *Search) Work() int64 { return s.work }

// Start places activities as x says, as far as the places are candidates and nothing
// placed before is in the way. It is meant for the time before the first Run; a search
// that restarts does not come back to x.
func (s *Search) Start(x csp.Assignment) {
	for a, at := range x {
		b := int32(a)
		if at.Start == csp.Unplaced || at.Room == model.NoRoom || s.start[a] >= 0 {
			continue
		}
		starts, lanes := s.all.of(b)
		i, found := slices.BinarySearch(starts, int32(at.Start))
		if !found {
			continue
		}
		for _, lane := range lanes[i] {
			if s.laneRoom[lane] == int32(at.Room) && s.isFree(b, int32(at.Start), lane) {
				s.put(b, int32(at.Start), lane)
				break
			}
		}
	}
}

// Run goes on with the search until it has an assignment without clashes, has done so
// much work, or ctx ends. It returns the best assignment so far and its clashes: the
// number of activities that must be placed and are not, since what is placed keeps
// every rule. A caller may keep the assignment. Calls add up: Run with work a and then b
// does what Run with a+b does, up to one step.
func (s *Search) Run(ctx context.Context, limits Limits) (best csp.Assignment, clashes int) {
	end := s.work + limits.Work
	for n := 0; s.left > 0 && s.work < end; n++ {
		if n%stepsBetweenPolls == 0 && ctx.Err() != nil {
			break
		}
		s.step()
	}
	if s.left == 0 {
		s.placeOptional()
	}
	s.keepBest()
	return slices.Clone(s.best), s.bestLeft + s.lost
}

// Trouble returns the activities for which something else had to go, those for which it
// had to most often first. Where not everything can be placed, the activities that cannot
// be placed together are soon among the first.
func (s *Search) Trouble() []csp.ActivityIndex {
	var list []csp.ActivityIndex
	for a, n := range s.trouble {
		if n > 0 {
			list = append(list, csp.ActivityIndex(a))
		}
	}
	slices.SortStableFunc(list, func(a, b csp.ActivityIndex) int { return cmp.Compare(s.trouble[b], s.trouble[a]) })
	return list
}
