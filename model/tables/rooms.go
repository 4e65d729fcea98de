package tables

import (
	"fmt"
	"slices"

	"programme/model"
)

var roomSpec = specOf("rooms")

// readRooms reads rooms.csv, which every event has.
func (r *reading) readRooms() {
	t, exists := r.open(roomSpec)
	if !exists {
		r.missing(roomSpec.name, "write one with the columns id,name,capacity")
	}
	if t == nil {
		return
	}
	parts := map[model.RoomIndex][]partItem{}
	for t.next() {
		room := model.Room{
			Row: t.row(), ID: t.id("id"), Area: t.label("area"),
			Layouts: t.words("layouts"), Services: t.words("services"),
			Open: t.listSpans("open"), Notes: t.prose("notes"),
		}
		room.Name, _ = t.need("name")
		room.Capacity, _ = t.number("capacity", 0)
		room.Safety, _ = t.number("safety", 0)
		room.Booths, _ = t.number("booths", 0)
		if !r.rooms.add(t, "id", room.ID, model.RoomIndex(len(r.e.Rooms))) {
			continue
		}
		r.rooms.addName(room.Name, room.ID)
		r.rooms.read(t, "name")
		r.rooms.read(t, "area")
		for _, it := range t.list("combines") {
			parts[model.RoomIndex(len(r.e.Rooms))] = append(parts[model.RoomIndex(len(r.e.Rooms))], partItem{it.text, t.whereItem("combines", it)})
		}
		r.e.Rooms = append(r.e.Rooms, room)
	}
	r.rooms.finish(t, "id", "name")
	for i := range r.e.Rooms {
		r.e.Rooms[i].Combines = r.findParts(parts[model.RoomIndex(i)])
	}
}

// partItem is what a room says of a part, and where.
type partItem struct {
	text string
	pos  model.Position
}

// findParts returns the rooms that are meant, ascending.
func (r *reading) findParts(items []partItem) (parts []model.RoomIndex) {
	for _, it := range items {
		part, ok, err := r.rooms.find(r.report, it.text)
		switch {
		case err != nil:
			r.refuse(it.pos, err)
		case ok && slices.Contains(parts, part):
			r.fault(it.pos, fmt.Sprintf("room %s is listed twice", quote(it.text)), "remove one of them")
		case ok:
			parts = append(parts, part)
		}
	}
	slices.Sort(parts)
	return parts
}

// listSpans reads a list of times with a beginning and an end.
func (t *table) listSpans(column string) []model.Interval {
	var all []model.Interval
	for _, it := range t.list(column) {
		spans, err := t.calendar.Spans(it.text)
		if err != nil {
			t.wrongTime(column, it, err)
		}
		all = append(all, spans...)
	}
	return all
}

func writeRooms(e *model.Event) File {
	s := newSheet(e, roomSpec.name, roomSpec.columns...)
	for _, room := range e.Rooms {
		if room.Paired() {
			continue // sessions.csv gives it
		}
		open := make([]string, len(room.Open))
		for i, v := range room.Open {
			open[i] = v.Start.String() + "/" + v.End.String()
		}
		capacity := room.Capacity
		if room.Summed {
			capacity = 0
		}
		s.add(room.Row, room.ID, room.Name, room.Area, number(capacity), number(room.Safety),
			list(room.Layouts), list(room.Services), list(open), room.Notes, number(room.Booths), list(roomIDs(e, room.Combines)))
	}
	return s.file()
}

// roomIDs returns the ids of rooms.
func roomIDs(e *model.Event, rooms []model.RoomIndex) []string {
	ids := make([]string, len(rooms))
	for i, r := range rooms {
		ids[i] = e.Rooms[r].ID
	}
	return ids
}
