package portfolio

import (
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

// What a tier costs for rooms is not known while only times are chosen: a later tier has
// to be proved among the programmes that are optimal in it once rooms count.
func TestTiersThatChargeForRoomsAreKeptWithRooms(t *testing.T) {
	both := csp.NewRoomSet(2)
	both.Add(0)
	both.Add(1)
	p := &csp.Problem{
		Event:  &model.Event{},
		Starts: []model.Instant{0, 30, 60, 90, 120}, Days: make([]int32, 5),
		Rooms: []csp.Room{{Parallel: 2}, {Parallel: 1}},
	}
	add := func(minutes model.Minutes, starts int) {
		a := csp.Activity{Minutes: minutes}
		for s := range starts {
			a.Candidates.Starts, a.Candidates.Rooms = append(a.Candidates.Starts, csp.StartIndex(s)), append(a.Candidates.Rooms, both)
		}
		p.Activities = append(p.Activities, a)
	}
	add(60, 4)
	add(60, 4)
	add(30, 5)
	charge := func(tier, weight int, a csp.ActivityIndex, byStart ...int32) {
		p.Soft.Unary = append(p.Soft.Unary, csp.Unary{Penalty: csp.Penalty{Tier: tier, Weight: weight}, Activity: a, ByStart: byStart})
	}
	// By tiers 1 and 2 the first two are late, in one room that holds both; by tier 3 the
	// first should be early. What the last costs is the same at any time.
	charge(2, 1, 0, 1, 1, 0, 0)
	charge(1, 4, 1, 1, 1, 0, 0)
	charge(2, 2, 2, 0, 0, 1, 1, 1)
	charge(2, 2, 2, 1, 1, 0, 0, 0)
	charge(3, 5, 0, 0, 0, 1, 1)
	p.Soft.Homes = []csp.Homes{{Penalty: csp.Penalty{Tier: 2, Weight: 1}, Members: []csp.ActivityIndex{0, 1, 2}, Free: 1}}
	best := csp.Assignment{{Start: 2}, {Start: 2}, {Start: 0}}
	b := newIncumbent(best, p.Cost(best), func() {}, func() {})
	(&lowerBound{p: p, incumbent: b}).prove(t.Context())
	if _, cost, bound, settled := b.state(); settled != csp.Tiers {
		t.Errorf("cost %v, bound %v: %d tiers are settled", cost, bound, settled)
	}
}
