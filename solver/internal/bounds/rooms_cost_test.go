package bounds_test

import (
	"context"
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

func TestRoomCostCountsWhoCannotHaveTheLargeRoom(t *testing.T) {
	// Two rooms for 100 and 40 people, each open for one session; two sessions expect 40
	// people. In the large room nothing is amiss, in the small one 4 seats are too many
	// for comfort (90 percent of 40 are 36).
	e := hall(2, 60, 2, 1, 60)
	e.Rooms[0].Capacity, e.Rooms[1].Capacity = 100, 40
	e.Sessions[0].Expected, e.Sessions[1].Expected = 40, 40
	e.Rules = append(e.Rules, model.Setting{Rule: "R14", Level: model.Off})
	if got, _ := bounds.RoomCost(problem(t, e), 6); got.Bound != 4 {
		t.Errorf("room cost %d, want 4", got.Bound)
	}
	e.Windows[0].End = e.Windows[0].End.Add(75) // the large room holds both, one after the other
	if got, _ := bounds.RoomCost(problem(t, e), 6); got.Bound != 0 {
		t.Errorf("room cost %d with time for both in the large room, want 0", got.Bound)
	}
}

func TestRoomCostTellsTheSlotsOfARoomApart(t *testing.T) {
	// The large room is open for two sessions, an hour each. Both sessions that expect 40
	// people can only be in the first: one of them has the small room, 4 seats short of
	// comfort, although the large one stays free in the second hour.
	e := hall(2, 60, 2, 2, 60)
	e.Rooms[0].Capacity, e.Rooms[1].Capacity = 100, 40
	for i := range e.Sessions {
		e.Sessions[i].Expected = 40
		e.Rules = append(e.Rules, model.Setting{Rule: "R35", Level: model.Hard, Params: []model.Param{
			{Key: "session", Value: e.Sessions[i].ID}, {Key: "windows", Value: e.Windows[0].ID},
		}})
	}
	e.Rules = append(e.Rules, model.Setting{Rule: "R14", Level: model.Off})
	if got, _ := bounds.RoomCost(problem(t, e), 6); got.Bound != 4 {
		t.Errorf("room cost %d, want 4", got.Bound)
	}
}

// No programme costs less than the bound, none that costs no more than most has a place
// beyond that, and none has more activities in a room than fit.
func TestRoomCostIsALowerBound(t *testing.T) {
	positive, beyond, full := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, rapid.SampledFrom([]string{"R06", "R08", "R14", "R53"}).Draw(t, "rule"))
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Skip("the settings drawn make no sense: ", faults)
		}
		p := compile.Problem(book)
		s := sat.NewSolver(1000, 10000)
		f := cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms)
		var bound csp.Cost
		var prices [csp.Tiers]bounds.RoomBound
		fits := bounds.Fits(p)
		for tier := 1; tier <= csp.Tiers; tier++ {
			rooms, _ := bounds.RoomCost(p, tier)
			bound[tier-1], prices[tier-1] = rooms.Bound, rooms
		}
		for range 30 {
			answer := s.Solve(context.Background(), nil)
			if answer.Status != sat.Satisfiable {
				return
			}
			x := f.Decode(answer.Model.Value)
			for tier, cost := range p.Cost(x) {
				if cost < bound[tier] {
					t.Fatalf("a programme costs %d in tier %d, the bound is %d", cost, tier+1, bound[tier])
				}
				if bound[tier] > 0 {
					positive++
				}
				prices[tier].Beyond(cost, func(a csp.ActivityIndex, stretch int) {
					beyond++
					k := prices[tier].Prices[stretch]
					if at := x[a]; at.Room == k.Room && k.From <= at.Start && at.Start < k.To {
						t.Fatalf("a programme costs %d in tier %d, with activity %d in room %d, which is said to be dearer", cost, tier+1, a, k.Room)
					}
				})
			}
			for _, fit := range fits {
				n := 0
				for _, a := range fit.Activities {
					if x[a].Room == fit.Room {
						n++
					}
				}
				if n > fit.Most {
					t.Fatalf("%d activities are in room %d, which is said to hold %d", n, fit.Room, fit.Most)
				}
				full++
			}
			lits, _ := f.Assume(x)
			for i := range lits {
				lits[i] = lits[i].Not()
			}
			s.Add(lits...) // another one next
		}
	})
	if positive == 0 || beyond == 0 || full == 0 {
		t.Errorf("%d bounds, %d places and %d fits were looked at: the test tests too little", positive, beyond, full)
	}
}
