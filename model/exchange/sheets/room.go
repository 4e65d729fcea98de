package sheets

import (
	"strconv"

	"programme/model"
	"programme/model/tables"
)

// Rooms returns room.csv, see [RoomTable].
func Rooms(e *model.Event, p *model.Programme, o Options) tables.File { return RoomTable(e, p).File(o) }

// RoomTable returns a row for each session in each room, by room in the event's order
// and then by start: what a door shows. The column before is how many minutes the room
// is free before the session, on the same day at the venue: 0 where one follows on
// another, "clash" where the one before has not ended, empty for the first of a day.
// Sessions without a room are left out.
func RoomTable(e *model.Event, p *model.Programme) *Table {
	t := newTable("room", "room", "room_name", "area", "day", "start_local", "end_local", "start_utc", "end_utc", "before", "session", "title", "type", "themes", "people")
	people := castNames(e)
	roles := castRoles(e)
	for r, placements := range p.ByRoom(len(e.Rooms)) {
		room := &e.Rooms[r]
		var day model.Date
		var until model.Instant // the last end on that day so far
		for _, pl := range placements {
			s := &e.Sessions[pl.Session]
			before := ""
			if date := model.DateIn(pl.Start, e.Zone); date != day {
				day, until = date, pl.End
			} else {
				before = "clash"
				if pl.Start >= until {
					before = strconv.FormatInt(int64(pl.Start.Sub(until)), 10)
				}
				until = max(until, pl.End)
			}
			var names []string
			for _, role := range roles {
				names = append(names, people[part{pl.Session, role}]...)
			}
			t.add(room.ID, room.Name, room.Area, day.String(), Local(pl.Start, e.Zone), Local(pl.End, e.Zone), pl.Start.String(), pl.End.String(),
				before, s.ID, s.Title, s.Type, list(s.Themes), list(unique(names)))
		}
	}
	return t
}

// unique returns the words without those that came before.
func unique(words []string) []string {
	seen := map[string]bool{}
	var all []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			all = append(all, w)
		}
	}
	return all
}
