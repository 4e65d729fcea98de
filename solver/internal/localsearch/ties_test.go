package localsearch

import (
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

// Two sets of six posters, each of which starts at one time, in a hall for eight: each set
// pays where it is, and the two can only change places as a whole.
func TestSetsThatStartAtOneTimeMoveAsAWhole(t *testing.T) {
	p := &csp.Problem{
		Starts: []model.Instant{600, 660}, Days: []int32{0, 0}, Rooms: []csp.Room{{Parallel: 8}}, Event: &model.Event{},
	}
	hall := csp.RoomSet{1}
	var x csp.Assignment
	for a := range csp.ActivityIndex(12) {
		p.Activities = append(p.Activities, csp.Activity{Minutes: 60, Candidates: csp.Candidates{Starts: []csp.StartIndex{0, 1}, Rooms: []csp.RoomSet{hall, hall}}})
		set := csp.StartIndex(a % 2)
		if a >= 2 {
			p.Relations = append(p.Relations, csp.Relation{A: a - 2, B: a, Kind: csp.Before, Gap: -60, Max: -60})
		}
		pays := []int32{0, 0}
		pays[set] = 1
		p.Soft.Unary = append(p.Soft.Unary, csp.Unary{Penalty: csp.Penalty{Tier: 1, Weight: 1}, Activity: a, ByStart: pays})
		x = append(x, csp.Place{Start: set})
	}
	s := NewAnnealer(p, x, 1)
	s.Run(t.Context(), 1, Cooling{Moves: 1000, Hot: 1, Cold: 0.1}, 1000)
	if best, cost := s.Best(); cost != (csp.Cost{}) {
		t.Errorf("the best costs %v: %v", cost, best)
	}
}
