package sheets

import (
	"slices"
	"strconv"

	"programme/model"
	"programme/model/tables"
)

// Programme returns programme.csv, see [ProgrammeTable].
func Programme(e *model.Event, p *model.Programme, o Options) tables.File {
	return ProgrammeTable(e, p).File(o)
}

// ProgrammeTable returns a row a placement, in the programme's order, then a row
// without time and room for each session that has no place and is not cancelled.
// The columns date, start and end say a time once more, on the venue's clock, as spreadsheets know
// a date and an hour. Each role that anybody has is a column of names. The column moved says how a row
// differs from the event's baseline: new, moved (in time, and perhaps in room), room,
// left out, or no; it is empty where there is no baseline.
func ProgrammeTable(e *model.Event, p *model.Programme) *Table {
	columns := []string{"session", "title", "type", "day", "date", "start", "end", "start_utc", "end_utc", "start_local", "end_local", "zone", "room", "room_name", "themes"}
	last := []string{"state", "told", "moved"}
	roles := castRoles(e)
	for _, role := range roles {
		if slices.Contains(columns, role) || slices.Contains(last, role) {
			role = "people_" + role
		}
		columns = append(columns, role)
	}
	sheet := newTable("programme", append(columns, last...)...)
	people := castNames(e)
	add := func(s model.SessionIndex, when [8]string, zone, room, roomName, state, told, moved string) {
		session := &e.Sessions[s]
		cells := append([]string{session.ID, session.Title, session.Type}, when[:]...)
		cells = append(cells, zone, room, roomName, list(session.Themes))
		for _, role := range roles {
			cells = append(cells, list(people[part{s, role}]))
		}
		sheet.add(append(cells, state, told, moved)...)
	}
	was := baselineOf(e)
	for _, pl := range p.Placements {
		told := ""
		if pl.Told > 0 {
			told = strconv.Itoa(pl.Told)
		}
		date := model.DateIn(pl.Start, e.Zone).String()
		when := [...]string{date, date, hour(pl.Start, e.Zone), hour(pl.End, e.Zone), pl.Start.String(), pl.End.String(), Local(pl.Start, e.Zone), Local(pl.End, e.Zone)}
		add(pl.Session, when, zoneName(e.Zone), roomID(e, pl.Room.Index()), roomName(e, pl.Room.Index()), string(pl.State), told, was.moved(pl))
	}
	for s, placed := range p.BySession(len(e.Sessions)) {
		if s := model.SessionIndex(s); len(placed) == 0 && e.Sessions[s].State != model.Cancelled {
			add(s, [8]string{}, "", "", "", "", "", was.missed(s))
		}
	}
	return sheet
}

// castRoles returns the roles that anyone has, in the event's order.
func castRoles(e *model.Event) []string {
	var roles, used []string
	for _, c := range e.Cast {
		if !slices.Contains(used, c.Role) {
			used = append(used, c.Role)
		}
	}
	for _, r := range e.Roles {
		if slices.Contains(used, r.ID) {
			roles = append(roles, r.ID)
		}
	}
	for _, role := range used {
		if !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	return roles
}

// part is a role of a session.
type part struct {
	session model.SessionIndex
	role    string
}

// castNames returns who has each part, in the order of cast.csv: by name, and with the
// id where two people have one name.
func castNames(e *model.Event) map[part][]string {
	holders := map[string]int{}
	for i := range e.People {
		holders[e.People[i].Name]++
	}
	names := map[part][]string{}
	for _, c := range e.Cast {
		name := e.People[c.Person].Name
		if holders[name] > 1 {
			name += " (" + e.People[c.Person].ID + ")"
		}
		at := part{c.Session, c.Role}
		names[at] = append(names[at], name)
	}
	return names
}

// baseline is where each session was before; nil for an event that has none.
type baseline [][]model.Placement

func baselineOf(e *model.Event) baseline {
	if e.Baseline == nil {
		return nil
	}
	return e.Baseline.BySession(len(e.Sessions))
}

// moved says how a placement differs from where its session was.
func (b baseline) moved(p model.Placement) string {
	if b == nil {
		return ""
	}
	sameTime := false
	for _, was := range b[p.Session] {
		if was.Start == p.Start && was.Room == p.Room {
			return "no"
		}
		sameTime = sameTime || was.Start == p.Start
	}
	switch {
	case len(b[p.Session]) == 0:
		return "new"
	case sameTime:
		return "room"
	default:
		return "moved"
	}
}

// missed says how having no place differs from where session s was.
func (b baseline) missed(s model.SessionIndex) string {
	switch {
	case b == nil:
		return ""
	case len(b[s]) == 0:
		return "no"
	default:
		return "left out"
	}
}
