package solver_test

import (
	"testing"

	"programme/model"
	"programme/solver"
)

// Of the programmes that change least it is a cheap one that replan returns: wherever the
// room stands in the table that the session fits which has to leave its own.
func TestWhatMovesAnywayMovesToWhereItCostsLeast(t *testing.T) {
	for fits := range 4 {
		e, _ := oneRoom(model.Confirmed)
		nine := e.Windows[0].Start
		e.Sessions[0].Expected = 50
		for r, id := range []string{"a", "b", "c", "d"} {
			room := model.Room{ID: id, Name: id, Capacity: 50}
			if r == fits {
				room.Capacity = 60
			}
			e.Rooms = append(e.Rooms, room)
		}
		e.Availability = append(e.Availability, model.Availability{Subject: model.OfRoom(0), Interval: model.Span(nine, 60), Kind: model.Unavailable})
		from := model.NewProgramme([]model.Placement{
			{Session: 0, Interval: model.Span(nine, 60), Room: model.InRoom(0)},
			{Session: 1, Interval: model.Span(nine.Add(60), 60), Room: model.InRoom(0)},
		})
		r := replan(t.Context(), t, e, from, solver.Budget{})
		if want := (solver.Changes{Told: 1, Rooms: 1}); r.Verdict != solver.Optimal || r.Changes != want {
			t.Fatalf("verdict %s with %+v, want %+v", r.Verdict, r.Changes, want)
		}
		if got := r.Programme.Placements[0].Room.Index(); got != model.RoomIndex(1+fits) {
			t.Errorf("it moves to room %d at a cost of %v, and fits room %d", got, r.Cost, 1+fits)
		}
	}
}
