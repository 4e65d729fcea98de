package steps

import (
	"context"
	"slices"

	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
)

// Step is one of a chain: it says something of one activity, or in which order two are, or that
// not all of several can be placed.
type Step struct {
	// Instances of the core and, by their positions in the chain, earlier steps are what it
	// rests on, all of them needed.
	Instances []csp.InstanceIndex
	From      []int
	// Activity, if it is placed, is at one of the places Left, and at none of those Gone;
	// together they are all places that windows allow it. Without any Left it has none.
	Activity csp.ActivityIndex
	Left     []Places
	Gone     []Places
	// Order, unless nil, is what the step says, and of no activity alone.
	Order *Order
	// Together are, of a contradiction, the activities that cannot all be placed; Activity, if
	// it is not -1, is one of them.
	Together []csp.ActivityIndex
	// Crowded says of a contradiction that it is a count: that many go on at once, and their rooms
	// hold fewer.
	Crowded bool
	// Alone is what the instances leave by themselves, if they are what a single rule says of
	// the times of one activity, which is then left without a place; else nil.
	Alone []Places
	// Supposed says that the step rests on nothing, and is taken to hold until it comes to
	// nothing: Refutes, unless -1, is the step that was supposed, of which the contrary is
	// this one. Under is the step that must be supposed for this one to hold, -1 for none.
	Supposed bool
	Under    int
	Refutes  int
}

// Contradicts reports whether a step leaves its activity no place, or several.
func (s *Step) Contradicts() bool { return s.Order == nil && len(s.Left) == 0 }

// Few reports whether a core is of one rule, those aside that ask for places and with those that
// merge sessions: it is one step.
func Few(p *csp.Problem, core []csp.InstanceIndex) bool {
	return told(p, core)+len(compile.Joins(p, core)) < 2
}

// told counts the instances that are rules to be read: those aside that ask for places.
func told(p *csp.Problem, instances []csp.InstanceIndex) (n int) {
	for _, i := range instances {
		if !p.Instances[i].AsksForPlace() {
			n++
		}
	}
	return n
}

// Of returns a chain of steps from rule instances that cannot hold together, a core of p, to
// the contradiction, which is the last; none where there are no smaller steps than the core
// itself. ok is false if ctx ends first. Activities are those of p.
//
// Each step that rests on instances was checked with the formula of the core's activities: its
// contrary has no model under its instances and the steps that it rests on. One that is Crowded
// is a count.
func Of(ctx context.Context, p *csp.Problem, core []csp.InstanceIndex) (chain []Step, ok bool) {
	if Few(p, core) {
		return nil, true
	}
	in := map[csp.InstanceIndex]bool{}
	for _, i := range core {
		in[i] = true
	}
	some := asked(p, in)
	e, ok := newEngine(ctx, p.Among(some), in)
	if !ok || !e.run(told(p, core)) {
		return nil, false
	}
	chain = e.chain(len(e.facts) - 1)
	for i := range chain {
		if s := &chain[i]; s.Activity >= 0 {
			s.Activity = some[s.Activity]
		}
		if o := chain[i].Order; o != nil {
			chain[i].Order = &Order{some[o.First], some[o.Then], o.Least}
		}
		for k, a := range chain[i].Together {
			chain[i].Together[k] = some[a]
		}
	}
	if len(chain) < 2 {
		return nil, true
	}
	return chain, true
}

// asked returns the activities that instances ask to be placed.
func asked(p *csp.Problem, in map[csp.InstanceIndex]bool) (list []csp.ActivityIndex) {
	for a := range p.Activities {
		x := &p.Activities[a]
		if in[x.Placed] || slices.ContainsFunc(x.Asked, func(i csp.InstanceIndex) bool { return in[i] }) {
			list = append(list, csp.ActivityIndex(a))
		}
	}
	return list
}

// run derives a contradiction, of a core of so many instances that are told. It returns false
// if the context ends first.
func (e *engine) run(size int) bool {
	if e.alone() || e.circle() {
		return true
	}
	plain := e.copied() // without what pairs say
	if e.narrow() && len(e.needed(len(e.facts)-1)) <= size+slack {
		return true
	}
	if e.over() { // by too many steps
		*e = *plain
		return e.crowd() || e.close()
	}
	return e.closeShort() || e.supposing(size) || e.close()
}

// slack is how many steps more than instances a chain has at most that is shorter to read than
// the core; with what is supposed, than twice as many.
const slack = 2

// copied returns an engine that goes on from here by itself.
func (e *engine) copied() *engine {
	c := *e
	c.left, c.of, c.version = slices.Clone(e.left), slices.Clone(e.of), slices.Clone(e.version)
	c.facts = slices.Clone(e.facts)
	c.tried, c.turns = map[trial]grid{}, map[turn]int{}
	return &c
}
