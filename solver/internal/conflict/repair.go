package conflict

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/verdict"
)

// Repair is a set of changes after which there is a programme.
type Repair struct {
	set       []int // of remedies
	common    bool  // it lifts a cause that several reasons share
	Changes   []change.Change
	People    int // who are to be asked or told, each counted once
	Event     *model.Event
	Programme *model.Programme // of Event; it passed the check
}

// repairer looks for the cheapest sets of changes that leave a programme: it picks the
// cheapest set that takes something from every core known, solves again, and gets either
// a programme or a further core (Moreno-Centeno and Karp, The implicit hitting set
// approach to solve combinatorial optimization problems, Operations Research 61, 2013).
// A set that lifts what several cores share is tried first. Of the others the first set that
// leaves a programme is as cheap as any of the changes tried: whatever
// a set costs, and here those who are asked for several changes count once, every set that
// leaves a programme takes from all cores.
type repairer struct {
	e      *model.Event
	finder *Finder
	most   int
	stands []model.Position // of rows that no remedy takes back
	// patient says that a set is tried for longer, since it lifts what many reasons share.
	patient bool
	*parties

	all     []remedy
	byText  map[string]int // index into all
	cores   []remedyCore
	refused [][]int // sets that are no good, or known already, with all that hold them
}

// remedyCore is a reason why there is no programme as remedies see it: some of them are
// needed, with gains that come to need.
type remedyCore struct {
	need  int64 // at least lack
	lack  int64 // proved to be needed
	items []int // into all, those first that a search does best to try first
	gain  map[int]int64
	// partial tells that there are remedies that are not among the items.
	partial bool
	about   map[model.SessionIndex]bool // whose places it is about
	grounds *grounds
	after   []int // the remedies after which it was found
}

// gained returns how much of what a core needs a set gains at most.
func (c *remedyCore) gained(set []int) (gain int64) {
	for _, i := range set {
		gain += c.gain[i]
	}
	return gain
}

// lacks returns how much of what a core needs a set does not gain.
func (c *remedyCore) lacks(set []int) int64 { return c.need - c.gained(set) }

// evaluationEffort is what solving one set counts for where effort bounds a run.
const evaluationEffort = 20_000

// evaluations bounds how many sets are solved, furtherTries how many in a row that are not
// understood once there is a repair.
const (
	evaluations  = 300
	furtherTries = 3
)

// run returns repairs, the cheapest first, and whether it is proved that the first takes
// as few people as any.
func (r *repairer) run(ctx context.Context, p *csp.Problem, conflicts []Conflict) (repairs []Repair, smallest bool, err error) {
	r.parties, r.byText = newParties(r.e), map[string]int{}
	for i := range conflicts {
		if !r.know(p, &conflicts[i], nil) {
			return nil, false, nil // nothing to try against it
		}
	}
	shared := r.common()
	if 2*len(shared) > len(r.cores) {
		shared = nil // which lifts no cause that many have
	}
	fewest := math.MaxInt // people that the cheapest set took that leaves a programme
	answered := false     // there is such a set
	inVain := 0           // sets since the last repair
	proved := true        // that no set takes fewer than those that were tried
	for range r.finder.Options.Tries(evaluationEffort, evaluations) {
		set, cheapest := shared, true
		if set == nil {
			set, cheapest = r.cheapest()
			proved = proved && (cheapest || answered)
			// What the shared one takes is the fewest if no other set takes fewer.
			answered = answered || len(repairs) > 0 && (set == nil || r.toll(set).people >= fewest)
		}
		if set == nil {
			break
		}
		if len(repairs) == r.most || ctx.Err() != nil || answered && inVain == furtherTries {
			break
		}
		began := time.Now()
		r.patient = shared != nil
		repair, further, err := r.try(ctx, set)
		r.patient = false
		switch {
		case err != nil:
			return nil, false, err
		case repair != nil:
			if shared == nil && !answered {
				fewest, answered = min(fewest, r.toll(set).people), true
			}
			if repair, err = r.withoutNeedless(ctx, repair, time.Since(began)); err != nil {
				return nil, false, err
			}
			if shared != nil {
				fewest, repair.common = repair.People, true
			}
			repairs = append(repairs, *repair)
			r.finder.Options.Report(limits.Progress{Doing: "looking for what would help", Reasons: len(conflicts), Repairs: len(repairs)})
			r.refused = append(append(r.refused, repair.set), r.further(repair.set)...)
			inVain = 0
		case !further:
			inVain++
			if !r.askMore(set) {
				r.refused = append(r.refused, set)
			}
			proved = proved && answered // what was not understood could have been cheaper
		}
		shared = nil
	}
	repairs = r.sorted(repairs)
	return repairs, proved && answered && len(repairs) > 0 && repairs[0].People == fewest && r.complete(fewest), nil
}

// further returns the sets that go further than one that helps: in which one limit is raised by
// more, and all else is the same.
func (r *repairer) further(set []int) (sets [][]int) {
	for k, i := range set {
		for j := i + 1; j < len(r.all); j++ {
			if raisesMore(&r.all[j].change, &r.all[i].change) {
				more := slices.Clone(set)
				more[k] = j
				slices.Sort(more)
				sets = append(sets, more)
			}
		}
	}
	return sets
}

// raisesMore reports whether of two changes one raises the limit by more than the other.
func raisesMore(c, o *change.Change) bool {
	switch {
	case c.Kind != o.Kind:
		return false
	case c.Kind == change.KitCount:
		return c.Kit == o.Kit && c.Count > o.Count
	case c.Kind == change.RuleSets:
		return c.Rule == o.Rule && c.Line == o.Line && c.Params[0].Key == o.Params[0].Key
	}
	return false
}

// sorted returns the repairs, the cheapest first and of those that cost as much the one that
// lifts what reasons share, but none with all changes of another.
func (r *repairer) sorted(repairs []Repair) []Repair {
	for i := range repairs {
		repairs[i].People = r.toll(repairs[i].set).people // as the cores have it that were found since
	}
	slices.SortStableFunc(repairs, func(a, b Repair) int {
		x, y := r.toll(a.set), r.toll(b.set)
		return cmp.Or(cmp.Compare(x.people, y.people), cmp.Compare(x.sessions, y.sessions), -compareBool(a.common, b.common), x.compare(y))
	})
	var listed []Repair
	for i := range repairs {
		if !slices.ContainsFunc(repairs, func(o Repair) bool {
			return len(o.set) < len(repairs[i].set) && contains(repairs[i].set, o.set)
		}) {
			listed = append(listed, repairs[i])
		}
	}
	return listed
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// contains reports whether a set of remedies has all of another.
func contains(set, of []int) bool {
	return !slices.ContainsFunc(of, func(i int) bool { return !slices.Contains(set, i) })
}

// askMore asks for more than a set gains against the overloads, after it left a problem
// that was not understood: rooms that are all but full take no programme, or none that is
// found. It reports whether there is more to be had.
func (r *repairer) askMore(set []int) (more bool) {
	for k := range r.cores {
		c := &r.cores[k]
		gained, all := c.gained(set), int64(0)
		for _, gain := range c.gain {
			all += gain
		}
		if c.need > 1 && all > gained {
			c.need, more = gained+1, true
		}
	}
	return more
}

// know adds the remedies of a conflict as a core, and reports whether that takes something
// that set does not.
func (r *repairer) know(p *csp.Problem, c *Conflict, set []int) bool {
	found := r.remedies(p, c)
	core := remedyCore{need: found.need, lack: found.need, gain: map[int]int64{}, partial: found.partial, about: c.sessions(p), grounds: found.grounds, after: set}
	total := int64(0)
	for k, m := range found.list {
		i, known := r.byText[m.text]
		if !known {
			i = len(r.all)
			r.byText[m.text] = i
			r.all = append(r.all, m)
		} else {
			// Of a rule that is bent those are asked whom its instances bind in all cores.
			all := &r.all[i]
			all.asks, all.touches = union(all.asks, m.asks), union(all.touches, m.touches)
			all.people = r.count(all.asks)
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
		return cmp.Or(cmp.Compare(int64(a.people)*core.gain[j], int64(b.people)*core.gain[i]), cmp.Compare(a.kind, b.kind))
	})
	r.cores = append(r.cores, core)
	return true
}

// try solves with a set of remedies. It returns the repair or, where there is no programme
// still, whether a further core is known.
func (r *repairer) try(ctx context.Context, set []int) (*Repair, bool, error) {
	repair, p, conflicts, err := r.solve(ctx, set, nil)
	if repair != nil || err != nil {
		return repair, false, err
	}
	further := false
	for i := range conflicts {
		// What these ask may come from the changes.
		further = !r.brings(r.changes(set), p, &conflicts[i]) && r.know(p, &conflicts[i], set) || further
	}
	return nil, further, nil
}

// solve applies a set of remedies and solves, from a programme if that is not nil. It
// returns the repair or, where there is no programme still, the problem and its conflicts.
func (r *repairer) solve(ctx context.Context, set []int, from *model.Programme) (*Repair, *csp.Problem, []Conflict, error) {
	repair := &Repair{set: set, Changes: r.changes(set), People: r.toll(set).people}
	book := r.changed(repair.Changes)
	if book == nil {
		return nil, nil, nil, nil
	}
	limited, stop := r.limit(ctx)
	defer stop()
	p, err := compile.Within(limited, book)
	if p == nil {
		return nil, nil, nil, err
	}
	next, _ := limits.Within(limited, func() Finding { return r.finder.Look(limited, p, from) })
	if next.Found == nil {
		return nil, p, next.Conflicts, nil
	}
	repair.Event, repair.Programme = book.Event(), p.Programme(next.Found)
	if err := verdict.Refusal(check.Programme(book, repair.Programme)); err != nil {
		return nil, nil, nil, err
	}
	return repair, nil, nil, nil
}

// changed returns the event after changes, nil if two of the changes exclude each other.
func (r *repairer) changed(changes []change.Change) *rules.Book {
	e, err := change.Apply(r.e, changes...)
	if err != nil {
		return nil
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return nil
	}
	return book
}

// changes returns what a set of remedies changes.
func (r *repairer) changes(set []int) []change.Change {
	changes := make([]change.Change, len(set))
	for k, i := range set {
		changes[k] = r.all[i].change
	}
	return changes
}

// limit bounds how long one set is tried, so that a few that are hard leave time for
// others.
func (r *repairer) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	if r.patient {
		return r.within(ctx, r.finder.Options.Time/3)
	}
	return r.within(ctx, r.finder.Options.Time/12)
}

// within bounds how long something is tried, if the whole run is bounded.
func (r *repairer) within(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc) {
	if r.finder.Options.Time <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, most)
}
