package csp_test

import (
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// What the tiers of changes cost is what is counted.
func TestChangeTiersCostWhatChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, x := drawAssignment(t)
		from := randevent.Programme(t, p.Event)
		for i := range from.Placements {
			from.Placements[i].State = rapid.SampledFrom([]model.State{model.Draft, model.Offered, model.Published}).Draw(t, "state")
			from.Placements[i].Told = rapid.IntRange(0, 3).Draw(t, "told")
		}
		weights := map[model.State]int{model.Draft: 1, model.Offered: 3, model.Published: 20}
		f := p.NewFormer(from, func(s model.State) int { return weights[s] })
		people := p.NewFormer(from, func(model.State) int { return 1 })
		cost, n := p.ChangeTiers(f, people).Cost(x), p.Count(f, x)
		for kind, want := range n {
			if cost[kind] != want {
				t.Fatalf("tier %d costs %d, and %d change", kind+1, cost[kind], want)
			}
		}
		if got, want := cost[csp.MovedTier-1], p.Moved(f, x); got != want {
			t.Fatalf("moves cost %d, and %d move", got, want)
		}
		if got, want := cost[csp.PeopleTier-1], p.Count(people, x)[csp.Told]; got != want {
			t.Fatalf("people cost %d, and %d are told", got, want)
		}
	})
}

// Likeness costs what does not differ, and leaves the tiers that are held as they are.
func TestLikenessCostsWhatDoesNotDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, x := drawAssignment(t)
		randevent.Penalties(t, p)
		var to []csp.Assignment
		for range rapid.IntRange(1, 3).Draw(t, "others") {
			to = append(to, drawPlaces(t, p))
		}
		free := rapid.IntRange(0, csp.Tiers).Draw(t, "tier that is not held")
		q, tier := p.Likeness(to, func(tier int) bool { return tier != free })
		if tier != free {
			t.Fatalf("tier %d is taken, and %d alone is not held", tier, free)
		}
		was, is := p.Cost(x), q.Cost(x)
		if tier > 0 {
			alike := 0
			for _, y := range to {
				alike += p.Sessions() - p.Differ(x, y)
			}
			was[tier-1] = alike
		}
		if is != was {
			t.Fatalf("it costs %v, not %v", is, was)
		}
	})
}

// drawAssignment draws an event and a place for each of its activities.
func drawAssignment(t *rapid.T) (*csp.Problem, csp.Assignment) {
	e := randevent.Event(t, "R53")
	if rapid.IntRange(0, 2).Draw(t, "merged too") == 0 {
		randevent.Merged(t, e)
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Skip("the settings drawn make no sense: ", faults)
	}
	p := compile.Problem(book)
	return p, drawPlaces(t, p)
}

// drawPlaces draws a candidate for each activity, or none for one that may do without.
func drawPlaces(t *rapid.T, p *csp.Problem) csp.Assignment {
	x := make(csp.Assignment, len(p.Activities))
	for a := range x {
		of := &p.Activities[a]
		n := len(of.Candidates.Starts)
		if n == 0 && !of.Optional {
			t.Skip("an activity has no candidate")
		}
		x[a] = csp.Place{Start: csp.Unplaced, Room: model.NoRoom}
		if n == 0 || of.Optional && rapid.Bool().Draw(t, "nowhere") {
			continue
		}
		k := rapid.IntRange(0, n-1).Draw(t, "start")
		var rooms []model.RoomIndex
		for r := range p.Rooms {
			if of.Candidates.Rooms[k].Has(model.RoomIndex(r)) {
				rooms = append(rooms, model.RoomIndex(r))
			}
		}
		x[a] = csp.Place{Start: of.Candidates.Starts[k], Room: rapid.SampledFrom(rooms).Draw(t, "room")}
	}
	return x
}
