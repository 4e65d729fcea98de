package present

import (
	"slices"

	"programme/model"
)

// Zone says how a zone's clock runs over an event. The tz data of a machine has
// no version that a program could rely on to find, so an answer states what it took
// from the data: two answers with the same stamps rest on the same clocks.
type Zone struct {
	Zone    string   `json:"zone"`
	Offsets []Offset `json:"offsets"`
}

// Offset is an offset from UTC and the instant from which it counts: the first of
// a zone from the start of the event's first day.
type Offset struct {
	From   string `json:"from"`
	Offset string `json:"offset"`
}

// Zones returns the stamps of the venue's zone and of those of people, by name,
// from the start of the first day to the end of the last. An event without days has
// none.
func Zones(e *model.Event) []Zone {
	list := []Zone{}
	if len(e.Days) == 0 {
		return list
	}
	names := []model.Zone{e.Zone}
	for _, p := range e.People {
		names = append(names, p.Zone)
	}
	slices.Sort(names)
	from, to := e.Days[0].Bounds(e.Zone).Start, e.Days[len(e.Days)-1].Bounds(e.Zone).End
	for _, z := range slices.Compact(names) {
		if z == "" {
			continue
		}
		stamp := Zone{Zone: string(z)}
		last := ""
		for at := from; at < to; {
			now := at.In(z)
			if offset := now.Format("-07:00"); offset != last { // data can have bounds that change nothing
				stamp.Offsets = append(stamp.Offsets, Offset{at.String(), offset})
				last = offset
			}
			_, bound := now.ZoneBounds()
			if bound.IsZero() {
				break
			}
			at, _ = model.InstantOf(bound)
		}
		list = append(list, stamp)
	}
	return list
}
