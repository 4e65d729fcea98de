package csp_test

import (
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

// Five sessions of an hour at two starts, two at a time: one is too many, wherever it is.
func TestWhatIsTooManyInMinutesIsPaid(t *testing.T) {
	p := &csp.Problem{Starts: []model.Instant{600, 660}, Days: []int32{0, 0}, Rooms: make([]csp.Room, 5), Event: &model.Event{}}
	x := csp.Excess{Penalty: csp.Penalty{Tier: 1, Weight: 7}, Pool: csp.Pool{Most: 2, During: csp.Always}}
	everywhere := csp.RoomSet{31}
	for a := range csp.ActivityIndex(5) {
		p.Activities = append(p.Activities, csp.Activity{Minutes: 60, Candidates: csp.Candidates{Starts: []csp.StartIndex{0, 1}, Rooms: []csp.RoomSet{everywhere, everywhere}}})
		x.Pool.Members = append(x.Pool.Members, csp.PoolMember{Activity: a, Uses: []csp.PoolUse{{Minutes: 60}}})
	}
	p.Soft.Excesses = []csp.Excess{x}
	if paid := p.Paid(1); paid != (csp.Paid{Groups: 7}) {
		t.Errorf("%+v is paid, want 7 for one too many", paid)
	}
	p.Soft.Excesses[0].Pool.Stay = []csp.Taking{{Interval: model.Interval{Start: 600, End: 660}, Units: 1}}
	if paid := p.Paid(1); paid != (csp.Paid{}) {
		t.Errorf("%+v is paid beside one that stays, of which nothing is said", paid)
	}
}
