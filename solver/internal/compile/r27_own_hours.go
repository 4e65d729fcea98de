package compile

import (
	"slices"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeOwnHours bans, for who must attend online and whose zone is known, the starts
// that do not lie between the outer limits on the person's own clock.
func encodeOwnHours(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	for p, duties := range c.byPerson {
		person := &c.Event.People[p]
		if person.Zone == "" || slices.Contains(person.Waiver, b.Rule.ID) {
			continue
		}
		for _, d := range duties {
			if d.online == model.NoSession {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Person, in.Source = d.online, model.PersonIndex(p), person.Pos
			c.banStarts(b, &b.General, d.activity, nil, in, func(v model.Interval) bool {
				return !c.withinOwnHours(&b.General, v, person.Zone)
			})
		}
	}
}

// chargeOwnHours charges for each session that someone must attend online outside the outer
// limits.
func chargeOwnHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	for _, h := range c.onlineHours() {
		if h.night != nil {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Person = h.online, h.person
			c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, &b.General, b.General.Level, in), Activity: h.activity, ByStart: h.night})
		}
	}
}

// inZone is a time on the clock of a zone.
type inZone struct {
	model.Interval
	model.Zone
}

// withinOwnHours is [withinOwnHours] between the outer limits of R27, kept for all who ask.
func (c *compiler) withinOwnHours(b *rules.Bound, v model.Interval, z model.Zone) bool {
	key := inZone{v, z}
	within, known := c.within[key]
	if !known {
		within = withinOwnHours(v, z, b.Minutes("from"), b.Minutes("to"))
		if c.within == nil {
			c.within = map[inZone]bool{}
		}
		c.within[key] = within
	}
	return within
}

// withinOwnHours reports whether v lies between the clock times from and to, in minutes
// after midnight, of one day in the zone z.
func withinOwnHours(v model.Interval, z model.Zone, from, to model.Minutes) bool {
	day := model.DateIn(v.Start, z)
	clock := func(m model.Minutes) model.Instant {
		if m == 24*60 {
			return day.Bounds(z).End // which is no midnight where the clock skips that
		}
		t, _ := model.InstantOf(time.Date(day.Year, day.Month, day.Day, int(m/60), int(m%60), 0, 0, z.Location()))
		return t
	}
	return clock(from) <= v.Start && v.End <= clock(to)
}
