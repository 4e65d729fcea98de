package generate

import "programme/model"

// drawAvailability makes some people come late or leave early, and gives others
// entries that say when they can or cannot be had: never against the planted programme.
func (d *draft) drawAvailability() {
	for p := range d.event.People {
		x := model.PersonIndex(p)
		if d.event.People[p].Presence == model.OnSite {
			d.drawTravel(x)
		}
		switch {
		case d.chance(0.10):
			d.drawAbsence(x, model.Unavailable)
		case d.chance(0.05):
			d.drawFreeDays(x)
		case d.chance(0.05):
			d.drawAbsence(x, model.Avoided)
		}
	}
}

// drawTravel makes one in six arrive on a later day than the first, and one in six
// leave on an earlier one than the last, if their sessions allow it.
func (d *draft) drawTravel(p model.PersonIndex) {
	const margin = 6 * 60 // more than the rest after landing and the way to the airport
	person := &d.event.People[p]
	first, last := d.span(p)
	if first == model.NoInstant {
		return
	}
	if arrive := d.hours(1).Start.Add(-margin); d.chance(1.0/6) && arrive.Add(margin) <= first {
		person.Arrive = arrive
	}
	if depart := d.hours(len(d.days) - 2).End.Add(margin); d.chance(1.0/6) && depart.Add(-margin) >= last {
		person.Depart = depart
	}
}

// span returns when the first planted session of a person starts and the last one ends.
func (d *draft) span(p model.PersonIndex) (first, last model.Instant) {
	first, last = model.NoInstant, model.NoInstant
	for _, s := range d.duties[p] {
		v := d.planted[s].Interval
		if first == model.NoInstant || v.Start < first {
			first = v.Start
		}
		if last == model.NoInstant || v.End > last {
			last = v.End
		}
	}
	return first, last
}

// hours returns the planted hours of day i.
func (d *draft) hours(i int) model.Interval {
	free := d.days[i].free
	return model.Interval{Start: free[0].Start, End: free[len(free)-1].End}
}

// drawAbsence adds an entry of that kind over the first or the second half of a day, if
// the person has nothing planted there.
func (d *draft) drawAbsence(p model.PersonIndex, kind model.Kind) {
	v := d.hours(d.rng.IntN(len(d.days)))
	half := v.Minutes() / 2 / grain * grain
	if d.chance(0.5) {
		v.End = v.Start.Add(half)
	} else {
		v.Start = v.Start.Add(half)
	}
	for _, s := range d.duties[p] {
		if v.Overlaps(d.planted[s].Interval) {
			return
		}
	}
	d.addEntry(p, v, kind)
}

// drawFreeDays says that the person can be had on the days of the planted sessions and
// on some others, and so at no other time.
func (d *draft) drawFreeDays(p model.PersonIndex) {
	for i := range d.days {
		whole := d.days[i].date.Bounds(d.event.Zone)
		free := d.chance(0.5)
		for _, s := range d.duties[p] {
			free = free || whole.Overlaps(d.planted[s].Interval)
		}
		if free {
			d.addEntry(p, whole, model.Available)
		}
	}
}

func (d *draft) addEntry(p model.PersonIndex, v model.Interval, kind model.Kind) {
	d.event.Availability = append(d.event.Availability, model.Availability{
		Subject: model.OfPerson(p), Interval: v, Kind: kind, Zone: d.event.People[p].Zone, Source: "synthetic",
	})
}
