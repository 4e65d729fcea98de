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
		as := c.parts()
		rooms := c.roomsWhere(func(r model.RoomIndex) bool {
			if len(c.Event.Rooms[r].Combines) > 0 {
				return false
			}
			return !item.Has("rooms") || slices.ContainsFunc(item.Rooms("rooms"), func(named model.RoomIndex) bool { return c.inSpace(r).Has(named) })
		})
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
			u := csp.Used{Penalty: c.penalty(b, item, item.Level, in), Free: item.Count("free"), Of: make([]int32, len(c.Starts)), Parts: 1, Rooms: rooms, As: as}
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
			if len(u.Members)*mostCounted(&u) > u.Free {
				c.Soft.Useds = append(c.Soft.Useds, u)
			}
		}
	}
}

// mostCounted returns how many rooms a member opens at most.
func mostCounted(u *csp.Used) int {
	most := 1
	for r := range u.As {
		n := 0
		for range u.Counted(model.RoomIndex(r)) {
			n++
		}
		most = max(most, n)
	}
	return most
}

// parts returns, of each room, those of which it consists, itself if of no others; nil if that is so
// of all.
func (c *compiler) parts() (parts [][]model.RoomIndex) {
	some := false
	for r := range c.Event.Rooms {
		of := c.Event.Rooms[r].Combines
		if some = some || len(of) > 0; len(of) == 0 {
			of = []model.RoomIndex{model.RoomIndex(r)}
		}
		parts = append(parts, of)
	}
	if !some {
		return nil
	}
	return parts
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
