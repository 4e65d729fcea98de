package localsearch

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// Holds reports whether every activity is where x says, and each that must be placed is
// placed: after [Search.Start] of x, whether x is free of clashes.
func (s *Search) Holds(x csp.Assignment) bool {
	if s.left > 0 || s.lost > 0 {
		return false
	}
	for a, at := range x {
		switch {
		case s.start[a] < 0 && at.Start == csp.Unplaced:
		case s.start[a] < 0 || at.Start != csp.StartIndex(s.start[a]) || at.Room != model.RoomIndex(s.laneRoom[s.lane[a]]):
			return false
		}
	}
	return true
}
