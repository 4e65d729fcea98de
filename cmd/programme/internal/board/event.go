package board

import (
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/model"
	"programme/model/rules"
)

// eventOf returns what no step changes of an event, after changes to it.
func eventOf(book *rules.Book, read present.Read, path, revision string) *Event {
	e := book.Event()
	x := noEvent(path, revision)
	x.Name, x.Zone, x.Grain, x.Baseline, x.Read = e.Name, string(e.Zone), int(e.Grain), e.Baseline != nil, read
	x.Days = daysOf(e)
	for i := range e.Rooms {
		r := &e.Rooms[i]
		x.Rooms = append(x.Rooms, Room{ID: r.ID, Name: r.Name, Area: r.Area, Seats: r.Capacity, Parts: roomIDs(e, r.Combines), Pair: r.Paired()})
	}
	x.Sessions, x.Themes = sessionsOf(e)
	for i := range e.People {
		p := &e.People[i]
		x.People = append(x.People, Person{ID: p.ID, Name: p.Name, Zone: string(p.Zone), Org: p.Org})
	}
	for i := range e.Windows {
		w := &e.Windows[i]
		x.Windows = append(x.Windows, Window{ID: w.ID, Start: int64(w.Start), End: int64(w.End), Rooms: roomIDs(e, w.Rooms)})
	}
	x.Holds = closuresOf(book)
	for i := range e.Availability {
		a := &e.Availability[i]
		away := Away{Start: int64(a.Start), End: int64(a.End), Kind: string(a.Kind)}
		switch {
		case a.Person() != model.NoPerson:
			away.Person = e.People[a.Person()].ID
		case a.Room() != model.NoRoom:
			away.Room = e.Rooms[a.Room()].ID
		default:
			continue
		}
		x.Away = append(x.Away, away)
	}
	x.Tiers = tierNames(book)
	return x
}

// noEvent is the answer where the tables cannot be read yet.
func noEvent(path, revision string) *Event {
	return &Event{
		Revision: revision, Path: path, Days: []Day{}, Rooms: []Room{}, Sessions: []Session{}, People: []Person{}, Windows: []Window{},
		Holds: []Closure{}, Away: []Away{}, Tiers: []TierName{}, Themes: []string{}, Formats: []Format{},
	}
}

// daysOf returns the days on which windows are, each from its first to its last minute that is
// in one.
func daysOf(e *model.Event) []Day {
	by := map[model.Date]*Day{}
	for i := range e.Windows {
		for at := e.Windows[i].Start; at < e.Windows[i].End; {
			date := model.DateIn(at, e.Zone)
			end := min(e.Windows[i].End, date.Bounds(e.Zone).End)
			if by[date] == nil {
				by[date] = &Day{Date: date.String(), Opens: int64(at), Closes: int64(end)}
			}
			d := by[date]
			d.Opens, d.Closes, at = min(d.Opens, int64(at)), max(d.Closes, int64(end)), end
		}
	}
	days := make([]Day, 0, len(by))
	for _, d := range by {
		days = append(days, *d)
	}
	slices.SortFunc(days, func(a, b Day) int { return int(a.Opens - b.Opens) })
	return days
}

// sessionsOf returns the sessions that can be placed, and the themes that they have, by name.
func sessionsOf(e *model.Event) (list []Session, themes []string) {
	merged := map[string][]string{}
	for i := range e.Sessions {
		if s := &e.Sessions[i]; s.Merge != "" && s.State != model.Cancelled {
			merged[s.Merge] = append(merged[s.Merge], s.ID)
		}
	}
	cast, must := make([][]Part, len(e.Sessions)), e.Attendances()
	for i, c := range e.Cast {
		cast[c.Session] = append(cast[c.Session], Part{Person: e.People[c.Person].ID, Role: c.Role, Must: must[i].Must()})
	}
	list, themes = []Session{}, []string{}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		if s.State == model.Cancelled {
			continue
		}
		x := Session{
			ID: s.ID, Title: s.Title, Type: s.Type, Themes: append([]string{}, s.Themes...), Minutes: int(s.Minutes), Organisations: []string{},
			People: append([]Part{}, cast[i]...), Optional: s.State == model.Optional, Expected: s.Expected, Merged: []string{},
		}
		for org := range strings.SplitSeq(s.Org, ";") {
			if org = strings.TrimSpace(org); org != "" {
				x.Organisations = append(x.Organisations, org)
			}
		}
		for _, other := range merged[s.Merge] {
			if other != s.ID {
				x.Merged = append(x.Merged, other)
			}
		}
		list, themes = append(list, x), append(themes, s.Themes...)
	}
	slices.Sort(themes)
	return list, slices.Compact(themes)
}

// closuresOf returns what rooms are held for beside sessions.
func closuresOf(book *rules.Book) []Closure {
	e, list := book.Event(), []Closure{}
	items := book.Of(rules.Hold).Items
	for i := range items {
		if b := &items[i]; b.Level != model.Off {
			list = append(list, Closure{
				Title: b.Text("title"), Rooms: roomIDs(e, b.Rooms("rooms")), Start: int64(b.Instant("start")), End: int64(b.Instant("end")),
			})
		}
	}
	return list
}

// roomIDs returns the ids of rooms, never nil: none where they are all rooms of the event.
func roomIDs(e *model.Event, rooms []model.RoomIndex) []string {
	ids := []string{}
	if len(rooms) == len(e.Rooms) && len(rooms) > 1 {
		return ids
	}
	for _, r := range rooms {
		ids = append(ids, e.Rooms[r].ID)
	}
	return ids
}

// tierNames says what costs in each tier that something is in.
func tierNames(book *rules.Book) []TierName {
	by := [10][]string{}
	add := func(level model.Level, words string) {
		if tier := level.Tier(); tier > 0 && !slices.Contains(by[tier], words) {
			by[tier] = append(by[tier], words)
		}
	}
	for i := range book.Bindings {
		b := &book.Bindings[i]
		for _, set := range append([]*rules.Bound{&b.General}, pointers(b.Items)...) {
			add(set.LevelOf(""), b.Rule.Name)
			for _, p := range b.Rule.Params {
				if p.Type == rules.LevelParam {
					add(set.LevelOf(p.Key), b.Rule.Name+" ("+p.Key+")")
				}
			}
		}
	}
	names := []TierName{}
	for tier, words := range by {
		if len(words) > 0 {
			names = append(names, TierName{tier, strings.Join(words, ", ")})
		}
	}
	return names
}

func pointers[T any](list []T) []*T {
	to := make([]*T, len(list))
	for i := range list {
		to[i] = &list[i]
	}
	return to
}
