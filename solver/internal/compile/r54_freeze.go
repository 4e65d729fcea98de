package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeFrozen bans everything but the baseline's place from what is frozen, which has
// to be placed even if it is optional, and from all else the starts that have passed.
func encodeFrozen(c *compiler, b *rules.Binding) {
	if len(b.Items) == 0 {
		return
	}
	old := make([]*model.Placement, len(c.Event.Sessions)) // the first in the baseline
	if c.Event.Baseline != nil {
		for i := range c.Event.Baseline.Placements {
			if pl := &c.Event.Baseline.Placements[i]; old[pl.Session] == nil {
				old[pl.Session] = pl
			}
		}
	}
	for i := range b.Items {
		item := &b.Items[i]
		if !item.Hard() {
			continue
		}
		c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
			in := rules.NewInstance(b.Rule.ID)
			in.A = s
			if place := old[s]; place != nil && freezes(c.Event, item, place) {
				in.Span, in.Room = place.Interval, place.Room.Index()
				c.freeze(a, place, c.instance(b, item, in))
				return
			}
			if now := item.Instant("now"); now != model.NoInstant {
				c.banStarts(b, item, a, nil, in, func(v model.Interval) bool { return v.Start < now })
			}
		})
	}
}

// freezes reports whether the item keeps a session where the baseline has it.
func freezes(e *model.Event, item *rules.Bound, place *model.Placement) bool {
	if now := item.Instant("now"); now != model.NoInstant && place.Start < now {
		return true
	}
	return slices.Contains(item.Days("days"), model.DateIn(place.Start, e.Zone)) ||
		slices.Contains(item.Sessions("session"), place.Session)
}

// freeze keeps an activity at the start and in the room of a place.
func (c *compiler) freeze(a csp.ActivityIndex, place *model.Placement, i csp.InstanceIndex) {
	act := &c.Activities[a]
	switch {
	case act.Optional:
		act.Optional, act.Placed = false, i
	case c.Event.Sessions[place.Session].State == model.Optional && act.Placed != i:
		act.Asked = append(act.Asked, i)
	}
	others := slices.DeleteFunc(slices.Clone(act.Legal), func(s csp.StartIndex) bool { return c.Starts[s] == place.Start })
	if len(others) > 0 {
		c.ban(a, others, nil, i)
	}
	if !place.Room.Given() {
		return
	}
	rooms := c.AllRooms()
	rooms.Remove(place.Room.Index())
	if !rooms.Empty() {
		c.ban(a, nil, rooms, i)
	}
}
