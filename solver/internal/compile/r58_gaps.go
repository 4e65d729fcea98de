package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

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
			c.chargeIdle(b, item, k, func(held csp.RoomSet) bool { return held.Len() == len(c.Rooms) })
		})
	}
}

// chargeIdle charges on each day that an item is about for what a group leaves idle, if at least
// two of it can start on it; holds of rooms that say so do not count.
func (c *compiler) chargeIdle(b *rules.Binding, item *rules.Bound, k csp.Idle, excuses func(held csp.RoomSet) bool) {
	k.Penalty = c.penalty(b, item, item.Level, rules.NewInstance(b.Rule.ID))
	k.Pause, k.Free = item.Minutes("pause"), item.Count("free")
	for _, k.Day = range c.startDays() {
		if item.Has("days") && !slices.Contains(item.Days("days"), model.DateIn(k.Day.Start, c.Event.Zone)) {
			continue
		}
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
