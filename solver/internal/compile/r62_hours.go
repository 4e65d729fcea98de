package compile

import (
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeWishedHours bans the starts at which somebody who must attend asks for other hours, or
// the room does.
func encodeWishedHours(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	c.eachWishedHours(b, func(a csp.ActivityIndex, in rules.Instance, rooms csp.RoomSet, inside model.Interval) {
		minutes := c.minutesIn(in.A, inside)
		c.banStarts(b, &b.General, a, rooms, in, func(v model.Interval) bool { return minutes(v) > 0 })
	})
}

// chargeWishedHours charges for the minutes of sessions for which somebody who must attend, or
// the room, asks for other hours.
func chargeWishedHours(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	c.eachWishedHours(b, func(a csp.ActivityIndex, in rules.Instance, rooms csp.RoomSet, inside model.Interval) {
		if rooms == nil {
			c.chargeStarts(b, &b.General, b.General.Level, a, in, c.minutesIn(in.A, inside))
		} else {
			c.chargePlaces(b, &b.General, a, rooms, in, c.minutesIn(in.A, inside))
		}
	})
}

// eachWishedHours calls use for each session and each stretch of time that somebody who must
// attend it does not ask for, or a room does not; rooms is nil for people.
func (c *compiler) eachWishedHours(b *rules.Binding, use func(a csp.ActivityIndex, in rules.Instance, rooms csp.RoomSet, inside model.Interval)) {
	people, ofRooms := make([][]model.Availability, len(c.Event.People)), make([][]model.Availability, len(c.Event.Rooms))
	for _, a := range c.Event.Availability {
		if !turned(&a) {
			continue
		}
		if p := a.Person(); p != model.NoPerson {
			people[p] = append(people[p], a)
		}
		if r := a.Room(); r != model.NoRoom {
			ofRooms[r] = append(ofRooms[r], a)
		}
	}
	unwished := make([][]absence, len(people))
	for p := range people {
		unwished[p] = inOrder(people[p])
	}
	for _, d := range c.duties {
		a := c.ActivityOf[d.Session]
		if !d.Must || a < 0 {
			continue
		}
		for _, away := range unwished[d.Person] {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Person, in.Span, in.Source = d.Session, d.Person, c.during(away.Interval), away.Pos
			use(a, in, nil, away.Interval)
		}
	}
	for r := range c.Rooms {
		only := c.inSpace(model.RoomIndex(r))
		for _, away := range inOrder(ofRooms[r]) {
			c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Room, in.Span, in.Source = s, model.RoomIndex(r), c.during(away.Interval), away.Pos
				use(a, in, only, away.Interval)
			})
		}
	}
}

// turned makes a wish for hours what it would be if it were no wish: those avoided are closed, and
// those preferred are all that is open. It reports whether it is one.
func turned(a *model.Availability) bool {
	switch a.Kind {
	case model.Avoided:
		a.Kind = model.Unavailable
	case model.Preferred:
		a.Kind = model.Available
	default:
		return false
	}
	return true
}

// inOrder returns the stretches of time, apart from each other, for which somebody asks for other
// hours.
func inOrder(wishes []model.Availability) []absence {
	slices.SortStableFunc(wishes, func(a, b model.Availability) int { return int(a.Start - b.Start) })
	return apartAbsences(wishes)
}
