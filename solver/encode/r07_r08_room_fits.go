package encode

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// encodeLayout bans the rooms that are known not to have the layout of a session.
func encodeLayout(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
		layout := c.Event.Sessions[s].Layout
		if layout == "" {
			return
		}
		in := rules.NewInstance(b.Rule.ID)
		in.A = s
		c.banRooms(b, &b.General, a, in, func(r model.RoomIndex) bool {
			has := c.Event.Rooms[r].Layouts
			return len(has) > 0 && !slices.Contains(has, layout)
		})
	})
}

// encodeServices bans the rooms that lack a service which a session needs, one instance
// a service, and those with a service that an item forbids. What a pool of kit provides
// is not asked of the room.
func encodeServices(c *compiler, b *rules.Binding) {
	if b.General.Hard() {
		c.eachSession(func(a ActivityIndex, s model.SessionIndex) {
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

// eachSession calls f for every session that is part of an activity.
func (c *compiler) eachSession(f func(ActivityIndex, model.SessionIndex)) {
	for x := range c.Activities {
		for _, s := range c.Activities[x].Sessions {
			f(ActivityIndex(x), s)
		}
	}
}
