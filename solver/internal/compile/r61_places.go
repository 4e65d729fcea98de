package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// encodePlaceWishes bans the rooms that miss a wish which is hard.
func encodePlaceWishes(c *compiler, b *rules.Binding) {
	c.eachPlaceWish(b, func(item *rules.Bound, in rules.Instance, misses func(model.RoomIndex) bool) {
		if item.Hard() {
			c.banRooms(b, item, c.ActivityOf[in.A], in, misses)
		}
	})
}

// chargePlaceWishes charges for sessions that are in none of the rooms asked for.
func chargePlaceWishes(c *compiler, b *rules.Binding) {
	c.eachPlaceWish(b, func(item *rules.Bound, in rules.Instance, misses func(model.RoomIndex) bool) {
		if item.Level.Tier() == 0 {
			return
		}
		amount := 1
		if item.Text("strength") == "strong" {
			amount = 3
		}
		c.chargeRooms(b, item, item.Level, c.ActivityOf[in.A], in, func(r model.RoomIndex) int {
			if misses(r) {
				return amount
			}
			return 0
		})
	})
}

// eachPlaceWish calls use for each session that an item wishes rooms for.
func (c *compiler) eachPlaceWish(b *rules.Binding, use func(item *rules.Bound, in rules.Instance, misses func(model.RoomIndex) bool)) {
	for i := range b.Items {
		item := &b.Items[i]
		preferred := c.roomsWhere(func(r model.RoomIndex) bool { return !item.Has("prefer") || slices.Contains(item.Rooms("prefer"), r) })
		for _, r := range item.Rooms("avoid") {
			preferred.Remove(r)
		}
		for _, s := range c.wishing(item) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			use(item, in, func(r model.RoomIndex) bool { return !preferred.Has(r) })
		}
	}
}

// wishing returns the sessions that a line is about, by their names or by whom they need.
func (c *compiler) wishing(item *rules.Bound) []model.SessionIndex {
	sessions := named(item)
	for _, p := range item.People("people") {
		for _, d := range c.duties {
			if d.Person == p && d.Must {
				sessions = union(sessions, []model.SessionIndex{d.Session})
			}
		}
	}
	return sessions
}
