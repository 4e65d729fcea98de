package cnf_test

import (
	"slices"
	"testing"

	"programme/model"
	"programme/solver/internal/cnf"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// What a formula without room clauses finds has no clash: clauses are added until that is so,
// or until there is no model left.
func TestLazyRoomsAreFoundWithoutClashes(t *testing.T) {
	const rooms = 4
	for activities := 2; activities <= rooms+1; activities++ {
		p := &csp.Problem{Event: &model.Event{}, Starts: []model.Instant{0}, Days: []int32{0}, Rooms: slices.Repeat([]csp.Room{{Parallel: 1}}, rooms)}
		open := csp.NewRoomSet(rooms)
		for r := range rooms {
			open.Add(model.RoomIndex(r))
		}
		for range activities {
			p.Activities = append(p.Activities, csp.Activity{Minutes: 30, Candidates: csp.Candidates{Starts: []csp.StartIndex{0}, Rooms: []csp.RoomSet{open}}})
		}
		formula, ok := cnf.Load(t.Context(), p, cnf.Asserted, cnf.LazyRooms)
		if !ok {
			t.Fatal("the formula was not loaded")
		}
		x, status := formula.Find(t.Context())
		switch {
		case activities > rooms && status != sat.Unsatisfiable:
			t.Errorf("%d at once in %d rooms: %v, as %v", activities, rooms, status, x)
		case activities <= rooms && (status != sat.Satisfiable || len(p.Clashes(x)) > 0):
			t.Errorf("%d at once in %d rooms: %v, as %v, with clashes %v", activities, rooms, status, x, p.Clashes(x))
		}
	}
}
