package model

import "slices"

// A session that takes an overflow room takes two rooms for its whole time: its own, in which its
// people sit, and one more, into which it is shown. Together they are a room of the event that
// [Complete] makes of each two that such a session could take: a pair. It combines both, so that
// whatever binds a combined room binds it; it has the seats of both, and for all else, its area, its
// layouts, its services and its booths, it is the first of them.

// Paired reports whether the room is a pair of a room and its overflow room.
func (r *Room) Paired() bool { return len(r.Pair) > 0 }

// Main returns the room in which the people of a session in r sit: the first of a pair, else r.
func (e *Event) Main(r RoomIndex) RoomIndex {
	if e.Rooms[r].Paired() {
		return e.Rooms[r].Pair[0]
	}
	return r
}

// Doors returns the rooms at whose doors a session in r is announced: both of a pair, else r.
func (e *Event) Doors(r RoomIndex) []RoomIndex {
	if e.Rooms[r].Paired() {
		return e.Rooms[r].Pair
	}
	return []RoomIndex{r}
}

// ByDoor returns what is announced at the door of each room, in the programme's order: what is in a
// pair at both doors, and nothing at that of the pair itself.
func (e *Event) ByDoor(p *Programme) [][]Placement {
	by := make([][]Placement, len(e.Rooms))
	for _, pl := range p.Placements {
		if !pl.Room.Given() {
			continue
		}
		for _, door := range e.Doors(pl.Room.Index()) {
			by[door] = append(by[door], pl)
		}
	}
	return by
}

// OwnRooms returns the rooms that are no pairs, ascending.
func (e *Event) OwnRooms() (rooms []RoomIndex) {
	for r := range e.Rooms {
		if !e.Rooms[r].Paired() {
			rooms = append(rooms, RoomIndex(r))
		}
	}
	return rooms
}

// WithPairs returns the rooms of the event and, after them, a pair of each room with each that a
// session gives for its overflow and that shares no part with it. Pairs that the event has already
// keep their indices, and are as their rooms are now. The list is that of the event if it has all
// that, else a new one.
func (e *Event) WithPairs() []Room {
	full := *e
	for r := range full.Rooms {
		if pair := full.Rooms[r].Pair; len(pair) == 2 && e.has(pair[0]) && e.has(pair[1]) {
			full.setRoom(e, RoomIndex(r), full.pairOf(pair[0], pair[1]))
		}
	}
	own := full.OwnRooms()
	for _, over := range e.overflows() {
		for _, main := range own {
			made := func(r Room) bool { return len(r.Pair) == 2 && r.Pair[0] == main && r.Pair[1] == over }
			if !full.Share(main, over) && !slices.ContainsFunc(full.Rooms, made) {
				full.Rooms = append(slices.Clip(full.Rooms), full.pairOf(main, over))
			}
		}
	}
	return full.Rooms
}

func (e *Event) has(r RoomIndex) bool { return r >= 0 && int(r) < len(e.Rooms) }

// setRoom sets a room of e, in a list of its own if it is still that of the event before.
func (e *Event) setRoom(before *Event, r RoomIndex, room Room) {
	if sameRoom(&e.Rooms[r], &room) {
		return
	}
	if &e.Rooms[0] == &before.Rooms[0] {
		e.Rooms = slices.Clone(e.Rooms)
	}
	e.Rooms[r] = room
}

// sameRoom compares pairs by what they have of their rooms.
func sameRoom(a, b *Room) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Area == b.Area && a.Capacity == b.Capacity && a.Safety == b.Safety && a.Booths == b.Booths &&
		slices.Equal(a.Layouts, b.Layouts) && slices.Equal(a.Services, b.Services) && slices.Equal(a.Combines, b.Combines)
}

// overflows returns the rooms that sessions give for their overflow, ascending, each once.
func (e *Event) overflows() (rooms []RoomIndex) {
	for i := range e.Sessions {
		for _, r := range e.Sessions[i].Overflow {
			if e.has(r) && !e.Rooms[r].Paired() {
				rooms = append(rooms, r)
			}
		}
	}
	slices.Sort(rooms)
	return slices.Compact(rooms)
}

// pairOf returns the pair of two rooms that are no pairs.
func (e *Event) pairOf(main, over RoomIndex) Room {
	a, b := &e.Rooms[main], &e.Rooms[over]
	pair := Room{
		Row: Row{Pos: a.Pos}, ID: a.ID + " + " + b.ID, Name: named(a) + " + " + named(b), Area: a.Area,
		Layouts: a.Layouts, Services: a.Services, Booths: a.Booths, Pair: []RoomIndex{main, over},
	}
	for _, r := range pair.Pair {
		if parts := e.Rooms[r].Combines; len(parts) > 0 {
			pair.Combines = append(pair.Combines, parts...)
		} else {
			pair.Combines = append(pair.Combines, r)
		}
	}
	slices.Sort(pair.Combines)
	pair.Combines = slices.Compact(pair.Combines)
	if seatsA, seatsB := e.seatsIn(a), e.seatsIn(b); seatsA > 0 && seatsB > 0 {
		pair.Capacity = min(seatsA+seatsB, MaxNumber)
	}
	if a.Safety > 0 || b.Safety > 0 {
		if mostA, mostB := e.mostIn(a), e.mostIn(b); mostA > 0 && mostB > 0 {
			pair.Safety = min(mostA+mostB, MaxNumber)
		}
	}
	return pair
}

// named returns the name that [Complete] gives a room.
func named(r *Room) string {
	if r.Name == "" {
		return r.ID
	}
	return r.Name
}

// seatsIn returns the seats that [Complete] gives a room, 0 if they are not known.
func (e *Event) seatsIn(r *Room) int {
	if r.Capacity == 0 || r.Summed {
		return e.seatsOf(r)
	}
	return r.Capacity
}

// mostIn returns how many people a room has seats for and may hold, 0 if neither is known.
func (e *Event) mostIn(r *Room) int {
	seats := e.seatsIn(r)
	if r.Safety > 0 && (seats == 0 || r.Safety < seats) {
		return r.Safety
	}
	return seats
}

// windowRooms returns the rooms of a window that names some, with the pairs of two of them.
func (e *Event) windowRooms(w *Window) []RoomIndex {
	rooms := w.Rooms
	for r := range e.Rooms {
		open := func(r RoomIndex) bool { return slices.Contains(w.Rooms, r) }
		if pair := e.Rooms[r].Pair; len(pair) == 2 && open(pair[0]) && open(pair[1]) && !open(RoomIndex(r)) {
			rooms = append(slices.Clip(rooms), RoomIndex(r))
		}
	}
	if len(rooms) > len(w.Rooms) && slices.IsSorted(w.Rooms) { // else that is for [Validate]
		slices.Sort(rooms)
	}
	return rooms
}
