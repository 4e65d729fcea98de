package main

import (
	"slices"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
)

// listDays prints the programme as a list a day, each session on the day on which it
// starts.
func (v *view) listDays() error {
	columns := append(v.timed(v.zones), v.roomed(), v.identified(), v.titled())
	for _, day := range v.programme.ByDay(v.event.Zone) {
		if len(day.Placements) == 0 {
			continue
		}
		v.heading(term.LongDay(day.Date) + ", " + term.ZoneName(v.event.Zone))
		if err := v.list(day.Placements, columns...); err != nil {
			return err
		}
	}
	v.afterword()
	return nil
}

// showRooms prints a list a room, and one of the placements that have none.
func (v showing) showRooms() error {
	byRoom := v.programme.ByRoom(len(v.event.Rooms))
	columns := slices.Concat([]column{v.dated()}, v.timed(v.zones), []column{v.identified(), v.titled()})
	idle := names{what: "never used"}
	for r, placed := range byRoom {
		if len(placed) == 0 {
			idle.names = append(idle.names, v.room(model.RoomIndex(r)))
			continue
		}
		v.heading(v.room(model.RoomIndex(r)))
		if err := v.list(placed, columns...); err != nil {
			return err
		}
	}
	var roomless []model.Placement
	for _, p := range v.programme.Placements {
		if !p.Room.Given() {
			roomless = append(roomless, p)
		}
	}
	if len(roomless) > 0 {
		v.heading(v.room(model.NoRoom))
		if err := v.list(roomless, columns...); err != nil {
			return err
		}
	}
	v.afterword(idle)
	return nil
}

// showPeople prints a list a person, with the person's own clock beside the others.
func (v showing) showPeople() error {
	sessions := make([][]model.SessionIndex, len(v.event.People))
	for _, c := range v.event.Cast {
		if !slices.Contains(sessions[c.Person], c.Session) {
			sessions[c.Person] = append(sessions[c.Person], c.Session)
		}
	}
	bySession := v.programme.BySession(len(v.event.Sessions))
	idle := names{what: "in no session that is placed"}
	for i, duties := range sessions {
		person := &v.event.People[i]
		heading := person.Name + " (" + person.ID + ")"
		var placed []model.Placement
		for _, s := range duties {
			placed = append(placed, bySession[s]...)
		}
		if len(placed) == 0 {
			idle.names = append(idle.names, term.Plain(heading))
			continue
		}
		if person.Zone != "" {
			heading += ", " + string(person.Zone)
		}
		v.heading(heading)
		role := column{head: "role", cell: func(p model.Placement) string {
			return term.Plain(rules.Roles(v.event, p.Session, model.PersonIndex(i)))
		}}
		columns := slices.Concat([]column{v.dated()}, v.timed(term.WithZone(v.zones, person.Zone)), []column{v.roomed(), v.identified(), role, v.titled()})
		if err := v.list(model.NewProgramme(placed).Placements, columns...); err != nil {
			return err
		}
	}
	v.afterword(idle)
	return nil
}

// showThemes prints a list a theme, in the order in which sessions.csv first names
// them, and one of the sessions that have none.
func (v showing) showThemes() error {
	const none = "no theme"
	var themes []string
	for _, s := range v.event.Sessions {
		for _, theme := range s.Themes {
			if !slices.Contains(themes, theme) {
				themes = append(themes, theme)
			}
		}
	}
	columns := slices.Concat([]column{v.dated()}, v.timed(v.zones), []column{v.roomed(), v.identified(), v.titled()})
	show := func(heading string, has func(themes []string) bool) error {
		var placed []model.Placement
		for _, p := range v.programme.Placements {
			if has(v.event.Sessions[p.Session].Themes) {
				placed = append(placed, p)
			}
		}
		if len(placed) == 0 {
			return nil
		}
		v.heading(heading)
		return v.list(placed, columns...)
	}
	for _, theme := range themes {
		if err := show(theme, func(own []string) bool { return slices.Contains(own, theme) }); err != nil {
			return err
		}
	}
	if err := show(none, func(own []string) bool { return len(own) == 0 }); err != nil {
		return err
	}
	v.afterword()
	return nil
}
