package sheets

import (
	"slices"
	"strconv"

	"programme/model"
	"programme/model/tables"
)

// Rooms returns room.csv, see [RoomTable].
func Rooms(e *model.Event, p *model.Programme, o Options) tables.File { return RoomTable(e, p).File(o) }

// RoomTable returns a row for each session in each room on each day, by room in the
// event's order and then by day and start: what a door shows. The column before is how
// many minutes the room is free before the session, on the same day at the venue: 0 where
// one follows on another, "clash" where the one before has not ended, "goes on" where it
// is a session of the day before that has not, empty for the first of a day. A session with
// an overflow room is in both. Sessions without a room are left out.
func RoomTable(e *model.Event, p *model.Programme) *Table {
	t := newTable("room", "room", "room_name", "area", "day", "start_local", "end_local", "start_utc", "end_utc", "before", "session", "title", "type", "themes", "people")
	people := castNames(e)
	roles := castRoles(e)
	days := p.ByDay(e.Zone)
	for r := range e.Rooms {
		room := &e.Rooms[r]
		for _, day := range days {
			until := model.NoInstant // the last end on that day so far
			for _, pl := range day.All() {
				if !pl.Room.Given() || !slices.Contains(e.Doors(pl.Room.Index()), model.RoomIndex(r)) {
					continue
				}
				s := &e.Sessions[pl.Session]
				before := ""
				switch {
				case pl.Start < day.Start:
					before = "goes on"
				case until == model.NoInstant:
				case pl.Start < until:
					before = "clash"
				default:
					before = strconv.FormatInt(int64(pl.Start.Sub(until)), 10)
				}
				until = max(until, pl.End)
				var names []string
				for _, role := range roles {
					names = append(names, people[part{pl.Session, role}]...)
				}
				t.add(room.ID, room.Name, room.Area, day.Date.String(), Local(pl.Start, e.Zone), Local(pl.End, e.Zone), pl.Start.String(), pl.End.String(),
					before, s.ID, s.Title, s.Type, list(s.Themes), list(unique(names)))
			}
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
