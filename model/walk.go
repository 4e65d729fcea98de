package model

import "math"

// WalkMinutes returns how long the way from one room to another takes by walk.csv: what
// the row for their ids says, else the row for their areas, else other. A row in the
// right direction goes before one the other way round, and the first of several rows
// before the rest. The way from a room to itself takes 0. It takes time linear in the
// rows; for many ways make a [WalkTable] once.
func (e *Event) WalkMinutes(from, to RoomIndex, other Minutes) Minutes {
	row := func(way [2]string) (Minutes, bool) {
		for _, w := range e.Walks {
			if w.From == way[0] && w.To == way[1] {
				return w.Minutes, true
			}
		}
		return 0, false
	}
	return e.wayBetween(from, to, other, row)
}

// WalkTable answers as [Event.WalkMinutes] does, at once. It is safe for several
// goroutines.
type WalkTable struct {
	event *Event
	rows  map[[2]string]Minutes
	other Minutes
}

// WalkTable returns the table of e.Walks, in which a way without a row takes other.
func (e *Event) WalkTable(other Minutes) *WalkTable {
	t := &WalkTable{event: e, rows: make(map[[2]string]Minutes, len(e.Walks)), other: other}
	for _, w := range e.Walks {
		way := [2]string{w.From, w.To}
		if _, had := t.rows[way]; !had {
			t.rows[way] = w.Minutes
		}
	}
	return t
}

// Minutes returns how long the way from one room to another takes.
func (t *WalkTable) Minutes(from, to RoomIndex) Minutes {
	row := func(way [2]string) (Minutes, bool) {
		m, ok := t.rows[way]
		return m, ok
	}
	return t.event.wayBetween(from, to, t.other, row)
}

func (e *Event) wayBetween(from, to RoomIndex, other Minutes, row func([2]string) (Minutes, bool)) Minutes {
	if from == to {
		return 0
	}
	a, b := &e.Rooms[from], &e.Rooms[to]
	ways := [][2]string{{a.ID, b.ID}, {b.ID, a.ID}}
	if a.Area != "" && b.Area != "" {
		ways = append(ways, [2]string{a.Area, b.Area}, [2]string{b.Area, a.Area})
	}
	for _, way := range ways {
		if m, ok := row(way); ok {
			return m
		}
	}
	return other
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
