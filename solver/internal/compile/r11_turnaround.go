package compile

import (
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
	}
	spaces := c.spaces(setting)
	for i := range spaces {
		if x := &spaces[i]; x.set.Hard() {
			encodeBase(c, x)
			encodeAfterCatering(c, b, x)
		}
	}
	encodeLayoutChange(c, b, spaces)
	chargeTurnaround(c, b, setting)
	encodeSetUps(c, b, setting)
}

// encodeBase gives the rooms of a space their minutes between two activities.
func encodeBase(c *compiler, x *space) {
	base := x.set.Minutes("base")
	for r := range c.Rooms {
		if room := model.RoomIndex(r); x.rooms.Has(room) && (!x.one || room == x.room) {
			c.Rooms[r].Turnaround = base
		}
	}
	if k := c.poolOfRooms(x.rooms); x.one && base > 0 && len(k.Members) > 1 {
		k.After, k.Instance = base, c.Rooms[x.room].Turns
		c.Pools = append(c.Pools, k)
	}
}

// chargeTurnaround charges for the minutes that are missing in the rooms whose setting is soft.
func chargeTurnaround(c *compiler, b *rules.Binding, setting []*rules.Bound) {
	for _, x := range c.spaces(setting) {
		set := x.set
		if set.Level.Tier() == 0 || set.Minutes("base")+set.Minutes("layout") == 0 {
			continue
		}
		k := csp.Tight{Rooms: x.rooms, One: x.one, Minutes: set.Minutes("base"), More: set.Minutes("layout"), Layouts: c.layouts(set.Minutes("layout") > 0)}
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
	for _, space := range c.spaces(setting) {
		set, extra := space.set, space.set.Minutes("catering")
		if set.Level.Tier() == 0 || extra == 0 {
			continue
		}
		for i := range holds.Items {
			hold := &holds.Items[i]
			if hold.Level == model.Off || !hold.Yes("catering") {
				continue
			}
			served := c.held(&space, hold)
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
func encodeLayoutChange(c *compiler, b *rules.Binding, spaces []space) {
	type kind struct {
		set *rules.Bound
		gap model.Minutes
	}
	where := map[kind]*csp.RoomPairs{}
	var kinds []kind
	for i := range spaces {
		set := spaces[i].set
		if !set.Hard() || set.Minutes("layout") == 0 {
			continue
		}
		k := kind{set, set.Minutes("base") + set.Minutes("layout")}
		if where[k] == nil {
			where[k] = newRoomPairs(len(c.Rooms))
			kinds = append(kinds, k)
		}
		spaces[i].addTo(where[k])
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

// encodeAfterCatering bans the starts too soon after a hold with catering in the rooms of a space.
func encodeAfterCatering(c *compiler, b *rules.Binding, space *space) {
	extra := space.set.Minutes("catering")
	if extra == 0 {
		return
	}
	holds := c.Book.Of("R15")
	for r := range c.Rooms {
		room := model.RoomIndex(r)
		if !space.rooms.Has(room) || space.one && room != space.room {
			continue
		}
		only := space.rooms
		if !space.one {
			only = csp.NewRoomSet(len(c.Rooms))
			only.Add(room)
		}
		for i := range holds.Items {
			hold := &holds.Items[i]
			if hold.Level == model.Off || !hold.Yes("catering") || c.held(space, hold).Common(only) == 0 {
				continue
			}
			for x := range c.Activities {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Room, in.Span = c.Activities[x].Sessions[0], room, model.Span(hold.Instant("end"), extra)
				c.banStarts(b, space.set, csp.ActivityIndex(x), only, in, func(v model.Interval) bool {
					return v.Start >= in.Span.Start && v.Start < in.Span.End
				})
			}
		}
	}
}
