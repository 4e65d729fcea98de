package compile

import (
	"slices"
	"strings"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeTimeWishes bans the starts that miss a wish which is hard, and keeps sessions from being
// opposite others.
func encodeTimeWishes(c *compiler, b *rules.Binding) {
	c.keepFromOpposite(b)
	c.eachTimeWish(b, func(item *rules.Bound, in rules.Instance, missed func(model.Interval) bool) {
		if item.Hard() {
			c.banStarts(b, item, c.ActivityOf[in.A], nil, in, missed)
		}
	})
}

// chargeTimeWishes charges for sessions whose time wish is not met.
func chargeTimeWishes(c *compiler, b *rules.Binding) {
	c.eachTimeWish(b, func(item *rules.Bound, in rules.Instance, missed func(model.Interval) bool) {
		if item.Level.Tier() == 0 {
			return
		}
		amount := 1
		if item.Text("strength") == "strong" {
			amount = 3
		}
		c.chargeStarts(b, item, item.Level, c.ActivityOf[in.A], in, func(v model.Interval) int {
			if missed(v) {
				return amount
			}
			return 0
		})
	})
}

// eachTimeWish calls use for each session that an item wishes a time for.
func (c *compiler) eachTimeWish(b *rules.Binding, use func(item *rules.Bound, in rules.Instance, missed func(model.Interval) bool)) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Text("wish") == "not-opposite" {
			continue
		}
		lunches := c.lunches(item)
		asking := item.People("people")
		if p := rules.Asking(c.Event, item); p != model.NoPerson {
			asking = append(slices.Clip(asking), p)
		}
		for _, s := range c.wishing(item) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			zones := c.zonesOnline(asking, s)
			use(item, in, func(v model.Interval) bool {
				v = model.Span(v.Start, c.Event.Sessions[s].Minutes)
				return slices.ContainsFunc(zones, func(z model.Zone) bool { return !c.meetsWish(item, v, z, lunches) })
			})
		}
	}
}

// zonesOnline returns the zones of those of some people who are in a session online, or else
// that of the venue.
func (c *compiler) zonesOnline(people []model.PersonIndex, s model.SessionIndex) (zones []model.Zone) {
	for _, d := range c.duties {
		if zone := c.Event.People[d.Person].Zone; d.Session == s && d.Presence == model.Online && zone != "" && slices.Contains(people, d.Person) {
			zones = append(zones, zone)
		}
	}
	if zones == nil {
		zones = append(zones, c.Event.Zone)
	}
	return zones
}

// meetsWish reports whether a session at v has the time of day that it wished for, half a day or
// a window on the clock of the zone. Lunches are when those end that it is not to follow.
func (c *compiler) meetsWish(item *rules.Bound, v model.Interval, zone model.Zone, lunches []model.Instant) bool {
	own := model.DateIn(v.Start, zone)
	noon, _ := model.InstantOf(time.Date(own.Year, own.Month, own.Day, 12, 0, 0, 0, zone.Location()))
	day := model.DateIn(v.Start, c.Event.Zone)
	opens, closes := model.NoInstant, model.NoInstant
	for _, w := range c.Event.Windows {
		if model.DateIn(w.Start, c.Event.Zone) != day {
			continue
		}
		if opens == model.NoInstant || w.Start < opens {
			opens = w.Start
		}
		if closes == model.NoInstant || w.End > closes {
			closes = w.End
		}
	}
	switch item.Text("wish") {
	case "morning":
		return v.Start < noon
	case "afternoon":
		return v.Start >= noon
	case "window":
		to := model.Minutes(24 * 60)
		if item.Has("to") {
			to = item.Minutes("to")
		}
		onDay := !item.Has("days") || slices.Contains(item.Days("days"), day)
		return onDay && withinOwnHours(v, zone, item.Minutes("from"), to)
	case "not-after-lunch":
		return !slices.ContainsFunc(lunches, func(end model.Instant) bool {
			return model.Span(end, item.Minutes("minutes")).Overlaps(model.Span(v.Start, 1))
		})
	case "not-first":
		return opens == model.NoInstant || v.Start >= opens.Add(60)
	default: // not-last
		return closes == model.NoInstant || v.End <= closes.Add(-60)
	}
}

// lunches returns when the holds end that are a lunch by their title.
func (c *compiler) lunches(item *rules.Bound) (ends []model.Instant) {
	holds := c.Book.Of("R15")
	for i := range holds.Items {
		hold := &holds.Items[i]
		for _, word := range item.Items("title") {
			if hold.Level != model.Off && strings.Contains(strings.ToLower(hold.Text("title")), strings.ToLower(word)) {
				ends = append(ends, hold.Instant("end"))
			}
		}
	}
	return ends
}

// keepFromOpposite keeps the sessions of a line from overlapping others that it names, or charges
// for each of those that one does.
func (c *compiler) keepFromOpposite(b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Text("wish") != "not-opposite" {
			continue
		}
		for _, s := range c.wishing(item) {
			for _, t := range union(item.Sessions("other"), item.Sessions("other_type")) {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				if sameActivity(c, in) {
					continue
				}
				before := len(c.Soft.Strains)
				c.ask(csp.Strain{A: c.ActivityOf[s], B: c.ActivityOf[t], Kind: csp.Apart, Flat: true}, b, item, in)
				if item.Text("strength") == "strong" && len(c.Soft.Strains) > before {
					c.Soft.Strains[before].Weight *= 3
				}
			}
		}
	}
}
