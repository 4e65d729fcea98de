package sheets

import (
	"slices"

	"programme/model"
	"programme/model/tables"
)

// clashMark stands before a session that shares its room with another at that time.
const clashMark = "! "

// Grids returns a grid for each day on which sessions start at the venue, in order:
// grid-2023-10-11.csv with a row a start and a column a room, headed "id: name". A cell
// says session, end and title; two sessions in one cell are two lines, and sessions that
// share a room at a time are marked. Sessions without a room have a column of their own.
func Grids(e *model.Event, p *model.Programme, o Options) []tables.File {
	var files []tables.File
	sharing := e.Sharing(p)
	for _, day := range p.ByDay(e.Zone) {
		columns := []string{"start_local", "start_utc"}
		for i := range e.Rooms {
			columns = append(columns, roomHead(&e.Rooms[i]))
		}
		roomless := slices.ContainsFunc(day.Placements, func(pl model.Placement) bool { return pl.Room == model.NoRoom })
		if roomless {
			columns = append(columns, "no room")
		}
		sheet := newTable("grid-"+day.Date.String(), columns...)
		for i := 0; i < len(day.Placements); {
			start := day.Placements[i].Start
			row := make([]string, len(columns))
			row[0], row[1] = Local(start, e.Zone), start.String()
			for ; i < len(day.Placements) && day.Placements[i].Start == start; i++ {
				pl := day.Placements[i]
				cell := &row[len(columns)-1]
				if pl.Room != model.NoRoom {
					cell = &row[2+int(pl.Room)]
				}
				if *cell != "" {
					*cell += "\n"
				}
				*cell += entry(e, pl, sharing[pl])
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

// entry says a placement in a cell of a grid.
func entry(e *model.Event, p model.Placement, shares bool) string {
	s := &e.Sessions[p.Session]
	end := p.End.In(e.Zone)
	until := end.Format("15:04")
	if model.DateIn(p.End, e.Zone) != model.DateIn(p.Start, e.Zone) {
		until = Local(p.End, e.Zone)
	}
	text := s.ID + " until " + until + " " + s.Title
	if shares {
		return clashMark + text
	}
	return text
}
