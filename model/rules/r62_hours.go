package rules

import (
	"fmt"

	"programme/model"
)

var r62 = Rule{
	ID: "R62", Name: "hours that people and rooms wish for",
	Reads: []string{"availability.who", "availability.start", "availability.end", "availability.kind", "availability.zone", "cast.person", "cast.must"},
	Text: "A session is at hours that everybody who must attend it, and its room, and all rooms that this combines, asks for in availability.csv: outside all that they would rather avoid; and inside those that they prefer, where they prefer any, on whatever day. " +
		"Each of them for whom that is not so counts the minutes of the session that are not, each minute once.",
	Level: model.Soft(5), Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Scope: scopeOfWishedHours,
	Hangs: hanging(OnPlace, WithNothing),
	Judge: judgeWishedHours,
	Say: func(e *model.Event, b *Binding, i Instance) string {
		level := asks(b.General.Level)
		if i.Person == model.NoPerson {
			return fmt.Sprintf("no session %s be in %s %s, which by its wishes has other hours", level, Room(e, i.Room), Span(e, i.Span))
		}
		return fmt.Sprintf("%s %s not be %s%s: %s must attend it (%s) and asks for other hours", Session(e, i.A), level,
			Span(e, i.Span), ownClock(e, i.Person, i.Span), Person(e, i.Person), Roles(e, i.A, i.Person))
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string {
		if i.Person == model.NoPerson {
			return "not at the room's hours"
		}
		return Person(e, i.Person) + " asks for other hours"
	},
	Remedies: func(e *model.Event, _ *Binding, i Instance) []Remedy {
		if i.Person == model.NoPerson {
			return nil // it can be made soft
		}
		return []Remedy{StandIn(e, i.Person, i.A)}
	},
}

func scopeOfWishedHours(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "people and rooms that prefer or avoid hours"}
	rooms, people := map[model.RoomIndex]bool{}, map[model.PersonIndex]bool{}
	for _, a := range e.Availability {
		if a.Kind != model.Preferred && a.Kind != model.Avoided {
			continue
		}
		if r := a.Room(); r != model.NoRoom {
			rooms[r] = true
		}
		people[a.Person()] = true
	}
	s.Count = len(rooms) + peopleWho(e, 1, func(d model.Duty) bool { return d.Must && people[d.Person] })
	return s
}

func judgeWishedHours(c *Case) {
	e, b := c.Event, &c.Binding.General
	people, rooms := c.availability().peopleWish, c.availability().roomsWish
	for _, d := range c.Duties {
		if !d.Must || len(people[d.Person]) == 0 {
			continue
		}
		for _, p := range c.BySession[d.Session] {
			if missed := missedHours(p.Interval, people[d.Person]); missed.minutes() > 0 {
				in := NewInstance("R62")
				in.A, in.Person, in.Span, in.Source = d.Session, d.Person, p.Interval, missed.source
				c.Report(b, in, missed.minutes(), fmt.Sprintf("%s%s, %s not be at hours that %s %s", c.placed(p, d.Person),
					ownClock(e, d.Person, p.Interval), asks(b.Level), Person(e, d.Person), missed.words()))
			}
		}
	}
	for r := range e.Rooms {
		room := model.RoomIndex(r)
		if len(rooms[room]) == 0 {
			continue
		}
		for _, p := range c.inSpace(room) {
			if missed := missedHours(p.Interval, rooms[room]); missed.minutes() > 0 {
				in := NewInstance("R62")
				in.A, in.Room, in.Span, in.Source = p.Session, room, p.Interval, missed.source
				c.Report(b, in, missed.minutes(), fmt.Sprintf("%s, %s not be at hours that %s %s", Placed(e, p, ""), asks(b.Level),
					Room(e, room), missed.words()))
			}
		}
	}
}

// hoursMissed is how many minutes are avoided, and how many are beyond those preferred; source is
// the first entry that tells one of them.
type hoursMissed struct {
	avoided, beyond int
	source          model.Position
}

func (m *hoursMissed) minutes() int { return m.avoided + m.beyond }

func (m *hoursMissed) words() string {
	switch {
	case m.beyond == 0:
		return fmt.Sprintf("would rather avoid, for %s", Duration(model.Minutes(m.avoided)))
	case m.avoided == 0:
		return fmt.Sprintf("does not prefer, for %s", Duration(model.Minutes(m.beyond)))
	}
	return fmt.Sprintf("would rather avoid, for %s, and does not prefer, for %s", Duration(model.Minutes(m.avoided)), Duration(model.Minutes(m.beyond)))
}

// missedHours asks every minute of v whether the entries, of one person or room, avoid it or
// prefer others.
func missedHours(v model.Interval, entries []model.Availability) (m hoursMissed) {
	var avoids, prefers *model.Availability // the first that tells of it
	for t := v.Start; t < v.End; t++ {
		avoided, preferred := false, false
		for i := range entries {
			a := &entries[i]
			inside := a.Start <= t && t < a.End
			switch {
			case a.Kind == model.Preferred:
				preferred = preferred || inside
				if prefers == nil {
					prefers = a
				}
			case inside:
				avoided = true
				if avoids == nil {
					avoids = a
				}
			}
		}
		switch {
		case avoided:
			m.avoided++
		case prefers != nil && !preferred:
			m.beyond++
		}
	}
	switch {
	case avoids != nil:
		m.source = avoids.Pos
	case prefers != nil:
		m.source = prefers.Pos
	}
	return m
}
