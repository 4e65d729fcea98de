package encode

import (
	"programme/model"
	"programme/model/rules"
)

// encodeOrder relates every session that comes first to every one that comes after.
func encodeOrder(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		latest := NoMax
		if item.Has("max") {
			latest = item.Minutes("max")
		}
		for _, s := range item.Sessions("before") {
			for _, t := range item.Sessions("after") {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = s, t
				c.relate(Relation{A: c.ActivityOf[s], B: c.ActivityOf[t], Kind: Before, Gap: item.Minutes("min"), Max: latest}, b, item, in)
			}
		}
	}
}

// encodeSeries relates the sessions of a series: same day and same room in pairs, order
// and closeness from each to the next.
func encodeSeries(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		elsewhere := differentRooms(c.Event)
		list := item.Sessions("session")
		for j := range list {
			for k := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = list[k], list[j]
				pair := Relation{A: c.ActivityOf[list[k]], B: c.ActivityOf[list[j]]}
				if item.Yes("day") {
					pair.Kind = SameDay
					c.relate(pair, b, item, in)
				}
				if item.Yes("room") {
					pair.Kind, pair.Where = Never, elsewhere
					c.relate(pair, b, item, in)
					pair.Where = nil
				}
				pair.Kind, pair.Max = Before, NoMax
				switch {
				case j == k+1 && item.Yes("consecutive"):
					pair.Max = item.Minutes("gap")
					c.relate(pair, b, item, in)
				case j == k+1 && item.Yes("rising"):
					c.relate(pair, b, item, in)
				}
			}
		}
	}
}

// differentRooms returns the condition that two rooms are not the same.
func differentRooms(e *model.Event) *RoomPairs {
	p := newRoomPairs(len(e.Rooms))
	for r := range e.Rooms {
		for s := range e.Rooms {
			if r != s {
				p.With[r].Add(model.RoomIndex(s))
			}
		}
	}
	return p
}

// encodeRepeats keeps the days of repeated sessions apart.
func encodeRepeats(c *compiler, b *rules.Binding) {
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		list := item.Sessions("session")
		for j := range list {
			for k := range j {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.B = list[k], list[j]
				c.relate(Relation{A: c.ActivityOf[list[k]], B: c.ActivityOf[list[j]], Kind: DaysApart, Gap: model.Minutes(item.Count("days"))}, b, item, in)
			}
		}
	}
}
