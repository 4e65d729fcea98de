package encode

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/model/rules"
)

// price records a rule instance at a soft level and returns what it charges.
func (c *compiler) price(b *rules.Binding, set *rules.Bound, level model.Level, in rules.Instance) Price {
	return Price{Tier: level.Tier(), Weight: set.Weight, Instance: c.instance(b, set, in)}
}

// chargeRooms charges activity a for its room, on behalf of the instance in, unless
// every room is free.
func (c *compiler) chargeRooms(b *rules.Binding, set *rules.Bound, level model.Level, a ActivityIndex, in rules.Instance, amount func(model.RoomIndex) int) {
	byRoom := make([]int32, len(c.Rooms))
	for r := range byRoom {
		byRoom[r] = int32(amount(model.RoomIndex(r)))
	}
	if slices.ContainsFunc(byRoom, func(amount int32) bool { return amount > 0 }) {
		c.Soft.Unary = append(c.Soft.Unary, Unary{Price: c.price(b, set, level, in), Activity: a, ByRoom: byRoom})
	}
}

// encodeCapacity bans the rooms with too few seats.
func encodeCapacity(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool { return c.seatsMissing(s, r) > 0 })
	})
}

// seatsMissing returns how many of the people expected have no seat in the room, or are
// beyond its safety limit.
func (c *compiler) seatsMissing(s model.SessionIndex, r model.RoomIndex) (missing int) {
	room, expected := &c.Event.Rooms[r], c.Event.Sessions[s].Expected
	if room.Capacity > 0 {
		missing = max(missing, expected-room.Capacity)
	}
	if room.Safety > 0 {
		missing = max(missing, expected-room.Safety)
	}
	return missing
}

// chargeCapacity charges for seats missing, where that is soft, for people beyond
// comfort and for seats that stay empty.
func chargeCapacity(c *compiler, b *rules.Binding) {
	set := &b.General
	comfort, empty := set.Percent("comfort"), set.Percent("empty")
	c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
		expected := c.Event.Sessions[s].Expected
		if expected == 0 {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		if set.Level.Tier() > 0 {
			c.chargeRooms(b, set, set.Level, a, in, func(r model.RoomIndex) int { return c.seatsMissing(s, r) })
		}
		in.Part = "comfort_level"
		if level := set.LevelOf(in.Part); level.Tier() > 0 {
			c.chargeRooms(b, set, level, a, in, func(r model.RoomIndex) int {
				capacity := c.Event.Rooms[r].Capacity
				if capacity == 0 {
					return 0
				}
				return max(0, expected-capacity*comfort/100) + max(0, capacity*empty/100-expected)
			})
		}
	})
}

// chargeLayout charges for a room that is known not to have the layout of a session.
func chargeLayout(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
		layout := c.Event.Sessions[s].Layout
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		c.chargeRooms(b, &b.General, b.General.Level, a, in, func(r model.RoomIndex) int {
			has := c.Event.Rooms[r].Layouts
			if layout == "" || len(has) == 0 || slices.Contains(has, layout) {
				return 0
			}
			return 1
		})
	})
}

// chargeServices charges for each service that a session needs, where that is soft, or
// would like and does not get, and for each that it would rather not have and gets.
func chargeServices(c *compiler, b *rules.Binding) {
	set := &b.General
	type ask struct {
		activity ActivityIndex
		set      *rules.Bound
		why, tag string
	}
	asked := map[ask]bool{}
	tag := func(a ActivityIndex, in rules.Instance, level model.Level, set *rules.Bound, why, tag string, wanted bool) {
		if level.Tier() == 0 || asked[ask{a, set, why, tag}] {
			return
		}
		asked[ask{a, set, why, tag}] = true
		in.Value = tag
		c.chargeRooms(b, set, level, a, in, func(r model.RoomIndex) int {
			if slices.Contains(c.Event.Rooms[r].Services, tag) == wanted {
				return 0
			}
			return 1
		})
	}
	c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		for _, need := range c.Event.Sessions[s].Needs {
			if !c.fromPool(need) {
				tag(a, in, set.Level, set, "needs", need, true)
			}
		}
		in.Part = "wishes"
		for _, wish := range c.Event.Sessions[s].Prefers {
			tag(a, in, set.LevelOf(in.Part), set, "prefers", wish, true)
		}
		for _, wish := range c.Event.Sessions[s].Avoids {
			tag(a, in, set.LevelOf(in.Part), set, "avoids", wish, false)
		}
	})
	for i := range b.Items {
		item := &b.Items[i]
		for _, s := range union(item.Sessions("session"), item.Sessions("type")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			for _, forbidden := range forbiddenServices(item) {
				tag(c.ActivityOf[s], in, item.Level, item, "forbid", forbidden, false)
			}
		}
	}
}

// chargeDemand charges for seats that a room has fewer than the demand for the
// session, ranked among all, would be due.
func chargeDemand(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	var sessions []model.SessionIndex
	c.eachSession(func(_ ActivityIndex, s model.SessionIndex) {
		if c.Event.Sessions[s].Expected > 0 {
			sessions = append(sessions, s)
		}
	})
	slices.Sort(sessions)
	slices.SortStableFunc(sessions, func(s, t model.SessionIndex) int {
		return cmp.Compare(c.Event.Sessions[t].Expected, c.Event.Sessions[s].Expected)
	})
	var seats []int
	for r := range c.Event.Rooms {
		if n := c.Event.Rooms[r].Capacity; n > 0 {
			seats = append(seats, n)
		}
	}
	slices.SortFunc(seats, func(m, n int) int { return cmp.Compare(n, m) })
	if len(seats) == 0 {
		return
	}
	due := 0
	for k, s := range sessions {
		if k == 0 || c.Event.Sessions[s].Expected != c.Event.Sessions[sessions[k-1]].Expected {
			due = seats[k*len(seats)/len(sessions)]
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		c.chargeRooms(b, &b.General, b.General.Level, c.ActivityOf[s], in, func(r model.RoomIndex) int {
			if c.Event.Rooms[r].Capacity == 0 {
				return 0
			}
			return max(0, due-c.Event.Rooms[r].Capacity-b.General.Count("tolerance"))
		})
	}
}

// chargeTrackRooms charges each track for every room beyond its first.
func chargeTrackRooms(c *compiler, b *rules.Binding) {
	group := func(set *rules.Bound, sessions []model.SessionIndex) {
		sessions = slices.DeleteFunc(sessions, func(s model.SessionIndex) bool { return !c.confirmed(s) })
		members := c.activities(sessions)
		if set.Level.Tier() == 0 || len(members) < 2 {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = sessions[0]
		if set == &b.General {
			in.Value = c.Event.Sessions[sessions[0]].Themes[0]
		}
		c.Soft.Homes = append(c.Soft.Homes, Homes{Price: c.price(b, set, set.Level, in), Members: members})
	}
	if b.General.Yes("themes") {
		for _, sessions := range c.byPrimaryTheme() {
			group(&b.General, sessions)
		}
	}
	for i := range b.Items {
		group(&b.Items[i], named(&b.Items[i]))
	}
}

// byPrimaryTheme returns the sessions of each primary theme, themes in the order in
// which they first occur.
func (c *compiler) byPrimaryTheme() [][]model.SessionIndex {
	at := map[string]int{}
	var groups [][]model.SessionIndex
	for i := range c.Event.Sessions {
		s := &c.Event.Sessions[i]
		if s.State == model.Cancelled || len(s.Themes) == 0 {
			continue
		}
		k, known := at[s.Themes[0]]
		if !known {
			k = len(groups)
			at[s.Themes[0]] = k
			groups = append(groups, nil)
		}
		groups[k] = append(groups[k], model.SessionIndex(i))
	}
	return groups
}

// named returns the sessions that an item names, by id, type or theme.
func named(item *rules.Bound) []model.SessionIndex {
	return union(item.Sessions("session"), item.Sessions("type"), item.Sessions("theme"))
}
