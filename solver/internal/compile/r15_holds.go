package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeHolds bans, in the rooms that are held, the starts of activities that would
// overlap the hold.
func encodeHolds(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		hold := model.Interval{Start: item.Instant("start"), End: item.Instant("end")}
		rooms := csp.NewRoomSet(len(c.Rooms))
		for _, r := range item.Rooms("rooms") {
			rooms.Add(r)
		}
		for x := range c.Activities {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Span = c.Activities[x].Sessions[0], hold
			if held := item.Rooms("rooms"); len(held) == 1 {
				in.Room = held[0]
			}
			c.banStarts(b, item, csp.ActivityIndex(x), rooms, in, hold.Overlaps)
		}
	}
}

func containsRoom(set *rules.Bound, r model.RoomIndex) bool {
	return slices.Contains(set.Rooms("rooms"), r)
}
