package ical

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"programme/model"
	"programme/model/exchange"
)

// Baseline returns event e with the times and rooms of a published calendar as its
// baseline. An event of the calendar is the session whose UID it has, or whose id stands
// in its X-PROGRAMME-SESSION or before its title, or whose title it has, in this order;
// where several sessions have that title, the only one of them that the baseline has in
// that room.
// Events that are no session, and sessions of the baseline that the calendar does not
// have, are noted; the latter stay. What a calendar says otherwise than the baseline
// takes its place, and is noted. e itself stays as it is.
func (c *Calendar) Baseline(e *model.Event) (*model.Event, []model.Fault) {
	b := &baseline{e: e, source: cmp.Or(c.Called, "calendar"), finder: newFinder(e), found: map[model.SessionIndex][]model.Placement{}, cancelled: map[model.SessionIndex]model.Position{}}
	for i := range c.Entries {
		b.read(&c.Entries[i])
	}
	out := *e
	if placements := b.settle(); len(placements) > 0 || e.Baseline != nil {
		out.Baseline = model.NewProgramme(placements)
	}
	return &out, exchange.Notes(b.notes, &out)
}

type baseline struct {
	*finder
	e         *model.Event
	source    string // what messages call it
	found     map[model.SessionIndex][]model.Placement
	cancelled map[model.SessionIndex]model.Position
	notes     model.Faults
}

func (b *baseline) note(pos model.Position, remedy, format string, args ...any) {
	b.notes = append(b.notes, model.Fault{Pos: pos, Message: fmt.Sprintf(format, args...), Remedy: remedy})
}

// read takes the placements of one event of the calendar.
func (b *baseline) read(x *Entry) {
	place := strings.TrimSpace(x.Location)
	room, roomKnown := b.room(place)
	var s model.SessionIndex
	switch named := b.session(x); len(named) {
	case 0:
		what := x.Summary
		if what == "" {
			what = x.UID
		}
		b.note(x.Pos, "add it to the sessions if it is one", "%s is no session of the event; it is left out", quote(what))
		return
	case 1:
		s = named[0]
	default:
		var ok bool
		if s, ok = b.inRoom(named, room); !ok {
			b.note(x.Pos, "write the id before the title", "%s: %s; it is left out", quote(x.Summary), b.sharers(named))
			return
		}
		b.note(x.Pos, "write the id before the title if it is another one", "%s: %s; it is read as %q, which is in %q in the baseline",
			quote(x.Summary), b.sharers(named), b.e.Sessions[s].ID, b.e.Rooms[room].Name)
	}
	id := b.e.Sessions[s].ID
	if x.Status == cancelled {
		b.cancelled[s] = x.Pos
		return
	}
	if place != "" && !roomKnown {
		b.note(x.Pos, "give the room in the baseline", "%s, the place of %q, is no room of the event; the room is left out", quote(place), id)
	}
	if len(x.Times) == 0 {
		b.note(x.Pos, "", "%q does not take place during the event; it is left out", id)
	}
	for _, v := range x.Times {
		if x.NoEnd {
			v = model.Span(v.Start, b.e.Length(s))
		}
		if v.Minutes() == 0 {
			b.note(x.Pos, "give the time in the baseline", "%q has no length; it is left out", id)
			continue
		}
		if want := b.e.Length(s); v.Minutes() != want {
			b.note(x.Pos, "", "%q takes %d minutes in the event, %d in the %s", id, want, v.Minutes(), b.source)
		}
		pl := model.Placement{Session: s, Interval: v, Room: model.InRoom(room), State: model.Published, Pos: x.Pos}
		same := func(q model.Placement) bool { return q.Interval == v && q.Room.Index() == room }
		if !slices.ContainsFunc(b.found[s], same) {
			b.found[s] = append(b.found[s], pl)
		}
	}
}

// inRoom returns the only one of several sessions that the baseline has in a room.
func (b *baseline) inRoom(named []model.SessionIndex, room model.RoomIndex) (model.SessionIndex, bool) {
	found := model.NoSession
	if b.e.Baseline == nil || room == model.NoRoom {
		return found, false
	}
	for _, pl := range b.e.Baseline.Placements {
		if pl.Room.Index() != room || pl.Session == found || !slices.Contains(named, pl.Session) {
			continue
		}
		if found != model.NoSession {
			return model.NoSession, false
		}
		found = pl.Session
	}
	return found, found != model.NoSession
}

// sharers says which sessions have a title: two sessions have this title, "A" and "B".
func (b *baseline) sharers(sessions []model.SessionIndex) string {
	var ids []string
	for _, s := range sessions {
		ids = append(ids, strconv.Quote(b.e.Sessions[s].ID))
	}
	if len(ids) == 2 {
		return "two sessions have this title, " + strings.Join(ids, " and ")
	}
	return fmt.Sprintf("%d sessions have this title, %s and %d more", len(ids), strings.Join(ids[:2], ", "), len(ids)-2)
}

// settle returns the placements of the new baseline, and notes how they differ.
func (b *baseline) settle() []model.Placement {
	var former [][]model.Placement
	if b.e.Baseline != nil {
		former = b.e.Baseline.BySession(len(b.e.Sessions))
	} else {
		former = make([][]model.Placement, len(b.e.Sessions))
	}
	var all []model.Placement
	for i, was := range former {
		s := model.SessionIndex(i)
		id := b.e.Sessions[i].ID
		now := b.found[s]
		if len(now) > 1 {
			b.note(now[1].Pos, "keep one of them", "%q is in the %s %d times", id, b.source, len(now))
		}
		pos, gone := b.cancelled[s]
		switch {
		case len(now) > 0 && len(was) > 0:
			if !samePlaces(was, now) {
				b.note(now[0].Pos, "", "%q was at %s in the baseline, and is at %s now", id, b.place(was[0]), b.place(now[0]))
			} else {
				for k := range now { // who was told still is
					now[k].Told = was[k].Told
				}
			}
			all = append(all, now...)
		case len(now) > 0:
			all = append(all, now...)
		case gone && len(was) > 0:
			b.note(pos, "set its state to cancelled", "%q is cancelled in the %s; it is taken out of the baseline, where it was at %s", id, b.source, b.place(was[0]))
		case len(was) > 0:
			b.note(model.Position{}, "", "%q is not in the %s; it stays in the baseline, at %s", id, b.source, b.place(was[0]))
			all = append(all, was...)
		}
	}
	return all
}

// place says when and where a placement is.
func (b *baseline) place(pl model.Placement) string {
	text := pl.Start.String()
	if pl.Room.Given() {
		text += fmt.Sprintf(" in %q", b.e.Rooms[pl.Room.Index()].Name)
	}
	return text
}

func samePlaces(a, b []model.Placement) bool {
	return slices.EqualFunc(a, b, func(p, q model.Placement) bool { return p.Interval == q.Interval && p.Room == q.Room })
}

// finder finds the sessions and rooms that a calendar means.
type finder struct {
	byUID   map[string]model.SessionIndex
	byID    map[string]model.SessionIndex
	byTitle map[string][]model.SessionIndex
	// byTitleAsIs is by the very letters: NoSession for a title that several have.
	byTitleAsIs map[string]model.SessionIndex
	byRoom      map[string]model.RoomIndex // NoRoom for a name that several have
}

func newFinder(e *model.Event) *finder {
	f := &finder{
		byUID: map[string]model.SessionIndex{}, byID: map[string]model.SessionIndex{}, byTitle: map[string][]model.SessionIndex{},
		byTitleAsIs: map[string]model.SessionIndex{}, byRoom: map[string]model.RoomIndex{},
	}
	ns := exchange.EventNamespace(e)
	for i := range e.Sessions {
		s, id := model.SessionIndex(i), e.Sessions[i].ID
		for n := 1; n <= 3; n++ { // a programme can have a session again, though none should
			f.byUID[ns.Session(id, n)] = s
		}
		f.byID[fold(id)] = s
		title := fold(e.Sessions[i].Title)
		f.byTitle[title] = append(f.byTitle[title], s)
		if _, twice := f.byTitleAsIs[e.Sessions[i].Title]; twice {
			s = model.NoSession
		}
		f.byTitleAsIs[e.Sessions[i].Title] = s
	}
	for i := range e.Rooms {
		r := model.RoomIndex(i)
		for _, name := range []string{fold(e.Rooms[i].ID), fold(e.Rooms[i].Name)} {
			if other, twice := f.byRoom[name]; twice && other != r {
				f.byRoom[name] = model.NoRoom
			} else {
				f.byRoom[name] = r
			}
		}
	}
	return f
}

// session returns the session that an event of a calendar is; several if only a title
// says which, and they share it.
func (f *finder) session(x *Entry) []model.SessionIndex {
	if s, known := f.byUID[x.UID]; known {
		return []model.SessionIndex{s}
	}
	if s, known := f.byID[fold(x.Session)]; known && x.Session != "" {
		return []model.SessionIndex{s}
	}
	summary := fold(x.Summary)
	if s, known := f.byID[summary]; known {
		return []model.SessionIndex{s}
	}
	if named := f.byTitle[summary]; len(named) > 0 && summary != "" {
		if exact, known := f.byTitleAsIs[x.Summary]; known && exact != model.NoSession {
			return []model.SessionIndex{exact}
		}
		return named
	}
	// "WS 70: Title", "IGF 2023 WS #70 Title": the longest run of words that is an id.
	words := strings.Fields(summary)
	for n := min(len(words), 4); n > 0; n-- {
		for i := 0; i+n <= min(len(words), 6); i++ {
			run := strings.Join(words[i:i+n], " ")
			if s, known := f.byID[run]; known && strings.ContainsAny(run, "0123456789") {
				return []model.SessionIndex{s}
			}
		}
	}
	return nil
}

// room returns the room of a LOCATION: its name or id, or that before a comma and what
// follows it; NoRoom if it is none.
func (f *finder) room(place string) (model.RoomIndex, bool) {
	first, _, _ := strings.Cut(place, ",")
	for _, name := range []string{place, first} {
		if r, known := f.byRoom[fold(name)]; known && r != model.NoRoom {
			return r, true
		}
	}
	return model.NoRoom, false
}

// fold returns the words of text in small letters, without marks around them.
func fold(text string) string {
	words := strings.Fields(strings.ToLower(text))
	for i, w := range words {
		words[i] = strings.Trim(w, `#:;,.()[]"'–—-`)
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}
