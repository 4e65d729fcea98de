package steps

import (
	"maps"
	"slices"
)

// needed returns the facts that one rests on, directly or not, with itself: each after those
// that it rests on, and as late as that allows, so that what is said is used soon. What holds
// whatever is supposed comes before what is supposed.
func (e *engine) needed(last int) (order []int) {
	seen := map[int]bool{}
	var visit func(k int)
	visit = func(k int) {
		if seen[k] {
			return
		}
		seen[k] = true
		f := e.facts[k]
		if f.refutes >= 0 {
			for _, outer := range append(e.outerOf(f.from[0]), f.from[1:]...) {
				visit(outer)
			}
		}
		for _, from := range slices.Sorted(slices.Values(f.from)) {
			visit(from)
		}
		order = append(order, k)
	}
	visit(last)
	return order
}

// outerOf returns the facts that one under a supposition rests on, directly or not, that hold
// without it.
func (e *engine) outerOf(k int) []int {
	sup := e.facts[k].under
	seen, outer := map[int]bool{}, map[int]bool{}
	var walk func(k int)
	walk = func(k int) {
		if k == sup || seen[k] {
			return
		}
		seen[k] = true
		if e.facts[k].under != sup {
			outer[k] = true
			return
		}
		for _, from := range e.facts[k].from {
			walk(from)
		}
	}
	walk(k)
	return slices.Sorted(maps.Keys(outer))
}

// chain returns the steps to a fact.
func (e *engine) chain(last int) []Step {
	order := e.needed(last)
	at := map[int]int{-1: -1}
	steps := make([]Step, len(order))
	for n, k := range order {
		at[k] = n
		f := e.facts[k]
		s := Step{Instances: f.instances, Activity: f.about, Together: f.together, Crowded: f.crowded, Supposed: f.supposed, Under: at[f.under], Refutes: at[f.refutes]}
		for _, from := range f.from {
			s.From = append(s.From, at[from])
		}
		slices.Sort(s.From)
		s.Order = f.order
		if f.about >= 0 {
			legal := e.p.Activities[f.about].Legal
			s.Left, s.Gone = f.kept.places(legal), e.full[f.about].without(f.kept).places(legal)
		}
		if f.alone != nil {
			s.Alone = f.alone.places(e.p.Activities[f.about].Legal)
		}
		steps[n] = s
	}
	return steps
}
