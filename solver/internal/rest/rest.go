package rest

import (
	"context"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/portfolio"
	"programme/solver/internal/verdict"
)

// Result is a programme of the rest.
type Result struct {
	Problem   *csp.Problem // whose rule instances the reasons name
	Programme *model.Programme
	Cost      csp.Cost // of Programme
	Bound     csp.Cost // proved of every programme that leaves out the same
	Due       int      // sessions that have to be placed
	Out       []Out    // what is left out, in order
	Least     int      // sessions that are left out at least, proved
	// Proved says that it was proved that no fewer can be left out; Priorities, that among
	// the fewest none are of less priority.
	Proved, Priorities bool
	Effort             int64 // units of work done
}

// Sessions returns the sessions that are left out, in order.
func (r *Result) Sessions() (list []model.SessionIndex) {
	for i := range r.Out {
		list = append(list, r.Out[i].Sessions...)
	}
	return list
}

const (
	// leavingShare is the share of the time that is left in which less is tried to be left
	// out; the rest makes the programme better.
	leavingShare = 0.5
	// fewProved is of how many activities a formula is to prove, where effort bounds the run,
	// that no fewer can be left out: of more that may have no end.
	fewProved = 8
)

// Fewest returns a programme of the rest of a problem for which conflicts were found, or none
// were before the time of the search was up; nil if ctx ended before there was one. From has
// what that search placed without a clash, or is nil. The programme passed the judges but for
// what it leaves out; otherwise the error wraps [verdict.ErrRefused].
func Fewest(ctx context.Context, book *rules.Book, p *csp.Problem, conflicts []conflict.Conflict, from csp.Assignment, o limits.Options) (*Result, error) {
	proved, ok := limits.Within(ctx, func() *least { return leastOf(ctx, p, conflicts) })
	if !ok {
		proved = &least{}
	}
	x := from
	if x == nil {
		if x, ok = limits.Within(ctx, func() csp.Assignment { return place(ctx, p, proved.activities, o) }); !ok {
			return nil, nil
		}
	}
	if o.ByEffort() {
		o.Effort = max(1, o.Effort/2)
	}
	r := &Result{Problem: p, Due: due(p)}
	x, err := r.leaveOut(ctx, x, proved, o)
	if err != nil {
		return nil, err
	}
	if err := r.improve(ctx, x, o); err != nil {
		return nil, err
	}
	r.reasons(ctx, book, x, proved)
	return r, verdict.JudgeRest(book, r.Programme, r.Sessions(), r.Cost)
}

// place places as many activities as local search can, at most all but the least.
func place(ctx context.Context, p *csp.Problem, least int, o limits.Options) csp.Assignment {
	search := localsearch.New(p, o.Seed)
	if b := p.Event.Baseline; b != nil {
		search.Start(p.Assignment(b))
	}
	most := localsearch.AloneWork * int64(len(p.Activities))
	if o.ByEffort() {
		most = min(most, o.Effort)
	}
	for {
		x, out := search.Run(ctx, localsearch.Limits{Work: min(most/8+1, most-search.Work())})
		if out <= least || search.Work() >= most || ctx.Err() != nil {
			return x
		}
	}
}

// leaveOut leaves out less, and says how much less was proved not to do.
func (r *Result) leaveOut(ctx context.Context, x csp.Assignment, proved *least, o limits.Options) (csp.Assignment, error) {
	ctx, stop := limits.WithShare(ctx, leavingShare)
	defer stop()
	o = o.Telling(func(f *limits.Found) {
		f.Out = f.Bound[csp.LeftOutTier-1]
		f.Cost, f.Bound = r.Problem.Cost(r.Problem.Assignment(f.Programme)), csp.Cost{}
	})
	best, err := portfolio.Improve(ctx, r.Problem.LeavingOut(), x, proved.cost, len(r.Problem.Activities) > fewProved, said(o, "leaving out as little as possible"))
	if err != nil {
		return nil, err
	}
	cost := best.Cost
	r.Least = best.Bound[csp.LeftOutTier-1]
	r.Proved = r.Least == cost[csp.LeftOutTier-1]
	r.Priorities = r.Proved && best.Bound[csp.PriorityTier-1] == cost[csp.PriorityTier-1]
	r.Effort += best.Effort
	return best.Most, nil
}

// improve makes the programme better that leaves out what x does.
func (r *Result) improve(ctx context.Context, x csp.Assignment, o limits.Options) error {
	p, out := r.Problem, map[csp.ActivityIndex]bool{}
	for _, a := range p.LeftOut(x) {
		out[a] = true
	}
	var stay []csp.ActivityIndex
	for a := range p.Activities {
		if !out[csp.ActivityIndex(a)] {
			stay = append(stay, csp.ActivityIndex(a))
		}
	}
	q := p.Restrict(x, stay)
	y := make(csp.Assignment, len(stay))
	for i, a := range stay {
		y[i] = x[a]
	}
	least := r.Least
	o = o.Telling(func(f *limits.Found) {
		cost := p.Cost(p.Assignment(f.Programme))
		f.Cost, f.Bound, f.Out = cost, raised(f.Bound, cost, f.Cost), least
	})
	best, err := portfolio.Improve(ctx, q, y, csp.Cost{}, false, o)
	if err != nil {
		return err
	}
	for i, a := range stay {
		x[a] = best.Most[i]
	}
	r.Programme, r.Cost = best.Programme, p.Cost(x)
	r.Bound = raised(best.Bound, r.Cost, best.Cost)
	r.Effort += best.Effort
	return nil
}

// raised returns a bound of the whole problem of one of a part of it: the costs of the two
// differ by the same for every programme.
func raised(bound, whole, part csp.Cost) csp.Cost {
	for t := range bound {
		bound[t] += whole[t] - part[t]
	}
	return bound
}

// SoFar returns what a programme that [Fewest] came to on its way leaves out, without reasons;
// the error wraps [verdict.ErrRefused] if the judges do not let it pass.
func SoFar(book *rules.Book, p *csp.Problem, f limits.Found) (*Result, error) {
	r := &Result{Problem: p, Programme: f.Programme, Cost: f.Cost, Bound: f.Bound, Due: due(p), Least: f.Out}
	for _, a := range p.LeftOut(p.Assignment(f.Programme)) {
		r.Out = append(r.Out, Out{Sessions: p.Due(a)})
	}
	return r, verdict.JudgeRest(book, r.Programme, r.Sessions(), r.Cost)
}

// said returns options whose progress says what is done, and nothing of costs, which are
// those of another problem.
func said(o limits.Options, doing string) limits.Options {
	if say := o.Progress; say != nil {
		o.Progress = func(p limits.Progress) { say(limits.Progress{Elapsed: p.Elapsed, Doing: doing}) }
	}
	return o
}
