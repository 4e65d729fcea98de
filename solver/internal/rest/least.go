package rest

import (
	"context"
	"slices"

	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
)

// shortage is a conflict and what has to be left out for its sake.
type shortage struct {
	conflict.Conflict
	// activities have to be placed and compete; some of them are to be left out.
	activities []csp.ActivityIndex
	number     int // of them, at least
}

// least is the lower bound that reasons alone prove.
type least struct {
	shortages  []shortage // no activity is in two
	activities int
	cost       csp.Cost // in the tiers of [csp.Problem.LeavingOut]
}

// leastOf adds up what conflicts that share no activity leave out, those given first, then
// what arithmetic finds among the other activities.
func leastOf(ctx context.Context, p *csp.Problem, conflicts []conflict.Conflict) *least {
	l := &least{}
	taken := make([]bool, len(p.Activities))
	for some := true; some && ctx.Err() == nil; {
		some = false
		for i := range conflicts {
			s := shortageOf(p, &conflicts[i])
			if s.number == 0 || slices.ContainsFunc(s.activities, func(a csp.ActivityIndex) bool { return taken[a] }) {
				continue
			}
			for _, a := range s.activities {
				taken[a] = true
			}
			l.add(p, s)
			some = true
		}
		if some || len(conflicts) == 0 {
			conflicts = conflict.Arithmetic(ctx, among(p, taken))
			some = len(conflicts) > 0
		}
	}
	return l
}

// among returns the problem in which the activities that are taken need not be placed.
func among(p *csp.Problem, taken []bool) *csp.Problem {
	q := *p
	q.Activities = slices.Clone(p.Activities)
	for a := range q.Activities {
		q.Activities[a].Optional = q.Activities[a].Optional || taken[a]
	}
	return &q
}

// add counts a shortage: of so many activities left out the sessions, and their points, are
// at least those of the smallest.
func (l *least) add(p *csp.Problem, s shortage) {
	l.shortages = append(l.shortages, s)
	l.activities += s.number
	var sessions, points []int
	for _, a := range s.activities {
		sessions, points = append(sessions, len(p.Due(a))), append(points, p.Points(a))
	}
	slices.Sort(sessions)
	slices.Sort(points)
	for i := range s.number {
		l.cost[csp.LeftOutTier-1] += sessions[i]
		l.cost[csp.PriorityTier-1] += points[i]
	}
}

// shortageOf returns which activities compete in a conflict, and how many of them have to be
// left out at least: of an overload as many of those that need most as lack; one of a core,
// and one of those that have to be on one day or in one room, since another may be the best
// for fewer of them.
func shortageOf(p *csp.Problem, c *conflict.Conflict) shortage {
	s := shortage{Conflict: *c}
	if c.Overload == nil {
		for a := range p.Activities {
			asks := func(i csp.InstanceIndex) bool { return p.Activities[a].IsAskedBy(i) }
			if !p.Activities[a].Optional && slices.ContainsFunc(c.Instances, asks) {
				s.activities = append(s.activities, csp.ActivityIndex(a))
			}
		}
		s.number = min(1, len(s.activities))
		return s
	}
	whole := &c.Overload.Whole
	s.activities = whole.Activities
	if c.Overload.OneDay || c.Overload.OneRoom {
		s.number = 1
		return s
	}
	most := slices.Sorted(slices.Values(whole.Needs))
	slices.Reverse(most)
	for lack := whole.Lack(); lack > 0 && s.number < len(most); s.number++ {
		lack -= most[s.number]
	}
	return s
}
