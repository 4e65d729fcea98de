package web

import (
	"cmp"
	"slices"
	"strconv"

	"programme/model"
	"programme/model/exchange"
	"programme/model/exchange/words"
)

// programme is what the page shows, the same for list, grid, script and machines.
type programme struct {
	event   *model.Event
	lang    *words.Language
	entries []*entry // by start, then room, then session
	themes  []string // each that a session has, by name
	hues    []string // the themes that have a colour of their own, the commonest first
	people  []model.PersonIndex
	handles []string // fragments by which links mean the people
	Days    []*day
}

// status says how an entry differs from what was published before.
type status string

const (
	asBefore status = ""
	moved    status = "moved"     // to another time
	rehoused status = "room"      // to another room, at the same time
	gone     status = "cancelled" // takes place no more
)

// entry is a session at its time and place; or, if it is gone, at those it had.
type entry struct {
	*model.Session
	at        model.Placement
	day       *day
	Anchor    string
	uid       string // of calendar files
	Hue       string // class of its theme's colour
	Room      string // name, "" for none
	Status    status
	Was       *model.Placement // what was published before, of an entry that moved or changed its room
	Clash     bool             // shares its room with another at that time
	Tentative bool             // neither confirmed nor published, in a version that says what is
	Cast      []part
	zone      model.Zone
	lang      *words.Language
	roomNames func(model.RoomIndex) string
}

// part is a role of a session and who has it.
type part struct {
	Role   string
	People []castName
}

// castName is a person in the cast, and how the page's script knows them.
type castName struct {
	Index int
	Name  string
}

// day is a conference day on the venue's clock, with all that takes place on it.
type day struct {
	Date    model.Date
	start   model.Instant
	Entries []*entry // that start on it
	Before  []*entry // that began before it and go on into it; none that are gone
	Pauses  []*pause // that start on it
	Grid    *grid
	lang    *words.Language
}

// programmeOf returns programme p of event e, whose ids are those of the event source, in a
// language.
func programmeOf(e *model.Event, p *model.Programme, source *model.Event, lang *words.Language) *programme {
	shown := &programme{event: e, lang: lang}
	anchors, names := anchorsOf(sessionIDs(source)), exchange.EventNamespace(source)
	was := publishedBefore(e)
	now := p.BySession(len(e.Sessions))
	sharing := e.Sharing(p)
	times := make([]int, len(e.Sessions)) // a foreign programme can have a session twice
	add := func(pl model.Placement, st status, before *model.Placement) {
		s := &e.Sessions[pl.Session]
		anchor := anchors[pl.Session]
		if times[pl.Session]++; times[pl.Session] > 1 {
			anchor += "_" + strconv.Itoa(times[pl.Session])
		}
		shown.entries = append(shown.entries, &entry{
			Session: s, at: pl, Anchor: anchor, uid: names.Session(source.Sessions[pl.Session].ID, times[pl.Session]), Room: roomName(e, pl.Room.Index()), Status: st, Was: before,
			Clash: st != gone && sharing[pl], zone: e.Zone, lang: lang,
			roomNames: func(r model.RoomIndex) string { return roomName(e, r) },
		})
	}
	for _, pl := range p.Placements {
		st, before := changeOf(pl, was[pl.Session])
		if e.Sessions[pl.Session].State == model.Cancelled {
			st, before = gone, nil
		}
		add(pl, st, before)
	}
	for s := range e.Sessions {
		if len(now[s]) == 0 {
			for _, pl := range was[s] {
				add(pl, gone, nil)
			}
		}
	}
	slices.SortStableFunc(shown.entries, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.at.Start, b.at.Start), cmp.Compare(a.at.Room.Index(), b.at.Room.Index()), cmp.Compare(a.at.Session, b.at.Session))
	})
	shown.fillCast(anchorsOf(personIDs(source)))
	shown.fillThemes()
	shown.fillDays()
	return shown
}

// publishedBefore returns the placements of each session that the public knows.
func publishedBefore(e *model.Event) [][]model.Placement {
	known := make([][]model.Placement, len(e.Sessions))
	if e.Baseline != nil {
		for _, pl := range e.Baseline.Placements {
			if pl.State == model.Published {
				known[pl.Session] = append(known[pl.Session], pl)
			}
		}
	}
	return known
}

// changeOf returns how a placement differs from the published ones of its session, and
// from which.
func changeOf(pl model.Placement, before []model.Placement) (status, *model.Placement) {
	if len(before) == 0 {
		return asBefore, nil
	}
	st, from := moved, &before[0]
	for i := range before {
		if before[i].Start != pl.Start {
			continue
		}
		if before[i].Room == pl.Room || !before[i].Room.Given() {
			return asBefore, nil
		}
		st, from = rehoused, &before[i]
	}
	return st, from
}

// fillCast gives every entry its cast by role, in the event's order of roles, and
// numbers the people who are in one. Links mean each by the handle of that index.
func (shown *programme) fillCast(handles []string) {
	e := shown.event
	numbers := map[model.PersonIndex]int{}
	cast := make([][]model.CastMember, len(e.Sessions))
	for _, c := range e.Cast {
		cast[c.Session] = append(cast[c.Session], c)
	}
	order := map[string]int{}
	for i, r := range e.Roles {
		order[r.ID] = i - len(e.Roles)
	}
	for _, x := range shown.entries {
		members := cast[x.at.Session]
		slices.SortStableFunc(members, func(a, b model.CastMember) int { return cmp.Compare(order[a.Role], order[b.Role]) })
		for _, c := range members {
			number, ok := numbers[c.Person]
			if !ok {
				number = len(shown.people)
				numbers[c.Person] = number
				shown.people = append(shown.people, c.Person)
				shown.handles = append(shown.handles, handles[c.Person])
			}
			at := slices.IndexFunc(x.Cast, func(have part) bool { return have.Role == c.Role })
			if at < 0 {
				at = len(x.Cast)
				x.Cast = append(x.Cast, part{Role: c.Role})
			}
			x.Cast[at].People = append(x.Cast[at].People, castName{number, e.People[c.Person].Name})
		}
	}
}

func (shown *programme) fillDays() {
	all := make([]model.Placement, len(shown.entries)) // by start, as the entries are
	byPlace := map[model.Placement]*entry{}
	for i, x := range shown.entries {
		all[i] = x.at
		byPlace[x.at] = x
	}
	rest := shown.entries
	for _, d := range model.NewProgramme(all).ByDay(shown.event.Zone) {
		list := &day{Date: d.Date, start: d.Start, lang: shown.lang}
		n := len(d.Placements)
		list.Entries, rest = rest[:n:n], rest[n:]
		for _, x := range list.Entries {
			x.day = list
		}
		for _, pl := range d.Before {
			if x := byPlace[pl]; x.Status != gone {
				list.Before = append(list.Before, x)
			}
		}
		if len(list.Entries)+len(list.Before) > 0 {
			shown.Days = append(shown.Days, list)
		}
	}
	shown.fillPauses()
	blocks, bands := 0, 0
	for _, d := range shown.Days {
		d.Grid = gridOf(shown.event, d, &blocks, &bands)
	}
}

func roomName(e *model.Event, r model.RoomIndex) string {
	if r == model.NoRoom {
		return ""
	}
	return e.Rooms[r].Name
}

// Name returns the name of the event.
func (shown *programme) Name() string { return shown.event.Name }

// Zone returns the name of the venue's zone.
func (shown *programme) Zone() string { return zoneName(shown.event.Zone) }

// People returns how many people are in the programme.
func (shown *programme) People() int { return len(shown.people) }

// Rooms returns how many rooms are in use.
func (shown *programme) Rooms() int {
	used := map[model.RoomIndex]bool{}
	for _, x := range shown.entries {
		if x.Status != gone && x.at.Room.Given() {
			for _, door := range shown.event.Doors(x.at.Room.Index()) {
				used[door] = true
			}
		}
	}
	return len(used)
}

// Dates says from when to when the programme goes: "8–12 October 2023".
func (shown *programme) Dates() string {
	if len(shown.Days) == 0 {
		return ""
	}
	return shown.lang.Dates(shown.Days[0].Date, shown.Days[len(shown.Days)-1].Date)
}

func zoneName(z model.Zone) string {
	if z == "" {
		return "UTC"
	}
	return string(z)
}
