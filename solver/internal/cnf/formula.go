package cnf

import (
	"slices"

	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Mode says how a formula states the rule instances.
type Mode int8

const (
	// Asserted states every instance outright: smallest and fastest, to solve.
	Asserted Mode = iota
	// Selected puts every instance behind a selector literal of its own, to explain:
	// assuming all selectors states the problem, a core of them is a reason.
	Selected
)

// RoomClauses says which rooms clauses a formula has from the start.
type RoomClauses int8

const (
	// EagerRooms writes, for every room and start, that it holds no more than it can.
	EagerRooms RoomClauses = iota
	// LazyRooms writes them for rooms that hold several activities at a time. For the others
	// [Formula.AddClashes] adds them, for the pairs that clash, and in a relaxation those of
	// pools that take very many.
	LazyRooms
	// NoRooms leaves rooms out altogether, conditions on rooms included: a relaxation
	// in which only times are found.
	NoRooms
)

// Formula is a problem as clauses. Its variables, for an activity with candidate
// starts c0 < c1 < ... < cn-1:
//
//	[start >= ci]  for 1 <= i < n: order encoding (Tamura, Taga, Kitagawa and Banbara,
//	               Compiling finite linear CSP into SAT, Constraints 14, 2009)
//	[in r]         for each room r that is a candidate at some start
//	[on]           whether it is placed, where that is left open
//
// "start is none of ci..cj-1" is the clause part not [start >= ci] or [start >= cj], so
// every ban and every relation is one short clause for each stretch of starts.
type Formula struct {
	p     *csp.Problem
	mode  Mode
	rooms RoomClauses
	to    sat.Builder
	// roomed tells which activities have rooms; nil means all. See [Formula.GiveRooms].
	roomed []bool
	// ofStarts is what each tier charges for starts alone, of a relaxation that was asked for it.
	ofStarts [csp.Tiers]*Objective

	activities []activityVars
	selectors  []sat.Lit // by instance; 0 where none was needed
	selected   map[sat.Lit]csp.InstanceIndex
	inRooms    map[roomsOf]sat.Lit
	within     map[poolUse]sat.Lit // see startsIn
	covers     map[poolUse]sat.Lit // of moments of pools that were stated on demand, full
	full       map[poolMoment]bool
	clause     []sat.Lit // reused for every clause
}

// activityVars are the variables of one activity.
type activityVars struct {
	starts  []csp.StartIndex // candidates, ascending
	sets    []csp.RoomSet    // rooms open at each, nil in Selected mode: all are
	atLeast []sat.Lit        // atLeast[i] is [start >= starts[i]], i >= 1; [0] is unused
	in      []sat.Lit        // by room; 0 where the room is no candidate
	on      sat.Lit          // 0 if the activity is placed in every model
}

// roomsOf names a set of rooms of one activity.
type roomsOf struct {
	activity csp.ActivityIndex
	rooms    string // RoomSet.key
}

// NewFormula writes the clauses of p to a builder and returns how to read its models.
func NewFormula(p *csp.Problem, to sat.Builder, mode Mode, rooms RoomClauses) *Formula {
	return newFormula(p, to, mode, rooms, nil)
}

// NewRelaxation writes the clauses of p that are about times alone, as if there were
// rooms for all: what no model of them can have, no programme has. [Formula.GiveRooms]
// makes it stricter.
func NewRelaxation(p *csp.Problem, to sat.Builder, rooms RoomClauses) *Formula {
	return newFormula(p, to, Asserted, rooms, make([]bool, len(p.Activities)))
}

// GiveRooms adds the clauses about the rooms of some more activities of a relaxation:
// they have to find room among all that have rooms by then. Once every activity has
// rooms, the models are programmes. Clauses are only added; an [Objective] that charges
// for rooms is to be asked for anew.
func (f *Formula) GiveRooms(which []bool) {
	was := f.roomed
	f.roomed = slices.Clone(was)
	clear(f.full) // what was stated of pools is not about those
	some := false
	for a := range which {
		if which[a] && !was[a] {
			f.roomed[a], some = true, true
			f.addRoomChoice(csp.ActivityIndex(a))
		}
	}
	if !some {
		return
	}
	for i := range f.p.Relations {
		r := &f.p.Relations[i]
		if r.Where != nil && f.roomed[r.A] && f.roomed[r.B] && !(was[r.A] && was[r.B]) {
			f.addRelation(r)
		}
	}
	f.addPools(false)
	f.addRoomLimits()
	f.addRefits()
	f.addRooms()
}

func newFormula(p *csp.Problem, to sat.Builder, mode Mode, rooms RoomClauses, roomed []bool) *Formula {
	f := &Formula{
		p: p, mode: mode, rooms: rooms, to: to, roomed: roomed,
		activities: make([]activityVars, len(p.Activities)),
		selectors:  make([]sat.Lit, len(p.Instances)),
		selected:   map[sat.Lit]csp.InstanceIndex{},
		inRooms:    map[roomsOf]sat.Lit{},
		within:     map[poolUse]sat.Lit{},
		covers:     map[poolUse]sat.Lit{},
		full:       map[poolMoment]bool{},
	}
	for a := range p.Activities {
		f.addActivity(csp.ActivityIndex(a))
	}
	f.addRelations()
	f.addPools(true)
	f.addRoomLimits()
	f.addRespites()
	f.addRefits()
	if rooms != NoRooms {
		f.addRooms()
	}
	return f
}

// Selectors returns the selector of every rule instance that the formula states,
// in the order of the instances. In Asserted mode there are none.
func (f *Formula) Selectors() []sat.Lit {
	var lits []sat.Lit
	for _, m := range f.selectors {
		if m != 0 {
			lits = append(lits, m)
		}
	}
	return lits
}

// SelectorsOf returns the selectors of the rule instances that are wanted, of those that the
// formula states.
func (f *Formula) SelectorsOf(wanted func(csp.InstanceIndex) bool) []sat.Lit {
	return slices.DeleteFunc(f.Selectors(), func(m sat.Lit) bool { return !wanted(f.selected[m]) })
}

// Instances returns the rule instances whose selectors are in a core.
func (f *Formula) Instances(core []sat.Lit) []csp.InstanceIndex {
	instances := make([]csp.InstanceIndex, 0, len(core))
	for _, m := range core {
		if i, ok := f.InstanceOf(m); ok {
			instances = append(instances, i)
		}
	}
	return instances
}

// InstanceOf returns the rule instance whose selector m is, and whether it is one.
func (f *Formula) InstanceOf(m sat.Lit) (csp.InstanceIndex, bool) {
	i, ok := f.selected[m]
	return i, ok
}

// begin starts a clause that holds on behalf of an instance.
func (f *Formula) begin(i csp.InstanceIndex) {
	f.clause = f.clause[:0]
	if f.mode == Selected {
		if f.selectors[i] == 0 {
			f.selectors[i] = f.to.NewVar()
			f.selected[f.selectors[i]] = i
		}
		f.or(f.selectors[i].Not())
	}
}

// or adds literals to the clause that was begun.
func (f *Formula) or(lits ...sat.Lit) { f.clause = append(f.clause, lits...) }

// orOff adds that activity a is not placed, if it need not be.
func (f *Formula) orOff(a csp.ActivityIndex) {
	if on := f.activities[a].on; on != 0 {
		f.or(on.Not())
	}
}

// orStartsOutside adds that a starts at none of its candidates from <= i < to. It
// returns false if that is no candidate, so that the clause holds anyway.
func (f *Formula) orStartsOutside(a csp.ActivityIndex, from, to int) bool {
	v := &f.activities[a]
	if from >= to {
		return false
	}
	if from > 0 {
		f.or(v.atLeast[from].Not())
	}
	if to < len(v.starts) {
		f.or(v.atLeast[to])
	}
	return true
}

// end writes the clause that was begun.
func (f *Formula) end() { f.to.Add(f.clause...) }
