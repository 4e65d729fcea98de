package sheets

import (
	"maps"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
)

// clashMark stands before a session that shares its room with another at that time.
const clashMark = "! "

// Grids returns a grid for each day on which sessions take place at the venue, in order:
// grid-2023-10-11.csv with a row a start and a column a room, headed "id: name". A cell
// says session, end and title; two sessions in one cell are two lines, and sessions that
// share a room at a time are marked. A session that goes on from the day before stands
// in the row of the first minute, with its start. A session with an overflow room stands in
// the columns of both. Sessions without a room have a column of their own. Breaks stand in the
// columns of their rooms, by title and end.
func Grids(e *model.Event, p *model.Programme, o Options) []tables.File {
	var files []tables.File
	sharing, breaks := e.Sharing(p), rules.Breaks(e)
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
		g := gridRows{e, map[model.Instant][]string{}, len(columns)}
		for _, pl := range all {
			cells := []int{len(columns) - 1}
			if pl.Room.Given() {
				cells = cells[:0]
				for _, door := range e.Doors(pl.Room.Index()) {
					cells = append(cells, at[door])
				}
			}
			g.add(day.From(pl), entry(e, pl, day.Date, sharing[pl]), cells...)
		}
		for _, b := range breaks {
			if model.DateIn(b.Start, e.Zone) == day.Date {
				for _, r := range b.Rooms {
					g.add(b.Start, b.Title+" until "+clockOn(e, b.End, day.Date), at[r])
				}
			}
		}
		sheet := newTable("grid-"+day.Date.String(), columns...)
		for _, start := range slices.Sorted(maps.Keys(g.at)) {
			sheet.add(g.at[start]...)
		}
		files = append(files, sheet.File(o))
	}
	return files
}

// gridRows are the rows of a grid by their starts.
type gridRows struct {
	e       *model.Event
	at      map[model.Instant][]string
	columns int
}

// add adds an entry to some cells of the row of a start, a line of its own in each.
func (g *gridRows) add(start model.Instant, text string, cells ...int) {
	row := g.at[start]
	if row == nil {
		row = make([]string, g.columns)
		row[0], row[1] = Local(start, g.e.Zone), start.String()
		g.at[start] = row
	}
	for _, k := range cells {
		if row[k] != "" {
			row[k] += "\n"
		}
		row[k] += text
	}
}

func roomHead(r *model.Room) string {
	if r.Name == r.ID {
		return r.ID
	}
	return r.ID + ": " + r.Name
}

// clockOn says a time on the venue's clock, in full if it is on another day.
func clockOn(e *model.Event, t model.Instant, day model.Date) string {
	if model.DateIn(t, e.Zone) != day {
		return Local(t, e.Zone)
	}
	return hour(t, e.Zone)
}

// entry says a placement in a cell of the grid of a day; times on other days have theirs.
func entry(e *model.Event, p model.Placement, day model.Date, shares bool) string {
	s := &e.Sessions[p.Session]
	text := s.ID
	if model.DateIn(p.Start, e.Zone) != day {
		text += " from " + clockOn(e, p.Start, day)
	}
	text += " until " + clockOn(e, p.End, day) + " " + s.Title
	if shares {
		return clashMark + text
	}
	return text
}
