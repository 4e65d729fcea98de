package whynot

import (
	"cmp"
	"context"
	"slices"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Conflict is why the session cannot be there, given that it is to be.
type Conflict struct {
	conflict.Conflict
	Anyway bool // it is there wherever the session is
}

// mostConflicts is how many conflicts are looked for.
const mostConflicts = 20

// conflicts returns disjoint conflicts of the question as [conflict.Finder.LookForAll] does,
// but never gives the question up to find another. found is a programme without what they
// name; nil if none was found, so that there may be more.
func (q *asking) conflicts(ctx context.Context, f *conflict.Finder) (conflicts []Conflict, found csp.Assignment) {
	p := q.problem
	for len(conflicts) < mostConflicts {
		next := f.Look(ctx, p, nil)
		if len(next.Conflicts) == 0 {
			return conflicts, next.Found
		}
		var gone []csp.InstanceIndex
		var free []model.PersonIndex
		for _, c := range next.Conflicts {
			given := q.given(ctx, c)
			conflicts = append(conflicts, given)
			g, who := given.Without(p)
			gone, free = append(gone, g...), append(free, who...)
		}
		gone = slices.DeleteFunc(gone, q.asks)
		if len(gone)+len(free) == 0 {
			return conflicts, nil
		}
		p = p.Without(gone, free)
	}
	return conflicts, nil
}

// asks reports whether an instance is part of the question.
func (q *asking) asks(i csp.InstanceIndex) bool { return i == q.pin || i == q.placed }

// given returns a conflict of the event with the question as one given the question: one
// without the pin may name more than it takes with it.
func (q *asking) given(ctx context.Context, c conflict.Conflict) Conflict {
	switch {
	case c.Overload != nil:
		return Conflict{c, q.overloadedAnyway(ctx, &c)}
	case slices.Contains(c.Instances, q.pin):
		return Conflict{c, false}
	}
	about := []csp.ActivityIndex{q.activity}
	for a := range q.problem.Activities {
		asks := func(i csp.InstanceIndex) bool { return q.problem.Activities[a].IsAskedBy(i) }
		if a := csp.ActivityIndex(a); a != q.activity && slices.ContainsFunc(c.Instances, asks) {
			about = append(about, a)
		}
	}
	some := q.problem.Among(about)
	there, ok := cnf.Load(ctx, some, cnf.Selected, cnf.EagerRooms)
	if !ok {
		return Conflict{c, false}
	}
	for _, m := range there.SelectorsOf(q.asks) {
		there.Solver.Add(m)
	}
	shrunk := conflict.Minimise(ctx, there, there.SelectorsOf(func(i csp.InstanceIndex) bool {
		return !q.asks(i) && slices.Contains(c.Instances, i)
	}))
	shrunk.Minimal = shrunk.Minimal && c.Minimal
	anywhere, ok := cnf.Load(ctx, some, cnf.Selected, cnf.EagerRooms)
	if !ok {
		return Conflict{shrunk, false}
	}
	assumed := anywhere.SelectorsOf(func(i csp.InstanceIndex) bool {
		return i == q.placed || slices.Contains(shrunk.Instances, i)
	})
	return Conflict{shrunk, anywhere.Solver.Solve(ctx, assumed).Status == sat.Unsatisfiable}
}

// chains returns the steps that lead to conflicts, what is asked among what they start from.
func (q *asking) chains(ctx context.Context, conflicts []Conflict) []conflict.Chain {
	list := make([]conflict.Conflict, len(conflicts))
	for i, c := range conflicts {
		asked := []csp.InstanceIndex{q.placed, q.pin}
		if c.Anyway {
			asked = asked[:1]
		}
		list[i] = c.Conflict
		list[i].Instances = slices.Clone(c.Instances)
		for _, k := range asked {
			if !slices.Contains(c.Instances, k) {
				list[i].Instances = append(list[i].Instances, k)
			}
		}
	}
	return conflict.Chains(ctx, q.problem, list)
}

// overloadedAnyway reports whether an overload is there wherever the session is.
func (q *asking) overloadedAnyway(ctx context.Context, c *conflict.Conflict) bool {
	if !slices.Contains(c.Overload.Activities, q.activity) {
		return true
	}
	book, _ := rules.Bind(q.anywhere) // whose faults would be those of the event with the question
	p, _ := compile.Within(ctx, book)
	return p != nil && slices.ContainsFunc(bounds.Check(p), func(o bounds.Certificate) bool {
		return len(o.Instances) == 0 && o.Person == c.Overload.Person && (o.Pool != nil) == (c.Overload.Pool != nil) && o.Apart == c.Overload.Apart
	})
}

// starts reports whether windows let the session start then.
func (q *asking) starts(at model.Instant) bool {
	return slices.ContainsFunc(q.problem.Activities[q.activity].Legal, func(s csp.StartIndex) bool { return q.problem.Starts[s] == at })
}

// outsideWindows says what is wrong with a time at which no window lets the session
// start, as the judges see it, if they do: of merged sessions that is the longest.
func (q *asking) outsideWindows(asked Question) *rules.Violation {
	e, activity := q.book.Event(), &q.problem.Activities[q.activity]
	longest := slices.MaxFunc(activity.Sessions, func(s, t model.SessionIndex) int { return cmp.Compare(e.Length(s), e.Length(t)) })
	alone := model.NewProgramme([]model.Placement{{Session: longest, Interval: model.Span(asked.At, e.Length(longest)), Room: model.InRoom(asked.Room)}})
	outside := &rules.Violation{Instance: rules.NewInstance(rules.InsideWindow)}
	outside.A = longest
	for _, v := range check.Programme(q.book, alone).Violations {
		if v.Rule == rules.InsideWindow {
			outside = &v
		}
	}
	return outside
}

// nearest returns up to two starts on either side of an instant.
func (q *asking) nearest(at model.Instant) (starts []model.Instant) {
	legal := q.problem.Activities[q.activity].Legal
	after, _ := slices.BinarySearchFunc(legal, at, func(s csp.StartIndex, t model.Instant) int { return cmp.Compare(q.problem.Starts[s], t) })
	for _, s := range legal[max(0, after-2):min(len(legal), after+2)] {
		starts = append(starts, q.problem.Starts[s])
	}
	return starts
}
