package main

import (
	"slices"

	"programme/model"
)

// zoneStamp says how a zone's clock runs over an event. The tz data of a machine has
// no version that a program could rely on to find, so an answer states what it took
// from the data: two answers with the same stamps rest on the same clocks.
type zoneStamp struct {
	Zone    string        `json:"zone"`
	Offsets []offsetStamp `json:"offsets"`
}

// offsetStamp is an offset from UTC and the instant from which it counts: the first of
// a zone from the start of the event's first day.
type offsetStamp struct {
	From   string `json:"from"`
	Offset string `json:"offset"`
}

// zoneStamps returns the stamps of the venue's zone and of those of people, by name,
// from the start of the first day to the end of the last. An event without days has
// none.
func zoneStamps(e *model.Event) []zoneStamp {
	list := []zoneStamp{}
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
		stamp := zoneStamp{Zone: string(z)}
		last := ""
		for at := from; at < to; {
			now := at.In(z)
			if offset := now.Format("-07:00"); offset != last { // data can have bounds that change nothing
				stamp.Offsets = append(stamp.Offsets, offsetStamp{at.String(), offset})
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
