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
	if s.Zone != "" {
		return s.Zone, nil
	}
	if len(s.Days) == 0 {
		return "UTC", nil
	}
	if s.Offset%60 != 0 || s.Offset == noOffset || s.Offset < -12*60 || s.Offset > 14*60 {
		return "", model.Faults{{
			Pos:     s.Days[0].Pos,
			Message: "the schedule does not name its zone, and its times are not all the same whole hours from UTC",
			Remedy:  "add time_zone_name to the conference, or read it into an event that has its zone",
		}}
	}
	name := "UTC"
	if hours := -s.Offset / 60; hours != 0 {
		name = fmt.Sprintf("Etc/GMT%+d", hours) // whose sign is that of POSIX
	}
	z, err := tables.ParseZone(name)
	if err != nil {
		return "", err
	}
	b.note(model.Position{}, "write the zone of the venue into the event", "the schedule does not name its zone; by the offset of all its times it is %s", z)
	return z, nil
}

// noOffset stands for times of several offsets.
const noOffset = 1

// addRooms puts the rooms of the schedule into the event, in its order.
func (b *builder) addRooms() {
	for _, r := range b.schedule.Rooms {
		b.addRoom(r)
	}
	for i := range b.schedule.Days {
		d := &b.schedule.Days[i]
		for _, r := range d.Rooms {
			if r.Name != "" {
				b.addRoom(Room{Pos: d.Pos, Name: r.Name, GUID: r.GUID})
			}
		}
	}
}

func (b *builder) addRoom(r Room) {
	e := b.event
	if at, known := b.rooms["guid "+r.GUID]; known && r.GUID != "" {
		b.compareRoom(r, at)
		b.rooms[r.Name] = at
		return
	}
	if r.Name == "" {
		return
	}
	if at, known := b.rooms[r.Name]; known {
		b.compareRoom(r, at)
		return
	}
	id := word(r.Name)
	for n := 2; slices.ContainsFunc(e.Rooms, func(o model.Room) bool { return o.ID == id }); n++ {
		id = fmt.Sprintf("%s (%d)", word(r.Name), n)
	}
	keep := cells{}
	if r.GUID != b.ns.Room(id) {
		keep.set("guid", r.GUID)
	}
	keep.set("slug", r.Slug)
	keep.set("type", r.Kind)
	keep.set("description", r.Description)
	at := model.RoomIndex(len(e.Rooms))
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
	if pl.Room != model.NoRoom {
		text += fmt.Sprintf(" in %q", b.event.Rooms[pl.Room].Name)
	}
	return text
}

// makeDays gives a new event its days, a window for each, and its grain: the slot length
// of the schedule, or what all its times are multiples of.
func (b *builder) makeDays() {
	e, s := b.event, b.schedule
	hull := map[model.Date]model.Interval{}
	for i := range s.Days {
		d := &s.Days[i]
		v := join(hull[d.Date], d.Interval)
		for _, r := range d.Rooms {
			for _, t := range r.Talks {
				v = join(v, t.Interval)
			}
		}
		hull[d.Date] = v
	}
	var starts []model.Minutes // from the start of their window
	for i := range s.Days {
		for _, r := range s.Days[i].Rooms {
			for _, t := range r.Talks {
				starts = append(starts, t.Start.Sub(hull[s.Days[i].Date].Start))
			}
		}
	}
	for _, day := range e.Days {
		if v := hull[day]; v.Minutes() > 0 {
			e.Windows = append(e.Windows, model.Window{ID: day.String(), Interval: v})
		}
	}
	for _, grain := range []model.Minutes{cmp.Or(s.Timeslot, 15), 15, 5, 1} {
		e.Grain = grain
		if !slices.ContainsFunc(starts, func(m model.Minutes) bool { return m%grain != 0 }) {
			break
		}
	}
	if s.Timeslot > 0 && e.Grain != s.Timeslot {
		b.note(model.Position{}, "", "the slots of the schedule are %d minutes long, but its times are not all multiples of that; the grain of the event is %d", s.Timeslot, e.Grain)
	}
}

// noteLost says what of the conference the event has no place for.
func (b *builder) noteLost() {
	s := b.schedule
	first := s.firstDay()
	if s.Acronym != "" && s.Acronym != acronymOf(b.event.Name, first) {
		b.note(model.Position{}, "export it again with --acronym "+s.Acronym, "the acronym %s of the conference is not kept", quote(s.Acronym))
	}
}
