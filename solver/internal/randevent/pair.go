package randevent

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"

	"pgregory.net/rapid"
)

// Pair is two different activities of a problem, each at one of its candidates, each of
// which would do alone.
type Pair struct {
	Problem *csp.Problem
	A, B    csp.ActivityIndex
	At, Bt  csp.Place
}

// DrawPair draws a random event in which all rules are on or one is, and two places of it,
// now and then with one more relation between the two, other turnarounds and respites.
func DrawPair(t *rapid.T) Pair {
	rule := ""
	if rapid.Bool().Draw(t, "one rule") {
		rule = rapid.SampledFrom(rules.Catalogue()).Draw(t, "rule").ID
	}
	e := Event(t, rule)
	if rapid.Bool().Draw(t, "crowded") {
		Crowded(t, e)
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	p := compile.Problem(book)
	Respites(t, p)
	places := make([][]csp.Place, len(p.Activities))
	var placed []csp.ActivityIndex
	for x := range p.Activities {
		a := csp.ActivityIndex(x)
		if places[a] = aloneAt(p, a); len(places[a]) > 0 {
			placed = append(placed, a)
		}
	}
	if len(placed) < 2 {
		t.Skip("fewer than two activities have a place")
	}
	two := rapid.Permutation(placed).Draw(t, "the two")[:2]
	if rapid.Bool().Draw(t, "related") {
		kind := rapid.IntRange(int(csp.Apart), int(csp.Never)).Draw(t, "kind")
		p.Relations = append(p.Relations, AnyRelation(t, p, two[0], two[1], csp.RelationKind(kind)))
	}
	for r := range p.Rooms {
		if room := &p.Rooms[r]; room.Parallel == 1 && rapid.Bool().Draw(t, "another turnaround") {
			room.Turnaround = rapid.SampledFrom([]model.Minutes{10, 30, 60}).Draw(t, "turnaround")
		}
	}
	at := rapid.SampledFrom(places[two[0]]).Draw(t, "place of the first")
	others := places[two[1]]
	inRoom := slices.DeleteFunc(slices.Clone(others), func(x csp.Place) bool { return x.Room != at.Room })
	if len(inRoom) > 0 && rapid.Bool().Draw(t, "in its room") {
		others = inRoom
	}
	return Pair{p, two[0], two[1], at, rapid.SampledFrom(others).Draw(t, "place of the second")}
}

// AnyRelation draws a relation between two activities, of a kind, with a condition on
// their rooms or none. It need not be one that a rule asks for.
func AnyRelation(t *rapid.T, p *csp.Problem, a, b csp.ActivityIndex, kind csp.RelationKind) csp.Relation {
	minutes := rapid.SampledFrom([]model.Minutes{0, 5, 30, 90})
	r := csp.Relation{
		A: a, B: b, Kind: kind, Gap: minutes.Draw(t, "gap"), After: minutes.Draw(t, "after"),
		Max: rapid.SampledFrom([]model.Minutes{csp.NoMax, 30, 120}).Draw(t, "most"),
	}
	switch kind {
	case csp.DaysApart:
		r.Gap = model.Minutes(rapid.IntRange(1, 2).Draw(t, "days"))
	case csp.Before:
		if rapid.IntRange(0, 2).Draw(t, "at one time") == 0 {
			r.Gap = -p.Activities[a].Minutes
			r.Max = r.Gap
		}
	}
	if kind == csp.Rested {
		r.Nights = anyNights(t, p)
	}
	if rapid.Bool().Draw(t, "whatever the rooms") {
		return r
	}
	r.Where = &csp.RoomPairs{With: make([]csp.RoomSet, len(p.Rooms))}
	for room := range r.Where.With {
		r.Where.With[room] = csp.NewRoomSet(len(p.Rooms))
		for other := range p.Rooms {
			if rapid.Bool().Draw(t, "meet") {
				r.Where.With[room].Add(model.RoomIndex(other))
			}
		}
	}
	return r
}

// anyNights draws nights round some starts.
func anyNights(t *rapid.T, p *csp.Problem) *csp.Nights {
	n := &csp.Nights{}
	for _, start := range p.Starts {
		if rapid.IntRange(0, 3).Draw(t, "a night there") == 0 {
			n.At = append(n.At, start.Add(rapid.SampledFrom([]model.Minutes{0, 0, 1}).Draw(t, "a minute later")))
		}
	}
	return n
}

// aloneAt returns the candidates of an activity that keep its relations to itself.
func aloneAt(p *csp.Problem, a csp.ActivityIndex) (places []csp.Place) {
	c := &p.Activities[a].Candidates
	for k, s := range c.Starts {
		for r := range p.Rooms {
			if at := (csp.Place{Start: s, Room: model.RoomIndex(r)}); c.Rooms[k].Has(at.Room) && keepsItself(p, a, at) {
				places = append(places, at)
			}
		}
	}
	return places
}

func keepsItself(p *csp.Problem, a csp.ActivityIndex, at csp.Place) bool {
	for i := range p.Relations {
		if r := &p.Relations[i]; r.A == a && r.B == a && !p.Keeps(r, at, at) {
			return false
		}
	}
	return true
}

// Excluded is what [csp.Problem.Excludes] says of the two.
func (x *Pair) Excluded() bool { return x.Problem.Excludes(x.A, x.At, x.B, x.Bt) }

// Assignment returns the places of the two, with no place for any other activity.
func (x *Pair) Assignment() csp.Assignment {
	all := make(csp.Assignment, len(x.Problem.Activities))
	for a := range all {
		all[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
	}
	all[x.A], all[x.B] = x.At, x.Bt
	return all
}

// String says who the two are, where, and what is between them.
func (x *Pair) String() string {
	p := x.Problem
	var b strings.Builder
	fmt.Fprintf(&b, "activity %d (%d min) at %v and %d (%d min) at %v", x.A, p.Activities[x.A].Minutes, x.At, x.B, p.Activities[x.B].Minutes, x.Bt)
	for i := range p.Relations {
		if r := &p.Relations[i]; r.A == x.A && r.B == x.B || r.A == x.B && r.B == x.A {
			fmt.Fprintf(&b, "\n%+v: %s", *r, p.Say(r.Instance))
		}
	}
	for i := range p.Pools {
		if k := &p.Pools[i]; p.PoolExcludes(k, x.A, x.At, x.B, x.Bt) {
			fmt.Fprintf(&b, "\n%+v: %s", *k, p.Say(k.Instance))
		}
	}
	for i := range p.Respites {
		if k := &p.Respites[i]; p.RespiteExcludes(k, x.A, x.At, x.B, x.Bt) {
			fmt.Fprintf(&b, "\n%+v", *k)
		}
	}
	return b.String()
}
