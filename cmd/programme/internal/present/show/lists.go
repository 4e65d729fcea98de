package show

import (
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
)

// showRooms prints a list a room, and one of the placements that have none.
func (v showing) showRooms() error {
	byRoom := v.Event.ByDoor(v.Programme)
	columns := slices.Concat([]present.Column{v.Dated()}, v.Timed(v.Zones), []present.Column{v.Identified(), v.Titled()})
	idle := present.Names{What: "never used"}
	for _, r := range v.Event.OwnRooms() {
		placed := byRoom[r]
		if len(placed) == 0 {
			idle.List = append(idle.List, v.Room(r))
			continue
		}
		v.Heading(v.Room(r))
		if err := v.List(placed, columns...); err != nil {
			return err
		}
	}
	var roomless []model.Placement
	for _, p := range v.Programme.Placements {
		if !p.Room.Given() {
			roomless = append(roomless, p)
		}
	}
	if len(roomless) > 0 {
		v.Heading(v.Room(model.NoRoom))
		if err := v.List(roomless, columns...); err != nil {
			return err
		}
	}
	v.Afterword(idle)
	return nil
}

// showPeople prints a list a person, with the person's own clock beside the others.
func (v showing) showPeople() error {
	sessions := make([][]model.SessionIndex, len(v.Event.People))
	for _, c := range v.Event.Cast {
		if !slices.Contains(sessions[c.Person], c.Session) {
			sessions[c.Person] = append(sessions[c.Person], c.Session)
		}
	}
	bySession := v.Programme.BySession(len(v.Event.Sessions))
	idle := present.Names{What: "in no session that is placed"}
	for i, duties := range sessions {
		person := &v.Event.People[i]
		heading := person.Name + " (" + person.ID + ")"
		var placed []model.Placement
		for _, s := range duties {
			placed = append(placed, bySession[s]...)
		}
		if len(placed) == 0 {
			idle.List = append(idle.List, term.Plain(heading))
			continue
		}
		if person.Zone != "" {
			heading += ", " + string(person.Zone)
		}
		v.Heading(heading)
		role := present.Column{Head: "role", Cell: func(p model.Placement) string {
			return term.Plain(rules.Roles(v.Event, p.Session, model.PersonIndex(i)))
		}}
		columns := slices.Concat([]present.Column{v.Dated()}, v.Timed(term.WithZone(v.Zones, person.Zone)), []present.Column{v.Roomed(), v.Identified(), role, v.Titled()})
		if err := v.List(model.NewProgramme(placed).Placements, columns...); err != nil {
			return err
		}
	}
	v.Afterword(idle)
	return nil
}

// showThemes prints a list a theme, in the order in which sessions.csv first names
// them, and one of the sessions that have none.
func (v showing) showThemes() error {
	const none = "no theme"
	var themes []string
	for _, s := range v.Event.Sessions {
		for _, theme := range s.Themes {
			if !slices.Contains(themes, theme) {
				themes = append(themes, theme)
			}
		}
	}
	columns := slices.Concat([]present.Column{v.Dated()}, v.Timed(v.Zones), []present.Column{v.Roomed(), v.Identified(), v.Titled()})
	show := func(heading string, has func(themes []string) bool) error {
		var placed []model.Placement
		for _, p := range v.Programme.Placements {
			if has(v.Event.Sessions[p.Session].Themes) {
				placed = append(placed, p)
			}
		}
		if len(placed) == 0 {
			return nil
		}
		v.Heading(heading)
		return v.List(placed, columns...)
	}
	for _, theme := range themes {
		if err := show(theme, func(own []string) bool { return slices.Contains(own, theme) }); err != nil {
			return err
		}
	}
	if err := show(none, func(own []string) bool { return len(own) == 0 }); err != nil {
		return err
	}
	v.Afterword()
	return nil
}
