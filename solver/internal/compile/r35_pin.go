package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodePins bans everything but what a pin allows.
func encodePins(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		for _, s := range item.Sessions("session") {
			a := c.ActivityOf[s]
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			instance := c.instance(b, item, in)
			var starts []csp.StartIndex
			for _, start := range c.Activities[a].Legal {
				if !pinAllows(c, item, c.Span(a, start)) {
					starts = append(starts, start)
				}
			}
			if len(starts) > 0 {
				c.ban(a, starts, nil, instance)
			}
			if pinned := item.Rooms("rooms"); len(pinned) > 0 {
				rooms := csp.NewRoomSet(len(c.Rooms))
				for r := range c.Rooms {
					if !slices.Contains(pinned, model.RoomIndex(r)) {
						rooms.Add(model.RoomIndex(r))
					}
				}
				c.ban(a, nil, rooms, instance)
			}
		}
	}
}

// pinAllows reports whether a pin lets its session take place at v, rooms aside.
func pinAllows(c *compiler, pin *rules.Bound, v model.Interval) bool {
	return (!pin.Has("start") || v.Start == pin.Instant("start")) &&
		(!pin.Has("day") || model.DateIn(v.Start, c.Event.Zone) == pin.Day("day")) &&
		(!pin.Has("windows") || startsIn(c.Event, v.Start, pin.Windows("windows")))
}
