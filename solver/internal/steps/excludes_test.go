package steps

import (
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// What instances say of two places is, of all instances together, what the problem says; and
// of some, the same of all rooms of a class.
func TestExclusionsAreThoseOfTheProblem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, faults := rules.Bind(randevent.Event(t, rapid.SampledFrom([]string{"R09", "R11", "R12", "R16", "R19", "R21", "R33", "R34", "R40", "R41", "R42", "R51"}).Draw(t, "rule")))
		if len(faults) > 0 {
			t.Skip("makes no sense")
		}
		p, err := compile.Within(t.Context(), book)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Activities) < 2 {
			t.Skip("nothing to compare")
		}
		all := map[csp.InstanceIndex]bool{}
		for i := range p.Instances {
			all[csp.InstanceIndex(i)] = true
		}
		a := csp.ActivityIndex(rapid.IntRange(0, len(p.Activities)-2).Draw(t, "a"))
		b := csp.ActivityIndex(rapid.IntRange(int(a)+1, len(p.Activities)-1).Draw(t, "b"))
		if rapid.Bool().Draw(t, "the other way round") {
			a, b = b, a
		}
		by, some := exclusions(p, all, a, b), map[csp.InstanceIndex]bool{}
		for range min(len(by), rapid.IntRange(1, 3).Draw(t, "how many")) {
			some[rapid.SampledFrom(by).Draw(t, "one").instance] = true
		}
		few, classes := exclusions(p, some, a, b), classesOf(p, some)
		for _, at := range placesOf(p, a) {
			for _, bt := range placesOf(p, b) {
				if is := excluded(by, at, bt); is != p.Excludes(a, at, b, bt) {
					t.Fatalf("%d at %v and %d at %v: excluded %v", a, at, b, bt, is)
				}
				if one, other := standIn(classes, at), standIn(classes, bt); excluded(few, at, bt) != excluded(few, one, other) {
					t.Fatalf("%d at %v and %d at %v is not the same as at %v and %v", a, at, b, bt, one, other)
				}
			}
		}
	})
}

// placesOf are the candidates of an activity, one by one.
func placesOf(p *csp.Problem, a csp.ActivityIndex) (list []csp.Place) {
	x := &p.Activities[a].Candidates
	for i, s := range x.Starts {
		for r := range p.Rooms {
			if x.Rooms[i].Has(model.RoomIndex(r)) {
				list = append(list, csp.Place{Start: s, Room: model.RoomIndex(r)})
			}
		}
	}
	return list
}

func excluded(by []exclusion, at, bt csp.Place) bool {
	return slices.ContainsFunc(by, func(x exclusion) bool { return x.excludes(at, bt) })
}

// standIn is a place in the room that stands for its class.
func standIn(classes []class, at csp.Place) csp.Place {
	i := slices.IndexFunc(classes, func(c class) bool { return c.all.Has(at.Room) })
	return csp.Place{Start: at.Start, Room: classes[i].one}
}
