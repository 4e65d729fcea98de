package frab

import (
	"cmp"
	"fmt"

	"programme/model"
	"programme/model/exchange"
)

// makeDays gives a new event its grain and a window for each of its days, which holds all
// that takes place on it.
func (b *builder) makeDays() {
	e := b.event
	spans := map[model.Date]*exchange.DaySpan{}
	for _, day := range e.Days {
		spans[day] = &exchange.DaySpan{Date: day}
	}
	for i := range b.schedule.Days {
		d := &b.schedule.Days[i]
		span := spans[d.Date]
		span.Hull = join(span.Hull, d.Interval)
		for _, r := range d.Rooms {
			for _, t := range r.Talks {
				span.Hull = join(span.Hull, t.Interval)
				span.Starts = append(span.Starts, t.Start)
			}
		}
	}
	var days []*exchange.DaySpan
	for _, day := range e.Days {
		if spans[day].Hull.Minutes() > 0 {
			days = append(days, spans[day])
		}
	}
	grains := []model.Minutes{15, 10, 5}
	if slot := b.schedule.Timeslot; slot >= 5 {
		grains = append([]model.Minutes{slot}, grains...)
	}
	best := exchange.ChooseGrain(days, grains...)
	e.Grain = best.Grain
	for _, d := range days {
		v := d.Hull
		v.Start = best.Opening(d)
		e.Windows = append(e.Windows, model.Window{ID: d.Date.String(), Interval: v})
	}
	b.noteGrain(days, best)
}

// noteGrain says where the grain is not what the schedule says, or not kept by all.
func (b *builder) noteGrain(days []*exchange.DaySpan, g exchange.Gridding) {
	slot, misses := cmp.Or(b.schedule.Timeslot, g.Grain), g.Misses(days)
	text := fmt.Sprintf("the grain of the event is %d", g.Grain)
	if slot != g.Grain {
		text = fmt.Sprintf("the slots of the schedule are %d minutes long, but its times are not all multiples of that; ", slot) + text
	}
	switch {
	case misses != "":
		b.note(model.Position{}, exchange.GrainRemedy, "%s, %s", text, misses)
	case slot != g.Grain:
		b.note(model.Position{}, "", "%s", text)
	}
}
