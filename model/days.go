package model

import (
	"slices"
	"time"
)

// Day is the part of a programme that takes place on one calendar day.
type Day struct {
	Date       Date
	Start      Instant     // the first minute of the day
	Placements []Placement // that start on it, in the programme's order
	Before     []Placement // that began before it and go on into it, in the programme's order
}

// All returns what takes place on the day: first what goes on from the day before.
func (d *Day) All() []Placement { return slices.Concat(d.Before, d.Placements) }

// From returns when a placement starts on the day: with it, if it goes on from the day
// before.
func (d *Day) From(pl Placement) Instant { return max(pl.Start, d.Start) }

// ByDay returns the programme day by day, as the calendar of zone z has them, without
// the days on which nothing takes place.
func (p *Programme) ByDay(z Zone) []Day {
	days := map[Date]*Day{}
	on := func(date Date) *Day {
		if days[date] == nil {
			days[date] = &Day{Date: date, Start: date.Bounds(z).Start}
		}
		return days[date]
	}
	for _, pl := range p.Placements {
		date := DateIn(pl.Start, z)
		first := on(date)
		first.Placements = append(first.Placements, pl)
		for next := date.next(); pl.End > next.Bounds(z).Start; next = next.next() {
			if next.Bounds(z).Minutes() > 0 { // some calendars skip a day
				day := on(next)
				day.Before = append(day.Before, pl)
			}
		}
	}
	list := make([]Day, 0, len(days))
	for _, day := range days {
		list = append(list, *day)
	}
	slices.SortFunc(list, func(a, b Day) int { return a.Date.Compare(b.Date) })
	return list
}

// next returns the day after d.
func (d Date) next() Date {
	y, m, day := time.Date(d.Year, d.Month, d.Day+1, 0, 0, 0, 0, time.UTC).Date()
	return Date{y, m, day}
}

// Sharing returns the placements of p that have their room at a time when another one has
// it too. Placements without a room share none, and merged sessions do not clash.
func (e *Event) Sharing(p *Programme) map[Placement]bool {
	sharing := map[Placement]bool{}
	running := map[RoomIndex][]Placement{} // that have not ended by the start of the last seen
	for _, pl := range p.Placements {
		if !pl.Room.Given() {
			continue
		}
		still := running[pl.Room.Index()][:0]
		for _, earlier := range running[pl.Room.Index()] {
			if earlier.End > pl.Start {
				still = append(still, earlier)
			}
			merge := e.Sessions[pl.Session].Merge
			if earlier.Overlaps(pl.Interval) && (merge == "" || merge != e.Sessions[earlier.Session].Merge) {
				sharing[earlier], sharing[pl] = true, true
			}
		}
		running[pl.Room.Index()] = append(still, pl)
	}
	return sharing
}
