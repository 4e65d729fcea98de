package steps_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/conflict"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"
	"programme/solver/internal/steps"

	"pgregory.net/rapid"
)

// Each step follows from what it rests on and from nothing less, all of which are the core or
// earlier steps; the last is the contradiction, and none is told for nothing.
func TestEachStepFollows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"", "R16", "R19", "R33", "R41", "R42", "R43", "R09", "R10", "R21", "R12"}).Draw(t, "rule"))
		if rapid.Bool().Draw(t, "fuller") {
			randevent.Fuller(t, e, 4)
		}
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("makes no sense")
		}
		x, err := conflict.Explain(t.Context(), book, conflict.Options{Options: limits.Options{Effort: 300_000}})
		if err != nil {
			t.Fatal(err)
		}
		for _, core := range x.Conflicts {
			if core.Overload != nil {
				continue
			}
			chain, ok := steps.Of(t.Context(), x.Problem, core.Instances)
			if !ok {
				t.Fatal("nothing ended the search, and it is not finished")
			}
			if len(chain) > 0 {
				(&chainCheck{t, x.Problem, core, chain}).check()
			}
		}
	})
}

// chainCheck holds a chain to what it says, with formulas of the step's rules alone that state
// them outright: candidates, not selectors, say where activities are.
type chainCheck struct {
	*rapid.T
	p     *csp.Problem
	core  conflict.Conflict
	chain []steps.Step
}

func (c *chainCheck) check() {
	used, rests := make([]bool, len(c.chain)), map[csp.InstanceIndex]bool{}
	for k := range c.chain {
		s := &c.chain[k]
		for _, i := range s.Instances {
			rests[i] = true
			if !slices.Contains(c.core.Instances, i) {
				c.Fatalf("step %d rests on %s, which the core has not", k, c.p.Say(i))
			}
		}
		for _, from := range append([]int{s.Refutes}, s.From...) {
			if from >= k {
				c.Fatalf("step %d rests on %d", k, from)
			}
			if from >= 0 {
				used[from] = true
				if under := c.chain[from].Under; under >= 0 && under != s.Under && under != s.Refutes {
					c.Fatalf("step %d rests on %d, which holds only under %d", k, from, under)
				}
			}
		}
		last := k == len(c.chain)-1
		switch {
		case s.Contradicts() != last && s.Under < 0, s.Under >= 0 && last:
			c.Fatalf("step %d of %d is a contradiction, or the last is none: %+v", k, len(c.chain), s)
		case s.Supposed:
			if len(s.Instances)+len(s.From) > 0 {
				c.Fatalf("%d is supposed and rests on something", k)
			}
		case s.Refutes >= 0:
			c.refutes(k, s)
		default:
			c.follows(k, s)
		}
	}
	if c.core.Minimal && len(rests) < len(c.core.Instances) {
		c.Fatalf("the chain rests on %d of %d rules, none of which can be left out", len(rests), len(c.core.Instances))
	}
	if i := slices.Index(used[:len(used)-1], false); i >= 0 {
		c.Fatalf("step %d of %d is told for nothing: %+v", i, len(c.chain), c.chain)
	}
}

// follows checks a step that rests on rules and earlier steps, of which none can be left out.
func (c *chainCheck) follows(k int, s *steps.Step) {
	if c.possible(s, s.Instances, s.From) {
		c.Fatalf("step %d does not follow: %+v", k, s)
	}
	for i := range s.Instances {
		if !c.possible(s, slices.Delete(slices.Clone(s.Instances), i, i+1), s.From) {
			c.Fatalf("step %d does not need %s", k, c.p.Say(s.Instances[i]))
		}
	}
	for i := range s.From {
		if !c.possible(s, s.Instances, slices.Delete(slices.Clone(s.From), i, i+1)) {
			c.Fatalf("step %d does not need step %d", k, s.From[i])
		}
	}
}

// refutes checks a step that says the contrary of one that was supposed.
func (c *chainCheck) refutes(k int, s *steps.Step) {
	nothing := slices.ContainsFunc(s.From, func(from int) bool {
		return c.chain[from].Under == s.Refutes && c.chain[from].Contradicts()
	})
	if !nothing {
		c.Fatalf("step %d refutes %d, which did not come to nothing", k, s.Refutes)
	}
	sup := &c.chain[s.Refutes]
	for at := range c.places(s.Activity, s.Gone) {
		gone := sup.Activity == s.Activity && c.places(s.Activity, sup.Left)[at]
		for _, from := range s.From {
			f := &c.chain[from]
			gone = gone || f.Activity == s.Activity && f.Under < 0 && c.places(s.Activity, f.Gone)[at]
		}
		if !gone {
			c.Fatalf("step %d takes %v away for no reason", k, at)
		}
	}
}

// places are some places of an activity, one by one.
func (c *chainCheck) places(a csp.ActivityIndex, list []steps.Places) map[csp.Place]bool {
	at := map[csp.Place]bool{}
	for _, places := range list {
		for _, s := range places.Starts {
			for r := range c.p.Rooms {
				if places.Rooms.Has(model.RoomIndex(r)) {
					at[csp.Place{Start: s, Room: model.RoomIndex(r)}] = true
				}
			}
		}
	}
	return at
}

// possible reports whether the contrary of a step is, with those rules and steps alone: that
// the activity is placed at one of the places that are gone; of a contradiction, that all is
// kept.
func (c *chainCheck) possible(s *steps.Step, instances []csp.InstanceIndex, from []int) bool {
	for r := range c.p.Rooms { // whose turnaround has nothing to lengthen without this
		if room := &c.p.Rooms[r]; room.Turnaround > 0 && slices.Contains(instances, room.Turns) {
			instances = append(slices.Clone(instances), room.Holds)
		}
	}
	var gone []csp.InstanceIndex
	for i := range c.p.Instances {
		if k := csp.InstanceIndex(i); !slices.Contains(instances, k) {
			gone = append(gone, k)
		}
	}
	q := c.p.Without(gone, nil)
	keep := func(a csp.ActivityIndex, allowed map[csp.Place]bool) {
		x := &q.Activities[a]
		var left csp.Candidates
		for i, start := range x.Candidates.Starts {
			rooms := csp.NewRoomSet(len(q.Rooms))
			for r := range q.Rooms {
				if room := model.RoomIndex(r); x.Candidates.Rooms[i].Has(room) && allowed[csp.Place{Start: start, Room: room}] {
					rooms.Add(room)
				}
			}
			if !rooms.Empty() {
				left.Starts, left.Rooms = append(left.Starts, start), append(left.Rooms, rooms)
			}
		}
		x.Candidates = left
	}
	for _, k := range from {
		switch f := &c.chain[k]; {
		case f.Order != nil:
			q.Relations = append(q.Relations, inOrder(q, *f.Order))
		case f.Activity >= 0:
			keep(f.Activity, c.places(f.Activity, f.Left))
		}
	}
	switch {
	case s.Order != nil: // Then earlier than that
		q.Relations = append(q.Relations, inOrder(q, steps.Order{First: s.Order.Then, Then: s.Order.First, Least: 1 - s.Order.Least}))
		for _, a := range []csp.ActivityIndex{s.Order.First, s.Order.Then} {
			q.Activities[a].Optional = false
		}
	case !s.Contradicts():
		keep(s.Activity, c.places(s.Activity, s.Gone))
		q.Activities[s.Activity].Optional = false
	}
	f, ok := cnf.Load(c.Context(), q, cnf.Asserted, cnf.EagerRooms)
	if !ok {
		c.Fatal("not loaded")
	}
	_, status := f.Find(c.Context())
	if status == sat.Unknown {
		c.Fatal("not decided")
	}
	return status == sat.Satisfiable
}

// inOrder is an order as a relation.
func inOrder(p *csp.Problem, o steps.Order) csp.Relation {
	return csp.Relation{A: o.First, B: o.Then, Kind: csp.Before, Gap: o.Least - p.Activities[o.First].Minutes, Max: csp.NoMax}
}

// event compiles a fixture.
func event(t *testing.T, name string) *csp.Problem {
	t.Helper()
	read, err := tables.Read(os.DirFS("../../../fixtures/" + name))
	if err != nil {
		t.Fatal(err)
	}
	e, faults := model.Complete(read.Event)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	p, err := compile.Within(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A search whose context has ended finds no chain, and says so.
func TestStopped(t *testing.T) {
	p := event(t, "impossible-pins")
	core := (&conflict.Finder{}).Look(t.Context(), p, nil).Conflicts[0].Instances
	if chain, ok := steps.Of(t.Context(), p, core); !ok || len(chain) != 3 {
		t.Errorf("%d steps, %v; want 3", len(chain), ok)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if chain, ok := steps.Of(ended, p, core); ok || chain != nil {
		t.Errorf("%v, %v after the context ended", chain, ok)
	}
}
