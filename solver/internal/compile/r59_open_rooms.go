package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// chargeOpenRooms charges for the rooms that are open on a day beyond those that may be.
func chargeOpenRooms(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level.Tier() == 0 {
			continue
		}
		rooms := c.AllRooms()
		if item.Has("rooms") {
			rooms = c.roomsWhere(func(r model.RoomIndex) bool { return containsRoom(item, r) })
		}
		if rooms.Len() <= item.Count("free") {
			continue
		}
		for _, first := range c.firstsOfDays() {
			day := model.DateIn(c.Starts[first], c.Event.Zone)
			if item.Has("days") && !slices.Contains(item.Days("days"), day) {
				continue
			}
			in := rules.NewInstance(b.Rule.ID)
			in.Span = day.Bounds(c.Event.Zone)
			u := csp.Used{Penalty: c.penalty(b, item, item.Level, in), Free: item.Count("free"), Of: make([]int32, len(c.Starts)), Parts: 1, Rooms: rooms}
			for s := range u.Of {
				if c.Days[s] != c.Days[first] {
					u.Of[s] = -1
				}
			}
			for a := range c.Activities {
				if slices.ContainsFunc(c.Activities[a].Candidates.Starts, func(s csp.StartIndex) bool { return u.Of[s] == 0 }) {
					u.Members = append(u.Members, csp.ActivityIndex(a))
				}
			}
			if len(u.Members) > u.Free {
				c.Soft.Useds = append(c.Soft.Useds, u)
			}
		}
	}
}

// firstsOfDays returns the first start of each day.
func (c *compiler) firstsOfDays() (firsts []csp.StartIndex) {
	for s := range c.Starts {
		if s == 0 || c.Days[s] != c.Days[s-1] {
			firsts = append(firsts, csp.StartIndex(s))
		}
	}
	return firsts
}
