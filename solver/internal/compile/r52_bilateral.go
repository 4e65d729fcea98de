package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeBilaterals keeps the buffer around bilateral meetings in rooms that hold one session
// at a time, and bans those of a length that is not allowed.
func encodeBilaterals(c *compiler, b *rules.Binding) {
	where := newRoomPairs(len(c.Rooms))
	for r := range c.Rooms {
		if c.Rooms[r].Parallel > 1 {
			continue
		}
		for s := range c.Rooms {
			if c.Rooms[s].Parallel == 1 && c.spaceOf([]model.RoomIndex{model.RoomIndex(r)}).Has(model.RoomIndex(s)) {
				where.With[r].Add(model.RoomIndex(s))
			}
		}
	}
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Binds() {
			continue
		}
		bilateral := union(item.Sessions("session"), item.Sessions("type"))
		for _, s := range bilateral {
			a := c.ActivityOf[s]
			if in := rules.NewInstance(b.Rule.ID); item.Hard() && c.beside(item, s) > 0 {
				in.A = s
				c.ban(a, nil, nil, c.instance(b, item, in))
			}
			buffer := item.Minutes("buffer")
			if buffer == 0 {
				continue
			}
			c.eachSession(func(other csp.ActivityIndex, t model.SessionIndex) {
				if other == a || t < s && slices.Contains(bilateral, t) {
					return
				}
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				c.ask(csp.Strain{A: a, B: other, Kind: csp.NotClose, Gap: buffer, After: buffer, Where: where}, b, item, in)
			})
		}
	}
}

// chargeBilaterals charges bilateral meetings for the minutes by which they are too long or
// too short, wherever they are.
func chargeBilaterals(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if item.Level.Tier() == 0 {
			continue
		}
		for _, s := range union(item.Sessions("session"), item.Sessions("type")) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			c.chargeRooms(b, item, item.Level, c.ActivityOf[s], in, func(model.RoomIndex) int { return int(c.beside(item, s)) })
		}
	}
}

// beside returns by how many minutes the length of a session differs from the nearest that
// an item allows.
func (c *compiler) beside(item *rules.Bound, s model.SessionIndex) model.Minutes {
	off := []model.Minutes{}
	for _, m := range rules.Lengths(item) {
		off = append(off, max(c.Event.Sessions[s].Minutes-m, m-c.Event.Sessions[s].Minutes))
	}
	return slices.Min(off)
}
