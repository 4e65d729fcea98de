package workbook

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"programme/model"
	"programme/model/rules"
)

// lane is a column of a grid: a room or, where sessions share one at a time, a part of
// it.
type lane struct {
	room       model.RoomIndex // NoRoom for the sessions that have none
	more       bool            // not the first of its room
	placements []model.Placement
}

// lanesOf returns the lanes of a day, by room, those without a room last. In none do two
// sessions overlap.
func lanesOf(day model.Day) []lane {
	byRoom := map[model.RoomIndex][]model.Placement{}
	var rooms []model.RoomIndex
	for _, pl := range day.All() {
		if byRoom[pl.Room.Index()] == nil {
			rooms = append(rooms, pl.Room.Index())
		}
		byRoom[pl.Room.Index()] = append(byRoom[pl.Room.Index()], pl)
	}
	slices.SortFunc(rooms, func(a, b model.RoomIndex) int {
		if (a == model.NoRoom) != (b == model.NoRoom) {
			return int(b - a) // NoRoom is less than all others
		}
		return int(a - b)
	})
	var lanes []lane
	for _, r := range rooms {
		first := len(lanes)
		for _, pl := range byRoom[r] {
			k := first
			for k < len(lanes) && lanes[k].placements[len(lanes[k].placements)-1].End > pl.Start {
				k++
			}
			if k == len(lanes) {
				lanes = append(lanes, lane{room: r, more: k > first})
			}
			lanes[k].placements = append(lanes[k].placements, pl)
		}
	}
	return lanes
}

// breaksOf returns the breaks that begin on a day.
func breaksOf(e *model.Event, day model.Day) []rules.Break {
	return slices.DeleteFunc(rules.Breaks(e), func(b rules.Break) bool { return model.DateIn(b.Start, e.Zone) != day.Date })
}

// ticksOf returns the instants of a day at which a session or a break starts or ends, ascending;
// one that goes on from the day before starts with the day.
func ticksOf(day model.Day, breaks []rules.Break) []model.Instant {
	var ticks []model.Instant
	for _, pl := range day.All() {
		ticks = append(ticks, day.From(pl), pl.End)
	}
	for _, b := range breaks {
		ticks = append(ticks, b.Start, b.End)
	}
	slices.Sort(ticks)
	return slices.Compact(ticks)
}

// The grid of a day: a title, what the clocks are, the legend, a header, and a row for
// each instant at which anything starts or ends. The first two columns are clocks.
const (
	titleRow    = 1
	clocksRow   = 2
	legendRow   = 3
	clockWidth  = 9.0
	laneWidth   = 18.0  // of a lane at least, and twice that at most
	allLanes    = 250.0 // of all together, where they are few
	firstLane   = 3
	pointsAnHr  = 84.0 // height of an hour
	leastHeight = 14.0
	mostHeight  = 400.0
	idleHeight  = 15.0
)

// grid adds the sheet of a day.
func (d *draft) grid(e *model.Event, p *model.Programme, day model.Day, k *kinds) {
	weekday := day.Date.Bounds("").Start.In("")
	s := d.sheet(weekday.Format("Mon 2 Jan"))
	breaks := breaksOf(e, day)
	lanes, ticks := lanesOf(day), ticksOf(day, breaks)
	last := firstLane + len(lanes) - 1
	s.text(1, titleRow, cleaned(e.Name+", "+weekday.Format("Monday 2 January 2006"), 1000), look{bold: true, size: 18, middle: true})
	s.height(titleRow, 28)
	s.text(1, clocksRow, clocksOf(e, day), look{ink: softInk, middle: true})
	s.height(clocksRow, 18)
	head := s.legend(k, len(lanes)) + 1
	s.head(e, lanes, head)
	s.freeze(firstLane, head+1)
	s.print(paperA3, head, head)
	s.clocks(e, day, ticks, head)
	if rows := len(ticks) - 1; rows > 0 {
		s.dress(firstLane, head+1, last, head+rows, look{fill: "F7F9FB", frame: faint})
	}
	sharing := e.Sharing(p)
	for i, l := range lanes {
		s.width(firstLane+i, min(max(allLanes/float64(len(lanes)), laneWidth), 2*laneWidth))
		for _, pl := range l.placements {
			from, _ := slices.BinarySearch(ticks, day.From(pl))
			to, _ := slices.BinarySearch(ticks, pl.End)
			s.session(e, pl, day.Date, k, sharing[pl], firstLane+i, head+1+from, head+max(to, from+1))
		}
		for _, b := range breaks {
			taken := slices.ContainsFunc(l.placements, func(pl model.Placement) bool { return pl.Overlaps(b.Interval) })
			if l.more || taken || !slices.Contains(b.Rooms, l.room) {
				continue
			}
			from, _ := slices.BinarySearch(ticks, b.Start)
			to, _ := slices.BinarySearch(ticks, b.End)
			s.text(firstLane+i, head+1+from, cleaned(b.Title, 200)+"\n"+clockOn(b.Start, e.Zone, day.Date)+"–"+clockOn(b.End, e.Zone, day.Date), look{ink: softInk, size: 9, wrap: true, centred: true, middle: true})
			s.merge(firstLane+i, head+1+from, firstLane+i, head+max(to, from+1))
		}
	}
}

// clocksOf says which clocks a grid shows.
func clocksOf(e *model.Event, day model.Day) string {
	zone := string(e.Zone)
	if zone == "" {
		zone = "UTC"
	}
	all := day.All()
	first := day.From(all[0]).In(e.Zone)
	end := first
	for _, pl := range all {
		if t := pl.End.In(e.Zone); t.After(end) {
			end = t
		}
	}
	text := fmt.Sprintf("Times of %s (UTC%s)", zone, first.Format("-07:00"))
	if last := end.Format("-07:00"); last != first.Format("-07:00") {
		text += fmt.Sprintf(", later UTC%s: the clocks change on this day", last)
	}
	return text + "; (+1) and (-1) are the day after and the day before"
}

// legend writes what the colours mean, as many to a row as there are lanes but at least
// four, and returns the last row.
func (p *page) legend(k *kinds, lanes int) (row int) {
	row = legendRow
	perRow := max(lanes, 4)
	for i, en := range k.legend() {
		row = legendRow + i/perRow
		p.text(firstLane+i%perRow, row, cleaned(en.name, 200), look{fill: en.hue.fill, bar: en.hue.bar, size: 9, wrap: true, middle: true, indent: true})
		p.height(row, 38)
	}
	what := "Type"
	if k.themes {
		what = "Theme"
	}
	p.text(1, legendRow, what, look{ink: softInk, size: 9, middle: true})
	return row
}

// head writes the header: the clocks, and the rooms.
func (p *page) head(e *model.Event, lanes []lane, row int) {
	p.text(1, row, "Start", headLook)
	p.text(2, row, "UTC", headLook)
	p.width(1, clockWidth)
	p.width(2, clockWidth)
	p.height(row, 36)
	centred := headLook
	centred.centred = true
	for i, l := range lanes {
		text := "no room"
		if l.room != model.NoRoom {
			room := &e.Rooms[l.room]
			text = cleaned(room.Name, 200)
			switch {
			case l.more:
				text += "\n(at the same time)"
			case room.Capacity > 0:
				text += "\n" + strconv.Itoa(room.Capacity) + " seats"
			case room.Name != room.ID:
				text += "\n" + cleaned(room.ID, 200)
			}
		} else if l.more {
			text += " (at the same time)"
		}
		p.text(firstLane+i, row, text, centred)
	}
}

// clocks writes a row for each tick but the last, as high as the time up to the next is
// long.
func (p *page) clocks(e *model.Event, day model.Day, ticks []model.Instant, head int) {
	for i, t := range ticks[:len(ticks)-1] {
		row := head + 1 + i
		minutes := float64(ticks[i+1].Sub(t))
		height := min(max(minutes/60*pointsAnHr, leastHeight), mostHeight)
		idle := !slices.ContainsFunc(day.All(), func(pl model.Placement) bool { return pl.Start <= t && pl.End > t })
		if idle {
			height = idleHeight
		}
		p.height(row, height)
		starts := slices.ContainsFunc(day.Placements, func(pl model.Placement) bool { return pl.Start == t })
		l := look{size: 10, bold: starts, frame: line}
		if !starts {
			l.ink = "7B8794"
		}
		p.text(1, row, clockOn(t, e.Zone, day.Date), l)
		l.bold, l.ink, l.size = false, "7B8794", 9
		p.text(2, row, clockOn(t, "", day.Date), l)
	}
}

// clockOn writes t on the clock of a zone, with a mark if it is another day there.
func clockOn(t model.Instant, z model.Zone, day model.Date) string {
	text := t.In(z).Format("15:04")
	if shift := model.DateIn(t, z).Sub(day); shift != 0 {
		text += fmt.Sprintf(" (%+d)", shift)
	}
	return text
}

// session writes a placement into the cells of its lane and time in the grid of a day.
func (p *page) session(e *model.Event, pl model.Placement, date model.Date, k *kinds, clashes bool, column, fromRow, toRow int) {
	s := &e.Sessions[pl.Session]
	h := k.hue(s)
	l := look{fill: h.fill, bar: h.bar, wrap: true, indent: true}
	idInk, mark := ink, ""
	if clashes {
		l.bar, idInk, mark = clashBar, clashInk, "! "
	}
	span := clockOn(pl.Start, e.Zone, date) + "–" + clockOn(pl.End, e.Zone, date)
	font := func(size float64, bold bool, ink string) *excelize.Font {
		return &excelize.Font{Family: "Calibri", Size: size, Bold: bold, Color: ink}
	}
	p.rich(column, fromRow,
		excelize.RichTextRun{Text: mark + cleaned(s.ID, 200), Font: font(10, true, idInk)},
		excelize.RichTextRun{Text: "  " + span + "\n", Font: font(8, false, softInk)},
		excelize.RichTextRun{Text: cleaned(s.Title, 1000), Font: font(9, false, ink)},
	)
	p.dress(column, fromRow, column, toRow, l)
	p.merge(column, fromRow, column, toRow)
}
