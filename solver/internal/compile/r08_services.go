package compile

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeServices bans the rooms that lack a service which a session needs, one instance
// a service, and those with a service that an item forbids. What a pool of kit provides
// is not asked of the room.
func encodeServices(c *compiler, b *rules.Binding) {
	if b.General.Hard() {
		c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
			for _, need := range c.Event.Sessions[s].Needs {
				if c.fromPool(need) {
					continue
				}
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Value = s, need
				c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool {
					return !slices.Contains(c.Event.Rooms[r].Services, need)
				})
			}
		})
	}
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() || !item.Has("forbid") {
			continue
		}
		for _, s := range union(item.Sessions("session"), item.Sessions("type")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			c.banRooms(b, item, c.ActivityOf[s], in, func(r model.RoomIndex) bool {
				return slices.ContainsFunc(forbiddenServices(item), func(tag string) bool {
					return slices.Contains(c.Event.Rooms[r].Services, tag)
				})
			})
		}
	}
}

// fromPool reports whether what a session needs comes from a pool of kit, not from its
// room.
func (c *compiler) fromPool(need string) bool {
	return slices.ContainsFunc(c.Event.Kits, func(k model.Kit) bool { return k.ID == need || k.Kind == need })
}

// forbiddenServices returns the services that an item forbids, each once.
func forbiddenServices(item *rules.Bound) []string {
	var tags []string
	for _, tag := range strings.Split(item.Text("forbid"), "|") {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// chargeServices charges for each service that a session needs, where that is soft, or
// would like and does not get, and for each that it would rather not have and gets.
func chargeServices(c *compiler, b *rules.Binding) {
	set := &b.General
	type ask struct {
		activity csp.ActivityIndex
		set      *rules.Bound
		why, tag string
	}
	asked := map[ask]bool{}
	tag := func(a csp.ActivityIndex, in rules.Instance, level model.Level, set *rules.Bound, why, tag string, wanted bool) {
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
	c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
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
