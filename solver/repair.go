package solver

import (
	"cmp"
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
	cores   []remedyCore
	refused [][]int // sets that are no good, or known already, with all that hold them
	partial bool    // some remedies of a core are not among all
}

// remedyCore is a reason why there is no programme as remedies see it: some of them are
// needed, with gains that come to need.
type remedyCore struct {
	need  int64
	items []int // into all, those first that a search does best to try first
	gain  map[int]int64
}

// lacks returns how much of what a core needs a set does not gain.
func (c *remedyCore) lacks(set []int) int64 {
	lack := c.need
	for _, i := range set {
		lack -= c.gain[i]
	}
	return lack
}

// evaluations bounds how many sets are solved, furtherTries how many in a row that are not
// understood once there is a repair.
const (
	evaluations  = 300
	furtherTries = 3
)

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
	inVain := 0 // sets since the last repair
	for range evaluations {
		set, proved := r.cheapest()
		if set == nil || len(repairs) == r.most || ctx.Err() != nil || len(repairs) > 0 && inVain == furtherTries {
			break
		}
		smallest = smallest && (proved || len(repairs) > 0)
		repair, further, err := r.try(ctx, set)
		switch {
		case err != nil:
			return nil, false, err
		case repair != nil:
			repairs = append(repairs, *repair)
			r.refused = append(r.refused, set)
			inVain = 0
		case !further:
			inVain++
			if !r.askMore(set) {
				r.refused = append(r.refused, set)
			}
			smallest = smallest && len(repairs) > 0 // what was not understood could have been cheaper
		}
	}
	return repairs, smallest && len(repairs) > 0 && r.complete(), nil
}

// complete reports whether every core has all remedies known that could do something about
// it. Those that only take rule instances away are in every core that has one of those;
// others may help anywhere.
func (r *repairer) complete() bool {
	for i := range r.all {
		switch r.all[i].change.Kind {
		case change.WindowAdded, change.SessionLength, change.PersonOnline:
			if slices.ContainsFunc(r.cores, func(c remedyCore) bool { return c.gain[i] == 0 }) {
				return false
			}
		}
	}
	return !r.partial
}

// askMore asks for more than a set gains against the overloads, after it left a problem
// that was not understood: rooms that are all but full take no programme, or none that is
// found. It reports whether there is more to be had.
func (r *repairer) askMore(set []int) (more bool) {
	for k := range r.cores {
		c := &r.cores[k]
		gained, all := c.need-c.lacks(set), int64(0)
		for _, gain := range c.gain {
			all += gain
		}
		if c.need > 1 && all > gained {
			c.need, more = gained+1, true
		}
	}
	return more
}

// know adds the remedies of a fault as a core, and reports whether that takes something
// that set does not.
func (r *repairer) know(p *encode.Problem, f *fault, set []int) bool {
	found := r.remedies(p, f)
	r.partial = r.partial || found.partial
	core := remedyCore{need: found.need, gain: map[int]int64{}}
	total := int64(0)
	for k, m := range found.list {
		i, known := r.byText[m.text]
		if !known {
			i = len(r.all)
			r.byText[m.text] = i
			r.all = append(r.all, m)
		}
		if !slices.Contains(set, i) {
			core.items = append(core.items, i)
			core.gain[i] = found.gains[k]
			total += found.gains[k]
		}
	}
	if total < core.need {
		return false
	}
	slices.SortStableFunc(core.items, func(i, j int) int {
		a, b := &r.all[i], &r.all[j]
		return cmp.Or(cmp.Compare(int64(a.people)*core.gain[j], int64(b.people)*core.gain[i]), cmp.Compare(a.rank, b.rank))
	})
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
	limited, stop := r.limit(ctx)
	defer stop()
	next := r.finder.look(limited, p)
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

// limit bounds how long one set is tried, so that a few that are hard leave time for
// others.
func (r *repairer) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	if r.finder.o.Time <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, r.finder.o.Time/12)
}

// onlyTakesAway reports whether the changes can only take rule instances away, and bring
// no new ones.
func onlyTakesAway(changes []change.Change) bool {
	return !slices.ContainsFunc(changes, func(c change.Change) bool {
		return c.Kind == change.PersonOnline || c.Kind == change.SessionLength
	})
}

// lookups bounds the search for the cheapest set: how often it may look at a remedy.
const lookups = 5_000_000

// MostChanges is how many changes a repair has at most: nobody would read more.
const MostChanges = 12

// cheapest returns the cheapest set of remedies that takes enough from every core and
// holds none of the refused sets, nil if none was found, and whether it is proved that
// none is cheaper.
func (r *repairer) cheapest() (set []int, proved bool) {
	s := &hitting{repairer: r, bestPrice: price{1 << 30, 0}, passed: make([]bool, len(r.all))}
	s.search(nil, price{})
	return s.best, s.seen < lookups && !s.tooLong
}

// price is what a set of remedies takes: people, then how far it goes.
type price struct{ people, rank int }

func (p price) less(q price) bool {
	return p.people < q.people || p.people == q.people && p.rank < q.rank
}

func (p price) plus(m *remedy, times int) price {
	return price{p.people + times*m.people, p.rank + times<<m.rank}
}

// hitting is one search for the cheapest hitting set.
type hitting struct {
	*repairer
	best      []int
	bestPrice price
	passed    []bool // remedies of which all sets that hold them were gone through
	seen      int
	tooLong   bool // some set would have had too many changes
}

func (s *hitting) search(set []int, cost price) {
	if s.seen += 1 + len(set)*len(s.cores); s.seen >= lookups || !cost.less(s.bestPrice) {
		return
	}
	for _, refused := range s.refused {
		if !slices.ContainsFunc(refused, func(i int) bool { return !slices.Contains(set, i) }) {
			return
		}
	}
	var open *remedyCore // that with the fewest remedies of those that lack something
	for k := range s.cores {
		if c := &s.cores[k]; c.lacks(set) > 0 && (open == nil || len(c.items) < len(open.items)) {
			open = c
		}
	}
	if open == nil {
		s.best, s.bestPrice = slices.Clone(set), cost
		slices.Sort(s.best)
		return
	}
	if len(set) == MostChanges {
		s.tooLong = true
		return
	}
	var tried []int
	for _, i := range open.items {
		if s.passed[i] || slices.Contains(set, i) {
			continue
		}
		if !s.atLeast(open, set, cost).less(s.bestPrice) {
			break
		}
		s.search(append(set[:len(set):len(set)], i), cost.plus(&s.all[i], 1))
		s.passed[i] = true
		tried = append(tried, i)
	}
	for _, i := range tried {
		s.passed[i] = false
	}
}

// atLeast returns what any set costs at least that takes enough from a core too.
func (s *hitting) atLeast(c *remedyCore, set []int, cost price) price {
	s.seen += len(c.items)
	most, mildest := int64(0), remedy{people: 1 << 20, rank: cancel}
	for _, i := range c.items {
		if !s.passed[i] && !slices.Contains(set, i) {
			most = max(most, c.gain[i])
			mildest.people = min(mildest.people, s.all[i].people)
			mildest.rank = min(mildest.rank, s.all[i].rank)
		}
	}
	if most == 0 {
		return price{1 << 30, 0}
	}
	return cost.plus(&mildest, int((c.lacks(set)+most-1)/most))
}
