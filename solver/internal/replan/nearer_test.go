package replan

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/limits"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Of the programmes that differ from one in some activities alone, nearerWith finds the
// one that changes least against a third.
func TestNearerIsNearestOfItsNeighbourhood(t *testing.T) {
	nearer := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R01", "R09", "R11", "R13", "R16", "R17", "R33", "R37", "R41", "R43", "R45", "R53"}).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		if slices.ContainsFunc(p.Rooms, func(r csp.Room) bool { return r.Parallel > 1 }) {
			t.Skip("what is in rooms for several stays there")
		}
		x := drawPlaces(t, p)
		if !check.Programme(book, p.Programme(x)).OK() {
			t.Skip("the programme drawn breaks a rule")
		}
		from := p.Programme(drawPlaces(t, p))
		for i := range from.Placements {
			from.Placements[i].State = rapid.SampledFrom([]model.State{model.Offered, model.Published}).Draw(t, "state")
			from.Placements[i].Told = rapid.IntRange(0, 3).Draw(t, "told")
		}
		var free []csp.ActivityIndex
		for a := range x {
			if rapid.IntRange(0, 2).Draw(t, "free") > 0 {
				free = append(free, csp.ActivityIndex(a))
			}
		}
		r := newReplan(p, from, limits.Options{Seed: 1})
		y, proved := r.nearerWith(context.Background(), x, rapid.Permutation(free).Draw(t, "order"))
		if !proved || !check.Programme(book, p.Programme(y)).OK() {
			t.Fatalf("proved: %v, %v breaks a rule", proved, p.Programme(y))
		}
		for a := range x {
			if y[a] != x[a] && !slices.Contains(free, csp.ActivityIndex(a)) {
				t.Fatalf("activity %d moved from %v to %v", a, x[a], y[a])
			}
		}
		if r.less(y, x) {
			nearer++
		}
		part := make(csp.Assignment, len(free))
		for i, a := range free {
			part[i] = y[a]
		}
		told := p.Restrict(x, free).Count(p.RestrictFormer(r.former, x, free), part)[csp.Told]
		if want := p.Count(r.former, y)[csp.Told]; told != want {
			t.Fatalf("the neighbourhood counts %d people told of %v, the whole %d", told, p.Programme(y), want)
		}
		eachNeighbour(p, x, free, 400, func(z csp.Assignment) {
			if r.less(z, y) && check.Programme(book, p.Programme(z)).OK() {
				t.Fatalf("%v changes %v, but %v only %v", p.Programme(y), p.Count(r.former, y), p.Programme(z), p.Count(r.former, z))
			}
		})
	})
	if nearer < 5 {
		t.Errorf("only %d programmes had one nearer: the events drawn are too much alike", nearer)
	}
}

// drawPlaces draws a candidate for each activity.
func drawPlaces(t *rapid.T, p *csp.Problem) csp.Assignment {
	x := make(csp.Assignment, len(p.Activities))
	for a := range x {
		places := placesOfActivity(p, csp.ActivityIndex(a))
		if len(places) == 0 {
			t.Skip("an activity has no candidate")
		}
		x[a] = rapid.SampledFrom(places).Draw(t, "place")
	}
	return x
}

func placesOfActivity(p *csp.Problem, a csp.ActivityIndex) (places []csp.Place) {
	if p.Activities[a].Optional {
		places = append(places, csp.Place{Start: csp.Unplaced, Room: model.NoRoom})
	}
	c := &p.Activities[a].Candidates
	for i, s := range c.Starts {
		for room := range p.Rooms {
			if c.Rooms[i].Has(model.RoomIndex(room)) {
				places = append(places, csp.Place{Start: s, Room: model.RoomIndex(room)})
			}
		}
	}
	return places
}

// eachNeighbour calls use for assignments that differ from x in the free activities
// alone: all of them, or the first limit.
func eachNeighbour(p *csp.Problem, x csp.Assignment, free []csp.ActivityIndex, limit int, use func(csp.Assignment)) {
	z := slices.Clone(x)
	var place func(i int)
	place = func(i int) {
		if limit <= 0 {
			return
		}
		if i == len(free) {
			limit--
			use(z)
			return
		}
		for _, z[free[i]] = range placesOfActivity(p, free[i]) {
			place(i + 1)
		}
	}
	place(0)
}
