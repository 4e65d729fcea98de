package steps

import (
	"context"
	"slices"

	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// engine derives facts until nothing is left for an activity.
type engine struct {
	ctx     context.Context
	p       *csp.Problem // of the core's activities alone
	proof   *proof
	in      map[csp.InstanceIndex]bool // the core
	classes []class
	between map[pair][]exclusion

	full []grid // by activity: all that windows allow
	left []grid // what facts leave of that
	// facts in the order in which they were derived; of is by activity which are about it and
	// hold here.
	facts []*fact
	of    [][]int
	under int // the fact that is supposed here; -1 for none

	// tried is what pairs leave, nil for everything, for as long as the version of the second
	// stays, which counts how often its places became fewer; turns how often that was told.
	tried   map[trial]grid
	version []int // by activity
	turns   map[turn]int
}

type pair struct{ a, b csp.ActivityIndex }

// turn is a way to derive something of an activity from another by some instances.
type turn struct {
	pair
	by string // indices into what is between the two
}

type trial struct {
	turn
	version int
}

func newEngine(ctx context.Context, p *csp.Problem, core map[csp.InstanceIndex]bool) (*engine, bool) {
	proof, ok := newProof(ctx, p, core)
	if !ok {
		return nil, false
	}
	e := &engine{
		ctx: ctx, p: p, proof: proof, in: core, classes: classesOf(p, core), between: map[pair][]exclusion{},
		of: make([][]int, len(p.Activities)), under: -1, tried: map[trial]grid{}, turns: map[turn]int{}, version: make([]int, len(p.Activities)),
	}
	for a := range p.Activities {
		x := csp.ActivityIndex(a)
		e.full = append(e.full, fullGrid(p, x))
		e.left = append(e.left, fullGrid(p, x))
		for b := range p.Activities {
			if a != b {
				e.between[pair{x, csp.ActivityIndex(b)}] = exclusions(p, core, x, csp.ActivityIndex(b))
			}
		}
	}
	return e, true
}

// nowhere is no place of an activity.
func (e *engine) nowhere(x csp.ActivityIndex) grid { return e.full[x].without(e.full[x]) }

// asks returns the instances that ask for activities to be placed.
func (e *engine) asks() []csp.InstanceIndex {
	return slices.DeleteFunc(slices.Clone(e.proof.instances), func(i csp.InstanceIndex) bool { return !e.p.Instances[i].AsksForPlace() })
}

// conclude adds the fact that an activity has no place but those that are kept, if that
// follows from some instances and the facts that hold of some activities. It returns false if
// it does not.
func (e *engine) conclude(about csp.ActivityIndex, kept grid, instances []csp.InstanceIndex, activities ...csp.ActivityIndex) bool {
	rests, ok := e.follows(e.proof.elsewhere(about, kept), append(e.asks(), instances...), e.holding(activities))
	if !ok {
		return false
	}
	f := &fact{about: about, kept: kept, instances: rests.instances, from: rests.facts, refutes: -1}
	if f.contradicts() {
		f.together, f.alone = e.askedBy(rests.instances), e.aloneBy(about, rests.instances)
	}
	e.add(f)
	return true
}

// askedBy returns the activities that some instances ask to be placed.
func (e *engine) askedBy(instances []csp.InstanceIndex) (list []csp.ActivityIndex) {
	for a := range e.p.Activities {
		if x := &e.p.Activities[a]; slices.ContainsFunc(instances, x.IsAskedBy) {
			list = append(list, csp.ActivityIndex(a))
		}
	}
	return list
}

// follows asks the formula: see [proof.follows].
func (e *engine) follows(contrary []sat.Lit, instances []csp.InstanceIndex, number []int) (premises, bool) {
	facts := make([]*fact, len(number))
	for i, k := range number {
		facts[i] = e.facts[k]
	}
	return e.proof.follows(e.ctx, contrary, instances, facts, number)
}

// holding returns the facts that hold of activities, the newest first.
func (e *engine) holding(activities []csp.ActivityIndex) (list []int) {
	for _, a := range activities {
		list = append(list, e.of[a]...)
	}
	slices.SortFunc(list, func(i, j int) int { return j - i })
	return list
}

// add takes a fact in.
func (e *engine) add(f *fact) {
	f.under = -1
	for _, k := range f.from {
		if e.under >= 0 && (k == e.under || e.facts[k].under == e.under) {
			f.under = e.under
		}
	}
	n := len(e.facts)
	e.facts = append(e.facts, f)
	if f.kept == nil {
		return
	}
	f.says = e.proof.say(f.about, f.kept)
	e.of[f.about] = append(slices.Clone(e.of[f.about]), n)
	e.left[f.about] = e.left[f.about].within(f.kept)
	e.version[f.about]++
}

// over reports whether the last fact is a contradiction.
func (e *engine) over() bool { return len(e.facts) > 0 && e.facts[len(e.facts)-1].contradicts() }

// alone derives what each instance leaves an activity by itself, and reports whether one is
// left without a place.
func (e *engine) alone() bool {
	for a := range e.p.Activities {
		x := csp.ActivityIndex(a)
		for _, i := range e.proof.instances {
			kept := e.allowed(x, i)
			if kept == nil {
				continue
			}
			if e.left[x].within(kept).empty() {
				return e.conclude(x, e.nowhere(x), e.ownOf(x), x)
			}
			e.conclude(x, kept, []csp.InstanceIndex{i})
		}
	}
	return false
}

// ownOf returns the instances that take places from an activity by itself.
func (e *engine) ownOf(x csp.ActivityIndex) (list []csp.InstanceIndex) {
	for _, i := range e.proof.instances {
		if e.allowed(x, i) != nil {
			list = append(list, i)
		}
	}
	return list
}

// allowed returns what an instance leaves an activity by itself; nil if that is everything.
func (e *engine) allowed(x csp.ActivityIndex, i csp.InstanceIndex) (kept grid) {
	a := &e.p.Activities[x]
	for k := range a.Bans {
		ban := &a.Bans[k]
		if ban.Instance != i {
			continue
		}
		if kept == nil {
			kept = e.full[x].clone()
		}
		for n, s := range a.Legal {
			if _, banned := slices.BinarySearch(ban.Starts, s); banned || ban.Starts == nil {
				kept[n].RemoveAll(ban.Rooms)
			}
		}
	}
	if kept != nil && kept.size() == e.full[x].size() {
		return nil
	}
	return kept
}

// aloneBy returns what the only one of some instances that is told leaves an activity by itself,
// if that is about times; nil otherwise.
func (e *engine) aloneBy(x csp.ActivityIndex, instances []csp.InstanceIndex) grid {
	if told(e.p, instances) != 1 {
		return nil
	}
	for _, i := range instances {
		if kept := e.allowed(x, i); kept != nil && slices.ContainsFunc(kept, csp.RoomSet.Empty) && !e.p.Instances[i].AsksForPlace() {
			return kept
		}
	}
	return nil
}

// mostTurns is how often the same instances are used to tell the same of two activities:
// more often, places only shrink by and by, which is no explanation.
const mostTurns = 2

// option is a fact that could be derived.
type option struct {
	turn
	by   []csp.InstanceIndex
	kept grid // by these instances alone
	left int  // what would be left
	was  int
}

// before reports whether an option is better: it takes a larger part away.
func (o *option) before(than *option) bool {
	return than == nil || o.left*than.was < than.left*o.was
}

// narrow derives what the places of activities leave to each other, by as few instances at a
// time as can be, and reports whether one is left without a place.
func (e *engine) narrow() bool {
	for e.ctx.Err() == nil {
		var best *option
		for size := 1; size <= mostBetween+1 && best == nil; size++ {
			best = e.bestOf(size)
		}
		if best == nil {
			return false
		}
		e.turns[best.turn]++
		if e.take(best) && e.over() {
			return true
		}
	}
	return false
}

// mostBetween is how many instances between two activities are looked at together; then come all.
const mostBetween = 3

// bestOf returns the option that takes most away, of those by so many instances; nil for none.
func (e *engine) bestOf(size int) (best *option) {
	for a := range e.p.Activities {
		for b := range e.p.Activities {
			at := pair{csp.ActivityIndex(a), csp.ActivityIndex(b)}
			n := len(e.between[at])
			if n < size && size <= mostBetween || n == 0 || e.keepsAll(at) {
				continue
			}
			of := size
			if size > mostBetween {
				of = n
			}
			eachSubset(n, of, func(some []int) {
				if o := e.optionOf(at, some); o != nil && o.before(best) {
					best = o
				}
			})
		}
	}
	return best
}

// keepsAll reports whether all that is between two activities together leaves the first all
// that it has, so that no part of it takes anything away.
func (e *engine) keepsAll(at pair) bool {
	all := make([]int, len(e.between[at]))
	for i := range all {
		all[i] = i
	}
	_, kept := e.keptBy(at, all)
	return e.left[at.a].within(kept).size() == e.left[at.a].size()
}

// keptBy returns what some of what is between two activities leaves to the first, whatever else
// is known of it.
func (e *engine) keptBy(at pair, some []int) (turn, grid) {
	key := make([]byte, 0, 2*len(some))
	by := make([]exclusion, len(some))
	for i, k := range some {
		by[i] = e.between[at][k]
		key = append(key, byte(k), byte(k>>8))
	}
	now := trial{turn{at, string(key)}, e.version[at.b]}
	kept, known := e.tried[now]
	if !known && e.ctx.Err() == nil {
		if kept = e.supported(at.a, at.b, by); kept.size() == e.full[at.a].size() {
			kept = nil
		}
		e.tried[now] = kept
	}
	if kept == nil {
		return now.turn, e.full[at.a]
	}
	return now.turn, kept
}

// optionOf returns what some of what is between two activities leaves to the first; nil if
// that is all that it has.
func (e *engine) optionOf(at pair, some []int) *option {
	o := &option{was: e.left[at.a].size()}
	o.turn, o.kept = e.keptBy(at, some)
	if o.left = e.left[at.a].within(o.kept).size(); o.left == o.was || e.turns[o.turn] >= mostTurns {
		return nil
	}
	for _, k := range some {
		if i := e.between[at][k].instance; !slices.Contains(o.by, i) {
			o.by = append(o.by, i)
		}
	}
	return o
}

// take derives an option: what is left in all, where that is said in fewer words than what
// its instances leave alone.
func (e *engine) take(o *option) bool {
	legal := e.p.Activities[o.a].Legal
	all := e.left[o.a].within(o.kept)
	switch {
	case all.empty():
		return e.conclude(o.a, all, o.by, o.a, o.b)
	case all.pieces(e.p, legal) < min(o.kept.pieces(e.p, legal), e.full[o.a].without(o.kept).pieces(e.p, legal)):
		return e.conclude(o.a, all, o.by, o.a, o.b)
	}
	return e.conclude(o.a, o.kept, o.by, o.b)
}

// close takes all that is left as one contradiction.
func (e *engine) close() bool {
	var all []csp.ActivityIndex
	for a := range e.p.Activities {
		all = append(all, csp.ActivityIndex(a))
	}
	return e.concludeNone(e.proof.instances, e.holding(all))
}

// concludeNone adds that some instances and facts cannot hold together; false if they can.
func (e *engine) concludeNone(instances []csp.InstanceIndex, number []int) bool {
	rests, ok := e.follows(nil, instances, number)
	if !ok {
		return false
	}
	e.add(&fact{about: -1, instances: rests.instances, from: rests.facts, refutes: -1, together: e.askedBy(rests.instances)})
	return true
}

// eachSubset calls use for all subsets of 0..n-1 of that size; the slice is reused.
func eachSubset(n, size int, use func([]int)) {
	some := make([]int, 0, size)
	var from func(int)
	from = func(first int) {
		if len(some) == size {
			use(some)
			return
		}
		for i := first; i < n; i++ {
			some = append(some, i)
			from(i + 1)
			some = some[:len(some)-1]
		}
	}
	from(0)
}
