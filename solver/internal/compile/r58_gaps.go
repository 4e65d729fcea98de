package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeGaps lets nobody wait too long, between the first start and the last end of a day, who has
// to be in confirmed sessions.
func encodeGaps(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		meant := c.peopleMeant(item)
		counts := func(d model.Duty) bool {
			return d.Presence != model.Online && meant(d.Person) && c.confirmed(d.Session)
		}
		c.eachWork(counts, func(p model.PersonIndex, mine []work) {
			for _, day := range c.daysOf(item) {
				if len(c.startingIn(mine, day)) < 2 {
					continue
				}
				in := rules.NewInstance(b.Rule.ID)
				in.Person, in.A, in.Span = p, mine[0].session, day
				k := csp.Respite{Kind: csp.Wait, Window: day, Minutes: item.Minutes("pause"), Most: item.Minutes("free"), Quiet: c.quiet(day, c.isAll)}
				c.respite(b, item, in, k, mine, false, 1)
			}
		})
	}
}

// daysOf returns the days that an item is about.
func (c *compiler) daysOf(item *rules.Bound) []model.Interval {
	return slices.DeleteFunc(c.startDays(), func(day model.Interval) bool {
		return item.Has("days") && !slices.Contains(item.Days("days"), model.DateIn(day.Start, c.Event.Zone))
	})
}

// isAll reports whether rooms are all that there are.
func (c *compiler) isAll(rooms csp.RoomSet) bool { return rooms.Len() == len(c.Rooms) }

// chargeGaps charges for the minutes in which rooms are idle, and people wait, between the first
// start and the last end of a day.
func chargeGaps(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level.Tier() == 0 {
			continue
		}
		for r := range c.Rooms {
			room := model.RoomIndex(r)
			if !item.Yes("every_room") && !containsRoom(item, room) {
				continue
			}
			k := csp.Idle{Rooms: c.inSpace(room)}
			for x := range c.Activities {
				if a := &c.Activities[x]; slices.ContainsFunc(a.Candidates.Rooms, func(set csp.RoomSet) bool { return set.Common(k.Rooms) > 0 }) {
					k.Members = append(k.Members, csp.RespiteMember{Activity: csp.ActivityIndex(x), Minutes: a.Minutes})
				}
			}
			c.chargeIdle(b, item, k, func(held csp.RoomSet) bool { return held.Has(room) })
		}
		meant := c.peopleMeant(item)
		c.eachWork(func(d model.Duty) bool { return d.Presence != model.Online && meant(d.Person) }, func(_ model.PersonIndex, mine []work) {
			var k csp.Idle
			for _, w := range mine {
				k.Members = append(k.Members, w.RespiteMember)
			}
			c.chargeIdle(b, item, k, c.isAll)
		})
	}
}

// chargeIdle charges on each day that an item is about for what a group leaves idle, if at least
// two of it can start on it; holds of rooms that say so do not count.
func (c *compiler) chargeIdle(b *rules.Binding, item *rules.Bound, k csp.Idle, excuses func(held csp.RoomSet) bool) {
	k.Penalty = c.penalty(b, item, item.Level, rules.NewInstance(b.Rule.ID))
	k.Pause, k.Free = item.Minutes("pause"), item.Count("free")
	for _, k.Day = range c.daysOf(item) {
		some := 0
		for _, m := range k.Members {
			if counts, _ := c.CountsIn(&k, m.Activity); counts {
				some++
			}
		}
		if some > 1 {
			k.Quiet = c.quiet(k.Day, excuses)
			c.Soft.Idles = append(c.Soft.Idles, k)
		}
	}
}

// quiet returns when on a day nothing counts as idle: while holds of such rooms last, and outside
// all windows.
func (c *compiler) quiet(day model.Interval, excuses func(held csp.RoomSet) bool) (list []model.Interval) {
	c.eachHold(c.Book.Of(rules.Hold), func(item *rules.Bound, rooms csp.RoomSet, in rules.Instance) {
		if item.Level != model.Off && excuses(rooms) {
			list = append(list, in.Span)
		}
	})
	var windows []model.Interval
	for i := range c.Event.Windows {
		windows = append(windows, c.Event.Windows[i].Interval)
	}
	closed := day.Start // from then on
	for _, w := range append(model.Joined(windows), model.Span(day.End, 0)) {
		if closed < min(w.Start, day.End) {
			list = append(list, model.Interval{Start: closed, End: min(w.Start, day.End)})
		}
		closed = max(closed, w.End)
	}
	return model.Joined(list)
}
