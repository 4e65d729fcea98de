package show

import (
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
)

// leastRoomWidth is how narrow the column of a room may get before the rooms are
// split over several tables.
const leastRoomWidth = 18

// zoneWidth is how wide the name of a zone over a column of starts gets before it breaks.
const zoneWidth = 10

// showDays prints a grid a day: a row a start, a column a room. What goes on from the day
// before stands in the row of the first minute. Where the rooms do not
// fit beside each other, the day is several grids below each other.
func (v showing) showDays() error {
	for _, day := range v.Programme.ByDay(v.Event.Zone) {
		v.Heading(term.LongDay(day.Date) + ", " + term.ZoneName(v.Event.Zone))
		if err := v.showDay(day); err != nil {
			return err
		}
	}
	v.Afterword()
	return nil
}

func (v showing) showDay(day model.Day) error {
	used := map[model.RoomIndex]bool{}
	for _, p := range day.All() {
		for _, r := range v.columns(p) {
			used[r] = true
		}
	}
	var rooms []model.RoomIndex
	free := present.Names{What: "free all day"}
	for _, r := range v.Event.OwnRooms() {
		if used[r] {
			rooms = append(rooms, r)
		} else {
			free.List = append(free.List, v.Room(r))
		}
	}
	if used[model.NoRoom] {
		rooms = append(rooms, model.NoRoom)
	}
	for band := range slices.Chunk(rooms, v.bandOf(len(rooms))) {
		if err := v.showBand(day, band); err != nil {
			return err
		}
	}
	if len(free.List) > 0 {
		v.Printf("%s\n", free)
	}
	return nil
}

// columns returns the rooms in whose columns a placement stands: two with an overflow room.
func (v showing) columns(p model.Placement) []model.RoomIndex {
	if !p.Room.Given() {
		return []model.RoomIndex{model.NoRoom}
	}
	return v.Event.Doors(p.Room.Index())
}

// bandOf returns how many of n rooms stand beside each other: as many as fit, spread
// evenly.
func (v showing) bandOf(n int) int {
	clocks := 1
	for _, z := range v.Zones {
		clocks += max(len("00:00(+1)"), term.NaturalWidth(strings.Join(term.BreakLines(term.ZoneName(z), zoneWidth), "\n"))) + term.RulerWidth
	}
	fit := max(1, (v.Width-clocks)/(leastRoomWidth+term.RulerWidth))
	bands := (n + fit - 1) / fit
	return (n + bands - 1) / bands
}

func (v showing) showBand(day model.Day, rooms []model.RoomIndex) error {
	t := term.Table{Lined: true, Paint: v.Paint}
	for _, z := range v.Zones {
		t.Header = append(t.Header, strings.Join(term.BreakLines(term.ZoneName(z), zoneWidth), "\n"))
		t.Rigid = append(t.Rigid, true)
	}
	for _, r := range rooms {
		t.Header = append(t.Header, v.Room(r))
		t.Rigid = append(t.Rigid, false)
	}
	cells := map[model.Instant][]string{}
	var starts []model.Instant
	for _, p := range day.All() {
		start := day.From(p)
		text := v.ID(p)
		if start > p.Start {
			text += " from " + v.Mark(term.Clock(p.Start, v.Event.Zone, day.Date))
		}
		text += " until " + v.Mark(term.Ending(p.Interval, v.Event.Zone, day.Date)) + "\n" + v.Title(p.Session)
		for _, r := range v.columns(p) {
			column := slices.Index(rooms, r)
			if column < 0 {
				continue
			}
			row, ok := cells[start]
			if !ok {
				starts = append(starts, start)
				row = make([]string, len(rooms))
				cells[start] = row
			}
			if row[column] != "" {
				row[column] += "\n"
			}
			row[column] += text
		}
	}
	for _, start := range starts {
		var row []string
		for _, z := range v.Zones {
			row = append(row, v.Mark(term.Clock(start, z, day.Date)))
		}
		t.Add(append(row, cells[start]...)...)
	}
	return t.Render(v.Out, v.Width)
}
