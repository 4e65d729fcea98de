package solver_test

import (
	"testing"

	"programme/model"
	"programme/solver"
)

// spread returns an event of three sessions of an hour that have to be in two rooms at most,
// and a programme that has each in another, one after the other.
func spread() (*model.Event, *model.Programme) {
	e := fair(3, 3, 1, 3)
	e.Rules = []model.Setting{{ID: "two rooms", Rule: "R13", Level: model.Hard, Params: []model.Param{{Key: "session", Value: "s0|s1|s2"}, {Key: "rooms", Value: "2"}}}}
	var placements []model.Placement
	for i := range 3 {
		start := e.Windows[0].Start.Add(model.Minutes(60 * i))
		placements = append(placements, model.Placement{Session: model.SessionIndex(i), Interval: model.Span(start, 60), Room: model.InRoom(model.RoomIndex(i))})
	}
	return e, model.NewProgramme(placements)
}

// A group that has a room too many gives up one, which one session has to leave for it.
func TestAGroupInTooManyRoomsMovesOnce(t *testing.T) {
	e, from := spread()
	r, err := planner(e).Replan(t.Context(), solver.ReplanOptions{Options: solver.Options{Seed: 1, Workers: 1}, From: from})
	if err != nil || r.Verdict != solver.Optimal || r.Moved != 1 || r.Changes.Rooms != 1 || r.Changes.Times != 0 {
		t.Fatalf("%v: %v; want one session in another room, proved", err, r)
	}
}

// Places in a room too many for the group are taken, and those in rooms that it has are free.
func TestPlacesOfAGroupThatHasItsRooms(t *testing.T) {
	e, from := spread()
	words, err := places(planner(e), from, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range words {
		third := w.Room == 2
		if third && w.Kind != solver.PlaceTaken || w.Start == from.Placements[2].Start && !third && w.Kind != solver.PlaceFree {
			t.Errorf("%s in room %d is %s", w.Start, w.Room, w.Kind)
		}
		if third && (len(w.Reasons) != 1 || w.Reasons[0].Rule != "R13" || w.Reasons[0].Words != "a room too many for its group") {
			t.Errorf("%s in room %d: %+v", w.Start, w.Room, w.Reasons)
		}
	}
}
