package portfolio

import (
	"context"
	"slices"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// Bounds are proved of smaller and smaller problems, and still meet what the cheapest
// programme costs that the whole formula has.
func TestFilteringLosesNoOptimum(t *testing.T) {
	starts, places := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		// A charge for times, one for rooms, and one that comes after both.
		e := randevent.Event(t, "R28")
		on := []string{"R06", "R13", "R14", "R53"}
		e.Rules = slices.DeleteFunc(e.Rules, func(s model.Setting) bool { return s.Level == model.Off && slices.Contains(on, s.Rule) })
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		randevent.Penalties(t, p)
		best, _, proved := Cheapest(context.Background(), p)
		if best == nil || !proved {
			return
		}
		local := localsearch.New(p, 1)
		x, clashes := local.Run(context.Background(), localsearch.Limits{Work: 100_000})
		if clashes > 0 {
			x = best
		}
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		b := newIncumbent(x, p.Cost(x), stop, func() {})
		w := &lowerBound{p: p, incumbent: b, solves: provingSolves}
		w.prove(ctx)
		_, cost, bound, settled := b.state()
		if b.contradiction != "" {
			t.Fatal(b.contradiction)
		}
		if cost != p.Cost(best) || settled != csp.Tiers {
			t.Fatalf("cost %v and bound %v, with %d tiers settled; the least cost is %v", cost, bound, settled, p.Cost(best))
		}
		if w.timely {
			starts++
		}
		for _, n := range w.filtered {
			if n {
				places++
			}
		}
	})
	if starts == 0 || places == 0 {
		t.Errorf("starts were left out of %d problems and places of %d: the test tests too little", starts, places)
	}
}

// A place that costs just as much as is paid stays, since the cheapest programme of a later
// tier may need it: here the long activity has a room of its own for 2, or both short ones
// have for 1 each, of which the later tier charges for one.
func TestFilteringKeepsWhatCostsJustAsMuch(t *testing.T) {
	const hall, long, first, second, annexe, rooms = 0, 1, 2, 3, 4, 5
	p := &csp.Problem{
		Event:  &model.Event{},
		Starts: []model.Instant{0, 30, 45, 60}, Days: make([]int32, 4),
		Rooms: slices.Repeat([]csp.Room{{Parallel: 1}}, rooms),
	}
	add := func(minutes model.Minutes, starts []csp.StartIndex, own model.RoomIndex) {
		a := csp.Activity{Minutes: minutes}
		for _, s := range starts {
			open := csp.NewRoomSet(rooms)
			open.Add(hall)
			open.Add(own)
			a.Candidates.Starts, a.Candidates.Rooms = append(a.Candidates.Starts, s), append(a.Candidates.Rooms, open)
		}
		p.Activities = append(p.Activities, a)
	}
	add(60, []csp.StartIndex{0}, long)
	add(30, []csp.StartIndex{0}, first)
	add(30, []csp.StartIndex{1}, second)
	add(60, []csp.StartIndex{2, 3}, annexe) // so that the hall has time for all, in sum
	charge := func(tier int, a csp.ActivityIndex, r model.RoomIndex, amount int32) {
		byRoom := make([]int32, rooms)
		byRoom[r] = amount
		p.Soft.Unary = append(p.Soft.Unary, csp.Unary{Penalty: csp.Penalty{Tier: tier, Weight: 1}, Activity: a, ByRoom: byRoom})
	}
	charge(1, 0, long, 2)
	charge(1, 1, first, 1)
	charge(1, 2, second, 1)
	charge(2, 2, second, 1)
	x := csp.Assignment{{Start: 0, Room: hall}, {Start: 0, Room: first}, {Start: 1, Room: second}, {Start: 3, Room: annexe}}
	b := newIncumbent(x, p.Cost(x), func() {}, func() {})
	w := &lowerBound{p: p, incumbent: b, solves: provingSolves}
	w.prove(t.Context())
	_, cost, bound, settled := b.state()
	if cost != (csp.Cost{2, 0}) || settled != csp.Tiers || b.contradiction != "" || w.rooms[0].Bound != 0 {
		t.Errorf("cost %v and bound %v (%d by arithmetic), with %d tiers settled, %s; the least cost is 2 and then 0", cost, bound, w.rooms[0].Bound, settled, b.contradiction)
	}
}
