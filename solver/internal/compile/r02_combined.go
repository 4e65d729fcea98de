package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeCombined makes, of each room that is combined with others, a pool that what is in it takes,
// or in one that combines it: one of them at a time. What is in a combined room takes the pool of
// each of its parts, so that two which share one exclude each other.
func encodeCombined(c *compiler, b *rules.Binding, setting []*rules.Bound) {
	for r := range c.Rooms {
		room := model.RoomIndex(r)
		if rooms := c.inSpace(room); rooms.Len() > 1 && c.Rooms[r].Parallel == 1 {
			in := rules.NewInstance(b.Rule.ID)
			in.Room, in.Value = room, rules.Combined
			c.pool(b, setting[r], in, c.poolOfRooms(rooms))
		}
	}
}

// poolOfRooms returns a pool of one that each activity takes in some rooms.
func (c *compiler) poolOfRooms(rooms csp.RoomSet) csp.Pool {
	k := csp.Pool{Most: 1, During: csp.Always}
	for x := range c.Activities {
		use := csp.PoolUse{Minutes: c.Activities[x].Minutes, Rooms: rooms}
		k.Members = append(k.Members, csp.PoolMember{Activity: csp.ActivityIndex(x), Uses: []csp.PoolUse{use}})
	}
	return k
}

// inSpace returns a room and those that combine it with others.
func (c *compiler) inSpace(r model.RoomIndex) csp.RoomSet {
	return c.roomsWhere(func(s model.RoomIndex) bool { return s == r || slices.Contains(c.Event.Rooms[s].Combines, r) })
}

// spaceOf returns some rooms and those that share a part with any of them.
func (c *compiler) spaceOf(rooms []model.RoomIndex) csp.RoomSet {
	return c.roomsWhere(func(r model.RoomIndex) bool {
		return slices.ContainsFunc(rooms, func(s model.RoomIndex) bool {
			parts := append([]model.RoomIndex{s}, c.Event.Rooms[s].Combines...)
			return slices.Contains(parts, r) || slices.ContainsFunc(c.Event.Rooms[r].Combines, func(part model.RoomIndex) bool { return slices.Contains(parts, part) })
		})
	})
}

// space is rooms that are turned around by one setting.
type space struct {
	set   *rules.Bound
	rooms csp.RoomSet
	room  model.RoomIndex // the first that is meant
	// one says that the rooms are a part of several and those that combine it, so that what is in
	// any of them is in one place.
	one bool
}

// spaces returns, of the rooms that hold one at a time, those by themselves that have one setting,
// and of each that is combined with others those that it is in. A room that combines others is by
// itself where a line names it.
func (c *compiler) spaces(setting []*rules.Bound) (list []space) {
	for r, set := range setting {
		room := model.RoomIndex(r)
		if c.Rooms[r].Parallel > 1 {
			continue
		}
		if rooms := c.inSpace(room); rooms.Len() > 1 {
			list = append(list, space{set, rooms, room, true})
			continue
		}
		if len(c.Event.Rooms[r].Combines) > 0 && set.Index < 0 {
			continue
		}
		i := slices.IndexFunc(list, func(x space) bool { return x.set == set && !x.one })
		if i < 0 {
			i = len(list)
			list = append(list, space{set, csp.NewRoomSet(len(c.Rooms)), room, false})
		}
		list[i].rooms.Add(room)
	}
	return list
}

// pairs returns the condition that two rooms are one place of the space.
func (x *space) pairs(rooms int) *csp.RoomPairs {
	where := newRoomPairs(rooms)
	x.addTo(where)
	return where
}

// addTo adds the pairs of rooms that are one place of the space.
func (x *space) addTo(where *csp.RoomPairs) {
	for r := range where.With {
		switch room := model.RoomIndex(r); {
		case !x.rooms.Has(room):
		case x.one:
			where.With[r].AddAll(x.rooms)
		default:
			where.With[r].Add(room)
		}
	}
}

// held returns the rooms of the space in which a hold is, or was until it ended.
func (c *compiler) held(x *space, hold *rules.Bound) csp.RoomSet {
	if x.one {
		if slices.ContainsFunc(hold.Rooms("rooms"), func(r model.RoomIndex) bool { return x.rooms.Has(r) }) {
			return x.rooms
		}
		return csp.NewRoomSet(len(c.Rooms))
	}
	return c.roomsWhere(func(r model.RoomIndex) bool { return x.rooms.Has(r) && containsRoom(hold, r) })
}
