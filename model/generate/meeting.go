package generate

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
	"programme/model/rules"
)

// addGuest binds a session to the hour around its place, with an escort after it.
func (d *draft) addGuest() {
	for _, s := range d.some(1) {
		at := d.planted[s]
		d.set("R25", "session", d.name(s), "start", at.Start.Add(-30).String(), "end", at.End.Add(30).String())
	}
}

// addHostTimes has everybody leave before the last trains.
func (d *draft) addHostTimes() {
	d.set("R31", "title", "Last trains", "from", "22:30", "to", "23:30", "who", "everyone")
}

// addRecording has some sessions recorded and others not, with as many channels as they take.
func (d *draft) addRecording() {
	var taken []model.Interval
	for s := range d.event.Sessions {
		x := &d.event.Sessions[s]
		x.Recorded = pick(d, []model.Recording{"", model.Recorded, model.Unrecorded})
		if x.Recorded == model.Recorded || slices.Contains(x.Needs, "streaming") || slices.Contains(x.Needs, "recording") {
			taken = append(taken, d.planted[s].Interval)
		}
	}
	d.set("R46", "channels", fmt.Sprint(max(1, atOnce(taken))))
}

// addInterpreters has a session a day interpreted, by somebody who knows all languages, in a
// room with a booth.
func (d *draft) addInterpreters() {
	e := d.event
	who := model.Person{ID: "interpreter", Name: "Iris Amari", Presence: model.OnSite, Languages: []string{"ar", "en", "es", "fr"}}
	at := model.PersonIndex(len(e.People))
	e.People = append(e.People, who)
	if !slices.ContainsFunc(e.Roles, func(r model.Role) bool { return r.ID == rules.Interpreter }) {
		e.Roles = append(e.Roles, model.Role{ID: rules.Interpreter, Must: true})
	}
	done := map[int]bool{}
	for _, s := range d.some(20) {
		if day := d.dayOf(s); !done[day] {
			done[day] = true
			e.Sessions[s].Interpretation = []string{"ar"}
			e.Rooms[d.planted[s].Room.Index()].Booths = 1
			e.Cast = append(e.Cast, model.CastMember{Session: s, Person: at, Role: rules.Interpreter})
		}
	}
}

// addOfficers has an officer on duty in every session of a type, as many as they take.
func (d *draft) addOfficers() {
	kind := d.event.Types[0].ID
	var taken []model.Interval
	for s := range d.event.Sessions {
		if d.event.Sessions[s].Type == kind {
			taken = append(taken, d.planted[s].Interval)
		}
	}
	d.set("R50", "type", kind, "count", fmt.Sprint(max(1, atOnce(taken))))
}

// addSweep has a room swept before a session, for as long as it is free, up to an hour.
func (d *draft) addSweep() {
	for _, s := range d.some(30) {
		if free := d.freeBefore(s); free >= grain {
			d.set("R51", "session", d.name(s), "before", fmt.Sprint(int(free)))
			return
		}
	}
}

// addBilateral makes a session a bilateral meeting.
func (d *draft) addBilateral() {
	for _, s := range d.some(1) {
		d.set("R52", "session", d.name(s), "minutes", fmt.Sprint(int(d.event.Sessions[s].Minutes)))
	}
}

// addCompactness asks for few gaps, rooms and days, and for rooms by name and area.
func (d *draft) addCompactness() {
	d.set("R58", "every_room", "yes", "everybody", "yes", "free", "60")
	d.set("R59", "free", "2")
	d.set("R60", "everybody", "yes")
	rooms := []string{pick(d, d.event.Rooms).ID}
	if area := pick(d, d.event.Rooms).Area; area != "" {
		rooms = append(rooms, area)
	}
	d.set("R61", "session", d.names(d.some(2)), "prefer", strings.Join(rooms, "|"))
}
