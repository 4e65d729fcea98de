package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// pause is a break that the public sees: what rooms are used for instead of sessions.
type pause struct {
	rules.Break
	day   *day
	zone  model.Zone
	Where string // its rooms, "" for all
}

// band is where the grid shows a pause: over rooms beside each other.
type band struct {
	*pause
	ID            string
	row, end      int
	column, lanes int
}

// Start and End are those of the pause on the venue's clock.
func (x *pause) Start() string { return clock(x.Break.Start, x.zone, x.day.Date) }
func (x *pause) End() string   { return clock(x.Break.End, x.zone, x.day.Date) }

// UTC and EndUTC are the same for machines.
func (x *pause) UTC() string    { return x.Break.Start.String() }
func (x *pause) EndUTC() string { return x.Break.End.String() }

// fillPauses gives each day the public breaks that start on it.
func (shown *programme) fillPauses() {
	e := shown.event
	for _, b := range rules.Breaks(e) {
		if !b.Public {
			continue
		}
		date := model.DateIn(b.Start, e.Zone)
		at := slices.IndexFunc(shown.Days, func(d *day) bool { return d.Date == date })
		if at < 0 {
			continue
		}
		b.Title = model.Visible(b.Title)
		x := &pause{Break: b, day: shown.Days[at], zone: e.Zone}
		if len(b.Rooms) < len(e.Rooms) {
			names := make([]string, len(b.Rooms))
			for i, r := range b.Rooms {
				names[i] = e.Rooms[r].Name
			}
			x.Where = strings.Join(names, " · ")
		}
		shown.Days[at].Pauses = append(shown.Days[at].Pauses, x)
	}
}

// item is a line of the list: an entry, or a pause.
type item struct {
	*entry
	Pause *pause
}

// Items returns what the list shows of a day, by start; a pause before what begins with it.
func (d *day) Items() []item {
	items := make([]item, 0, len(d.Entries)+len(d.Pauses))
	for _, x := range d.Pauses {
		items = append(items, item{Pause: x})
	}
	for _, x := range d.Entries {
		items = append(items, item{entry: x})
	}
	start := func(i item) model.Instant {
		if i.Pause != nil {
			return i.Pause.Break.Start
		}
		return i.at.Start
	}
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(start(a), start(b)) })
	return items
}

// addPauses lays the pauses of a day over the rooms that the grid has. It counts bands on in
// next.
func (g *grid) addPauses(d *day, next *int) {
	for _, x := range d.Pauses {
		var bands []band
		for _, room := range g.Rooms {
			if !slices.Contains(x.Rooms, room.index) {
				continue
			}
			if n := len(bands); n > 0 && bands[n-1].column+bands[n-1].lanes == room.first {
				bands[n-1].lanes += room.lanes
				continue
			}
			bands = append(bands, band{
				pause: x, ID: fmt.Sprintf("pause_%d", *next), row: g.row(x.Break.Start), end: g.row(x.Break.End), column: room.first, lanes: room.lanes,
			})
			*next++
		}
		g.Bands = append(g.Bands, bands...)
	}
}
