package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeSweeps keeps other activities out of the rooms that are swept before a session.
func encodeSweeps(c *compiler, b *rules.Binding) {
	c.eachSwept(b, func(item *rules.Bound, s model.SessionIndex) {
		a, before := c.ActivityOf[s], item.Minutes("before")
		where := newRoomPairs(len(c.Rooms))
		for r := range c.Rooms {
			where.With[r].AddAll(c.spaceOf(append([]model.RoomIndex{model.RoomIndex(r)}, item.Rooms("neighbours")...)))
		}
		c.eachSession(func(other csp.ActivityIndex, t model.SessionIndex) {
			if other == a {
				return
			}
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.B = s, t
			// What lies between the start and the end is not the sweep's.
			c.ask(csp.Strain{A: a, B: other, Kind: csp.Apart, Gap: -c.Activities[a].Minutes, After: before, Where: where}, b, item, in)
		})
		c.eachServed(func(food model.Interval, rooms []model.RoomIndex) {
			if !item.Hard() {
				return
			}
			c.banStarts(b, item, a, c.sweptBeside(item, rooms), servedIn(b, s, food), func(v model.Interval) bool {
				return model.Interval{Start: v.Start.Add(-before), End: v.Start}.Overlaps(food)
			})
		})
	})
}

// chargeSweeps charges for the minutes of a sweep in which food is served.
func chargeSweeps(c *compiler, b *rules.Binding) {
	c.eachSwept(b, func(item *rules.Bound, s model.SessionIndex) {
		before := item.Minutes("before")
		c.eachServed(func(food model.Interval, rooms []model.RoomIndex) {
			if item.Level.Tier() == 0 {
				return
			}
			c.chargePlaces(b, item, c.ActivityOf[s], c.sweptBeside(item, rooms), servedIn(b, s, food), func(v model.Interval) int {
				return int(model.Interval{Start: v.Start.Add(-before), End: v.Start}.Overlap(food))
			})
		})
	})
}

// eachSwept calls use for each session before which an item has rooms swept.
func (c *compiler) eachSwept(b *rules.Binding, use func(item *rules.Bound, s model.SessionIndex)) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() || item.Minutes("before") == 0 {
			continue
		}
		for _, s := range named(item) {
			use(item, s)
		}
	}
}

// eachServed calls use for each hold with catering, and the rooms that it holds.
func (c *compiler) eachServed(use func(food model.Interval, rooms []model.RoomIndex)) {
	holds := c.Book.Of(rules.Hold)
	for i := range holds.Items {
		if h := &holds.Items[i]; h.Level != model.Off && h.Yes("catering") {
			use(model.Interval{Start: h.Instant("start"), End: h.Instant("end")}, h.Rooms("rooms"))
		}
	}
}

// sweptBeside returns the rooms of a session in which food in some rooms is in the way of
// its sweep: all, if they are neighbours.
func (c *compiler) sweptBeside(item *rules.Bound, food []model.RoomIndex) csp.RoomSet {
	rooms := c.spaceOf(food)
	if slices.ContainsFunc(item.Rooms("neighbours"), rooms.Has) {
		return c.AllRooms()
	}
	return rooms
}

func servedIn(b *rules.Binding, s model.SessionIndex, food model.Interval) rules.Instance {
	in := rules.NewInstance(b.Rule.ID)
	in.A, in.Span = s, food
	return in
}
