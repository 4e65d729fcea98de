package csp_test

import (
	"context"
	"reflect"
	"testing"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/localsearch"
	"programme/solver/internal/maxsat"
	"programme/solver/internal/sat"
)

// ofEachKind has one penalty of every kind: by the name of its field in [csp.Soft], what
// it charges the two activities of [twoAt] for, 3 a unit.
var ofEachKind = map[string]struct {
	soft   csp.Soft
	amount int
}{
	"Unary":    {csp.Soft{Unary: []csp.Unary{{Penalty: three, ByStart: []int32{1}, In: csp.RoomSet{1}, ByRoom: []int32{4}}}}, 5},
	"Overlaps": {csp.Soft{Overlaps: []csp.Overlap{{Penalty: three, A: 0, B: 1}}}, 30},
	"Strains":  {csp.Soft{Strains: []csp.Strain{{Penalty: three, A: 0, B: 1, Kind: csp.Before, Max: csp.NoMax, Gap: 10, Where: &csp.RoomPairs{With: []csp.RoomSet{{1}, {0}}}}}}, 70},
	"Tights":   {csp.Soft{Tights: []csp.Tight{{Penalty: three, Rooms: csp.RoomSet{1}, Minutes: 5, More: 5, Layouts: [][]int32{{1}, {0}, {0}, {2}}}}}, 7},
	"Counts":   {csp.Soft{Counts: []csp.Count{{Penalty: three, Members: []csp.ActivityIndex{0, 1}, To: 1, Max: 1}}}, 1},
	"Lacks": {csp.Soft{Lacks: []csp.Lack{{Penalty: three, Respite: csp.Respite{
		Kind: csp.Row, Minutes: 15, Most: 30, Members: []csp.RespiteMember{{Activity: 0, Minutes: 50}, {Activity: 3, Minutes: 30}},
	}}}}, 63},
	"Homes":  {csp.Soft{Homes: []csp.Homes{{Penalty: three, Members: []csp.ActivityIndex{0, 1}, Free: 1, Used: csp.RoomSet{2}}}}, 1},
	"Worsts": {csp.Soft{Worsts: []csp.Worst{{Penalty: three, Bag: csp.Bag{Burdens: []csp.Burden{{Activity: 0, ByStart: []int32{3}, ByRoom: []int32{5, 0}}, {Activity: 1, ByRoom: []int32{2, 0}}}}}}}, 5},
	"Peaks":  {csp.Soft{Peaks: []csp.Peak{{Penalty: three, Groups: []csp.Group{{Bags: bags, Heads: 2}}}}}, 4},
	"Useds":  {csp.Soft{Useds: []csp.Used{{Penalty: three, Members: []csp.ActivityIndex{0, 1, 2, 3}, Free: 1, Of: []int32{0, 1}, Parts: 2, Rooms: csp.RoomSet{1}, Stay: csp.RoomSet{2}}}}, 2},
	"Idles": {csp.Soft{Idles: []csp.Idle{{
		Penalty: three, Members: []csp.RespiteMember{{Activity: 0, Minutes: 40}, {Activity: 1, Minutes: 30}, {Activity: 3, Minutes: 30}},
		Rooms: csp.RoomSet{1}, Day: csp.Always, Pause: 5, Free: 2, Quiet: []model.Interval{{Start: 650, End: 653}},
	}}}, 63 - 45 - 3 - 2},
	"Absent": {csp.Soft{Absent: []csp.Absent{{Penalty: three, Activity: 2, Amount: 6}}}, 6},
	"Refits": {csp.Soft{Refits: []csp.Refit{{Penalty: three, Refits: csp.Refits{Rooms: csp.RoomSet{1}, Day: csp.Always, Layouts: []int32{1, 0, 1, 2}}}}}, 1},
	"Excesses": {csp.Soft{Excesses: []csp.Excess{{Penalty: three, Pool: csp.Pool{Most: 1, During: csp.Always, Members: []csp.PoolMember{
		{Activity: 0, Uses: []csp.PoolUse{{Minutes: 60}}}, {Activity: 1, Uses: []csp.PoolUse{{Minutes: 30}}},
	}}}}}, 1},
}

// bags bear 2, 5 and nothing.
var bags = []csp.Bag{
	{Burdens: []csp.Burden{{Activity: 0, ByStart: []int32{2}}}},
	{Burdens: []csp.Burden{{Activity: 1, ByStart: []int32{5}}, {Activity: 0, ByStart: []int32{4}}}},
	{},
}

var three = csp.Penalty{Tier: 2, Weight: 3}

// twoAt returns a problem of two activities that have one place each, in the first of two
// rooms, of one that has none and needs none, and of one that has a place there 3 minutes after
// the longer of the two.
func twoAt(soft csp.Soft) (*csp.Problem, csp.Assignment) {
	there := csp.Candidates{Starts: []csp.StartIndex{0}, Rooms: []csp.RoomSet{{1}}}
	after := csp.Candidates{Starts: []csp.StartIndex{1}, Rooms: []csp.RoomSet{{1}}}
	p := &csp.Problem{
		Event: &model.Event{}, Starts: []model.Instant{600, 663}, Days: []int32{0, 0}, Rooms: []csp.Room{{Parallel: 3}, {Parallel: 3}},
		Activities: []csp.Activity{{Minutes: 60, Candidates: there}, {Minutes: 30, Candidates: there}, {Minutes: 30, Optional: true}, {Minutes: 30, Candidates: after}},
		Soft:       soft,
	}
	return p, csp.Assignment{{}, {}, {Start: csp.Unplaced, Room: model.NoRoom}, {Start: 1}}
}

// Every view charges for every kind of penalty. A new kind fails here first, since it is
// not in the table, and then view by view.
func TestEveryViewSeesEveryKindOfPenalty(t *testing.T) {
	views := map[string]func(*csp.Problem, csp.Assignment) int{
		"Cost": func(p *csp.Problem, x csp.Assignment) int { return p.Cost(x)[1] },
		"Paid": func(p *csp.Problem, _ csp.Assignment) int {
			paid := p.Paid(2)
			return paid.Unary + paid.Overlaps + paid.Groups
		},
		"Restrict": func(p *csp.Problem, x csp.Assignment) int {
			free := []csp.ActivityIndex{0, 1, 2, 3}
			return p.Restrict(x, free).Cost(x)[1]
		},
		"Restrict, one stays": func(p *csp.Problem, x csp.Assignment) int {
			return p.Restrict(x, []csp.ActivityIndex{0, 2}).Cost(csp.Assignment{x[0], x[2]})[1]
		},
		"Filter": func(p *csp.Problem, x csp.Assignment) int {
			return p.Filter(func(csp.ActivityIndex, csp.Place) bool { return true }).Cost(x)[1]
		},
		"cnf.Objective":      leastCost,
		"localsearch.Ledger": func(p *csp.Problem, x csp.Assignment) int { return localsearch.NewLedger(p, x).Cost()[1] },
	}
	kinds := reflect.TypeFor[csp.Soft]()
	for i := range kinds.NumField() {
		kind := kinds.Field(i).Name
		sample, known := ofEachKind[kind]
		if !known || reflect.ValueOf(sample.soft).Field(i).Len() != 1 {
			t.Errorf("%s has no sample", kind)
			continue
		}
		for view, cost := range views {
			if got := cost(twoAt(sample.soft)); got != 3*sample.amount {
				t.Errorf("%s charges %d for %s, want %d", view, got, kind, 3*sample.amount)
			}
		}
	}
	if shown := reflect.TypeFor[csp.SoftView]().NumMethod(); shown != kinds.NumField() {
		t.Errorf("a view is shown %d kinds of %d", shown, kinds.NumField())
	}
}

// leastCost returns what the objective of tier 2 is at least.
func leastCost(p *csp.Problem, _ csp.Assignment) int {
	s := sat.NewSolver(100, 1000)
	o := cnf.NewFormula(p, s, cnf.Asserted, cnf.EagerRooms).Objective(2, nil)
	if len(o.Soft) == 0 {
		return o.Base
	}
	return o.Base + int(maxsat.New(s, o.Soft, maxsat.Tuned()).Run(context.Background(), nil).LowerBound)
}
