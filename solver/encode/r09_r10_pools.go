package encode

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// encodeParallel makes a pool of each item that allows only so many sessions at once:
// those use it that start when the item says.
func encodeParallel(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		var named []model.SessionIndex
		if item.Has("session") || item.Has("type") || item.Has("theme") {
			named = item.Sessions("session", "type", "theme")
		} else {
			c.eachSession(func(_ ActivityIndex, s model.SessionIndex) { named = append(named, s) })
		}
		counted := make([]bool, len(c.Event.Sessions))
		for _, s := range named {
			counted[s] = !item.Has("needs") || slices.ContainsFunc(c.Event.Sessions[s].Needs, func(need string) bool {
				return slices.Contains(item.Items("needs"), need)
			})
		}
		times := c.parallelTimes(item)
		if len(times) == 0 {
			continue
		}
		members := c.poolMembers(times, func(s model.SessionIndex) (RoomSet, bool) { return nil, counted[s] })
		c.pool(Pool{
			Most: item.Count("max"), Members: members, Instance: c.instance(b, item, rules.NewInstance(b.Rule.ID)),
			During: model.Interval{Start: times[0].Start, End: times[len(times)-1].End},
		})
	}
}

// parallelTimes returns when the sessions start that count for an item of R10, ascending
// and apart.
func (c *compiler) parallelTimes(item *rules.Bound) []model.Interval {
	times := []model.Interval{Always}
	if item.Has("windows") {
		times = nil
		for _, w := range item.Windows("windows") {
			times = append(times, c.Event.Windows[w].Interval)
		}
	}
	if !item.Has("days") {
		return model.Joined(times)
	}
	var both []model.Interval
	for _, v := range times {
		for _, day := range item.Days("days") {
			bounds := day.Bounds(c.Event.Zone)
			if w := (model.Interval{Start: max(v.Start, bounds.Start), End: min(v.End, bounds.End)}); w.Start < w.End {
				both = append(both, w)
			}
		}
	}
	return model.Joined(both)
}

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
	pool, total := Pool{During: Always}, 0
	var away []kitAway
	for _, i := range kits {
		kit := &c.Event.Kits[i]
		total += kit.Count
		pool.Before, pool.After = max(pool.Before, kit.Setup), max(pool.After, kit.Strike)
		var entries []model.Availability
		for _, entry := range c.Event.Availability {
			if entry.Kit() == kit.ID {
				entries = append(entries, entry)
			}
		}
		for _, absent := range absences(entries) {
			away = append(away, kitAway{absent.Interval, i})
		}
	}
	pool.Members = c.poolMembers([]model.Interval{{}}, func(s model.SessionIndex) (RoomSet, bool) { return c.roomsWithoutNeeds(s, kits) })
	in := rules.NewInstance(b.Rule.ID)
	in.Value, in.Source = name, c.Event.Kits[kits[0]].Pos
	c.poolOrBan(b, in, pool, total)
	bounds := []model.Instant{}
	for _, a := range away {
		bounds = append(bounds, a.Start, a.End)
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	for i := 0; i+1 < len(bounds); i++ {
		pool.During = model.Interval{Start: bounds[i], End: bounds[i+1]}
		missing := map[int]bool{}
		left := total
		for _, a := range away {
			if a.Contains(pool.During) && !missing[a.kit] {
				missing[a.kit] = true
				left -= c.Event.Kits[a.kit].Count
			}
		}
		if left < total {
			in.Span = c.during(pool.During)
			c.poolOrBan(b, in, pool, left)
		}
	}
}

// kitAway is a time at which a kit cannot be had.
type kitAway struct {
	model.Interval
	kit int
}

// roomsWithoutNeeds returns the rooms, nil for all, in which a session needs one of the
// kits, and whether there are any: what it needs comes from them, and not from the room.
func (c *compiler) roomsWithoutNeeds(s model.SessionIndex, kits []int) (RoomSet, bool) {
	rooms, some, all := NewRoomSet(len(c.Rooms)), false, true
	for r := range c.Rooms {
		lacks := slices.ContainsFunc(c.Event.Sessions[s].Needs, func(need string) bool {
			of := c.kitsOf(need)
			inPool := len(of) > 0 && !slices.ContainsFunc(of, func(k int) bool { return !slices.Contains(kits, k) })
			return inPool && !slices.Contains(c.Event.Rooms[r].Services, need)
		})
		if lacks {
			rooms.Add(model.RoomIndex(r))
			some = true
		} else {
			all = false
		}
	}
	if all && some {
		return nil, true
	}
	return rooms, some
}

// poolMembers returns the activities with a session that uses a pool in some rooms, nil
// for all, where it starts at one of those times.
func (c *compiler) poolMembers(times []model.Interval, uses func(model.SessionIndex) (RoomSet, bool)) []PoolMember {
	var members []PoolMember
	for x := range c.Activities {
		m := PoolMember{Activity: ActivityIndex(x)}
		for _, s := range c.Activities[x].Sessions {
			if rooms, some := uses(s); some {
				for _, from := range times {
					m.Uses = append(m.Uses, PoolUse{c.Event.Sessions[s].Minutes, rooms, from})
				}
			}
		}
		if len(m.Uses) > 0 {
			members = append(members, m)
		}
	}
	return members
}

// pool records a pool, unless it has enough for all.
func (c *compiler) pool(k Pool) {
	if len(k.Members) > k.Most {
		c.Pools = append(c.Pools, k)
	}
}

// poolOrBan records a pool of so many or, if there are none, bans its use.
func (c *compiler) poolOrBan(b *rules.Binding, in rules.Instance, k Pool, most int) {
	if most > 0 {
		k.Most, k.Instance = most, c.instance(b, &b.General, in)
		c.pool(k)
		return
	}
	for _, m := range k.Members {
		for i := range m.Uses {
			in.A = c.Activities[m.Activity].Sessions[0]
			c.banStarts(b, &b.General, m.Activity, m.Uses[i].Rooms, in, func(v model.Interval) bool {
				return k.Taken(&m.Uses[i], v.Start).Overlaps(k.During)
			})
		}
	}
}
