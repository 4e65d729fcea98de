package solver

import (
	"context"
	"slices"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/sat"
)

// fault is why a problem has no programme: rule instances that cannot hold together, or
// an overload that anyone can add up.
type fault struct {
	instances []csp.InstanceIndex
	minimal   bool                // proved that none of the instances can be left out
	overload  *bounds.Certificate // nil unless arithmetic shows it
}

// core says a fault in words.
func (f *fault) core(p *csp.Problem) Core {
	if f.overload == nil {
		return Core{Reasons: instanceReasons(p, f.instances), Minimal: f.minimal}
	}
	return Core{Reasons: []Reason{{Instance: rules.Overload(f.overload.Person), Sentence: f.overload.Sentence(p)}}, Overload: true}
}

// sessions returns the sessions whose places a fault is about.
func (f *fault) sessions(p *csp.Problem) map[model.SessionIndex]bool {
	about := map[model.SessionIndex]bool{}
	add := func(a csp.ActivityIndex) {
		for _, s := range p.Activities[a].Sessions {
			about[s] = true
		}
	}
	if f.overload != nil {
		for _, a := range f.overload.Whole.Activities {
			add(a)
		}
		return about
	}
	for _, i := range f.instances {
		for _, s := range []model.SessionIndex{p.Instances[i].A, p.Instances[i].B} {
			if s != model.NoSession && p.ActivityOf[s] >= 0 {
				add(p.ActivityOf[s])
			}
		}
	}
	return about
}

// finder looks for faults of problems that are one event's, some instances aside.
type finder struct {
	o Options
}

// finding is what a finder has found: a programme, or faults, or nothing before its
// time was up.
type finding struct {
	found  csp.Assignment
	faults []fault
}

// Local search goes on for so much work for each activity before each attempt to find
// the fault among the activities that gave it most trouble.
var attempts = []int64{300, 3_000, aloneWork}

// troubled is how many activities, at most, an attempt loads into a formula, first and
// then.
var troubled = []int{16, 96}

// look returns a programme of p or faults, at least one; neither if ctx ends first.
// Arithmetic is first, before anything is made that takes longer. Then local search, which
// starts at a programme unless that is nil, and a solver take turns: a search that cannot
// place everything shows which activities it is about, and a formula of those alone is
// small, whatever the event.
func (f *finder) look(ctx context.Context, p *csp.Problem, from *model.Programme) finding {
	if faults := arithmeticFaults(ctx, p); len(faults) > 0 {
		return finding{faults: faults}
	}
	search := f.search(p, from)
	if found := f.lookBriefly(ctx, p, search, attempts); found.decided() || ctx.Err() != nil {
		return found
	}
	if f.o.byEffort() {
		return f.lookOnce(ctx, p)
	}
	return lookEverywhere(ctx, p, search)
}

// fewOnce is of how many activities a proof is looked for at most where effort bounds the
// run: of more, some have no end.
const fewOnce = 12

// lookOnce looks for a proof about all activities, where the problem is small enough for
// that to come to its end, which alone repeats exactly.
func (f *finder) lookOnce(ctx context.Context, p *csp.Problem) finding {
	if len(p.Activities) > fewOnce {
		return finding{}
	}
	proof := newProof(p)
	v := proof.attempt(ctx, ctx)
	if v.impossible {
		if core, ok := proof.core(ctx); ok {
			return finding{faults: []fault{core}}
		}
	}
	return finding{found: v.found}
}

func (f finding) decided() bool { return f.found != nil || len(f.faults) > 0 }

// search returns a local search that starts at a programme, unless that is nil.
func (f *finder) search(p *csp.Problem, from *model.Programme) *localsearch.Search {
	search := localsearch.New(p, f.o.Seed)
	if from != nil {
		search.Start(p.Assignment(from))
	}
	return search
}

// lookBriefly does what takes little time, with a search that may have begun.
func (f *finder) lookBriefly(ctx context.Context, p *csp.Problem, search *localsearch.Search, attempts []int64) finding {
	for _, work := range attempts {
		x, clashes := search.Run(ctx, localsearch.Limits{Work: work * int64(len(p.Activities))})
		if clashes == 0 {
			return finding{found: x}
		}
		if ctx.Err() != nil {
			return finding{}
		}
		trouble := search.Trouble()
		if f.o.byEffort() { // a formula of a few comes to its end
			trouble = trouble[:min(fewOverloaded, len(trouble))]
		}
		if found, ok := amongTroubled(ctx, p, trouble); ok {
			return finding{faults: []fault{found}}
		}
	}
	return finding{}
}

// arithmeticFaults returns the faults that arithmetic finds. An overload of few sessions
// is told as a core where that is short and other rules than those that every session has
// take part: that says more than a sum. No two such cores share a rule instance: two people
// who must attend the same sessions are overloaded for the same reasons.
func arithmeticFaults(ctx context.Context, p *csp.Problem) []fault {
	var faults []fault
	left := p // without the instances that cores name
	for _, c := range bounds.Check(p) {
		if len(c.Instances) > 0 {
			faults = append(faults, fault{instances: c.Instances, minimal: true})
			continue
		}
		found := fault{overload: &c}
		if len(c.Activities) <= fewOverloaded {
			core, ok := coreOf(ctx, left, c.Activities)
			switch {
			case ok && core.telling(p):
				found = core
				left = left.Without(core.without(p))
			case !ok && left != p:
				continue // there is room for these without what was named
			}
		}
		faults = append(faults, found)
	}
	return faults
}

// fewOverloaded is up to how many activities an overload is refuted by a solver too:
// beyond, that takes it exponential time.
const fewOverloaded = 6

// shortCore is how many rule instances are read more easily than a sum.
const shortCore = 6

// telling reports whether a core is short and says more than that sessions must be placed,
// one at a time in a room.
func (f *fault) telling(p *csp.Problem) bool {
	return len(f.instances) <= shortCore && slices.ContainsFunc(f.instances, func(i csp.InstanceIndex) bool {
		return !p.Book.Of(p.Instances[i].Rule).Rule.Plain
	})
}

// coreOf returns a core of what is asked of a few activities.
func coreOf(ctx context.Context, p *csp.Problem, some []csp.ActivityIndex) (fault, bool) {
	q, ok := ask(ctx, p.Part(some), cnf.Selected, cnf.EagerRooms)
	if !ok {
		return fault{}, false
	}
	answer := q.solver.Solve(ctx, q.formula.Selectors())
	if answer.Status != sat.Unsatisfiable {
		return fault{}, false
	}
	return q.minimise(ctx, answer.Core), true
}

// amongTroubled looks for a core among the first of the activities that gave trouble,
// few at first.
func amongTroubled(ctx context.Context, p *csp.Problem, trouble []csp.ActivityIndex) (fault, bool) {
	limited, stop := withShare(ctx, 0.3)
	defer stop()
	from := 2
	for _, most := range troubled {
		if most = min(most, len(trouble)); most < from {
			break
		}
		if found, ok := amongFirst(limited, p, trouble[:most], from); ok {
			return found, true
		}
		from = most + 1
	}
	return fault{}, false
}

// amongFirst looks for a core among the first from, then among more of some activities.
func amongFirst(ctx context.Context, p *csp.Problem, some []csp.ActivityIndex, from int) (fault, bool) {
	q, ok := ask(ctx, p.Part(some), cnf.Selected, cnf.EagerRooms)
	if !ok {
		return fault{}, false
	}
	for n := from; ; n = min(n+n/2, len(some)) {
		out := map[csp.InstanceIndex]bool{}
		for _, a := range some[n:] {
			for _, i := range append([]csp.InstanceIndex{p.Activities[a].Placed}, p.Activities[a].Asked...) {
				out[i] = true
			}
		}
		assumed := slices.DeleteFunc(q.formula.Selectors(), func(m sat.Lit) bool {
			i, _ := q.formula.InstanceOf(m)
			return out[i]
		})
		switch answer := q.solver.Solve(ctx, assumed); {
		case answer.Status == sat.Unsatisfiable:
			return q.minimise(ctx, answer.Core), true
		case answer.Status == sat.Unknown || n == len(some):
			return fault{}, false
		}
	}
}

// minimise leaves instances out of a core until none can go, or ctx ends.
func (q *question) minimise(ctx context.Context, core []sat.Lit) fault {
	shrunk := q.solver.ShrinkCore(ctx, core)
	return fault{instances: q.instances(shrunk.Core), minimal: shrunk.Minimal}
}

// instances returns the rule instances whose selectors are in a core.
func (q *question) instances(core []sat.Lit) []csp.InstanceIndex {
	instances := make([]csp.InstanceIndex, 0, len(core))
	for _, m := range core {
		if i, ok := q.formula.InstanceOf(m); ok {
			instances = append(instances, i)
		}
	}
	return instances
}

// lookEverywhere lets local search, and a proof about all activities, take turns until
// ctx ends.
func lookEverywhere(ctx context.Context, p *csp.Problem, search *localsearch.Search) finding {
	proof := newProof(p)
	for ctx.Err() == nil {
		slice, stop := context.WithTimeout(ctx, turn)
		v := proof.attempt(ctx, slice)
		stop()
		switch {
		case v.impossible:
			if core, ok := proof.core(ctx); ok {
				return finding{faults: []fault{core}}
			}
			return finding{}
		case v.found != nil:
			return finding{found: v.found}
		}
		if x, clashes := search.Run(ctx, localsearch.Limits{Work: aloneWork * int64(len(p.Activities))}); clashes == 0 {
			return finding{found: x}
		}
		if found, ok := amongTroubled(ctx, p, search.Trouble()); ok {
			return finding{faults: []fault{found}}
		}
	}
	return finding{}
}

// furtherLeast is how long further reasons are looked for at least, furtherShare how many
// times as long as the first took if that is more.
const (
	furtherLeast = 2 * time.Second
	furtherShare = 3
)

// lookForAll returns disjoint faults: they share no rule instance but those that ask for
// sessions to be placed. found is a programme of the event without the instances of these,
// so that there are no more; nil if none was found.
func (f *finder) lookForAll(ctx context.Context, p *csp.Problem, most int) (faults []fault, found csp.Assignment) {
	began := time.Now()
	for most == 0 || len(faults) < most {
		next, _ := Within(ctx, func() finding { return f.look(ctx, p, nil) })
		if len(faults) == 0 && f.o.Time > 0 {
			// Further reasons leave most of the time to what would help, and nobody waits
			// much longer for them than for the first.
			var stop context.CancelFunc
			ctx, stop = context.WithTimeout(ctx, min(f.o.Time/4, max(furtherLeast, furtherShare*time.Since(began))))
			defer stop()
		}
		if len(next.faults) == 0 {
			return faults, next.found
		}
		var gone []csp.InstanceIndex
		var free []model.PersonIndex
		for _, fault := range next.faults {
			faults = append(faults, fault)
			g, who := fault.without(p)
			gone, free = append(gone, g...), append(free, who...)
		}
		p = p.Without(gone, free)
	}
	return faults, nil
}

// without returns which instances of p, and whose duties, to leave out so that the fault
// is gone.
func (f *fault) without(p *csp.Problem) (gone []csp.InstanceIndex, free []model.PersonIndex) {
	switch {
	case f.overload != nil && f.overload.Person != model.NoPerson:
		return nil, []model.PersonIndex{f.overload.Person}
	case f.overload != nil:
		for _, a := range f.overload.Activities {
			gone = append(append(gone, p.Activities[a].Placed), p.Activities[a].Asked...)
		}
		return gone, nil
	}
	for _, i := range f.instances {
		if !p.Instances[i].AsksForPlace() {
			gone = append(gone, i)
		}
	}
	if len(gone) == 0 {
		gone = f.instances
	}
	return gone, nil
}
