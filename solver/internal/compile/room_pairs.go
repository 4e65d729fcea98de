package compile

import (
	"programme/model"
	"programme/solver/internal/csp"
)

// newRoomPairs returns a condition that no two of n rooms meet.
func newRoomPairs(n int) *csp.RoomPairs {
	p := &csp.RoomPairs{With: make([]csp.RoomSet, n)}
	for r := range p.With {
		p.With[r] = csp.NewRoomSet(n)
	}
	return p
}

// sameArea returns the condition that two rooms have the same area, which both give.
func sameArea(e *model.Event) *csp.RoomPairs {
	p := newRoomPairs(len(e.Rooms))
	for r := range e.Rooms {
		for s := range e.Rooms {
			if e.Rooms[r].Area != "" && e.Rooms[r].Area == e.Rooms[s].Area {
				p.With[r].Add(model.RoomIndex(s))
			}
		}
	}
	return p
}

// differentMains returns the condition that people sit in two different rooms, overflow aside.
func differentMains(e *model.Event) *csp.RoomPairs {
	p := differentRooms(e)
	for r := range e.Rooms {
		for s := range e.Rooms {
			if e.Main(model.RoomIndex(r)) == e.Main(model.RoomIndex(s)) {
				p.With[r].Remove(model.RoomIndex(s))
			}
		}
	}
	return p
}

// differentRooms returns the condition that two rooms are not the same.
func differentRooms(e *model.Event) *csp.RoomPairs {
	p := newRoomPairs(len(e.Rooms))
	for r := range e.Rooms {
		for s := range e.Rooms {
			if r != s {
				p.With[r].Add(model.RoomIndex(s))
			}
		}
	}
	return p
}
