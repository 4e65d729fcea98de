package tables

import (
	"fmt"
	"strings"

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
	for t.next() {
		room := model.Room{
			Row: t.row(), ID: t.id("id"), Area: t.label("area"),
			Layouts: t.words("layouts"), Services: t.words("services"),
			Open: t.intervals("open"), Notes: t.prose("notes"),
		}
		room.Name, _ = t.need("name")
		room.Capacity, _ = t.number("capacity", 0)
		room.Safety, _ = t.number("safety", 0)
		if !r.rooms.add(t, "id", room.ID, model.RoomIndex(len(r.e.Rooms))) {
			continue
		}
		r.rooms.addName(room.Name, room.ID)
		r.rooms.read(t, "name")
		r.rooms.read(t, "area")
		r.e.Rooms = append(r.e.Rooms, room)
	}
	r.rooms.finish(t, "id", "name")
}

// intervals reads a list of intervals start/end, each with Z or an offset.
func (t *table) intervals(column string) []model.Interval {
	var all []model.Interval
	for _, it := range t.list(column) {
		from, to, ok := strings.Cut(it.text, "/")
		if !ok {
			t.wrongItem(column, it, fmt.Sprintf("%s is not an interval", quote(it.text)), "write it like 2023-10-11T07:45:00Z/2023-10-11T08:45:00Z")
			continue
		}
		start, err := parseInstant(strings.TrimSpace(from), clock{})
		if err == nil {
			var end model.Instant
			end, err = parseInstant(strings.TrimSpace(to), clock{})
			if err == nil && end <= start {
				err = model.Fault{Message: fmt.Sprintf("%s does not end after it starts", quote(it.text)), Remedy: "mend one of its times"}
			}
			if err == nil {
				all = append(all, model.Interval{Start: start, End: end})
				continue
			}
		}
		t.wrongTime(column, it, err, clock{})
	}
	return all
}

func writeRooms(e *model.Event) File {
	s := newSheet(e, roomSpec.name, roomSpec.columns...)
	for _, room := range e.Rooms {
		open := make([]string, len(room.Open))
		for i, v := range room.Open {
			open[i] = v.Start.String() + "/" + v.End.String()
		}
		s.add(room.Row, room.ID, room.Name, room.Area, number(room.Capacity), number(room.Safety),
			list(room.Layouts), list(room.Services), list(open), room.Notes)
	}
	return s.file()
}
