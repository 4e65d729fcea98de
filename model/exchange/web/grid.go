package web

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// grid is a day with a column a room. Its rows are of equal time, as coarse as the
// sessions allow; the first row is for the rooms' names, the first column for the hours.
// A room in which sessions overlap has as many lanes as it needs, so that none hides
// another. What goes on from the day before starts with the day.
type grid struct {
	from  model.Instant
	step  model.Minutes // a row
	rows  int
	lanes int
	Rooms []*gridRoom
	Bands []band
	Hours []hour
}

type gridRoom struct {
	index        model.RoomIndex
	ID           string // of its heading
	Name, Area   string // Name is "" for no room
	first, lanes int    // columns
	Blocks       []block
}

type block struct {
	*entry
	on       *day
	ID       string
	row, end int
	column   int
	lanes    int
}

// minutes returns how long a block is in its grid.
func (b block) minutes() model.Minutes { return b.at.End.Sub(b.on.from(b.entry)) }

// Short reports whether a block has room for two lines only, Tiny whether for one.
func (b block) Short() bool { return b.minutes() <= 40 }
func (b block) Tiny() bool  { return b.minutes() < 25 }

// Start and End are those of the entry, marked if they are on another day than the grid.
func (b block) Start() string { return clock(b.at.Start, b.zone, b.on.Date) }
func (b block) End() string   { return clock(b.at.End, b.zone, b.on.Date) }

// Before reports whether the block goes on from the day before, After whether it goes on
// into the next.
func (b block) Before() bool { return b.at.Start < b.on.start }
func (b block) After() bool  { return model.DateIn(b.at.End-1, b.zone).Compare(b.on.Date) > 0 }

// from returns when an entry starts on the day.
func (d *day) from(x *entry) model.Instant { return max(x.at.Start, d.start) }

type hour struct {
	row  int
	UTC  string
	Text string
}

// Row is the class that places the hour.
func (h hour) Row() string { return fmt.Sprintf("row%d", h.row) }

// gridOf returns the grid of a day, without what is gone; nil if nothing is left. It
// counts blocks and bands on.
func gridOf(e *model.Event, d *day, blocks, bands *int) *grid {
	entries := slices.Clone(d.Before)
	for _, x := range d.Entries {
		if x.Status != gone {
			entries = append(entries, x)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	g := &grid{from: d.from(entries[0])}
	until := g.from
	for _, x := range entries {
		until = max(until, x.at.End)
	}
	for _, x := range d.Pauses {
		g.from, until = min(g.from, x.Break.Start), max(until, x.Break.End)
	}
	// Whole hours of the venue's clock, so that the lines are where people expect them.
	g.from -= model.Instant(g.from.In(e.Zone).Minute())
	for _, x := range entries {
		g.step = divisor(divisor(g.step, d.from(x).Sub(g.from)), x.at.End.Sub(g.from))
	}
	for _, x := range d.Pauses {
		g.step = divisor(divisor(g.step, x.Break.Start.Sub(g.from)), x.Break.End.Sub(g.from))
	}
	g.step = divisor(g.step, 60)
	g.rows = int((until.Sub(g.from) + g.step - 1) / g.step)
	g.addRooms(e, d, entries, blocks)
	g.addPauses(d, bands)
	for t := g.from; t < until; t = t.Add(60) {
		g.Hours = append(g.Hours, hour{g.row(t), t.String(), clock(t, e.Zone, d.Date)})
	}
	return g
}

func (g *grid) row(t model.Instant) int { return 2 + int(t.Sub(g.from)/g.step) }

// addRooms makes a column of every room that is used, in the event's order, and one of
// what has no room. What has an overflow room stands in both.
func (g *grid) addRooms(e *model.Event, d *day, entries []*entry, next *int) {
	byRoom := map[model.RoomIndex][]*entry{}
	var rooms []model.RoomIndex
	for _, x := range entries {
		doors := []model.RoomIndex{model.NoRoom}
		if x.at.Room.Given() {
			doors = e.Doors(x.at.Room.Index())
		}
		for _, r := range doors {
			if byRoom[r] == nil {
				rooms = append(rooms, r)
			}
			byRoom[r] = append(byRoom[r], x)
		}
	}
	slices.SortFunc(rooms, func(a, b model.RoomIndex) int {
		if (a == model.NoRoom) != (b == model.NoRoom) {
			return int(b) - int(a) // the one without a room comes last
		}
		return int(a) - int(b)
	})
	for _, r := range rooms {
		column := &gridRoom{index: r, first: 2 + g.lanes}
		if r != model.NoRoom {
			column.Name, column.Area = e.Rooms[r].Name, e.Rooms[r].Area
		}
		g.addBlocks(column, d, byRoom[r], next)
		column.ID = "room_" + strings.TrimPrefix(column.Blocks[0].ID, "block_")
		g.lanes += column.lanes
		g.Rooms = append(g.Rooms, column)
	}
}

// addBlocks gives the entries of a room, which come by start, the first lanes that are
// free. One that overlaps with no other takes all lanes.
func (g *grid) addBlocks(room *gridRoom, d *day, entries []*entry, next *int) {
	var until []model.Instant // by lane
	for _, x := range entries {
		lane := slices.IndexFunc(until, func(end model.Instant) bool { return end <= x.at.Start })
		if lane < 0 {
			lane = len(until)
			until = append(until, 0)
		}
		until[lane] = x.at.End
		room.Blocks = append(room.Blocks, block{
			entry: x, on: d, ID: fmt.Sprintf("block_%d", *next), row: g.row(d.from(x)), end: g.row(x.at.End), column: room.first + lane, lanes: 1,
		})
		*next++
	}
	room.lanes = len(until)
	for i := range room.Blocks {
		b := &room.Blocks[i]
		if !slices.ContainsFunc(entries, func(x *entry) bool { return x != b.entry && x.at.Overlaps(b.at.Interval) }) {
			b.lanes = room.lanes
		}
	}
}

// positions returns the style that puts every block and heading into its cells. It is
// made of numbers alone.
func (shown *programme) positions() string {
	var css strings.Builder
	hours := 0
	for i, d := range shown.Days {
		g := d.Grid
		if g == nil {
			continue
		}
		fmt.Fprintf(&css, "#sheet_%d{--rows:%d;--step:%d;--lanes:%d}\n", i, g.rows, g.step, g.lanes)
		for _, room := range g.Rooms {
			fmt.Fprintf(&css, "#%s{grid-column:%d/span %d}\n", room.ID, room.first, room.lanes)
			for _, b := range room.Blocks {
				fmt.Fprintf(&css, "#%s{grid-area:%d/%d/%d/%d;--m:%d}\n", b.ID, b.row, b.column, max(b.end, b.row+1), b.column+b.lanes, b.minutes())
			}
		}
		for _, b := range g.Bands {
			fmt.Fprintf(&css, "#%s{grid-area:%d/%d/%d/%d}\n", b.ID, b.row, b.column, max(b.end, b.row+1), b.column+b.lanes)
		}
		for _, h := range g.Hours {
			hours = max(hours, h.row)
		}
	}
	for row := range hours + 1 {
		fmt.Fprintf(&css, ".row%d{grid-row-start:%d}\n", row, row)
	}
	return css.String()
}

// divisor returns the greatest common divisor.
func divisor(a, b model.Minutes) model.Minutes {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
