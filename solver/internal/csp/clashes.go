package csp

import (
	"slices"

	"programme/model"
)

// Clash is two activities that a room cannot hold as they are placed.
type Clash struct {
	A, B ActivityIndex
	Room model.RoomIndex
}

// Clashes returns the pairs of activities that overlap, turnaround included, in a room
// that holds one at a time, of those that have a room. Rooms that hold several are not
// looked at.
func (p *Problem) Clashes(x Assignment) []Clash {
	byRoom := make([][]ActivityIndex, len(p.Rooms))
	for a, place := range x {
		if place.Start != Unplaced && place.Room != model.NoRoom && p.Rooms[place.Room].Parallel == 1 {
			byRoom[place.Room] = append(byRoom[place.Room], ActivityIndex(a))
		}
	}
	var clashes []Clash
	for r, list := range byRoom {
		slices.SortStableFunc(list, func(a, b ActivityIndex) int { return int(x[a].Start - x[b].Start) })
		for j, b := range list {
			for _, a := range list[:j] {
				if p.Rooms[r].Excludes(p.Span(a, x[a].Start), p.Span(b, x[b].Start)) {
					clashes = append(clashes, Clash{a, b, model.RoomIndex(r)})
				}
			}
		}
	}
	return clashes
}
