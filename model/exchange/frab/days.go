package frab

import (
	"cmp"
	"fmt"
	"slices"

	"programme/model"
)

// makeDays gives a new event its grain and a window for each of its days, which holds all
// that takes place on it.
func (b *builder) makeDays() {
	e := b.event
	spans := map[model.Date]*daySpan{}
	for _, day := range e.Days {
		spans[day] = &daySpan{date: day}
	}
	for i := range b.schedule.Days {
		d := &b.schedule.Days[i]
		span := spans[d.Date]
		span.hull = join(span.hull, d.Interval)
		for _, r := range d.Rooms {
			for _, t := range r.Talks {
				span.hull = join(span.hull, t.Interval)
				span.starts = append(span.starts, t.Start)
			}
		}
	}
	var days []*daySpan
	for _, day := range e.Days {
		if spans[day].hull.Minutes() > 0 {
			days = append(days, spans[day])
		}
	}
	best := b.chooseGrain(days)
	e.Grain = best.grain
	for _, d := range days {
		v := d.hull
		v.Start = best.opening(d)
		e.Windows = append(e.Windows, model.Window{ID: d.date.String(), Interval: v})
	}
	b.noteGrain(days, best)
}

// daySpan is what takes place on a day.
type daySpan struct {
	date   model.Date
	hull   model.Interval  // of its hours and its talks
	starts []model.Instant // of its talks
}

// gridding is a grain, and where the starts of a day are counted from: the start of its
// hull, or, if shifted, the minutes that most of them have in common.
type gridding struct {
	grain   model.Minutes
	shifted bool
}

// fewMiss is how many starts may miss a grain for one that does: nearly all keep it. The
// rest keep their own starts, so a grain costs them nothing, while every start of every
// session is a question to the solver.
const fewMiss = 10

// chooseGrain returns the grain that the fewest starts miss: the slot length of the
// schedule, or else a quarter of an hour, ten minutes or five; a minute if none of them is
// kept by nearly all.
func (b *builder) chooseGrain(days []*daySpan) gridding {
	all, least, best := 0, 0, gridding{grain: 1}
	for _, d := range days {
		all += len(d.starts)
	}
	grains := []model.Minutes{15, 10, 5}
	if slot := b.schedule.Timeslot; slot >= 5 {
		grains = append([]model.Minutes{slot}, grains...)
	}
	for _, shifted := range []bool{false, true} {
		for _, grain := range grains {
			g, miss := gridding{grain, shifted}, 0
			for _, d := range days {
				miss += len(g.missing(d))
			}
			if miss*fewMiss <= all && (best.grain == 1 || miss < least) {
				best, least = g, miss
			}
		}
	}
	return best
}

// opening returns where the window of a day starts, from which its starts are counted:
// not before its hull if that leaves out none of them.
func (g gridding) opening(d *daySpan) model.Instant {
	from := d.hull.Start
	if !g.shifted || len(d.starts) == 0 {
		return from
	}
	often := make(map[model.Minutes]int)
	most := model.Minutes(0)
	for _, t := range d.starts {
		after := mod(t.Sub(from), g.grain)
		often[after]++
		if n := often[after]; n > often[most] || n == often[most] && after < most {
			most = after
		}
	}
	if first := from.Add(most); most == 0 || first <= slices.Min(d.starts) {
		return first
	}
	return from.Add(most - g.grain)
}

// missing returns the starts of a day that are not on the grain.
func (g gridding) missing(d *daySpan) (starts []model.Instant) {
	from := g.opening(d)
	for _, t := range d.starts {
		if mod(t.Sub(from), g.grain) != 0 {
			starts = append(starts, t)
		}
	}
	return starts
}

// mod returns the remainder of m, which is not negative.
func mod(m, grain model.Minutes) model.Minutes { return (m%grain + grain) % grain }

// noteGrain says where the grain is not what the schedule says, or not kept by all.
func (b *builder) noteGrain(days []*daySpan, g gridding) {
	slot := cmp.Or(b.schedule.Timeslot, g.grain)
	miss, all := 0, 0
	var first model.Instant
	for _, d := range days {
		all += len(d.starts)
		for _, t := range g.missing(d) {
			if miss++; miss == 1 || t < first {
				first = t
			}
		}
	}
	if miss == 0 && slot == g.grain {
		return
	}
	text := fmt.Sprintf("the grain of the event is %d", g.grain)
	if slot != g.grain {
		text = fmt.Sprintf("the slots of the schedule are %d minutes long, but its times are not all multiples of that; ", slot) + text
	}
	if miss == 0 {
		b.note(model.Position{}, "", "%s", text)
		return
	}
	share := (all - miss) * 1000 / all
	others := fmt.Sprintf("the other %d, the first at %s, stay legal, each for its own session", miss, first)
	if miss == 1 {
		others = fmt.Sprintf("the other, at %s, stays legal for its own session", first)
	}
	b.note(model.Position{}, "type another into event.yaml if you like", "%s, which %d of %d starts keep (%d.%d %%); %s", text, all-miss, all, share/10, share%10, others)
}
