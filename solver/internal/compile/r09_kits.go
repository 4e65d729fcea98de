package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeKits makes a pool of each name under which kits can be had, with further ones
// for the times at which some of them cannot. When none can, it bans their use.
func encodeKits(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	var known [][]int
	for i := range c.Event.Kits {
		for _, name := range []string{c.Event.Kits[i].Kind, c.Event.Kits[i].ID} {
			kits := c.kitsOf(name)
			if !slices.ContainsFunc(known, func(other []int) bool { return slices.Equal(other, kits) }) {
				known = append(known, kits)
				c.encodeKit(b, name, kits)
			}
		}
	}
}

// kitsOf returns the indices of the kits that a name means.
func (c *compiler) kitsOf(name string) []int {
	var kits []int
	for i := range c.Event.Kits {
		if kit := &c.Event.Kits[i]; kit.ID == name || kit.Kind == name {
			kits = append(kits, i)
		}
	}
	return kits
}

// encodeKit states what a name means: those kits.
func (c *compiler) encodeKit(b *rules.Binding, name string, kits []int) {
	pool, total, move := csp.Pool{During: csp.Always}, 0, model.Minutes(0)
	var away []kitAway
	for _, i := range kits {
		kit := &c.Event.Kits[i]
		total += kit.Count
		pool.Before, pool.After, move = max(pool.Before, kit.Setup), max(pool.After, kit.Strike), max(move, kit.Move)
		var entries []model.Availability
		for _, entry := range c.Event.Availability {
			if entry.Kit() == kit.ID {
				entries = append(entries, entry)
			}
		}
		for _, absent := range apartAbsences(entries) {
			away = append(away, kitAway{absent.Interval, i})
		}
	}
	for x := range c.Activities {
		m := csp.PoolMember{Activity: csp.ActivityIndex(x)}
		for _, s := range c.Activities[x].Sessions {
			m.Uses = append(m.Uses, c.kitUses(s, kits)...)
		}
		if len(m.Uses) > 0 {
			pool.Members = append(pool.Members, m)
		}
	}
	in := rules.NewInstance(b.Rule.ID)
	in.Value, in.Source = name, c.Event.Kits[kits[0]].Pos
	pool.Most = total
	c.pool(b, &b.General, in, pool)
	if move > 0 {
		c.encodeMoves(b, in, pool, move)
	}
	c.eachTimeAway(&pool, away, func(k csp.Pool) {
		in.Span = c.during(k.During)
		c.pool(b, &b.General, in, k)
	})
	if move == 0 {
		return
	}
	// A kit that is away for a whole move and longer can serve none of those that move meanwhile.
	for i := range away {
		away[i].Start = away[i].Start.Add(move)
	}
	away = slices.DeleteFunc(away, func(a kitAway) bool { return a.Start >= a.End })
	c.eachTimeAway(&pool, away, func(k csp.Pool) {
		in.Span = c.during(k.During)
		c.encodeMoves(b, in, k, move)
	})
}

// eachTimeAway calls use with the pool of what is left for each time at which some kits are away.
func (c *compiler) eachTimeAway(pool *csp.Pool, away []kitAway, use func(csp.Pool)) {
	bounds := []model.Instant{}
	for _, a := range away {
		bounds = append(bounds, a.Start, a.End)
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	for i := 0; i+1 < len(bounds); i++ {
		k := *pool
		k.During = model.Interval{Start: bounds[i], End: bounds[i+1]}
		missing := map[int]bool{}
		for _, a := range away {
			if a.Contains(k.During) && !missing[a.kit] {
				missing[a.kit] = true
				k.Most -= c.Event.Kits[a.kit].Count
			}
		}
		if k.Most < pool.Most {
			use(k)
		}
	}
}

// kitAway is a time at which a kit cannot be had.
type kitAway struct {
	model.Interval
	kit int
}

// kitUses returns in which rooms a session takes how many of some kits: in those that have
// not what it needs, if that comes from these kits.
func (c *compiler) kitUses(s model.SessionIndex, kits []int) (uses []csp.PoolUse) {
	needs := c.Event.Sessions[s].Needs
	for i, need := range needs {
		of := c.kitsOf(need)
		if len(of) == 0 || slices.Contains(needs[:i], need) || slices.ContainsFunc(of, func(k int) bool { return !slices.Contains(kits, k) }) {
			continue
		}
		u := csp.PoolUse{Minutes: c.Event.Sessions[s].Minutes, Rooms: csp.NewRoomSet(len(c.Rooms))}
		for _, other := range needs {
			if other == need {
				u.Units++
			}
		}
		for r := range c.Rooms {
			if !slices.Contains(c.Event.Rooms[r].Services, need) {
				u.Rooms.Add(model.RoomIndex(r))
			}
		}
		if u.Rooms.Empty() {
			continue
		}
		uses = append(uses, u)
	}
	return joined(uses, c.AllRooms())
}

// joined makes one use of those that take as much, and lets one in all rooms be one whatever
// the room.
func joined(uses []csp.PoolUse, all csp.RoomSet) (fewer []csp.PoolUse) {
	for _, u := range uses {
		i := slices.IndexFunc(fewer, func(v csp.PoolUse) bool { return v.Units == u.Units })
		if i < 0 {
			fewer = append(fewer, u)
			continue
		}
		fewer[i].Rooms.AddAll(u.Rooms)
	}
	for i := range fewer {
		if all.Within(fewer[i].Rooms) {
			fewer[i].Rooms = nil
		}
	}
	return fewer
}
