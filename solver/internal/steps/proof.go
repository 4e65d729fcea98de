package steps

import (
	"context"

	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// fact is that an activity, if it is placed, is at one of some places; or that of two that are
// placed one starts after the other; or, without either, that not all of some activities can be.
type fact struct {
	about csp.ActivityIndex
	kept  grid   // nil for one that is about several activities
	order *Order // nil for none
	says  sat.Lit
	// What it rests on: instances and, by their indices, facts.
	instances []csp.InstanceIndex
	from      []int
	supposed  bool
	// under is the fact that is supposed, below it, -1 for none; refutes is which one came
	// to nothing, so that this one holds, -1 for none.
	under, refutes int
	together       []csp.ActivityIndex // of a contradiction
	alone          grid                // see [Step.Alone]
	crowded        bool                // see [Step.Crowded]
}

// contradicts reports whether nothing is left.
func (f *fact) contradicts() bool { return f.order == nil && (f.kept == nil || f.kept.empty()) }

// proof asks the formula whether facts follow.
type proof struct {
	f *cnf.Loaded
	p *csp.Problem
	// selectors are those of the instances of the core.
	selectors map[csp.InstanceIndex]sat.Lit
	instances []csp.InstanceIndex // in their order
}

func newProof(ctx context.Context, p *csp.Problem, core map[csp.InstanceIndex]bool) (*proof, bool) {
	f, ok := cnf.Load(ctx, p, cnf.Selected, cnf.EagerRooms)
	if !ok {
		return nil, false
	}
	q := &proof{f: f, p: p, selectors: map[csp.InstanceIndex]sat.Lit{}}
	for _, m := range f.SelectorsOf(func(i csp.InstanceIndex) bool { return core[i] }) {
		i, _ := f.InstanceOf(m)
		q.selectors[i] = m
		q.instances = append(q.instances, i)
	}
	return q, true
}

// say gives the formula a literal under which an activity, if it is placed, is at one of the
// places.
func (q *proof) say(a csp.ActivityIndex, kept grid) sat.Lit {
	m := q.f.Solver.NewVar()
	q.forbid(m, a, fullGrid(q.p, a).without(kept))
	return m
}

func (q *proof) forbid(m sat.Lit, a csp.ActivityIndex, g grid) {
	for _, places := range g.places(q.p.Activities[a].Legal) {
		rooms := places.Rooms
		if rooms.Len() == len(q.p.Rooms) {
			rooms = nil
		}
		q.f.Forbid(m, a, places.Starts, rooms)
	}
}

// elsewhere returns what holds if an activity is placed, and at none of the places that are kept;
// nothing if none are.
func (q *proof) elsewhere(about csp.ActivityIndex, kept grid) []sat.Lit {
	if kept.empty() {
		return nil
	}
	m := q.f.Solver.NewVar()
	q.forbid(m, about, kept)
	return []sat.Lit{m, q.f.Placed(about)}
}

// follows reports whether what is contrary cannot hold with the instances and facts that do; and
// which of them that takes, facts rather than instances. With nothing contrary, whether they
// cannot hold at all.
func (q *proof) follows(ctx context.Context, contrary []sat.Lit, instances []csp.InstanceIndex, facts []*fact, number []int) (rests premises, ok bool) {
	assumed, factOf := contrary, map[sat.Lit]int{}
	for k, f := range facts {
		assumed = append(assumed, f.says)
		factOf[f.says] = number[k]
	}
	for _, asks := range []bool{true, false} { // which of the rules go first is not told
		for _, i := range instances {
			if m, ok := q.selectors[i]; ok && q.p.Instances[i].AsksForPlace() == asks {
				assumed = append(assumed, m)
			}
		}
	}
	answer := q.f.Solver.Solve(ctx, assumed)
	if answer.Status != sat.Unsatisfiable {
		return rests, false
	}
	for _, m := range q.f.Solver.ShrinkCore(ctx, answer.Core).Core {
		if k, is := factOf[m]; is {
			rests.facts = append(rests.facts, k)
		} else if i, is := q.f.InstanceOf(m); is {
			rests.instances = append(rests.instances, i)
		}
	}
	return rests, ctx.Err() == nil
}

// premises are what a fact rests on.
type premises struct {
	instances []csp.InstanceIndex
	facts     []int
}
