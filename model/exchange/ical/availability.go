package ical

import (
	"fmt"
	"slices"

	"programme/model"
	"programme/model/exchange"
)

// Within returns the time around the days of e that a person's calendar matters for:
// the days themselves, with a day before and after for travel and for people whose day
// is another one.
func Within(e *model.Event) model.Interval {
	if len(e.Days) == 0 {
		return model.Interval{}
	}
	const day = 24 * 60
	v := model.Interval{Start: e.Days[0].Bounds(e.Zone).Start.Add(-day), End: e.Days[len(e.Days)-1].Bounds(e.Zone).End.Add(day)}
	for _, w := range e.Windows {
		v.Start, v.End = min(v.Start, w.Start), max(v.End, w.End)
	}
	return v
}

// Busy returns event e with the busy times of the calendar as times at which the person
// cannot be had, and source as who said so. Cancelled events and those that take nobody's
// time are passed over, and so, for nobody else to read, is everything outside
// [Within]. What e has already stays. e itself stays as it is.
func (c *Calendar) Busy(e *model.Event, person model.PersonIndex, source string) (*model.Event, []model.Fault) {
	within := Within(e)
	out := *e
	out.Availability = slices.Clone(e.Availability)
	type span struct {
		model.Interval
		kind model.Kind
	}
	had, said := map[span]int{}, map[model.Interval]bool{} // had: the index after that of the line
	for i, a := range e.Availability {
		if a.Person() == person {
			had[span{a.Interval, a.Kind}] = i + 1
		}
	}
	var notes model.Faults
	outside, series, busy := 0, 0, 0
	for i := range c.Entries {
		x := &c.Entries[i]
		if x.Free || x.Status == cancelled {
			continue
		}
		if x.recurs && len(x.Times) == 0 {
			series++
		}
		for _, v := range x.Times {
			switch {
			case v.Minutes() == 0:
				notes = append(notes, model.Fault{Pos: x.Pos, Message: "the event has no length; it takes no time"})
				continue
			case !v.Overlaps(within):
				outside++
				continue
			}
			busy++
			said[v] = true
			if at := (span{v, model.Unavailable}); had[at] > 0 {
				out.Availability[had[at]-1].Pos = x.Pos
			} else {
				had[at] = len(out.Availability) + 1
				out.Availability = append(out.Availability, model.Availability{
					Row: model.Row{Pos: x.Pos}, Subject: model.OfPerson(person), Interval: v, Kind: model.Unavailable, Source: source,
				})
			}
		}
	}
	for _, a := range e.Availability {
		if a.Person() == person && a.Source == source && a.Kind == model.Unavailable && !said[a.Interval] {
			notes = append(notes, model.Fault{
				Pos:     a.Pos,
				Message: fmt.Sprintf("%q was not to be had from %s to %s by an earlier reading of %q, which does not say so any more; the line stays", e.People[person].ID, a.Start, a.End, source),
				Remedy:  "take it out if it is past",
			})
		}
	}
	if outside == 1 {
		notes = append(notes, model.Fault{Message: "1 busy time lies outside the days of the event, and is left out"})
	} else if outside > 1 {
		notes = append(notes, model.Fault{Message: fmt.Sprintf("%d busy times lie outside the days of the event, and are left out", outside)})
	}
	if series == 1 {
		notes = append(notes, model.Fault{Message: "1 recurrence has no time during the event"})
	} else if series > 1 {
		notes = append(notes, model.Fault{Message: fmt.Sprintf("%d recurrences have no time during the event", series)})
	}
	if busy == 0 {
		notes = append(notes, model.Fault{Message: fmt.Sprintf("the calendar has no busy time of %q during the event", e.People[person].ID)})
	}
	return &out, exchange.Notes(notes, &out)
}
