package compile

import (
	"slices"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeHostTimes bans the starts at which a session would overlap a time of the host
// country, in its rooms, or with its people.
func encodeHostTimes(c *compiler, b *rules.Binding) {
	c.eachHostLine(b, func(item *rules.Bound, times []model.Interval, rooms csp.RoomSet, attend []model.Duty) {
		if !item.Hard() {
			return
		}
		for _, v := range times {
			in := rules.NewInstance(b.Rule.ID)
			in.Span = v
			for x := range c.Activities {
				if in.A = c.Activities[x].Sessions[0]; !rooms.Empty() {
					c.banStarts(b, item, csp.ActivityIndex(x), rooms, in, v.Overlaps)
				}
			}
			for _, d := range attend {
				in.A, in.Person = d.Session, d.Person
				c.banStarts(b, item, c.ActivityOf[d.Session], nil, in, v.Overlaps)
			}
		}
	})
}

// chargeHostTimes charges sessions for the minutes that they overlap times of the host
// country: what a session counts for its people is charged together.
func chargeHostTimes(c *compiler, b *rules.Binding) {
	c.eachHostLine(b, func(item *rules.Bound, times []model.Interval, rooms csp.RoomSet, attend []model.Duty) {
		if item.Level.Tier() == 0 {
			return
		}
		people := make([]int, len(c.Event.Sessions))
		for _, d := range attend {
			people[d.Session]++
		}
		c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
			overlap := func(w model.Interval) (minutes int) {
				for _, v := range times {
					minutes += c.minutesIn(s, v)(w)
				}
				return minutes
			}
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			if !rooms.Empty() {
				c.chargePlaces(b, item, a, rooms, in, overlap)
			}
			if i := slices.IndexFunc(attend, func(d model.Duty) bool { return d.Session == s }); i >= 0 {
				in.Person = attend[i].Person
				c.chargeStarts(b, item, item.Level, a, in, func(w model.Interval) int { return people[s] * overlap(w) })
			}
		})
	})
}

// eachHostLine calls use for each item of R31 that binds, with its times, its rooms, and what
// its people must attend.
func (c *compiler) eachHostLine(b *rules.Binding, use func(item *rules.Bound, times []model.Interval, rooms csp.RoomSet, attend []model.Duty)) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		rooms := c.spaceOf(item.Rooms("rooms"))
		var attend []model.Duty
		for _, d := range c.duties {
			away := item.Text("who") == "onsite" && d.Presence == model.Online
			if d.Must && !away && c.isOfHostLine(item, d.Person) {
				attend = append(attend, d)
			}
		}
		use(item, c.hostTimes(item), rooms, attend)
	}
}

// isOfHostLine reports whether an item of R31 is about a person.
func (c *compiler) isOfHostLine(item *rules.Bound, p model.PersonIndex) bool {
	switch {
	case slices.Contains(item.People("people"), p), slices.Contains(item.Items("group"), c.Event.People[p].Group), slices.Contains(item.Items("region"), c.Event.People[p].Region):
		return true
	}
	return item.Has("who") && len(item.People("people"))+len(item.Items("group"))+len(item.Items("region")) == 0
}

// hostTimes returns when the time of an item of R31 is.
func (c *compiler) hostTimes(item *rules.Bound) (times []model.Interval) {
	if item.Has("end") {
		return append(times, model.Interval{Start: item.Instant("start"), End: item.Instant("end")})
	}
	from, to, days := item.Minutes("from"), item.Minutes("to"), c.Event.Days
	if to <= from {
		to += 24 * 60
	}
	if item.Has("dates") {
		days = item.Days("dates")
	}
	for _, d := range days {
		if v := (model.Interval{Start: c.wallTime(d, from), End: c.wallTime(d, to)}); v.End > v.Start {
			times = append(times, v)
		}
	}
	return times
}

// wallTime returns when the venue's clock first shows that many minutes after the midnight with
// which a day begins there, or more.
func (c *compiler) wallTime(d model.Date, minutes model.Minutes) model.Instant {
	zone := c.Event.Zone.Location()
	wall := time.Date(d.Year, d.Month, d.Day, 0, int(minutes), 0, 0, time.UTC)
	t := wall.AddDate(0, 0, -1).In(zone) // the clock cannot show it as early
	for {
		_, offset := t.Zone()
		shown := wall.Add(-time.Duration(offset) * time.Second)
		_, change := t.ZoneBounds()
		if change.IsZero() || shown.Before(change) {
			if shown.Before(t) {
				shown = t // where the clock was put on
			}
			at, _ := model.InstantOf(shown)
			return at
		}
		t = change.In(zone)
	}
}
