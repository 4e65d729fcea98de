package encode

import (
	"slices"

	"programme/model"
	"programme/model/rules"
)

// encodeFirstAndLast relates an opening or closing to every other activity.
func encodeFirstAndLast(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		anchored := c.activities(item.Sessions("session"))
		for _, a := range anchored {
			for x := range c.Activities {
				other := ActivityIndex(x)
				if slices.Contains(anchored, other) {
					continue
				}
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = c.Activities[a].Sessions[0], c.Activities[other].Sessions[0]
				c.relate(anchor(a, other, item), b, item, in)
			}
		}
	}
}

// anchor returns the relation that puts a first or last, of the event or its day.
func anchor(a, other ActivityIndex, item *rules.Bound) Relation {
	first, day := item.Text("anchor") == "first", item.Text("of") == "day"
	switch {
	case first && day:
		return Relation{A: a, B: other, Kind: FirstOfDay}
	case day:
		return Relation{A: a, B: other, Kind: LastOfDay}
	case first:
		return Relation{A: a, B: other, Kind: Before, Max: NoMax}
	default:
		return Relation{A: other, B: a, Kind: Before, Max: NoMax}
	}
}

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
			var starts []StartIndex
			for _, start := range c.Activities[a].Legal {
				if !pinAllows(c, item, c.span(a, start)) {
					starts = append(starts, start)
				}
			}
			if len(starts) > 0 {
				c.ban(a, starts, nil, instance)
			}
			if pinned := item.Rooms("rooms"); len(pinned) > 0 {
				rooms := NewRoomSet(len(c.Rooms))
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
