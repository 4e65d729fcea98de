package solver

import (
	"context"
	"errors"
	"slices"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/encode"
)

// Repair is a set of changes after which there is a programme.
type Repair struct {
	Changes   []change.Change
	People    int // who are to be asked or told, added up over the changes
	Event     *model.Event
	Programme *model.Programme // of Event; it passed the check
}

// repairer looks for the cheapest sets of changes that leave a programme: it picks the
// cheapest set that takes something from every core known, solves again, and gets either
// a programme or a further core (Moreno-Centeno and Karp, The implicit hitting set
// approach to solve combinatorial optimization problems, Operations Research 61, 2013).
// The first set that leaves a programme is as cheap as any of the changes tried.
type repairer struct {
	e      *model.Event
	finder *finder
	most   int
	sizes  []int // of the casts, by session

	all     []remedy
	byText  map[string]int // index into all
	cores   [][]int        // of each core: the remedies that take something from it
	refused [][]int        // sets that are no good, or known already, with all that hold them
}

// evaluations bounds how many sets are solved.
const evaluations = 300

// run returns repairs, the cheapest first, and whether it is proved that the first is as
// cheap as any.
func (r *repairer) run(ctx context.Context, p *encode.Problem, faults []fault) (repairs []Repair, smallest bool, err error) {
	r.sizes = make([]int, len(r.e.Sessions))
	for _, d := range r.e.Duties() {
		r.sizes[d.Session]++
	}
	r.byText = map[string]int{}
	smallest = true
	for i := range faults {
		if !r.know(p, &faults[i], nil) {
			return nil, false, nil // nothing to try against it
		}
	}
	for range evaluations {
		set, ok := r.cheapest()
		if !ok || len(repairs) == r.most || ctx.Err() != nil {
			break
		}
		repair, further, err := r.try(ctx, set)
		switch {
		case err != nil:
			return nil, false, err
		case repair != nil:
			repairs = append(repairs, *repair)
			r.refused = append(r.refused, set)
		case !further:
			r.refused = append(r.refused, set)
			smallest = smallest && len(repairs) > 0 // what was not understood could have been cheaper
		}
	}
	return repairs, smallest && len(repairs) > 0, nil
}

// know adds the remedies of a fault as a core, and reports whether that takes something
// that set does not.
func (r *repairer) know(p *encode.Problem, f *fault, set []int) bool {
	var core []int
	for _, m := range r.remedies(p, f) {
		text := m.change.String()
		i, known := r.byText[text]
		if !known {
			i = len(r.all)
			r.byText[text] = i
			r.all = append(r.all, m)
		}
		if !slices.Contains(set, i) {
			core = append(core, i)
		}
	}
	if len(core) == 0 {
		return false
	}
	r.cores = append(r.cores, core)
	return true
}

// try applies a set of remedies and solves. It returns the repair or, where there is no
// programme still, whether a further core is known.
func (r *repairer) try(ctx context.Context, set []int) (*Repair, bool, error) {
	repair := &Repair{}
	for _, i := range set {
		repair.Changes = append(repair.Changes, r.all[i].change)
		repair.People += r.all[i].people
	}
	e, err := change.Apply(r.e, repair.Changes...)
	if err != nil {
		return nil, false, nil // two changes that exclude each other
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return nil, false, nil
	}
	p := encode.Compile(e, book)
	next := r.finder.look(ctx, p)
	if next.found == nil {
		further := false
		for i := range next.faults {
			// What these ask may come from the changes, unless they only take away.
			further = onlyTakesAway(repair.Changes) && r.know(p, &next.faults[i], set) || further
		}
		return nil, further, nil
	}
	repair.Event, repair.Programme = e, p.Programme(next.found)
	if report := check.Programme(e, book, repair.Programme); !report.OK() {
		return nil, false, errors.Join(ErrRefused, refusal(report))
	}
	return repair, false, nil
}

// onlyTakesAway reports whether the changes can only take rule instances away, and bring
// no new ones.
func onlyTakesAway(changes []change.Change) bool {
	return !slices.ContainsFunc(changes, func(c change.Change) bool {
		return c.Kind == change.PersonOnline || c.Kind == change.SessionLength
	})
}

// branches bounds the search for the cheapest set.
const branches = 200_000

// cheapest returns the cheapest set of remedies that takes something from every core and
// holds none of the refused sets; false if there is none, or it is too hard to find.
func (r *repairer) cheapest() ([]int, bool) {
	s := &hitting{repairer: r, best: nil, bestPrice: price{1 << 30, 0}}
	s.search(nil, price{})
	return s.best, s.best != nil && s.seen < branches
}

// price is what a set of remedies takes: people, then how far it goes.
type price struct{ people, rank int }

func (p price) less(q price) bool {
	return p.people < q.people || p.people == q.people && p.rank < q.rank
}

// hitting is one search for the cheapest hitting set.
type hitting struct {
	*repairer
	best      []int
	bestPrice price
	seen      int
}

func (s *hitting) search(set []int, cost price) {
	if s.seen++; s.seen >= branches || !cost.less(s.bestPrice) {
		return
	}
	for _, refused := range s.refused {
		if !slices.ContainsFunc(refused, func(i int) bool { return !slices.Contains(set, i) }) {
			return
		}
	}
	var open []int // the core with the fewest remedies of those not hit
	for _, core := range s.cores {
		if !slices.ContainsFunc(core, func(i int) bool { return slices.Contains(set, i) }) && (open == nil || len(core) < len(open)) {
			open = core
		}
	}
	if open == nil {
		s.best, s.bestPrice = slices.Clone(set), cost
		slices.Sort(s.best)
		return
	}
	for _, i := range open {
		m := &s.all[i]
		s.search(append(set[:len(set):len(set)], i), price{cost.people + m.people, cost.rank + 1<<m.rank})
	}
}
