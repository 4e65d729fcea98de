package compile

import (
	"slices"
	"time"

	"programme/model"
	"programme/model/rules"
)

// encodeTimeWishes bans the starts that miss a wish which is hard.
func encodeTimeWishes(c *compiler, b *rules.Binding) {
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
		sessions := named(item)
		for _, p := range item.People("people") {
			for _, d := range c.duties {
				if d.Person == p && d.Must {
					sessions = union(sessions, []model.SessionIndex{d.Session})
				}
			}
		}
		asking := item.People("people")
		if p := rules.Asking(c.Event, item); p != model.NoPerson {
			asking = append(slices.Clip(asking), p)
		}
		for _, s := range sessions {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			zones := c.zonesOnline(asking, s)
			use(item, in, func(v model.Interval) bool {
				v = model.Span(v.Start, c.Event.Sessions[s].Minutes)
				return slices.ContainsFunc(zones, func(z model.Zone) bool { return !c.meetsWish(item.Text("wish"), v, z) })
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

// meetsWish reports whether a session at v has the time of day that it wished for, half a day
// on the clock of the zone.
func (c *compiler) meetsWish(wish string, v model.Interval, zone model.Zone) bool {
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
	switch wish {
	case "morning":
		return v.Start < noon
	case "afternoon":
		return v.Start >= noon
	case "not-first":
		return opens == model.NoInstant || v.Start >= opens.Add(60)
	default: // not-last
		return closes == model.NoInstant || v.End <= closes.Add(-60)
	}
}
