package solver

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/limits"
	"programme/solver/internal/portfolio"
	"programme/solver/internal/rest"
)

// Rest is a programme of what can be placed where not everything can. Of the sessions that
// have to be placed it leaves out few; of as few, those of low priority: each counts 10
// less its priority, or 5 where none is given. Merged sessions are left out together. It
// passed [check.Programme] but for R01, and R54 of optional sessions that are frozen, of just
// these sessions.
type Rest struct {
	Programme *model.Programme
	Cost      [9]int // of Programme, per soft tier
	Bound     [9]int // proved of every programme that leaves out the same
	Due       int    // sessions that have to be placed
	LeftOut   []LeftOut
	Least     int // sessions that have to be left out at least, proved
	// Fewest says that it was proved that no fewer can be left out, Priorities that among the
	// fewest none are of lower priority.
	Fewest, Priorities bool
	Effort             int64 // units of work done
}

// LeftOut is a session that a [Rest] has no place for.
type LeftOut struct {
	Session model.SessionIndex
	// Core is what cannot hold together if the session, or those that compete with it, are
	// placed. Where none was found it has no reasons.
	Core Core
	// Taken says what stands in the programme against the places that the windows let the
	// session have, where there is no core: most places first.
	Taken []TakenPlaces
}

// TakenPlaces is for how many places a rule is the first that stands against them.
type TakenPlaces struct {
	Rule   string
	Places int
}

// shareOf returns a share of the time and of the effort.
func shareOf(ctx context.Context, o limits.Options, share float64) (context.Context, limits.Options, context.CancelFunc) {
	o.Effort = int64(math.Ceil(share * float64(o.Effort)))
	ctx, stop := limits.Timed(ctx, time.Duration(math.Ceil(share*float64(o.Time))))
	return ctx, o, stop
}

// rest makes a programme of the rest.
func (p *Planner) rest(ctx context.Context, r *portfolio.Result, o limits.Options) (*Rest, error) {
	unknown := func(string) *rest.Result { return nil }
	x, err := answered(ctx, unknown, func() (*rest.Result, error) { return rest.Fewest(ctx, p.book, r.Problem, r.Conflicts, r.Most, o) })
	if x == nil || err != nil {
		return nil, err
	}
	return restOf(x), nil
}

// restOf says what an engine found.
func restOf(x *rest.Result) *Rest {
	s := &Rest{
		Programme: x.Programme, Cost: x.Cost, Bound: x.Bound, Due: x.Due, Least: x.Least, Fewest: x.Proved, Priorities: x.Priorities, Effort: x.Effort,
	}
	for i := range x.Out {
		out := &x.Out[i]
		left := LeftOut{}
		if out.Conflict != nil {
			left.Core = coreOf(x.Problem, out.Conflict)
		}
		for _, t := range out.Taken {
			left.Taken = append(left.Taken, TakenPlaces(t))
		}
		for _, session := range out.Sessions {
			left.Session = session
			s.LeftOut = append(s.LeftOut, left)
		}
	}
	return s
}

// Words says how much is left out, and how sure it is that no less can be.
func (r *Rest) Words() string {
	text := fmt.Sprintf("%d of %s left out", len(r.LeftOut), rules.Count(r.Due, "session", "sessions"))
	switch {
	case r.Priorities:
		return text + ", proved to be the fewest"
	case r.Fewest:
		return text + ", proved to be the fewest; not proved that others of lower priority would not do"
	case r.Least == 0:
		return text + "; it was not proved that any must be"
	default:
		return fmt.Sprintf("%s; at least %d must be", text, r.Least)
	}
}

// Words says why a session is left out.
func (l *LeftOut) Words() string {
	var parts []string
	for _, r := range l.Core.Reasons {
		if !r.Instance.AsksForPlace() {
			parts = append(parts, r.Instance.Rule+" "+r.Sentence)
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, "; ")
	}
	all := 0
	for _, t := range l.Taken {
		all += t.Places
	}
	if all == 0 {
		return "no place was found for it"
	}
	for _, t := range l.Taken {
		parts = append(parts, fmt.Sprintf("%s against %d", nameOf(t.Rule), t.Places))
	}
	return fmt.Sprintf("of its %s none is free: %s", rules.Count(all, "place", "places"), rules.And(parts))
}

// nameOf returns a rule as "R02 (one session per room at a time)".
func nameOf(rule string) string {
	all := rules.Catalogue()
	k := slices.IndexFunc(all, func(r rules.Rule) bool { return r.ID == rule })
	return rule + " (" + all[k].Name + ")"
}
