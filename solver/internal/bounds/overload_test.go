package bounds_test

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/bounds"
	"programme/solver/internal/cnf"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"
	"programme/solver/internal/sat"

	"pgregory.net/rapid"
)

// satisfiable reports whether the formula of a problem has a model.
func satisfiable(t *rapid.T, p *csp.Problem) bool {
	s := sat.NewSolver(1000, 10000)
	cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
	return s.Solve(context.Background(), nil).Status == sat.Satisfiable
}

// Whatever is counted, and whatever never overlaps: a problem with an overload has no
// programme, and neither have the activities of the overload with nothing but the rules
// that it names, what keeps them from places, and the rooms that it counts.
func TestOverloadsOfWhateverIsCountedAreProofs(t *testing.T) {
	found := map[string]int{}
	for _, rule := range []string{"R09", "R10", "R16", "R19", "R33", "R36", "R37", "R38", "R39", "R40", "R42", "R41", "R43", ""} {
		t.Run(rule, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				p := drawFull(t, rule)
				for _, c := range bounds.Check(p) {
					if len(c.Instances) > 0 {
						return
					}
					found[kindOf(&c)]++
					if satisfiable(t, p) {
						t.Fatalf("an overload of %s, but the formula has a model: %+v", kindOf(&c), c)
					}
					if satisfiable(t, alone(p, &c)) {
						t.Fatalf("an overload of %s that rests on more than it names: %+v", kindOf(&c), c)
					}
				}
			})
		})
	}
	for _, kind := range []string{"a pool", "a timeless pool", "several timeless pools", "a person", "what never overlaps", "one day or room", "rooms"} {
		if found[kind] == 0 {
			t.Errorf("no overload of %s was drawn: the test tests nothing of it (%v)", kind, found)
		}
	}
}

// drawFull draws a problem in which one rule is on, fuller than most: with more sessions
// and, now and then, with relations and pools that no rule asks for.
func drawFull(t *rapid.T, rule string) *csp.Problem {
	e := randevent.Event(t, rule)
	drawn := len(e.Sessions)
	randevent.Fuller(t, e, 6)
	if len(e.People) > 0 && rapid.Bool().Draw(t, "cast") {
		for s := drawn; s < len(e.Sessions); s++ {
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: 0, Role: "speaker"})
		}
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	p := compile.Problem(book)
	if rapid.Bool().Draw(t, "more relations") {
		drawRelations(t, p)
	}
	if len(p.Activities) > 1 && rapid.Bool().Draw(t, "more pools") {
		drawPool(t, p)
	}
	return p
}

// drawRelations draws relations among some activities.
func drawRelations(t *rapid.T, p *csp.Problem) {
	kinds := rapid.SampledFrom([][]csp.RelationKind{{csp.Apart}, {csp.Apart, csp.NotClose}, {csp.SameDay, csp.Apart}, {csp.SameDay, csp.Never}, {csp.Before, csp.Apart, csp.Never}}).Draw(t, "kinds")
	some := rapid.IntRange(2, max(2, len(p.Activities))).Draw(t, "related")
	for b := range min(some, len(p.Activities)) {
		for a := range b {
			for _, kind := range kinds {
				r := randevent.AnyRelation(t, p, csp.ActivityIndex(a), csp.ActivityIndex(b), kind)
				if kind == csp.Never {
					r.Where = elsewhere(p)
				}
				r.Instance = csp.InstanceIndex(len(p.Instances))
				p.Instances = append(p.Instances, rules.NewInstance("R40"))
				p.Relations = append(p.Relations, r)
			}
		}
	}
}

// elsewhere is the condition that two rooms differ.
func elsewhere(p *csp.Problem) *csp.RoomPairs {
	pairs := &csp.RoomPairs{}
	for r := range p.Rooms {
		others := p.AllRooms()
		others.Remove(model.RoomIndex(r))
		pairs.With = append(pairs.With, others)
	}
	return pairs
}

// drawPool draws a pool that some activities use in some rooms, at some times, for some
// time, and less of which can be had now and then.
func drawPool(t *rapid.T, p *csp.Problem) {
	minutes := func(what string) model.Minutes {
		return model.Minutes(15 * rapid.IntRange(0, 2).Draw(t, what))
	}
	k := csp.Pool{Most: rapid.IntRange(1, 4).Draw(t, "most"), Before: minutes("before"), After: minutes("after"), During: csp.Always}
	if rapid.IntRange(0, 2).Draw(t, "timeless") == 0 {
		k.Timeless, k.Before, k.After = true, 0, 0
	}
	for a := range p.Activities {
		m := csp.PoolMember{Activity: csp.ActivityIndex(a)}
		for range rapid.IntRange(0, 2).Draw(t, "uses") {
			u := csp.PoolUse{Minutes: p.Activities[a].Minutes - min(p.Activities[a].Minutes-15, minutes("less"))}
			if len(p.Rooms) > 1 && rapid.IntRange(0, 2).Draw(t, "in some rooms") == 0 {
				u.Rooms = p.AllRooms()
				u.Rooms.Remove(0)
			}
			if len(p.Starts) > 0 && rapid.IntRange(0, 2).Draw(t, "from some time") == 0 {
				u.From = model.Interval{Start: rapid.SampledFrom(p.Starts).Draw(t, "from"), End: csp.Latest}
			}
			if k.Most > 1 {
				u.Units = rapid.IntRange(1, k.Most).Draw(t, "units")
			}
			m.Uses = append(m.Uses, u)
		}
		if len(m.Uses) > 0 {
			k.Members = append(k.Members, m)
		}
	}
	if k.Timeless && len(p.Starts) > 0 && rapid.Bool().Draw(t, "halves") {
		drawHalves(t, p, k)
		return
	}
	for i := range rapid.IntRange(1, 2).Draw(t, "pools") {
		if i > 0 && len(p.Starts) > 0 && !k.Timeless {
			k.Most = rapid.IntRange(1, k.Most).Draw(t, "then")
			k.Members = within(k.Members, k.Most)
			k.During = model.Span(rapid.SampledFrom(p.Starts).Draw(t, "during"), 60)
		}
		k.Instance = csp.InstanceIndex(len(p.Instances))
		p.Instances = append(p.Instances, rules.NewInstance("R10"))
		p.Pools = append(p.Pools, k)
	}
}

// within returns members of which none takes more than most.
func within(members []csp.PoolMember, most int) (fewer []csp.PoolMember) {
	for _, m := range members {
		uses := slices.Clone(m.Uses)
		for i := range uses {
			uses[i].Units = min(uses[i].Units, most)
		}
		fewer = append(fewer, csp.PoolMember{Activity: m.Activity, Uses: uses})
	}
	return fewer
}

// drawHalves adds two timeless pools, one of the starts before some time and one of the others,
// that all members of k use.
func drawHalves(t *rapid.T, p *csp.Problem, k csp.Pool) {
	turn := rapid.SampledFrom(p.Starts).Draw(t, "turn")
	members := k.Members
	for _, from := range []model.Interval{{Start: csp.Earliest, End: turn}, {Start: turn, End: csp.Latest}} {
		k.Members, k.Instance, k.Most = nil, csp.InstanceIndex(len(p.Instances)), rapid.IntRange(1, 2).Draw(t, "most of half")
		for _, m := range members {
			k.Members = append(k.Members, csp.PoolMember{Activity: m.Activity, Uses: []csp.PoolUse{{Minutes: p.Activities[m.Activity].Minutes, From: from, Units: min(k.Most, m.Uses[0].Units)}}})
		}
		p.Instances, p.Pools = append(p.Instances, rules.NewInstance("R10")), append(p.Pools, k)
	}
}

func kindOf(c *bounds.Certificate) string {
	switch {
	case c.Pool != nil && c.Pool.Timeless && len(c.Uses) > 1:
		return "several timeless pools"
	case c.Pool != nil && c.Pool.Timeless:
		return "a timeless pool"
	case c.Pool != nil:
		return "a pool"
	case c.OneDay || c.OneRoom:
		return "one day or room"
	case c.Apart:
		return "what never overlaps"
	case c.Person != model.NoPerson:
		return "a person"
	}
	return "rooms"
}

// alone returns the problem of the activities of an overload with the relations and pools
// that it names alone, and with rooms that hold everything unless it counts them.
func alone(p *csp.Problem, c *bounds.Certificate) *csp.Problem {
	activities := c.Activities
	if len(c.Uses) > 0 {
		activities = c.Whole.Activities
	}
	q := p.Among(activities)
	uses := func(i csp.InstanceIndex) bool { return slices.Contains(c.Uses, i) }
	q.Relations = slices.DeleteFunc(q.Relations, func(r csp.Relation) bool { return !uses(r.Instance) })
	q.Pools = slices.DeleteFunc(q.Pools, func(k csp.Pool) bool { return !uses(k.Instance) })
	q.Rooms = slices.Clone(q.Rooms)
	for r := range q.Rooms {
		counted := slices.ContainsFunc(c.Whole.Stretches, func(s bounds.Stretch) bool { return s.Room == model.RoomIndex(r) })
		room := &q.Rooms[r]
		switch {
		case counted && !c.Apart, uses(room.Turns):
		case uses(room.Holds):
			room.Turnaround = 0
		default:
			room.Parallel, room.Turnaround = len(p.Activities), 0
		}
	}
	return q
}
