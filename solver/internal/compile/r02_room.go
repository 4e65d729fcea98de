package compile

import (
	"programme/model"
	"programme/model/rules"
)

// encodeRoomHoldsOne says how many activities each room can hold at a time.
func encodeRoomHoldsOne(c *compiler, b *rules.Binding) {
	setting := lastFor(c, b, "rooms")
	for r := range c.Rooms {
		in := rules.NewInstance(b.Rule.ID)
		in.Room = model.RoomIndex(r)
		c.Rooms[r].Parallel = max(1, setting[r].Count("max"))
		c.Rooms[r].Holds = c.instance(b, setting[r], in)
	}
	encodeCombined(c, b, setting)
}

// lastFor returns for each room the last item of b that names it under key, else the
// general setting.
func lastFor(c *compiler, b *rules.Binding, key string) []*rules.Bound {
	setting := make([]*rules.Bound, len(c.Event.Rooms))
	for r := range setting {
		setting[r] = &b.General
	}
	for i := range b.Items {
		for _, r := range b.Items[i].Rooms(key) {
			setting[r] = &b.Items[i]
		}
	}
	return setting
}
