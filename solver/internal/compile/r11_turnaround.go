package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeTurnaround gives each room its minutes between two activities, and keeps
// activities with different layouts further apart in a room where that takes longer.
func encodeTurnaround(c *compiler, b *rules.Binding) {
	setting := lastFor(c, b, "rooms")
	for r := range c.Rooms {
		in := rules.NewInstance(b.Rule.ID)
		in.Room = model.RoomIndex(r)
		c.Rooms[r].Turns = c.instance(b, setting[r], in)
		if setting[r].Hard() && c.Rooms[r].Parallel == 1 {
			c.Rooms[r].Turnaround = setting[r].Minutes("base")
			encodeAfterCatering(c, b, setting[r], model.RoomIndex(r))
		}
	}
	encodeLayoutChange(c, b, setting)
	chargeTurnaround(c, b, setting)
	encodeSetUps(c, b, setting)
}

// chargeTurnaround charges for the minutes that are missing in the rooms whose setting is soft.
func chargeTurnaround(c *compiler, b *rules.Binding, setting []*rules.Bound) {
	for r, set := range setting {
		if set.Level.Tier() == 0 || slices.Index(setting, set) < r || set.Minutes("base")+set.Minutes("layout") == 0 {
			continue
		}
		rooms := c.roomsWhere(func(room model.RoomIndex) bool { return setting[room] == set && c.Rooms[room].Parallel == 1 })
		if rooms.Empty() {
			continue
		}
		k := csp.Tight{Rooms: rooms, Minutes: set.Minutes("base"), More: set.Minutes("layout"), Layouts: c.layouts(set.Minutes("layout") > 0)}
		k.Penalty = c.penalty(b, set, set.Level, rules.NewInstance(b.Rule.ID))
		c.Soft.Tights = append(c.Soft.Tights, k)
	}
}

// layouts numbers the layouts of the sessions of each activity, from 1 on; all are 0 if they
// do not matter.
func (c *compiler) layouts(matter bool) [][]int32 {
	numbers := map[string]int32{"": 0}
	list := make([][]int32, len(c.Activities))
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
		layout := c.Event.Sessions[s].Layout
		if !matter {
			layout = ""
		}
		if _, known := numbers[layout]; !known {
			numbers[layout] = int32(len(numbers))
		}
		list[a] = append(list[a], numbers[layout])
	})
	return list
}

// roomsWhere returns the rooms for which is holds.
func (c *compiler) roomsWhere(is func(model.RoomIndex) bool) csp.RoomSet {
	rooms := csp.NewRoomSet(len(c.Rooms))
	for r := range c.Rooms {
		if is(model.RoomIndex(r)) {
			rooms.Add(model.RoomIndex(r))
		}
	}
	return rooms
}

// chargeAfterCatering charges for the minutes that are missing after holds with catering.
func chargeAfterCatering(c *compiler, b *rules.Binding) {
	setting := lastFor(c, b, "rooms")
	chargeSetUpsAfterHolds(c, b, setting)
	holds := c.Book.Of("R15")
	for r, set := range setting {
		extra := set.Minutes("catering")
		if set.Level.Tier() == 0 || slices.Index(setting, set) < r || extra == 0 {
			continue
		}
		for i := range holds.Items {
			hold := &holds.Items[i]
			if hold.Level == model.Off || !hold.Yes("catering") {
				continue
			}
			served := c.roomsWhere(func(room model.RoomIndex) bool {
				return setting[room] == set && c.Rooms[room].Parallel == 1 && containsRoom(hold, room)
			})
			if served.Empty() {
				continue
			}
			for x := range c.Activities {
				a := csp.ActivityIndex(x)
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Room, in.Span = c.Activities[x].Sessions[0], firstOf(served, len(c.Rooms)), model.Span(hold.Instant("end"), extra)
				byStart := c.amounts(a, func(v model.Interval) int {
					missing := in.Span.End.Sub(v.Start)
					if v.Start < in.Span.Start || missing < 0 {
						return 0
					}
					return int(missing) * len(c.Activities[x].Sessions)
				})
				if byStart != nil {
					c.Soft.Unary = append(c.Soft.Unary, csp.Unary{Penalty: c.penalty(b, set, set.Level, in), Activity: a, ByStart: byStart, In: served})
				}
			}
		}
	}
}

// firstOf returns the first room of a set that is not empty, of so many.
func firstOf(set csp.RoomSet, rooms int) model.RoomIndex {
	for r := range rooms {
		if set.Has(model.RoomIndex(r)) {
			return model.RoomIndex(r)
		}
	}
	return model.NoRoom
}

// encodeLayoutChange relates the pairs of activities whose layouts differ, in the rooms
// where a change of layout takes extra time.
func encodeLayoutChange(c *compiler, b *rules.Binding, setting []*rules.Bound) {
	type kind struct {
		set *rules.Bound
		gap model.Minutes
	}
	where := map[kind]*csp.RoomPairs{}
	var kinds []kind
	for r, set := range setting {
		if !set.Hard() || set.Minutes("layout") == 0 || c.Rooms[r].Parallel > 1 {
			continue
		}
		k := kind{set, set.Minutes("base") + set.Minutes("layout")}
		if where[k] == nil {
			where[k] = newRoomPairs(len(c.Rooms))
			kinds = append(kinds, k)
		}
		where[k].With[r].Add(model.RoomIndex(r))
	}
	if len(kinds) == 0 {
		return
	}
	for x := range c.Activities {
		for y := range x {
			s, t, differ := c.layoutsOf(csp.ActivityIndex(x), csp.ActivityIndex(y))
			if !differ {
				continue
			}
			for _, k := range kinds {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				c.relate(csp.Relation{A: csp.ActivityIndex(x), B: csp.ActivityIndex(y), Kind: csp.NotClose, Gap: k.gap, After: k.gap, Where: where[k]}, b, k.set, in)
			}
		}
	}
}

// layoutsOf returns the first sessions of two activities that give different layouts.
func (c *compiler) layoutsOf(x, y csp.ActivityIndex) (s, t model.SessionIndex, differ bool) {
	for _, s := range c.Activities[x].Sessions {
		for _, t := range c.Activities[y].Sessions {
			if from, to := c.Event.Sessions[s].Layout, c.Event.Sessions[t].Layout; from != "" && to != "" && from != to {
				return s, t, true
			}
		}
	}
	return model.NoSession, model.NoSession, false
}

// encodeAfterCatering bans the starts too soon after a hold with catering in a room.
func encodeAfterCatering(c *compiler, b *rules.Binding, set *rules.Bound, r model.RoomIndex) {
	extra := set.Minutes("catering")
	if extra == 0 {
		return
	}
	holds := c.Book.Of("R15")
	for i := range holds.Items {
		hold := &holds.Items[i]
		if hold.Level == model.Off || !hold.Yes("catering") || !containsRoom(hold, r) {
			continue
		}
		only := csp.NewRoomSet(len(c.Rooms))
		only.Add(r)
		for x := range c.Activities {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Room, in.Span = c.Activities[x].Sessions[0], r, model.Span(hold.Instant("end"), extra)
			c.banStarts(b, set, csp.ActivityIndex(x), only, in, func(v model.Interval) bool {
				return v.Start >= in.Span.Start && v.Start < in.Span.End
			})
		}
	}
}
