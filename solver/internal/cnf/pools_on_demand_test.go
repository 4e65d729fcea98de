package cnf_test

import (
	"slices"
	"testing"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// What may run at a time is not stated of many activities until they do, in a relaxation of which
// rooms are written on demand: then it is, and once. As long as there are no rooms it is not.
func TestLargePoolsAreStatedOnceTheyAreFull(t *testing.T) {
	const activities, starts, most = 120, 100, 60
	rooms := csp.NewRoomSet(1)
	rooms.Add(0)
	p := &csp.Problem{Event: &model.Event{}, Rooms: []csp.Room{{Parallel: activities}}}
	open := csp.Candidates{}
	for s := range starts {
		p.Starts, p.Days = append(p.Starts, model.Instant(60*s)), append(p.Days, 0)
		open.Starts, open.Rooms = append(open.Starts, csp.StartIndex(s)), append(open.Rooms, rooms)
	}
	pool := csp.Pool{Most: most, During: csp.Always}
	var all, fewer csp.Assignment
	roomed := make([]bool, activities)
	for a := range activities {
		p.Activities = append(p.Activities, csp.Activity{Minutes: 60, Candidates: open})
		pool.Members = append(pool.Members, csp.PoolMember{Activity: csp.ActivityIndex(a), Uses: []csp.PoolUse{{Minutes: 60}}})
		all = append(all, csp.Place{Start: 7})
		fewer = append(fewer, csp.Place{Start: csp.StartIndex(a / most)})
		roomed[a] = true
	}
	p.Pools = []csp.Pool{pool}
	s := sat.NewSolver(1000, 10000)
	f := cnf.NewRelaxation(p, s, cnf.LazyRooms)
	if f.AddClashes(all) {
		t.Error("what runs at a time is stated as long as there are no rooms")
	}
	f.GiveRooms(roomed)
	has := func(x csp.Assignment) bool {
		lits, ok := f.Assume(x)
		return ok && s.Solve(t.Context(), lits).Status == sat.Satisfiable
	}
	if !has(all) || f.AddClashes(fewer) {
		t.Error("what runs at a time is stated before too much does")
	}
	if !f.AddClashes(all) || has(all) || !has(fewer) {
		t.Error("once too much runs at a time that is not forbidden, or too much is")
	}
	if f.AddClashes(all) {
		t.Error("it is stated twice")
	}
}

// What was stated of a moment is about the activities that had rooms by then: with more of them it
// is stated again.
func TestPoolsAreStatedAgainWithMoreRooms(t *testing.T) {
	both, first := csp.NewRoomSet(2), csp.NewRoomSet(2)
	both.Add(0)
	both.Add(1)
	first.Add(0)
	p := &csp.Problem{Event: &model.Event{}, Starts: []model.Instant{0}, Days: []int32{0}, Rooms: slices.Repeat([]csp.Room{{Parallel: 3}}, 2)}
	pool := csp.Pool{Most: 1, During: csp.Always}
	for a := range csp.ActivityIndex(3) {
		p.Activities = append(p.Activities, csp.Activity{Minutes: 60, Candidates: csp.Candidates{Starts: []csp.StartIndex{0}, Rooms: []csp.RoomSet{both}}})
		pool.Members = append(pool.Members, csp.PoolMember{Activity: a, Uses: []csp.PoolUse{{Minutes: 60, Rooms: first}}})
	}
	p.Pools = []csp.Pool{pool}
	s := sat.NewSolver(100, 1000)
	f := cnf.NewRelaxation(p, s, cnf.LazyRooms)
	f.GiveRooms([]bool{true, true, false})
	if !f.AddClashes(csp.Assignment{{Room: 0}, {Room: 0}, {Room: model.NoRoom}}) {
		t.Error("what two of them use is not stated")
	}
	f.GiveRooms([]bool{true, true, true})
	x := csp.Assignment{{Room: 1}, {Room: 0}, {Room: 0}}
	if !f.AddClashes(x) {
		t.Error("what the third one uses is not stated")
	}
	if lits, ok := f.Assume(x); !ok || s.Solve(t.Context(), lits).Status != sat.Unsatisfiable {
		t.Error("the third one may use what another one does")
	}
}
