package compile

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/csp"
)

// encodeAvailable bans the starts at which somebody who must attend is not available,
// and those at which a room is not; one instance for each stretch of time.
func encodeAvailable(c *compiler, b *rules.Binding) {
	if !b.General.Hard() {
		return
	}
	people, rooms := c.sayWhen()
	for p, duties := range c.byPerson {
		for _, away := range absences(people[p]) {
			for _, d := range duties {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Person, in.Span, in.Source = d.session, model.PersonIndex(p), c.during(away.Interval), away.Pos
				c.banStarts(b, &b.General, d.activity, nil, in, away.Overlaps)
			}
		}
	}
	for r := range rooms {
		only := c.inSpace(model.RoomIndex(r))
		for _, away := range absences(rooms[r]) {
			for x := range c.Activities {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Room, in.Span, in.Source = c.Activities[x].Sessions[0], model.RoomIndex(r), c.during(away.Interval), away.Pos
				c.banStarts(b, &b.General, csp.ActivityIndex(x), only, in, away.Overlaps)
			}
		}
	}
}

// chargeAvailable charges for the minutes of sessions at which somebody who must attend is
// not available, or the room is not.
func chargeAvailable(c *compiler, b *rules.Binding) {
	if b.General.Level.Tier() == 0 {
		return
	}
	people, rooms := c.sayWhen()
	for _, d := range c.duties {
		if !d.Must {
			continue
		}
		for _, away := range apartAbsences(people[d.Person]) {
			in := rules.NewInstance(b.Rule.ID)
			in.A, in.Person, in.Span, in.Source = d.Session, d.Person, c.during(away.Interval), away.Pos
			c.chargeStarts(b, &b.General, b.General.Level, c.ActivityOf[d.Session], in, c.minutesIn(d.Session, away.Interval))
		}
	}
	for r := range rooms {
		only := c.inSpace(model.RoomIndex(r))
		for _, away := range apartAbsences(rooms[r]) {
			c.eachSession(func(a csp.ActivityIndex, s model.SessionIndex) {
				in := rules.NewInstance(b.Rule.ID)
				in.A, in.Room, in.Span, in.Source = s, model.RoomIndex(r), c.during(away.Interval), away.Pos
				c.chargePlaces(b, &b.General, a, only, in, c.minutesIn(s, away.Interval))
			})
		}
	}
}

// sayWhen returns what is said of when people and rooms are available, by either.
func (c *compiler) sayWhen() (people, rooms [][]model.Availability) {
	people = make([][]model.Availability, len(c.Event.People))
	rooms = make([][]model.Availability, len(c.Event.Rooms))
	for _, entry := range c.Event.Availability {
		switch {
		case entry.Person() != model.NoPerson:
			people[entry.Person()] = append(people[entry.Person()], entry)
		case entry.Room() != model.NoRoom:
			rooms[entry.Room()] = append(rooms[entry.Room()], entry)
		}
	}
	for r := range rooms {
		for _, open := range c.Event.Rooms[r].Open {
			rooms[r] = append(rooms[r], model.Availability{Row: c.Event.Rooms[r].Row, Interval: open, Kind: model.Available})
		}
	}
	return people, rooms
}

// during returns the part of v that lies between the first window's start and the last
// window's end, which is all that anybody needs to be told.
func (c *compiler) during(v model.Interval) model.Interval {
	first, last := csp.Latest, csp.Earliest
	for _, w := range c.Event.Windows {
		first, last = min(first, w.Start), max(last, w.End)
	}
	return model.Interval{Start: max(v.Start, first), End: min(v.End, last)}
}

// absence is a stretch of time in which somebody or something is not available, and
// the table line that says so.
type absence struct {
	model.Interval
	Pos model.Position
}

// absences returns when the entries leave their person or room unavailable: what is
// barred, and the time before, between and after what is free, if anything is said to be.
func absences(entries []model.Availability) []absence {
	var away []absence
	var free []model.Availability
	for _, a := range entries {
		switch a.Kind {
		case model.Unavailable:
			away = append(away, absence{a.Interval, a.Pos})
		case model.Available:
			free = append(free, a)
		}
	}
	if len(free) == 0 {
		return away
	}
	slices.SortStableFunc(free, func(a, b model.Availability) int { return cmp.Compare(a.Start, b.Start) })
	covered := csp.Earliest
	for _, f := range free {
		if f.Start > covered {
			away = append(away, absence{model.Interval{Start: covered, End: f.Start}, f.Pos})
		}
		covered = max(covered, f.End)
	}
	return append(away, absence{model.Interval{Start: covered, End: csp.Latest}, free[len(free)-1].Pos})
}

// apartAbsences returns the absences that entries leave, those that touch or overlap as one,
// with the line of the first.
func apartAbsences(entries []model.Availability) []absence {
	away := absences(entries)
	slices.SortStableFunc(away, func(a, b absence) int { return cmp.Compare(a.Start, b.Start) })
	var apart []absence
	for _, a := range away {
		if last := len(apart) - 1; last >= 0 && a.Start <= apart[last].End {
			apart[last].End = max(apart[last].End, a.End)
		} else {
			apart = append(apart, a)
		}
	}
	return apart
}
