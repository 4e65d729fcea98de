package model

import "math"

// WalkTable says how long the way from one room to another takes by walk.csv. The row
// that says most of it counts: one for both rooms, else one for one room and the area of
// the other, else one for both areas. Of these, a row in the right direction goes before
// one the other way round, one that names the first room before one that names the
// second, and the first of several before the rest. An end that is both the id of a room
// and an area means the room. Of a room with its overflow room the first counts, see [Event.Main].
// It is safe for several goroutines.
type WalkTable struct {
	event *Event
	rows  map[[2]end]Minutes
	ids   map[string]bool
	other Minutes
}

// end is one end of a row: a room by its id, or an area.
type end struct {
	name string
	area bool
}

// WalkTable returns the table of e.Walks, in which a way without a row takes other.
func (e *Event) WalkTable(other Minutes) *WalkTable {
	t := &WalkTable{event: e, rows: make(map[[2]end]Minutes, len(e.Walks)), ids: make(map[string]bool, len(e.Rooms)), other: other}
	for i := range e.Rooms {
		t.ids[e.Rooms[i].ID] = true
	}
	for _, w := range e.Walks {
		way := [2]end{{w.From, !t.ids[w.From]}, {w.To, !t.ids[w.To]}}
		if _, had := t.rows[way]; !had {
			t.rows[way] = w.Minutes
		}
	}
	return t
}

// Minutes returns how long the way from one room to another takes; to itself, or to one that shares a
// part with it, 0.
func (t *WalkTable) Minutes(from, to RoomIndex) Minutes {
	if t.event.Share(t.event.Main(from), t.event.Main(to)) {
		return 0
	}
	if m, known := t.Way(from, to); known {
		return m
	}
	return t.other
}

// Way returns how long the way from one room to another takes by walk.csv, and whether that
// says anything of it.
func (t *WalkTable) Way(from, to RoomIndex) (m Minutes, known bool) {
	a, b := &t.event.Rooms[t.event.Main(from)], &t.event.Rooms[t.event.Main(to)]
	idA, idB, areaA, areaB := end{a.ID, false}, end{b.ID, false}, end{a.Area, true}, end{b.Area, true}
	for _, way := range [][2]end{
		{idA, idB},
		{idB, idA},
		{idA, areaB},
		{areaA, idB},
		{areaB, idA},
		{idB, areaA},
		{areaA, areaB},
		{areaB, areaA},
	} {
		if m, known := t.rows[way]; known && way[0].name != "" && way[1].name != "" {
			return m, true
		}
	}
	return 0, false
}

// Walks returns how long a way of m minutes takes p: WalkFactor times as long, rounded
// up to a whole minute.
func (p *Person) Walks(m Minutes) Minutes {
	if p.WalkFactor <= 0 {
		return m
	}
	// 1.1 times 10 is a little more than 11 in binary; the margin keeps it at 11.
	const margin = 1e-6
	return Minutes(math.Ceil(float64(m)*p.WalkFactor - margin))
}
