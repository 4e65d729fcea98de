package rules

import (
	"fmt"

	"programme/model"
)

// Availability is the id of the rule that people and rooms are available.
const Availability = "R17"

var r17 = Rule{
	ID: Availability, Name: "people and rooms available",
	Reads: []string{"availability.who", "availability.start", "availability.end", "availability.kind", "availability.zone", "rooms.open", "cast.person", "cast.must"},
	Text: "A session lies inside the availability of everybody who must attend it and of its room, and of all rooms that this combines. Where someone's free time is given, all other time is not free; and what is said not to be free is not, though it is said to be free as well. " +
		"Each of them for whom that is not so counts the minutes of the session at which they are not available, each minute once. Of changes, as what-if takes them, the later one counts.",
	Level: model.Hard, Weight: 1, Unit: "minutes", Hard: true, Soft: true,
	Scope: scopeOfAvailability,
	Hangs: hanging(OnPlace, WithNothing),
	Judge: judgeAvailable,
	Say: func(e *model.Event, _ *Binding, i Instance) string {
		if i.Person == model.NoPerson {
			return fmt.Sprintf("%s is not available %s", Room(e, i.Room), Span(e, i.Span))
		}
		return fmt.Sprintf("%s must attend %s (%s) and is not available %s%s", Person(e, i.Person), Session(e, i.A),
			Roles(e, i.A, i.Person), Span(e, i.Span), ownClock(e, i.Person, i.Span))
	},
	Bars: func(e *model.Event, _ *Binding, i Instance) string {
		if i.Person == model.NoPerson {
			return "closed"
		}
		return Person(e, i.Person) + " away"
	},
	Remedies: openOrAvailable,
}

// openOrAvailable opens the room, or has the person available or missed.
func openOrAvailable(e *model.Event, _ *Binding, i Instance) []Remedy {
	if i.Person == model.NoPerson {
		return []Remedy{newRemedy(OpenRoom, "room %q open %s", e.Rooms[i.Room].ID, written(i.Span))}
	}
	return []Remedy{
		ofPerson(AskPerson, i.Person, "person %q available %s", e.People[i.Person].ID, written(i.Span)),
		StandIn(e, i.Person, i.A),
	}
}

func scopeOfAvailability(e *model.Event, _ *Binding) Scope {
	s := Scope{Of: "people and rooms that say when they are free"}
	rooms, people := map[model.RoomIndex]bool{}, map[model.PersonIndex]bool{}
	for _, a := range e.Availability {
		rooms[a.Room()], people[a.Person()] = true, true
	}
	for r := range e.Rooms {
		if rooms[model.RoomIndex(r)] || len(e.Rooms[r].Open) > 0 {
			s.Count++
		}
	}
	s.Count += peopleWho(e, 1, func(d model.Duty) bool { return d.Must && people[d.Person] })
	if s.Count == 0 {
		s.Lacks = "nobody says when they are free"
	}
	return s
}

// ownClock says an interval on the person's own clock, in brackets, where that is
// known and another than the venue's.
func ownClock(e *model.Event, p model.PersonIndex, v model.Interval) string {
	if z := e.People[p].Zone; z != "" && z != e.Zone {
		return ", " + OwnTime(v, z) + " for them"
	}
	return ""
}

func judgeAvailable(c *Case) {
	e := c.Event
	people, rooms := c.availability().people, c.availability().rooms
	for _, d := range c.Duties {
		if !d.Must || len(people[d.Person]) == 0 {
			continue
		}
		for _, p := range c.BySession[d.Session] {
			if missing, source := minutesOutside(p.Interval, people[d.Person]); missing > 0 {
				in := NewInstance(Availability)
				in.A, in.Person, in.Span, in.Source = d.Session, d.Person, p.Interval, source
				c.Report(&c.Binding.General, in, int(missing), fmt.Sprintf("%s is not available for %s of %s%s",
					Person(e, d.Person), Duration(missing), c.placed(p, d.Person), ownClock(e, d.Person, p.Interval)))
			}
		}
	}
	for r := range e.Rooms {
		if len(rooms[model.RoomIndex(r)]) == 0 {
			continue
		}
		for _, p := range c.inSpace(model.RoomIndex(r)) {
			if missing, source := minutesOutside(p.Interval, rooms[model.RoomIndex(r)]); missing > 0 {
				in := NewInstance(Availability)
				in.A, in.Room, in.Span, in.Source = p.Session, model.RoomIndex(r), p.Interval, source
				c.Report(&c.Binding.General, in, int(missing), fmt.Sprintf("%s is not available for %s of %s",
					Room(e, in.Room), Duration(missing), Placed(e, p, "")))
			}
		}
	}
}

// minutesOutside returns how many minutes of v the entries leave unavailable: those in
// an entry that says no, and those in none that says yes where any does. The source is
// the first entry that says no to one of them, or else the first that says yes. It asks
// every minute, which is slow and sure.
func minutesOutside(v model.Interval, entries []model.Availability) (missing model.Minutes, source model.Position) {
	var no, yes *model.Availability
	for i := range entries {
		if entries[i].Kind == model.Available && yes == nil {
			yes = &entries[i]
		}
		if entries[i].Kind == model.Unavailable && no == nil && entries[i].Overlaps(v) {
			no = &entries[i]
		}
	}
	for t := v.Start; t < v.End; t++ {
		free, barred := false, false
		for i := range entries {
			if a := &entries[i]; a.Start <= t && t < a.End {
				free = free || a.Kind == model.Available
				barred = barred || a.Kind == model.Unavailable
			}
		}
		if barred || yes != nil && !free {
			missing++
		}
	}
	switch {
	case no != nil:
		source = no.Pos
	case yes != nil:
		source = yes.Pos
	}
	return missing, source
}
