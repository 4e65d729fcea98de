package page

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/exchange"
)

// Event adds pages to the event base, or makes an event of them if base is nil. base
// stays as it is.
//
// A page becomes a session, its cast, and, if it gives a time, a published placement
// in the baseline with a pin (rule R35) to that time and room. Cast lines of different
// pages, or of a page and the event, are one person if their names are equal but for
// case, accents, honorific and the order of the words; each such match is noted, since
// two people can share a name. What a page says of a session of base, of its cast and of
// its place takes the stead of what base has, for others to weigh: such a row has its
// position in the page then. What base has of people and rooms stays, and so does what
// pages never say. Ids of people are their names in lower case with hyphens.
//
// An event made of pages alone is in UTC, because pages do not name the venue's zone,
// and has a window a day, as long as the published times of that day; notes say so.
func Event(pages []*Session, base *model.Event, v Venue) (*model.Event, []model.Fault) {
	b := newBuilder(base)
	if b.fresh {
		b.venue = v
		b.event.Zone = cmp.Or(v.Zone, b.event.Zone)
		b.event.Days = slices.Clone(v.Days)
	}
	for _, s := range pages {
		b.add(s)
	}
	b.settleGroups()
	if b.fresh {
		b.makeDays()
	}
	if len(b.placements) > 0 || b.event.Baseline != nil {
		b.event.Baseline = model.NewProgramme(b.placements)
	}
	return b.event, exchange.Notes(b.notes, b.event)
}

// Venue is what pages do not say of an event that is made of them.
type Venue struct {
	Zone model.Zone   // "" for UTC
	Days []model.Date // none for those of the published times
}

// ownColumns are the columns that pages add to the tables, beside those of the model.
var ownColumns = map[string][]string{
	"sessions": {"format", "source"},
	"cast":     {"honorific", "affiliation", "group", "region", "unsure", "source"},
	"rules":    nil,
	"people":   nil,
	"rooms":    nil,
}

type builder struct {
	event      *model.Event
	venue      Venue
	fresh      bool                          // there was no event before the pages
	former     model.SessionIndex            // those before it are sessions of base
	spoken     map[model.SessionIndex]string // the page that spoke first of one of these
	placements []model.Placement
	notes      []model.Fault

	sessions map[string]model.SessionIndex
	people   map[string][]model.PersonIndex // by nameKey
	personID map[string]bool
	found    map[model.PersonIndex]string // where a person was found first
	noted    map[string]bool              // matches already noted
	grouping map[model.PersonIndex]*grouping
	rooms    map[string][]model.RoomIndex // by roomKey
}

// theEvent is where a person was found who was there before the pages.
const theEvent = "the event"

// grouping collects what pages say about a person's groups.
type grouping struct{ groups, regions []Field }

func newBuilder(base *model.Event) *builder {
	e := &model.Event{Zone: "UTC", Grain: 15, Roles: defaultRoles()}
	if base != nil {
		shallow := *base
		e = &shallow
	}
	e.Types, e.Roles, e.Sessions = slices.Clone(e.Types), slices.Clone(e.Roles), slices.Clone(e.Sessions)
	e.People, e.Cast, e.Rooms, e.Rules = slices.Clone(e.People), slices.Clone(e.Cast), slices.Clone(e.Rooms), slices.Clone(e.Rules)
	e.ExtraColumns = maps.Clone(e.ExtraColumns)
	if e.ExtraColumns == nil {
		e.ExtraColumns = map[string][]string{}
	}
	b := &builder{
		event: e, fresh: base == nil, former: model.SessionIndex(len(e.Sessions)), spoken: map[model.SessionIndex]string{}, sessions: map[string]model.SessionIndex{}, people: map[string][]model.PersonIndex{}, personID: map[string]bool{},
		found: map[model.PersonIndex]string{}, noted: map[string]bool{}, grouping: map[model.PersonIndex]*grouping{}, rooms: map[string][]model.RoomIndex{},
	}
	b.addColumns()
	if e.Baseline != nil {
		b.placements = slices.Clone(e.Baseline.Placements)
	}
	for i := range e.Sessions {
		b.sessions[e.Sessions[i].ID] = model.SessionIndex(i)
	}
	for i := range e.People {
		p := &e.People[i]
		b.index(model.PersonIndex(i), p.Name)
		for _, alias := range p.Aliases {
			b.index(model.PersonIndex(i), alias)
		}
		b.personID[p.ID] = true
		b.found[model.PersonIndex(i)] = theEvent
	}
	for i := range e.Rooms {
		for _, key := range []string{roomKey(e.Rooms[i].ID), roomKey(e.Rooms[i].Name)} {
			if !slices.Contains(b.rooms[key], model.RoomIndex(i)) {
				b.rooms[key] = append(b.rooms[key], model.RoomIndex(i))
			}
		}
	}
	return b
}

func (b *builder) index(p model.PersonIndex, name string) {
	if key := nameKey(name); key != "" && !slices.Contains(b.people[key], p) {
		b.people[key] = append(b.people[key], p)
	}
}

// addColumns gives the tables the columns that pages add, empty in the rows of base.
func (b *builder) addColumns() {
	e := b.event
	for table, own := range ownColumns {
		columns := slices.Clone(e.ExtraColumns[table])
		for _, name := range own {
			if !slices.Contains(columns, name) {
				columns = append(columns, name)
			}
		}
		if len(columns) == 0 {
			continue
		}
		e.ExtraColumns[table] = columns
		widen := func(r *model.Row) { r.Extra = b.extra(table, nil, r.Extra) }
		switch table {
		case "sessions":
			for i := range e.Sessions {
				widen(&e.Sessions[i].Row)
			}
		case "cast":
			for i := range e.Cast {
				widen(&e.Cast[i].Row)
			}
		}
	}
}

// extra returns the extra cells of a row of that table: those of have, in their
// places, and over them the cells by column name.
func (b *builder) extra(table string, cells map[string]string, have []string) []string {
	columns := b.event.ExtraColumns[table]
	if len(columns) == 0 {
		return nil
	}
	row := make([]string, len(columns))
	copy(row, have)
	for i, name := range columns {
		if cell, ok := cells[name]; ok {
			row[i] = cell
		}
	}
	return row
}

// note tells the secretary something about a line of a page.
func (b *builder) note(s *Session, line int, remedy, format string, args ...any) {
	b.notes = append(b.notes, model.Fault{Pos: model.Position{File: s.Page, Line: line, Column: 1}, Message: fmt.Sprintf(format, args...), Remedy: remedy})
}

func source(s *Session, line int) string { return s.Page + ":" + strconv.Itoa(line) }

// add puts one page into the event.
func (b *builder) add(s *Session) {
	x, known := b.sessions[s.ID.Text]
	if known && x < b.former && b.spoken[x] == "" {
		b.spoken[x] = s.Page
		b.takeSession(s, x)
	} else if known {
		b.note(s, s.ID.Line, "", "session %q is in the event already; its row stays as it is", s.ID.Text)
	} else {
		x = b.addSession(s)
	}
	for i := range s.Cast {
		b.addCast(s, x, &s.Cast[i])
	}
	b.addPlacement(s, x)
}

// takeSession gives a session what a page says of it. What pages never say stays.
func (b *builder) takeSession(s *Session, x model.SessionIndex) {
	row, old := b.rowOf(s), &b.event.Sessions[x]
	old.Pos, old.Extra = row.Pos, b.extra("sessions", b.sessionCells(s), old.Extra)
	old.Title, old.Type, old.State, old.Themes, old.Org = row.Title, row.Type, row.State, row.Themes, row.Org
	if row.Minutes > 0 {
		old.Minutes = row.Minutes
	}
}

func (b *builder) addSession(s *Session) model.SessionIndex {
	e := b.event
	row := b.rowOf(s)
	if row.Minutes == 0 {
		b.note(s, s.ID.Line, "give its minutes in sessions.csv", "neither the page nor its type says how long %q takes", s.ID.Text)
	}
	e.Sessions = append(e.Sessions, row)
	x := model.SessionIndex(len(e.Sessions) - 1)
	b.sessions[row.ID] = x
	return x
}

// rowOf returns the row of a page's session, whose type it gives to the event.
func (b *builder) rowOf(s *Session) model.Session {
	e := b.event
	t := slices.IndexFunc(e.Types, func(t model.SessionType) bool { return t.ID == s.Type.Text })
	if t < 0 {
		t = len(e.Types)
		e.Types = append(e.Types, model.SessionType{ID: s.Type.Text})
	}
	if e.Name == "" {
		e.Name = s.Meeting
	}
	row := model.Session{
		Row:   model.Row{Pos: model.Position{File: s.Page, Line: s.ID.Line, Column: 1}},
		ID:    s.ID.Text,
		Title: s.Title.Text, Type: s.Type.Text, State: model.Confirmed,
		Minutes: cmp.Or(s.slot().Minutes(), s.Minutes, e.Types[t].Minutes),
	}
	for _, theme := range s.Themes {
		row.Themes = append(row.Themes, theme.Text)
	}
	var orgs []string
	for _, entry := range s.Cast {
		if entry.Name == "" && entry.Role == "organizer" {
			orgs = append(orgs, entry.Affiliation)
		}
	}
	row.Org = strings.Join(orgs, "; ")
	row.Extra = b.extra("sessions", b.sessionCells(s), nil)
	return row
}

// sessionCells are the cells of the columns that pages add to sessions.
func (b *builder) sessionCells(s *Session) map[string]string {
	cells := map[string]string{"source": source(s, s.ID.Line)}
	if s.Format.Line > 0 {
		cells["format"] = fmt.Sprintf("%s - %d Min", s.Format.Text, s.Minutes)
	}
	return cells
}

// longest is the longest session that a published end is believed for: 8 hours. Pages
// have ends on a wrong day.
const longest model.Minutes = 480

// slot returns the page's slot; if its end is not to be believed, the start with the
// minutes of the format, which can be none.
func (s *Session) slot() model.Interval {
	if s.Slot.Line > 0 && s.Slot.Interval.Minutes() > longest {
		return model.Span(s.Slot.Start, s.Minutes)
	}
	return s.Slot.Interval
}

// defaultRoles are the roles of pages, as an event has them that names none.
func defaultRoles() []model.Role {
	roles := make([]model.Role, len(order))
	for i, id := range order {
		roles[i] = defaultRole(id)
	}
	return roles
}

// defaultRole is a role of pages.
func defaultRole(id string) model.Role {
	all := model.DefaultRoles()
	return all[slices.IndexFunc(all, func(r model.Role) bool { return r.ID == id })]
}
