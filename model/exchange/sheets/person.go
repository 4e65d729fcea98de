package sheets

import (
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/tables"
)

// People returns person.csv, see [PersonTable].
func People(e *model.Event, p *model.Programme, o Options) tables.File {
	return PersonTable(e, p).File(o)
}

// PersonTable returns a row for each session of each person, by person and then by
// start, with the session's start and end in UTC, on the venue's clock and on the
// person's own, and the way from the session before on the same day. What is not known
// is empty: the own clock of a person without a zone, the way of a person who is not on
// site.
func PersonTable(e *model.Event, p *model.Programme) *Table {
	sheet := newTable("person", "person", "name", "session", "title", "role", "presence", "start_utc", "end_utc",
		"venue_local", "venue_local_end", "zone", "own_local", "own_local_end", "day_shift", "room", "room_name", "walk_from_previous")
	bySession := p.BySession(len(e.Sessions))
	walks := e.WalkTable(unlisted)
	parts := make([][]duty, len(e.People))
	for _, c := range e.Cast {
		own := parts[c.Person]
		at := slices.IndexFunc(own, func(d duty) bool { return d.session == c.Session })
		if at < 0 {
			parts[c.Person] = append(own, duty{c.Session, []string{c.Role}, e.PresenceOf(c)})
			continue
		}
		if !slices.Contains(own[at].roles, c.Role) {
			own[at].roles = append(own[at].roles, c.Role)
		}
		if presence := e.PresenceOf(c); presence == model.OnSite || own[at].presence == "" {
			own[at].presence = presence
		}
	}
	for i := range e.People {
		person := &e.People[i]
		var placed []model.Placement
		by := map[model.SessionIndex]duty{}
		for _, d := range parts[i] {
			by[d.session] = d
			placed = append(placed, bySession[d.session]...)
		}
		var last *model.Placement // on site
		for _, pl := range model.NewProgramme(placed).Placements {
			d := by[pl.Session]
			cells := []string{
				person.ID, person.Name, e.Sessions[pl.Session].ID, e.Sessions[pl.Session].Title, strings.Join(d.roles, ";"), string(d.presence),
				pl.Start.String(), pl.End.String(), Local(pl.Start, e.Zone), Local(pl.End, e.Zone), string(person.Zone), "", "", "",
				roomID(e, pl.Room.Index()), roomName(e, pl.Room.Index()), "",
			}
			if person.Zone != "" {
				cells[11], cells[12] = Local(pl.Start, person.Zone), Local(pl.End, person.Zone)
				cells[13] = dayShift(pl.Start, e.Zone, person.Zone)
			}
			if d.presence == model.OnSite && pl.Room.Given() {
				if last != nil && model.DateIn(last.Start, e.Zone) == model.DateIn(pl.Start, e.Zone) {
					cells[16] = walk(walks, person, last.Room.Index(), pl.Room.Index())
				}
				last = &pl
			}
			sheet.add(cells...)
		}
	}
	return sheet
}

// duty is all that one person does in one session.
type duty struct {
	session  model.SessionIndex
	roles    []string
	presence model.Presence
}

// dayShift says on which day t falls in the person's zone, seen from the venue's: in
// words, since a cell that begins with a sign reads as a formula.
func dayShift(t model.Instant, venue, own model.Zone) string {
	switch shift := model.DateIn(t, own).Sub(model.DateIn(t, venue)); shift {
	case 0:
		return "same day"
	case 1:
		return "next day"
	case -1:
		return "day before"
	default:
		if shift > 0 {
			return strconv.Itoa(shift) + " days later"
		}
		return strconv.Itoa(-shift) + " days before"
	}
}

// unlisted stands for a way that walk.csv does not give.
const unlisted model.Minutes = -1

// walk says how many minutes the way takes this person; "" where walk.csv does not.
func walk(walks *model.WalkTable, person *model.Person, from, to model.RoomIndex) string {
	minutes := walks.Minutes(from, to)
	if minutes == unlisted {
		return ""
	}
	return strconv.FormatInt(int64(person.Walks(minutes)), 10)
}
