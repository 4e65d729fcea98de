package sheets

import (
	"slices"

	"programme/model"
	"programme/model/tables"
)

// clashMark stands before a session that shares its room with another at that time.
const clashMark = "! "

// Grids returns a grid for each day on which sessions take place at the venue, in order:
// grid-2023-10-11.csv with a row a start and a column a room, headed "id: name". A cell
// says session, end and title; two sessions in one cell are two lines, and sessions that
// share a room at a time are marked. A session that goes on from the day before stands
// in the row of the first minute, with its start. A session with an overflow room stands in the columns of
// both. Sessions without a room have a column of their own.
func Grids(e *model.Event, p *model.Programme, o Options) []tables.File {
	var files []tables.File
	sharing := e.Sharing(p)
	for _, day := range p.ByDay(e.Zone) {
		columns := []string{"start_local", "start_utc"}
		at := map[model.RoomIndex]int{}
		for _, r := range e.OwnRooms() {
			at[r] = len(columns)
			columns = append(columns, roomHead(&e.Rooms[r]))
		}
		all := day.All()
		roomless := slices.ContainsFunc(all, func(pl model.Placement) bool { return !pl.Room.Given() })
		if roomless {
			columns = append(columns, "no room")
		}
		sheet := newTable("grid-"+day.Date.String(), columns...)
		for i := 0; i < len(all); {
			start := day.From(all[i])
			row := make([]string, len(columns))
			row[0], row[1] = Local(start, e.Zone), start.String()
			for ; i < len(all) && day.From(all[i]) == start; i++ {
				pl := all[i]
				cells := []int{len(columns) - 1}
				if pl.Room.Given() {
					cells = cells[:0]
					for _, door := range e.Doors(pl.Room.Index()) {
						cells = append(cells, at[door])
					}
				}
				for _, k := range cells {
					if row[k] != "" {
						row[k] += "\n"
					}
					row[k] += entry(e, pl, day.Date, sharing[pl])
				}
			}
			sheet.add(row...)
		}
		files = append(files, sheet.File(o))
	}
	return files
}

func roomHead(r *model.Room) string {
	if r.Name == r.ID {
		return r.ID
	}
	return r.ID + ": " + r.Name
}

// entry says a placement in a cell of the grid of a day; times on other days have theirs.
func entry(e *model.Event, p model.Placement, day model.Date, shares bool) string {
	s := &e.Sessions[p.Session]
	clock := func(t model.Instant) string {
		if model.DateIn(t, e.Zone) != day {
			return Local(t, e.Zone)
		}
		return t.In(e.Zone).Format("15:04")
	}
	text := s.ID
	if model.DateIn(p.Start, e.Zone) != day {
		text += " from " + clock(p.Start)
	}
	text += " until " + clock(p.End) + " " + s.Title
	if shares {
		return clashMark + text
	}
	return text
}
