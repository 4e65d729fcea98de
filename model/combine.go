package model

import "slices"

// Share reports whether two rooms are one, or have a part in common: one combines the other, or
// both combine the same one. Nothing can be in both at a time, then.
func (e *Event) Share(r, s RoomIndex) bool {
	if r == s {
		return true
	}
	a, b := e.Rooms[r].Combines, e.Rooms[s].Combines
	return slices.Contains(a, s) || slices.Contains(b, r) || slices.ContainsFunc(a, func(part RoomIndex) bool { return slices.Contains(b, part) })
}

// Within returns the rooms whose space a session in r takes: r itself and its parts.
func (e *Event) Within(r RoomIndex) []RoomIndex {
	return append([]RoomIndex{r}, e.Rooms[r].Combines...)
}

// Wholes returns the rooms that combine r with others, ascending; nil for none.
func (e *Event) Wholes(r RoomIndex) (wholes []RoomIndex) {
	for i := range e.Rooms {
		if slices.Contains(e.Rooms[i].Combines, r) {
			wholes = append(wholes, RoomIndex(i))
		}
	}
	return wholes
}

// seatsOf returns the seats of all parts of a room together, 0 if one of them does not say.
func (e *Event) seatsOf(r *Room) (seats int) {
	for _, part := range r.Combines {
		if part < 0 || int(part) >= len(e.Rooms) || e.Rooms[part].Capacity <= 0 {
			return 0
		}
		seats += e.Rooms[part].Capacity
	}
	return min(seats, MaxNumber)
}
