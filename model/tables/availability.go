package tables

import (
	"fmt"
	"slices"

	"programme/model"
)

var availabilitySpec = specOf("availability")

func (r *reading) readAvailability() {
	t, _ := r.open(availabilitySpec)
	if t == nil {
		return
	}
	for t.next() {
		a := model.Availability{
			Row: t.row(), Source: t.prose("source"),
			Kind: model.Kind(t.choice("kind")),
		}
		var ok bool
		a.Zone, ok = t.zone("zone")
		r.readWho(t, &a)
		spans, _ := t.intervals("start", "end", t.clock(a.Zone, ok))
		for _, a.Interval = range spans {
			r.e.Availability = append(r.e.Availability, a)
		}
	}
}

// readWho finds the person, room or kit of the row: by id or alias, else by name.
func (r *reading) readWho(t *table, a *model.Availability) {
	word, ok := t.need("who")
	if !ok {
		return
	}
	person, isPerson := r.people.byID(word)
	room, isRoom := r.rooms.byID(word)
	_, isKit := r.kits.byID(word)
	var meant []string
	for _, m := range []struct {
		is   bool
		noun string
	}{{isPerson, "a person"}, {isRoom, "a room"}, {isKit, "a kit"}} {
		if m.is {
			meant = append(meant, m.noun)
		}
	}
	if len(meant) == 0 {
		people, rooms := r.people.named(word), r.rooms.named(word)
		switch {
		case len(people)+len(rooms) > 1:
			t.wrong("who", fmt.Sprintf("%s is the name of more than one person or room", quote(word)), "write an id: "+someOf(slices.Concat(people, rooms)))
		case len(people) == 1:
			person, _ := r.people.byID(people[0])
			a.Subject = model.OfPerson(person)
		case len(rooms) == 1:
			room, _ := r.rooms.byID(rooms[0])
			a.Subject = model.OfRoom(room)
		case (r.people.complete || r.noPeople) && r.rooms.complete && r.kits.complete:
			if r.who == nil {
				r.who = slices.Concat(r.people.words, r.rooms.words, r.kits.words)
			}
			t.wrong("who", fmt.Sprintf("%s is neither a person, a room nor a kit", quote(word)), r.suggest(word, r.who, "add it to "+either([]string{r.called(personSpec.name), r.called(roomSpec.name), r.called(kitSpec.name)})))
		}
		return
	}
	if len(meant) > 1 {
		t.wrong("who", fmt.Sprintf("%s is both %s and %s", quote(word), meant[0], meant[1]), "give one of them another id")
		return
	}
	switch {
	case isPerson:
		a.Subject = model.OfPerson(person)
	case isRoom:
		a.Subject = model.OfRoom(room)
	default:
		a.Subject = model.OfKit(word)
	}
}

func writeAvailability(e *model.Event) File {
	s := newSheet(e, availabilitySpec.name, availabilitySpec.columns...)
	for _, a := range e.Availability {
		who := a.Kit()
		switch {
		case a.Person() != model.NoPerson:
			who = e.People[a.Person()].ID
		case a.Room() != model.NoRoom:
			who = e.Rooms[a.Room()].ID
		}
		s.add(a.Row, who, wallTime(a.Start, a.Zone), wallTime(a.End, a.Zone), string(a.Kind), string(a.Zone), a.Source)
	}
	return s.file()
}
