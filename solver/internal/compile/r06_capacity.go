package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// audience is who comes to an activity: its sessions to which somebody does.
type audience struct {
	activity csp.ActivityIndex
	sessions []model.SessionIndex
	people   int // of all
}

// attendance says how many come to a session.
type attendance func(model.SessionIndex) int

// expected are all who are.
func (c *compiler) expected(s model.SessionIndex) int { return c.Event.Sessions[s].Expected }

// inNeedOfSeats are those who must find a seat: of those whom demand alone speaks of, a share.
func (c *compiler) inNeedOfSeats(set *rules.Bound) attendance {
	share := set.Percent("demand")
	return func(s model.SessionIndex) int {
		if x := &c.Event.Sessions[s]; x.ByDemand {
			return x.Expected * share / 100
		}
		return c.expected(s)
	}
}

// eachAudience calls use for every activity to which people come.
func (c *compiler) eachAudience(come attendance, use func(audience)) {
	for x := range c.Activities {
		x := audience{activity: csp.ActivityIndex(x)}
		for _, s := range c.Activities[x.activity].Sessions {
			if n := come(s); n > 0 {
				x.sessions, x.people = append(x.sessions, s), x.people+n
			}
		}
		if len(x.sessions) > 0 {
			use(x)
		}
	}
}

// instance is what is asked of the audience together.
func (x *audience) instance(b *rules.Binding) rules.Instance {
	in := rules.NewInstance(b.Rule.ID)
	if in.A = x.sessions[0]; len(x.sessions) > 1 {
		in.B = x.sessions[1]
	}
	return in
}

// encodeCapacity bans the rooms with too few seats, for each session and for merged ones
// together, and makes the seats of a room that holds several a pool.
func encodeCapacity(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	need := c.inNeedOfSeats(&b.General)
	c.eachAudience(need, func(x audience) {
		for _, s := range x.sessions {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			c.banRooms(b, &b.General, x.activity, in, func(r model.RoomIndex) bool { return need(s) > c.mostIn(r) })
		}
		if len(x.sessions) > 1 {
			c.banRooms(b, &b.General, x.activity, x.instance(b), func(r model.RoomIndex) bool { return x.people > c.mostIn(r) })
		}
	})
	for r := range c.Rooms {
		if room := model.RoomIndex(r); c.shared(room) && c.mostIn(room) < noEnd {
			k := c.seatsOf(room, c.mostIn(room), need)
			k.Members = slices.DeleteFunc(k.Members, func(m csp.PoolMember) bool { return m.Uses[0].Units > k.Most })
			in := rules.NewInstance(b.Rule.ID)
			in.Room = room
			c.pool(b, &b.General, in, k)
		}
	}
}

// noEnd is how many a room may hold of which nothing is known.
const noEnd = 1 << 30

// mostIn returns how many people a room may hold and has seats for.
func (c *compiler) mostIn(r model.RoomIndex) int {
	room, most := &c.Event.Rooms[r], noEnd
	if room.Capacity > 0 {
		most = room.Capacity
	}
	if room.Safety > 0 {
		most = min(most, room.Safety)
	}
	return most
}

// shared reports whether a room can hold several sessions at once.
func (c *compiler) shared(r model.RoomIndex) bool { return c.Rooms[r].Parallel > 1 }

// seatsOf returns the seats of a room as a pool, of which each activity takes as many as
// come, as long as those sessions last that they come to.
func (c *compiler) seatsOf(r model.RoomIndex, most int, come attendance) csp.Pool {
	k := csp.Pool{Most: most, During: csp.Always}
	in := csp.NewRoomSet(len(c.Rooms))
	in.Add(r)
	c.eachAudience(come, func(x audience) {
		m := csp.PoolMember{Activity: x.activity}
		var lengths []model.Minutes
		for _, s := range x.sessions {
			lengths = append(lengths, c.Event.Sessions[s].Minutes)
		}
		slices.Sort(lengths)
		for _, length := range slices.Compact(lengths) {
			u := csp.PoolUse{Minutes: length, Rooms: in}
			for _, s := range x.sessions {
				if c.Event.Sessions[s].Minutes >= length {
					u.Units += come(s)
				}
			}
			m.Uses = append(m.Uses, u)
		}
		k.Members = append(k.Members, m)
	})
	return k
}

// chargeCapacity charges for seats missing, where that is soft, for people beyond
// comfort and for seats that stay empty.
func chargeCapacity(c *compiler, b *rules.Binding) {
	set := &b.General
	comfort, empty := set.Percent("comfort"), set.Percent("empty")
	hard, soft := set.Level, set.LevelOf("comfort_level")
	need := c.inNeedOfSeats(set)
	if hard.Tier() > 0 {
		c.eachAudience(need, func(x audience) {
			c.chargeRooms(b, set, hard, x.activity, x.instance(b), func(r model.RoomIndex) int {
				if c.shared(r) {
					return 0
				}
				return max(0, x.people-c.mostIn(r))
			})
		})
	}
	if soft.Tier() > 0 {
		c.eachAudience(c.expected, func(x audience) {
			in := x.instance(b)
			in.Part = "comfort_level"
			c.chargeRooms(b, set, soft, x.activity, in, func(r model.RoomIndex) int {
				capacity := c.Event.Rooms[r].Capacity
				if capacity == 0 || c.shared(r) {
					return 0
				}
				return max(0, x.people-capacity*comfort/100) + max(0, capacity*empty/100-x.people)
			})
		})
	}
	for r := range c.Rooms {
		room := model.RoomIndex(r)
		if !c.shared(room) {
			continue
		}
		in := rules.NewInstance(b.Rule.ID)
		in.Room = room
		if most := c.mostIn(room); hard.Tier() > 0 && most < noEnd {
			c.chargeSeats(b, hard, in, most, need)
		}
		in.Part = "comfort_level"
		if capacity := c.Event.Rooms[r].Capacity; soft.Tier() > 0 && capacity > 0 {
			c.chargeSeats(b, soft, in, capacity*comfort/100, c.expected)
		}
	}
}

// chargeSeats charges, whenever one more session begins in a room that holds several, for
// those beyond so many people.
func (c *compiler) chargeSeats(b *rules.Binding, level model.Level, in rules.Instance, most int, come attendance) {
	k := c.seatsOf(in.Room, most, come)
	k.Members = slices.DeleteFunc(k.Members, func(m csp.PoolMember) bool {
		return !slices.ContainsFunc(c.Activities[m.Activity].Candidates.Rooms, func(rooms csp.RoomSet) bool { return rooms.Has(in.Room) })
	})
	c.chargeExcess(c.penalty(b, &b.General, level, in), k)
}
