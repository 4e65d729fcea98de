package solver

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
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// barred is a fault of a question.
type barred struct {
	fault
	anyway bool // it is there wherever the session is
}

// faults returns disjoint faults of the question as [finder.lookForAll] does, but never
// gives the question up to find another. found is a programme without what they name; nil
// if none was found, so that there may be more faults.
func (q *asking) faults(ctx context.Context, f *finder) (faults []barred, found csp.Assignment) {
	p := q.problem
	for len(faults) < mostBars {
		next := f.look(ctx, p, nil)
		if len(next.faults) == 0 {
			return faults, next.found
		}
		var gone []csp.InstanceIndex
		var free []model.PersonIndex
		for _, fault := range next.faults {
			given := q.given(ctx, fault)
			faults = append(faults, given)
			g, who := given.without(p)
			gone, free = append(gone, g...), append(free, who...)
		}
		gone = slices.DeleteFunc(gone, q.asks)
		if len(gone)+len(free) == 0 {
			return faults, nil
		}
		p = p.Without(gone, free)
	}
	return faults, nil
}

// asks reports whether an instance is part of the question.
func (q *asking) asks(i csp.InstanceIndex) bool { return i == q.pin || i == q.placed }

// given returns a fault of the event with the question as one given the question: one
// without the pin may name more than it takes with it.
func (q *asking) given(ctx context.Context, f fault) barred {
	switch {
	case f.overload != nil:
		return barred{f, q.overloadedAnyway(ctx, &f)}
	case slices.Contains(f.instances, q.pin):
		return barred{f, false}
	}
	about := []csp.ActivityIndex{q.activity}
	for a := range q.problem.Activities {
		asks := func(i csp.InstanceIndex) bool { return q.problem.Activities[a].IsAskedBy(i) }
		if a := csp.ActivityIndex(a); a != q.activity && slices.ContainsFunc(f.instances, asks) {
			about = append(about, a)
		}
	}
	part := q.problem.Part(about)
	asked, ok := ask(ctx, part, cnf.Selected, cnf.EagerRooms)
	if !ok {
		return barred{f, false}
	}
	for _, m := range asked.selectors(q.asks) {
		asked.solver.Add(m)
	}
	shrunk := asked.minimise(ctx, asked.selectors(func(i csp.InstanceIndex) bool {
		return !q.asks(i) && slices.Contains(f.instances, i)
	}))
	shrunk.minimal = shrunk.minimal && f.minimal
	anywhere, ok := ask(ctx, part, cnf.Selected, cnf.EagerRooms)
	if !ok {
		return barred{shrunk, false}
	}
	assumed := anywhere.selectors(func(i csp.InstanceIndex) bool {
		return i == q.placed || slices.Contains(shrunk.instances, i)
	})
	return barred{shrunk, anywhere.solver.Solve(ctx, assumed).Status == sat.Unsatisfiable}
}

// selectors returns the literals that ask for the rule instances that are wanted.
func (q *question) selectors(wanted func(csp.InstanceIndex) bool) []sat.Lit {
	return slices.DeleteFunc(q.formula.Selectors(), func(m sat.Lit) bool {
		i, ok := q.formula.InstanceOf(m)
		return !ok || !wanted(i)
	})
}

// overloadedAnyway reports whether an overload is there wherever the session is.
func (q *asking) overloadedAnyway(ctx context.Context, f *fault) bool {
	if !slices.Contains(f.overload.Activities, q.activity) {
		return true
	}
	book, _ := rules.Bind(q.anywhere) // whose faults would be those of the event with the question
	p, _ := compile.Within(ctx, book)
	return p != nil && slices.ContainsFunc(bounds.Check(p), func(c bounds.Certificate) bool {
		return len(c.Instances) == 0 && c.Person == f.overload.Person
	})
}

// bar says a fault in words, without the question.
func (q *asking) bar(f *barred) Bar { return Bar{q.unasked(f.core(q.problem)), f.anyway} }

// unasked returns a core without what the question adds to it.
func (q *asking) unasked(c Core) Core {
	pin, placed := q.problem.Instances[q.pin], q.problem.Instances[q.placed]
	c.Reasons = slices.DeleteFunc(c.Reasons, func(r Reason) bool {
		return r.Instance == pin || r.Instance == placed && placed.AsksForPlace()
	})
	return c
}

// starts reports whether windows let the session start then.
func (q *asking) starts(at model.Instant) bool {
	return slices.ContainsFunc(q.problem.Activities[q.activity].Legal, func(s csp.StartIndex) bool { return q.problem.Starts[s] == at })
}

// outsideWindows says what is wrong with a time at which no window lets the session
// start, as the judges see it: of merged sessions that is the longest.
func (q *asking) outsideWindows(at model.Instant, in model.RoomIndex) Bar {
	e, activity := q.book.Event(), &q.problem.Activities[q.activity]
	longest := slices.MaxFunc(activity.Sessions, func(s, t model.SessionIndex) int { return cmp.Compare(e.Length(s), e.Length(t)) })
	alone := model.NewProgramme([]model.Placement{{Session: longest, Interval: model.Span(at, e.Length(longest)), Room: model.InRoom(in)}})
	reason := Reason{Instance: rules.NewInstance(rules.InsideWindow)}
	reason.Instance.A = longest
	for _, v := range check.Programme(q.book, alone).Violations {
		if v.Rule == rules.InsideWindow {
			reason.Instance, reason.Sentence = v.Instance, v.Sentence
		}
	}
	if reason.Sentence == "" { // an event without windows
		binding := q.book.Of(rules.InsideWindow)
		reason.Sentence = binding.Rule.Say(e, binding, reason.Instance)
	}
	return Bar{Core: Core{Reasons: []Reason{reason}, Minimal: true}, Anyway: len(activity.Legal) == 0}
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
