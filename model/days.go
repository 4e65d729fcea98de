package model

// Day is the part of a programme that starts on one calendar day.
type Day struct {
	Date       Date
	Placements []Placement // in the programme's order
}

// ByDay returns the programme day by day, as the calendar of zone z has them, without
// the days on which nothing starts.
func (p *Programme) ByDay(z Zone) []Day {
	var days []Day
	for _, pl := range p.Placements {
		date := DateIn(pl.Start, z)
		if n := len(days); n == 0 || days[n-1].Date != date {
			days = append(days, Day{Date: date})
		}
		last := &days[len(days)-1]
		last.Placements = append(last.Placements, pl)
	}
	return days
}

// Sharing returns the placements of p that have their room at a time when another one has
// it too. Placements without a room share none, and merged sessions do not clash.
func (e *Event) Sharing(p *Programme) map[Placement]bool {
	sharing := map[Placement]bool{}
	running := map[RoomIndex][]Placement{} // that have not ended by the start of the last seen
	for _, pl := range p.Placements {
		if pl.Room == NoRoom {
			continue
		}
		still := running[pl.Room][:0]
		for _, earlier := range running[pl.Room] {
			if earlier.End > pl.Start {
				still = append(still, earlier)
			}
			merge := e.Sessions[pl.Session].Merge
			if earlier.Overlaps(pl.Interval) && (merge == "" || merge != e.Sessions[earlier.Session].Merge) {
				sharing[earlier], sharing[pl] = true, true
			}
		}
		running[pl.Room] = append(still, pl)
	}
	return sharing
}
