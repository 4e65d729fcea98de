package csp

import (
	"slices"

	"programme/model"
)

// Tiers of the problem that [Problem.LeavingOut] returns.
const (
	LeftOutTier  = 1 // sessions left out
	PriorityTier = 2 // their points, see [Problem.Points]
)

// LeavingOut returns the problem of leaving out least: that of p in which no activity has to
// be placed, and nothing is charged for but those of p that have to and are not, by their
// sessions and then by the points of these. An assignment of either is one of the other.
func (p *Problem) LeavingOut() *Problem {
	q := *p
	q.Soft = Soft{}
	q.Activities = slices.Clone(p.Activities)
	for x := range q.Activities {
		a := &q.Activities[x]
		if a.Optional {
			continue
		}
		a.Optional = true
		charge := func(tier, amount int) {
			q.Soft.Absent = append(q.Soft.Absent, Absent{Penalty: Penalty{Tier: tier, Weight: 1, Instance: a.Placed}, Activity: ActivityIndex(x), Amount: amount})
		}
		charge(LeftOutTier, len(p.Due(ActivityIndex(x))))
		charge(PriorityTier, p.Points(ActivityIndex(x)))
	}
	return &q
}

// Due returns which sessions of an activity have to be placed, in order: all of them, unless
// it is for optional ones that are frozen.
func (p *Problem) Due(a ActivityIndex) []model.SessionIndex {
	of := &p.Activities[a]
	if p.Instances[of.Placed].AsksForPlace() {
		return of.Sessions
	}
	due := []model.SessionIndex{p.Instances[of.Placed].A}
	for _, i := range of.Asked {
		if s := p.Instances[i].A; !slices.Contains(due, s) {
			due = append(due, s)
		}
	}
	slices.Sort(due)
	return due
}

// Points returns what leaving out the sessions of an activity counts, the more the higher
// their priority: for each 10 less it, or 5 where none is given, as R01 counts for optional
// ones.
func (p *Problem) Points(a ActivityIndex) (n int) {
	for _, s := range p.Due(a) {
		n += leftOutPoints(p.Event, s)
	}
	return n
}

// leftOutPoints returns what leaving out a session counts.
func leftOutPoints(e *model.Event, s model.SessionIndex) int {
	if priority := e.Sessions[s].Priority; priority > 0 {
		return 10 - priority
	}
	return 5
}

// LeftOut returns the activities that have to be placed and have no place in x, in order.
func (p *Problem) LeftOut(x Assignment) (out []ActivityIndex) {
	for a, at := range x {
		if at.Start == Unplaced && !p.Activities[a].Optional {
			out = append(out, ActivityIndex(a))
		}
	}
	return out
}
