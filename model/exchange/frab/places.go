package frab

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// zone returns the zone of an event that is made of the schedule.
func (b *builder) zone() (model.Zone, error) {
	s := b.schedule
	if known := cmp.Or(s.Zone, s.Meant); known != "" {
		return known, nil
	}
	z, ok := s.zoneByOffset()
	if !ok {
		return "", model.Faults{{
			Pos:     s.Days[0].Pos,
			Message: "the schedule does not name its zone, and its times are not all the same whole hours from UTC",
			Remedy:  zoneRemedy,
		}}
	}
	b.note(model.Position{}, "write the zone of the venue into the event", "the schedule does not name its zone; by the offset of all its times it is %s", z)
	return z, nil
}

// zoneByOffset returns the zone whose clock always has the offset of the schedule, and
// whether there is one.
func (s *Schedule) zoneByOffset() (model.Zone, bool) {
	if s.Offset == 0 {
		return "UTC", true
	}
	z, err := tables.ParseZone(fmt.Sprintf("Etc/GMT%+d", -s.Offset/60)) // whose sign is that of POSIX
	return z, err == nil && s.Offset%60 == 0
}

// noOffset stands for times of several offsets.
const noOffset = 1

// addRooms puts the rooms of the schedule into the event, in its order.
func (b *builder) addRooms() {
	all := slices.Clone(b.schedule.Rooms)
	for i := range b.schedule.Days {
		d := &b.schedule.Days[i]
		for _, r := range d.Rooms {
			if r.Name != "" {
				all = append(all, Room{Pos: d.Pos, Name: r.Name, GUID: r.GUID})
			}
		}
	}
	names := map[string]string{} // of UUIDs
	for _, r := range all {
		name, known := names[r.GUID]
		if !known {
			names[r.GUID] = r.Name
		} else if r.GUID != "" && r.Name != "" && !sameRoom(name, r.Name) && !b.sharing[r.GUID] {
			b.sharing[r.GUID] = true
			b.note(r.Pos, "give each a UUID of its own", "the rooms %s and %s have the same UUID; they are taken for two", quote(name), quote(r.Name))
		}
	}
	for _, r := range all {
		b.addRoom(r)
	}
}

// sameRoom reports whether two names differ at most in case and spaces.
func sameRoom(a, b string) bool { return strings.EqualFold(oneLine(a), oneLine(b)) }

func (b *builder) addRoom(r Room) {
	e := b.event
	at, known := b.rooms["guid "+r.GUID]
	if known = known && r.GUID != "" && !b.sharing[r.GUID]; known && r.Name != "" {
		if named, is := b.rooms[r.Name]; !(is && named == at) && !sameRoom(e.Rooms[at].Name, r.Name) {
			b.once(r.Pos, "", "the room %s is called %s here; it keeps its name", quote(e.Rooms[at].Name), quote(r.Name))
		}
		b.rooms[r.Name] = at
	}
	if !known && r.Name != "" {
		at, known = b.rooms[r.Name]
	}
	if known {
		b.compareRoom(r, at)
		return
	}
	if r.Name == "" {
		return
	}
	id := b.roomIDs.free(word(r.Name))
	if _, taken := b.rooms["guid "+r.GUID]; taken {
		r.GUID = "" // of another room
	}
	keep := cells{}
	if r.GUID != b.ns.Room(id) {
		keep.set("guid", r.GUID)
	}
	keep.set("slug", r.Slug)
	keep.set("type", r.Kind)
	keep.set("description", r.Description)
	at = model.RoomIndex(len(e.Rooms))
	e.Rooms = append(e.Rooms, model.Room{Row: model.Row{Pos: r.Pos, Extra: b.extra("rooms", keep)}, ID: id, Name: strings.TrimSpace(r.Name), Capacity: r.Capacity})
	b.rooms[r.Name] = at
	if r.GUID != "" {
		b.rooms["guid "+r.GUID] = at
	}
}

// settle makes the baseline: the placements of the schedule, and those of the event that
// the schedule does not have.
func (b *builder) settle() {
	e := b.event
	former := make([][]model.Placement, len(e.Sessions))
	if e.Baseline != nil {
		former = e.Baseline.BySession(len(e.Sessions))
	}
	var all []model.Placement
	for i, was := range former {
		s := model.SessionIndex(i)
		id := e.Sessions[i].ID
		now := model.NewProgramme(b.found[s]).Placements
		switch {
		case len(now) == 0 && len(was) > 0 && b.taking:
			b.note(model.Position{}, "", "%q is not in the schedule; the baseline has it at %s", id, b.place(was[0]))
			now = was
		case len(now) == 0 && len(was) > 0:
			b.note(model.Position{}, "", "%q is not in the schedule; it stays in the baseline, at %s", id, b.place(was[0]))
			now = was
		case len(was) > 0 && !slices.EqualFunc(was, now, samePlace):
			b.note(now[0].Pos, "", "%q was at %s in the baseline, and is at %s now", id, b.place(was[0]), b.place(now[0]))
		case len(was) > 0:
			for k := range now { // who was told still is
				now[k].Told = was[k].Told
			}
		}
		all = append(all, now...)
	}
	e.Baseline = model.NewProgramme(all)
}

func samePlace(a, b model.Placement) bool { return a.Interval == b.Interval && a.Room == b.Room }

// place says when and where a placement is.
func (b *builder) place(pl model.Placement) string {
	text := pl.Start.String()
	if pl.Room.Given() {
		text += fmt.Sprintf(" in %q", b.event.Rooms[pl.Room.Index()].Name)
	}
	return text
}

// noteLost says what of the conference the event has no place for.
func (b *builder) noteLost() {
	s := b.schedule
	first := s.firstDay()
	if s.Acronym != "" && s.Acronym != acronymOf(b.event.Name, first) {
		b.note(model.Position{}, "export it again with --acronym "+s.Acronym, "the acronym %s of the conference is not kept", quote(s.Acronym))
	}
}
