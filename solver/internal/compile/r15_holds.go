package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeHolds bans, in the rooms that are held, the starts of activities that would
// overlap the hold.
func encodeHolds(c *compiler, b *rules.Binding) {
	c.eachHold(b, func(item *rules.Bound, rooms csp.RoomSet, in rules.Instance) {
		if !item.Hard() {
			return
		}
		for x := range c.Activities {
			in.A = c.Activities[x].Sessions[0]
			c.banStarts(b, item, csp.ActivityIndex(x), rooms, in, in.Span.Overlaps)
		}
	})
}

// chargeHolds charges sessions for the minutes that they overlap a hold.
func chargeHolds(c *compiler, b *rules.Binding) {
	c.eachHold(b, func(item *rules.Bound, rooms csp.RoomSet, in rules.Instance) {
		if item.Level.Tier() == 0 {
			return
		}
		c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
			in.A = s
			c.chargePlaces(b, item, a, rooms, in, c.minutesIn(s, in.Span))
		})
	})
}

// eachHold calls use for each item of R15, with the rooms that it holds.
func (c *compiler) eachHold(b *rules.Binding, use func(item *rules.Bound, rooms csp.RoomSet, in rules.Instance)) {
	for i := range b.Items {
		item := &b.Items[i]
		rooms := c.spaceOf(item.Rooms("rooms"))
		in := rules.NewInstance(b.Rule.ID)
		in.Span = model.Interval{Start: item.Instant("start"), End: item.Instant("end")}
		if held := item.Rooms("rooms"); len(held) == 1 {
			in.Room = held[0]
		}
		use(item, rooms, in)
	}
}

// minutesIn returns, by when its activity takes place, how many minutes of a session lie
// within v.
func (c *compiler) minutesIn(s model.SessionIndex, v model.Interval) func(model.Interval) int {
	minutes := c.Event.Sessions[s].Minutes
	return func(w model.Interval) int { return int(model.Span(w.Start, minutes).Overlap(v)) }
}

func containsRoom(set *rules.Bound, r model.RoomIndex) bool {
	return slices.Contains(set.Rooms("rooms"), r)
}
