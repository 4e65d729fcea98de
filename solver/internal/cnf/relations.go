package cnf

import (
	"slices"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// addRelations states every relation: for each stretch of starts of A that forbid the
// same starts u..v of B the clause
//
//	A starts outside the stretch, or B starts outside u..v, or their rooms do not meet
//	the condition
//
// which is at most one clause for each candidate start of A and range. Relations that
// differ in their instance only are stated once in Asserted mode.
func (f *Formula) addRelations() {
	type content struct {
		a, b            csp.ActivityIndex
		kind            csp.RelationKind
		gap, after, max model.Minutes
		nights          *csp.Nights
		where           *csp.RoomPairs
	}
	stated := map[content]bool{}
	for i := range f.p.Relations {
		r := &f.p.Relations[i]
		if f.rooms == NoRooms && r.Where != nil {
			continue
		}
		if f.mode == Asserted {
			key := content{r.A, r.B, r.Kind, r.Gap, r.After, r.Max, r.Nights, r.Where}
			if stated[key] {
				continue
			}
			stated[key] = true
		}
		f.addRelation(r)
	}
}

// addRelation states one relation. A condition on rooms becomes one literal, "their
// rooms meet it", which every pair of groups of rooms that do implies, so that the
// clauses about starts are there once.
func (f *Formula) addRelation(r *csp.Relation) {
	if r.Where == nil {
		f.addRelationUnless(r)
		return
	}
	unless := f.unmet(r.A, r.B, r.Where)
	switch len(unless) {
	case 0:
	case 1:
		f.addRelationUnless(r, unless[0]...)
	default:
		met := f.to.NewVar()
		for _, lits := range unless {
			f.to.Add(append(lits, met)...)
		}
		f.addRelationUnless(r, met.Not())
	}
}

// unmet returns, for each group of rooms of A that meet the condition with the same
// rooms of B, clause parts that are true unless the two are in such rooms.
func (f *Formula) unmet(a, b csp.ActivityIndex, where *csp.RoomPairs) (unless [][]sat.Lit) {
	groups := map[string]csp.RoomSet{}
	var keys []string
	for room, in := range f.activities[a].in {
		if in == 0 {
			continue
		}
		with := where.With[room]
		key := with.Key()
		if groups[key] == nil {
			groups[key] = csp.NewRoomSet(len(f.p.Rooms))
			keys = append(keys, key)
		}
		groups[key].Add(model.RoomIndex(room))
	}
	for _, key := range keys {
		inA, possible := f.inOneOf(a, groups[key])
		outsideB, possibleB := f.outside(b, csp.RoomSetOf(key))
		if !possible || !possibleB {
			continue
		}
		if inA != 0 {
			outsideB = append(outsideB, inA.Not())
		}
		unless = append(unless, outsideB)
	}
	return unless
}

// fewRooms is up to how many rooms "in none of the others" is said by naming them.
const fewRooms = 3

// outside returns a clause part that says that the activity is in none of the rooms,
// empty if it always is in one. possible is false if it never is.
func (f *Formula) outside(x csp.ActivityIndex, rooms csp.RoomSet) (part []sat.Lit, possible bool) {
	inside := false
	for r, in := range f.activities[x].in {
		switch {
		case in == 0:
		case rooms.Has(model.RoomIndex(r)):
			inside = true
		default:
			part = append(part, in)
		}
	}
	if !inside {
		return nil, false
	}
	if len(part) <= fewRooms {
		return part, true
	}
	m, _ := f.inOneOf(x, rooms)
	return []sat.Lit{m.Not()}, true
}

// addRelationUnless states a relation that binds unless one of the literals holds.
func (f *Formula) addRelationUnless(r *csp.Relation, unless ...sat.Lit) {
	f.relate(r, func() {
		f.begin(r.Instance)
		f.or(unless...)
	})
}

// Relate adds that where m holds a relation does, whatever the rooms and its instance.
func (f *Formula) Relate(m sat.Lit, r *csp.Relation) {
	f.relate(r, func() { f.clause = append(f.clause[:0], m.Not()) })
}

// relate states the starts that a relation forbids in clauses that begin so.
func (f *Formula) relate(r *csp.Relation, begin func()) {
	f.eachBox(r.A, r.B, func(start csp.StartIndex) [2]csp.Range { return f.p.Forbidden(r, start) }, func(a, b [2]int) {
		begin()
		f.orOff(r.A)
		f.orOff(r.B)
		f.orStartsOutside(r.A, a[0], a[1])
		f.orStartsOutside(r.B, b[0], b[1])
		f.end()
	})
}

// eachBox covers the pairs of candidate starts of A and B that forbidden tells, for
// each start of A, with boxes: a stretch of starts of A and one of B, as ranges of
// their candidates, each pair in one box.
func (f *Formula) eachBox(x, y csp.ActivityIndex, forbidden func(csp.StartIndex) [2]csp.Range, use func(a, b [2]int)) {
	a, b := &f.activities[x], &f.activities[y]
	if len(a.starts) == 0 || len(b.starts) == 0 {
		return
	}
	type ranges [2][2]int
	candidates := func(i int) (of ranges) {
		for k, g := range forbidden(a.starts[i]) {
			from, _ := slices.BinarySearch(b.starts, g.From)
			to, _ := slices.BinarySearch(b.starts, g.To)
			if from < to {
				of[k] = [2]int{from, to}
			}
		}
		return of
	}
	from, now := 0, candidates(0)
	for i := 1; i <= len(a.starts); i++ {
		var next ranges
		if i < len(a.starts) {
			if next = candidates(i); next == now {
				continue
			}
		}
		for _, g := range now {
			if g[0] < g[1] {
				use([2]int{from, i}, g)
			}
		}
		from, now = i, next
	}
}

// inOneOf returns a literal that is true in every model in which the activity is in one
// of the rooms, 0 if it always is. possible is false if it never is.
func (f *Formula) inOneOf(x csp.ActivityIndex, rooms csp.RoomSet) (m sat.Lit, possible bool) {
	var lits []sat.Lit
	others := false
	for r, in := range f.activities[x].in {
		switch {
		case in == 0:
		case rooms.Has(model.RoomIndex(r)):
			lits = append(lits, in)
		default:
			others = true
		}
	}
	switch {
	case len(lits) == 0:
		return 0, false
	case !others:
		return 0, true
	case len(lits) == 1:
		return lits[0], true
	}
	key := roomsOf{x, rooms.Key()}
	if m, known := f.inRooms[key]; known {
		return m, true
	}
	m = f.to.NewVar()
	for _, in := range lits {
		f.to.Add(in.Not(), m)
	}
	f.inRooms[key] = m
	return m, true
}
