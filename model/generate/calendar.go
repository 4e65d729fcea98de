package generate

import (
	"fmt"
	"time"

	"programme/model"
)

// day is one conference day.
type day struct {
	date model.Date
	// free are the stretches in which ordinary sessions are planted: one from opening
	// to closing hour on a grid, or the slots.
	free []model.Interval
}

var venues = []model.Zone{
	"Asia/Tokyo", "Europe/Oslo", "America/Mexico_City", "Africa/Addis_Ababa", "Asia/Riyadh", "Asia/Kathmandu",
}

const (
	openingHour                 = 9
	dayLength     model.Minutes = 9 * 60
	plenaryLength model.Minutes = 60
	// plenaryFrom is the number of sessions from which an event has a plenary, and
	// fifthDayFrom that from which it has a fifth day.
	plenaryFrom  = 100
	fifthDayFrom = 1000
)

// slotLengths are the fixed slots of a day, with a turnaround after each.
var slotLengths = []model.Minutes{60, 90, 60, 90, 60, 90}

// makeCalendar sets the zone, the days and their windows. The first stretch of the
// first day is the opening's; that of the second day is left to the plenary, which
// nothing but its rule holds there.
func (d *draft) makeCalendar() {
	e := d.event
	e.Zone = pick(d, venues)
	n := 4
	if d.Sessions >= fifthDayFrom {
		n = 5
	}
	first := time.Date(2027, time.January, 1+d.rng.IntN(360), 0, 0, 0, 0, time.UTC)
	for i := range n {
		y, m, dd := first.AddDate(0, 0, i).Date()
		date := model.Date{Year: y, Month: m, Day: dd}
		e.Days = append(e.Days, date)
		opens, _ := model.InstantOf(time.Date(y, m, dd, openingHour, 0, 0, 0, e.Zone.Location()))
		special := i == 0 || i == 1 && d.Sessions >= plenaryFrom
		var free []model.Interval
		if d.FixedSlots {
			free = d.addSlots(i, opens, special)
		} else {
			free = d.addGrid(i, opens, special)
		}
		d.days = append(d.days, day{date, free})
	}
}

// addGrid adds the windows of day i, and returns where ordinary sessions are planted.
func (d *draft) addGrid(i int, opens model.Instant, special bool) []model.Interval {
	whole := model.Span(opens, dayLength)
	free := whole
	if special {
		free.Start = free.Start.Add(plenaryLength + turnaround)
	}
	if i == 0 {
		d.addWindow("opening", model.Span(opens, plenaryLength), nil, "opening")
		d.addWindow("day1", free, nil)
	} else {
		d.addWindow(fmt.Sprintf("day%d", i+1), whole, nil)
	}
	return []model.Interval{free}
}

// addSlots adds a window for each slot of day i, and returns where ordinary sessions
// are planted.
func (d *draft) addSlots(i int, opens model.Instant, special bool) []model.Interval {
	var free []model.Interval
	for k, length := range slotLengths {
		slot := model.Span(opens, length)
		opens = slot.End.Add(turnaround)
		if i == 0 && k == 0 {
			d.addWindow("opening", slot, []model.Instant{slot.Start}, "opening")
			continue
		}
		d.addWindow(fmt.Sprintf("day%d-%d", i+1, k+1), slot, []model.Instant{slot.Start})
		if k > 0 || !special {
			free = append(free, slot)
		}
	}
	return free
}

// addWindow adds a window for the types given, or for all others than the opening.
func (d *draft) addWindow(id string, v model.Interval, starts []model.Instant, types ...string) {
	if types == nil {
		types = []string{"talk", "panel", "workshop", "plenary"}
	}
	d.event.Windows = append(d.event.Windows, model.Window{ID: id, Interval: v, Starts: starts, Types: types})
}
