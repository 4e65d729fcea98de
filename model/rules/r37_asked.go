package rules

import (
	"slices"

	"programme/model"
)

// days returns the days of the themes, before anything is counted.
func (k *balance) days() []ThemeDay {
	k.daysOnce.Do(func() {
		e, binding := k.book.event, k.book.Of(ThemeSpread)
		within := newWindowStarts(k.book)
		for _, g := range binding.byPrimaryTheme(e) {
			sessions := binding.once(g.sessions)
			total := len(sessions)
			if total < fewestToSpread {
				continue
			}
			b := lastNamingTheme(binding, g.theme)
			t := ThemeDay{Theme: g.theme, Total: total, bound: b, of: sessions}
			least, most := total*b.Percent("min")/100, (total*b.Percent("max")+99)/100
			each := slices.Repeat([]int{least}, len(e.Days))
			if len(e.Windows) > 0 {
				each, most = placesOf(within, sessions).asked(least, most)
			}
			for i, day := range e.Days {
				t.Day, t.Min, t.Max = day, each[i], most
				k.asked = append(k.asked, t)
			}
		}
	})
	return slices.Clone(k.asked)
}

// dayPlaces is what the days can give the sessions of a theme, by windows alone.
type dayPlaces struct {
	// opens tells of each session, and of each day, whether a window lets it start then; the
	// last of the days is all that are no conference days.
	opens [][]bool
	// most is, by day, how many of them can start on it.
	most []int
}

// placesOf works out what the days can give some sessions.
func placesOf(within *windowStarts, sessions []model.SessionIndex) *dayPlaces {
	e := within.book.event
	d := &dayPlaces{opens: make([][]bool, len(sessions)), most: make([]int, len(e.Days)+1)}
	var kinds []*startsOfKind
	for i, s := range sessions {
		k := within.of(s)
		if d.opens[i] = k.onDay; !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	for r := range e.Rooms {
		for day := range d.most {
			var starts []model.Instant
			var shortest model.Minutes // of those that can start there
			for _, k := range kinds {
				if own := k.inRoom[r][day]; len(own) > 0 {
					if len(starts) == 0 || k.minutes < shortest {
						shortest = k.minutes
					}
					starts = append(starts, own...)
				}
			}
			d.most[day] += AtOnce(within.book, model.RoomIndex(r)) * oneAfterAnother(starts, shortest)
		}
	}
	for day := range d.most {
		d.most[day] = min(d.most[day], len(sessions))
	}
	return d
}

// oneAfterAnother returns how many sessions of some length fit one after another that begin
// at some of the starts.
func oneAfterAnother(starts []model.Instant, minutes model.Minutes) (n int) {
	slices.Sort(starts)
	free := model.NoInstant
	for _, t := range starts {
		if free == model.NoInstant || t >= free {
			n, free = n+1, t.Add(max(1, minutes))
		}
	}
	return n
}

// dayOf returns which of the event's days a time is on, len(e.Days) for none of them.
func dayOf(e *model.Event, t model.Instant) int {
	if day := slices.Index(e.Days, model.DateIn(t, e.Zone)); day >= 0 {
		return day
	}
	return len(e.Days)
}

// find returns how many of the sessions find a day, no more on each than it takes.
func (d *dayPlaces) find(takes func(day int) int) (found int) {
	on := make([][]int, len(d.most)) // by day: the sessions that have it
	for i := range d.opens {
		if d.settle(i, on, takes, make([]bool, len(d.most))) {
			found++
		}
	}
	return found
}

// settle finds a day for a session, and others for those that make room for it: an
// augmenting path (Kuhn, The Hungarian method for the assignment problem, Naval Research
// Logistics Quarterly 2, 1955).
func (d *dayPlaces) settle(i int, on [][]int, takes func(day int) int, tried []bool) bool {
	for day, open := range d.opens[i] {
		if !open || tried[day] {
			continue
		}
		tried[day] = true
		if len(on[day]) < min(takes(day), d.most[day]) {
			on[day] = append(on[day], i)
			return true
		}
		for k, other := range on[day] {
			if d.settle(other, on, takes, tried) {
				on[day][k] = i
				return true
			}
		}
	}
	return false
}

// asked returns the least that each conference day is asked to have, at least so many as the
// days can give, and the most that any day may have.
func (d *dayPlaces) asked(least, most int) (each []int, atMost int) {
	elsewhere := len(d.most) - 1
	upTo := func(n int) func(int) int {
		return func(day int) int {
			if day == elsewhere {
				return len(d.opens)
			}
			return n
		}
	}
	all := d.find(upTo(len(d.opens)))
	for atMost = most; atMost < len(d.opens) && d.find(upTo(atMost)) < all; {
		atMost++
	}
	for ; least >= 0; least-- {
		each = make([]int, elsewhere)
		sum := 0
		for day := range each {
			open := 0
			for i := range d.opens {
				if d.opens[i][day] {
					open++
				}
			}
			each[day] = min(least, d.most[day], open)
			sum += each[day]
		}
		if d.find(func(day int) int {
			if day == elsewhere {
				return 0
			}
			return each[day]
		}) == sum {
			break
		}
	}
	return each, atMost
}
