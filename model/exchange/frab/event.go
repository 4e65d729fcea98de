package frab

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

// Event adds the schedule to the event base, or makes an event of it if base is nil.
// base stays as it is.
//
// A talk becomes a session with its people, its track as theme, and a published placement
// in the baseline. It is a session of base if it has its UUID, else its id: the one in
// the subtitle if the UUID is made of it, else the code, the number or the slug. What
// base says of a session, person or room stays, and so does what the schedule said of it
// first; a time or room that the schedule says otherwise than the baseline takes its
// place. Both are noted. What a schedule holds several times under one UUID or id is
// several sessions, and so are people and rooms that share one under names of their own.
//
// An event made of a schedule has a window a day, as long as the day of the schedule,
// and the role speaker for everybody. If the schedule does not name its zone, the offsets
// of its times must all be the same whole hours; the error says so otherwise.
func (s *Schedule) Event(base *model.Event) (*model.Event, []model.Fault, error) {
	return s.add(base, false)
}

// Update adds the schedule to the event base as [Schedule.Event] does, but what it says of
// sessions and who speaks in them, where base has them, takes the stead of that, for others to weigh;
// the rows have their positions in the schedule then.
func (s *Schedule) Update(base *model.Event) (*model.Event, []model.Fault, error) {
	return s.add(base, true)
}

func (s *Schedule) add(base *model.Event, taking bool) (*model.Event, []model.Fault, error) {
	b, err := newBuilder(s, base)
	if err != nil {
		return nil, nil, err
	}
	b.taking = taking
	b.addRooms()
	b.findShowings()
	for i := range s.Days {
		for k := range s.Days[i].Rooms {
			room := &s.Days[i].Rooms[k]
			for j := range room.Talks {
				b.addTalk(&room.Talks[j], room.Name)
			}
		}
	}
	b.settle()
	if base == nil {
		b.makeDays()
	} else {
		b.compareConference()
	}
	b.noteLost()
	b.notes = append(b.notes, b.unkept.faults(func(pos model.Position) model.Position { return pos })...)
	return b.event, exchange.Notes(b.notes, b.event), nil
}

type builder struct {
	schedule *Schedule
	event    *model.Event
	taking   bool               // see Schedule.Update
	ns       exchange.Namespace // of the event
	theirs   exchange.Namespace // of the event that wrote the schedule
	acronym  string             // of slugs that need not be kept
	found    map[model.SessionIndex][]model.Placement
	notes    model.Faults
	unkept   tally[model.Position] // what was known, and is said otherwise

	byGUID   map[string][]model.SessionIndex // several where a talk is held several times
	byID     map[string]model.SessionIndex
	showings map[*Talk]model.SessionIndex   // see findShowings
	spoken   map[model.SessionIndex]bool    // sessions of base that the schedule spoke of
	talkIDs  spareIDs                       // of the sessions that talks of the schedule are
	rooms    map[string]model.RoomIndex     // by name, and by "guid " and UUID
	sharing  map[string]bool                // UUIDs that several rooms have
	people   map[string][]model.PersonIndex // by UUID, code, number or name, see personKeys
	known    model.PersonIndex              // those before it are of the event as it was
	cast     map[seat]bool
	types    map[string]bool
	roomIDs  spareIDs
	ids      spareIDs        // of people
	reused   map[string]bool // what was noted already
}

// seat is a person in a session.
type seat struct {
	session model.SessionIndex
	person  model.PersonIndex
}

// speaker is the role of the people of a schedule, which says no other.
const speaker = "speaker"

func newBuilder(s *Schedule, base *model.Event) (*builder, error) {
	b := &builder{
		schedule: s, theirs: exchange.NamespaceOf(s.Title, s.firstDay()), acronym: s.Acronym,
		found: map[model.SessionIndex][]model.Placement{}, byGUID: map[string][]model.SessionIndex{}, byID: map[string]model.SessionIndex{},
		showings: map[*Talk]model.SessionIndex{}, spoken: map[model.SessionIndex]bool{}, talkIDs: newSpareIDs(" (%d)"), roomIDs: newSpareIDs(" (%d)"), ids: newSpareIDs("-%d"),
		rooms: map[string]model.RoomIndex{}, sharing: map[string]bool{}, people: map[string][]model.PersonIndex{},
		cast: map[seat]bool{}, types: map[string]bool{}, reused: map[string]bool{},
	}
	if base == nil {
		zone, err := b.zone()
		if err != nil {
			return nil, err
		}
		base = &model.Event{Name: cmp.Or(s.Title, s.Acronym, "Schedule"), Zone: zone, Grain: 15, Roles: []model.Role{{ID: speaker, Must: true}}}
		for i := range s.Days {
			base.Days = append(base.Days, s.Days[i].Date)
		}
		slices.SortFunc(base.Days, model.Date.Compare)
		base.Days = slices.Compact(base.Days)
	}
	e := *base
	e.Types, e.Roles, e.Sessions = slices.Clone(e.Types), slices.Clone(e.Roles), slices.Clone(e.Sessions)
	e.People, e.Cast, e.Rooms = slices.Clone(e.People), slices.Clone(e.Cast), slices.Clone(e.Rooms)
	e.ExtraColumns = maps.Clone(e.ExtraColumns)
	if e.ExtraColumns == nil {
		e.ExtraColumns = map[string][]string{}
	}
	b.event, b.ns, b.known = &e, exchange.EventNamespace(&e), model.PersonIndex(len(e.People))
	b.index()
	return b, nil
}

// firstDay returns the first day of the conference.
func (s *Schedule) firstDay() model.Date {
	first := s.First
	for i := range s.Days {
		if d := s.Days[i].Date; s.First == (model.Date{}) && (first == (model.Date{}) || d.Compare(first) < 0) {
			first = d
		}
	}
	return first
}

// index finds what the event has by all that a schedule may call it.
func (b *builder) index() {
	e := b.event
	for i := range e.Sessions {
		x, id := model.SessionIndex(i), e.Sessions[i].ID
		for n := 1; n <= again; n++ {
			b.byGUID[b.ns.Session(id, n)] = []model.SessionIndex{x}
		}
		if guid := cellsOf(e, "sessions", e.Sessions[i].Row).get("guid"); guid != "" {
			b.byGUID[guid] = append(b.byGUID[guid], x)
		}
		b.byID[id] = x
	}
	for i := range e.Rooms {
		r := &e.Rooms[i]
		b.roomIDs.take(r.ID)
		for _, key := range []string{"guid " + b.ns.Room(r.ID), "guid " + cellsOf(e, "rooms", r.Row).get("guid"), r.ID, r.Name, r.Name + " (" + r.ID + ")"} {
			if _, known := b.rooms[key]; !known {
				b.rooms[key] = model.RoomIndex(i)
			}
		}
	}
	for i := range e.People {
		p := &e.People[i]
		own := cellsOf(e, "people", p.Row)
		b.ids.take(p.ID)
		keys := append(personKeys(Person{GUID: own.get("guid"), Code: own.get("code"), Number: number(own.get("id")), Name: p.Name}), "guid "+b.ns.Person(p.ID), "name "+p.Name)
		b.know(slices.Compact(keys), model.PersonIndex(i), p.Name)
	}
	for _, c := range e.Cast {
		b.cast[seat{c.Session, c.Person}] = true
	}
	for _, k := range e.Types {
		b.types[k.ID] = true
	}
}

// again is how often a session can be in one programme for its UUIDs to be known.
const again = 5

func (b *builder) note(pos model.Position, remedy, format string, args ...any) {
	b.notes = append(b.notes, model.Fault{Pos: pos, Message: fmt.Sprintf(format, args...), Remedy: remedy})
}

// once notes something unless the same was noted before.
func (b *builder) once(pos model.Position, remedy, format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !b.reused[text] {
		b.reused[text] = true
		b.note(pos, remedy, "%s", text)
	}
}

// addTalk puts one talk into the event.
func (b *builder) addTalk(t *Talk, room string) {
	x := b.session(t)
	e := b.event
	b.addCast(t, x)
	r := model.NoRoom
	if room != "" {
		r = b.rooms[room]
	}
	b.found[x] = append(b.found[x], model.Placement{Session: x, Interval: t.Interval, Room: model.InRoom(r), State: model.Published, Pos: t.Pos})
	if want := e.Sessions[x].Minutes; want != t.Minutes() {
		b.note(t.Pos, "", "%q takes %d minutes in the event, %d in the schedule", e.Sessions[x].ID, want, t.Minutes())
	}
}

// session returns the session of a talk, a new one if the event has it not.
func (b *builder) session(t *Talk) model.SessionIndex {
	if x, known := b.showings[t]; known {
		b.again(t, x)
		return x
	}
	id, subtitle, own := b.ownID(t)
	if !own {
		id, subtitle = b.foreignID(t), t.Subtitle
	}
	if x, known := b.byID[id]; known {
		b.again(t, x)
		return x
	}
	return b.newSession(t, id, subtitle)
}

// again reads what a talk says of a session that is known: it is noted, or taken.
func (b *builder) again(t *Talk, x model.SessionIndex) {
	old := &b.event.Sessions[x]
	if !b.taking || old.Pos == t.Pos || b.spoken[x] {
		b.compare(t, x)
		return
	}
	b.spoken[x] = true
	_, subtitle, own := b.ownID(t)
	if !own {
		subtitle = t.Subtitle
	}
	row := b.rowOf(t, old.ID, subtitle)
	row.Row.Extra = b.over("sessions", old.Extra, row.Extra)
	old.Row, old.Title, old.Type, old.State, old.Minutes = row.Row, row.Title, row.Type, row.State, row.Minutes
	old.Themes, old.Languages = row.Themes, row.Languages
}

// over returns extra cells of a row of a table that was read before, with those of the
// format as they are said now.
func (b *builder) over(table string, before, now []string) []string {
	row := make([]string, len(b.event.ExtraColumns[table]))
	copy(row, before)
	for i, column := range b.event.ExtraColumns[table] {
		if strings.HasPrefix(column, columnPrefix) && i < len(now) {
			row[i] = now[i]
		}
	}
	return row
}

// findShowings finds the sessions of base that talks are by their UUIDs. Where a talk is
// held several times, each showing is the session that stands at its time in the
// baseline, and the rest are the others in turn.
func (b *builder) findShowings() {
	e := b.event
	former := make([][]model.Placement, len(e.Sessions))
	if e.Baseline != nil {
		former = e.Baseline.BySession(len(e.Sessions))
	}
	talks := map[string][]*Talk{}
	var guids []string
	b.schedule.eachTalk(func(t *Talk) {
		if len(b.byGUID[t.GUID]) == 0 || t.GUID == "" {
			return
		}
		if len(talks[t.GUID]) == 0 {
			guids = append(guids, t.GUID)
		}
		talks[t.GUID] = append(talks[t.GUID], t)
	})
	for _, guid := range guids {
		at := map[model.Interval][]model.SessionIndex{}
		for _, x := range b.byGUID[guid] {
			for _, p := range former[x] {
				at[p.Interval] = append(at[p.Interval], x)
			}
		}
		used := map[model.SessionIndex]bool{}
		// take makes the talk the first of those sessions that is free, and returns the rest.
		take := func(t *Talk, sessions []model.SessionIndex) []model.SessionIndex {
			for len(sessions) > 0 && used[sessions[0]] {
				sessions = sessions[1:]
			}
			if _, done := b.showings[t]; !done && len(sessions) > 0 {
				b.showings[t], used[sessions[0]] = sessions[0], true
				b.talkIDs.take(e.Sessions[sessions[0]].ID)
			}
			return sessions
		}
		for _, t := range talks[guid] {
			at[t.Interval] = take(t, at[t.Interval])
		}
		left := b.byGUID[guid]
		for _, t := range talks[guid] {
			left = take(t, left)
		}
	}
}

// eachTalk calls use with every talk of the schedule.
func (s *Schedule) eachTalk(use func(*Talk)) {
	for i := range s.Days {
		for k := range s.Days[i].Rooms {
			for j := range s.Days[i].Rooms[k].Talks {
				use(&s.Days[i].Rooms[k].Talks[j])
			}
		}
	}
}

// ownID returns the id that stands in the subtitle of a talk that we wrote, and the rest
// of the subtitle. It is believed if the UUID of the talk is made of it.
func (b *builder) ownID(t *Talk) (id, subtitle string, own bool) {
	made := func(id string) bool { return id != "" && (isMade(b.theirs, id, t.GUID) || isMade(b.ns, id, t.GUID)) }
	if made(t.Subtitle) {
		return t.Subtitle, "", true
	}
	for at, c := range t.Subtitle {
		if c == rune(subtitleMark[0]) && strings.HasPrefix(t.Subtitle[at:], subtitleMark) && made(t.Subtitle[:at]) {
			return t.Subtitle[:at], t.Subtitle[at+len(subtitleMark):], true
		}
	}
	return "", "", false
}

// isMade reports whether a UUID is made of the id of a session.
func isMade(ns exchange.Namespace, id, guid string) bool {
	for n := 1; n <= again; n++ {
		if ns.Session(id, n) == guid {
			return true
		}
	}
	return false
}

// foreignID returns the id of a talk from elsewhere: its code or number, if no other talk
// has it and the event has no other session of it. pretalx gives both again to each
// further slot of a talk, and other programs its UUID too.
func (b *builder) foreignID(t *Talk) string {
	id := word(cmp.Or(t.Code, orEmpty(t.Number), t.Slug, t.GUID, t.Title))
	if id == "" {
		id = "event"
	}
	free := b.talkIDs.free(id)
	other := free != id
	for {
		x, known := b.byID[free]
		if !known || !b.isOther(t, x) {
			break
		}
		free = b.talkIDs.free(id)
	}
	switch {
	case free == id:
	case len(b.byGUID[t.GUID]) > 0 && t.GUID != "":
		b.note(t.Pos, "a line of R43 or R42 in rules.csv says how far they are apart or together", "%q is held again, under the same UUID; this showing becomes the session %q", id, free)
	case other:
		b.note(t.Pos, "", "another event of the schedule has the id %q too; this one becomes %q", id, free)
	default:
		b.note(t.Pos, "", "the event has another session %q, with a UUID and a title of its own; this one becomes %q", id, free)
	}
	return free
}

// isOther reports whether a session that has the id of a talk is another: both have a
// UUID, and neither that nor the title is the same.
func (b *builder) isOther(t *Talk, x model.SessionIndex) bool {
	s := &b.event.Sessions[x]
	guid := cellsOf(b.event, "sessions", s.Row).get("guid")
	return t.GUID != "" && guid != "" && guid != t.GUID && !strings.EqualFold(oneLine(t.Title), oneLine(s.Title))
}

func orEmpty(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// word returns text as an id or an item of a list can be: on one line, without the marks
// that divide lists.
func word(text string) string {
	text = strings.Map(func(c rune) rune {
		switch {
		case c == ';' || c == '|':
			return ','
		case c < ' ' || c == 0x7f || c >= 0x80 && c <= 0x9f:
			return ' '
		}
		return c
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// listed returns a word of the schedule as the tables can list it, and notes where that
// is another.
func (b *builder) listed(t *Talk, what, text string) string {
	w := word(text)
	if w != strings.Join(strings.Fields(text), " ") {
		b.once(t.Pos, "", "the %s %s becomes %q: semicolons and bars divide lists", what, quote(text), w)
	}
	return w
}

func (b *builder) newSession(t *Talk, id, subtitle string) model.SessionIndex {
	e, s := b.event, b.rowOf(t, id, subtitle)
	x := model.SessionIndex(len(e.Sessions))
	e.Sessions = append(e.Sessions, s)
	b.byID[id] = x
	b.byGUID[t.GUID] = append(b.byGUID[t.GUID], x)
	return x
}

// rowOf returns the row of a talk's session, whose type it gives to the event.
func (b *builder) rowOf(t *Talk, id, subtitle string) model.Session {
	e := b.event
	s := model.Session{
		Row: model.Row{Pos: t.Pos}, ID: id, Title: t.Title, Type: b.listed(t, "type", t.Type), Minutes: t.Minutes(), State: model.Confirmed,
	}
	if s.Title == "" {
		s.Title = id
		b.note(t.Pos, "give it one", "%q has no title; its id stands for it", id)
	}
	if s.Type == "" {
		s.Type = "Other"
		b.once(t.Pos, "", "events without a type become sessions of the type %q", s.Type)
	}
	if track := b.listed(t, "track", t.Track); track != "" {
		s.Themes = []string{track}
	}
	if language := b.listed(t, "language", t.Language); language != "" {
		s.Languages = []string{language}
	}
	if !b.types[s.Type] {
		b.types[s.Type] = true
		e.Types = append(e.Types, model.SessionType{ID: s.Type})
	}
	keep := cells{}
	if !isMade(b.ns, id, t.GUID) {
		keep.set("guid", t.GUID)
	}
	if t.Number > 0 && t.Number != numberOf(cmp.Or(t.GUID, b.ns.Session(id, 1))) {
		keep.set("id", orEmpty(t.Number))
	}
	if t.Slug != slugOf(b.acronym, exchange.FileWords([]string{id})[0], 1) {
		keep.set("slug", t.Slug)
	}
	keep.set("code", t.Code)
	keep.set("subtitle", subtitle)
	s.Abstract, s.Description = t.Abstract, t.Description
	if t.URL != uuidURL+t.GUID {
		if link := keep.address("url", t.URL); link != "" {
			s.Links = []string{link}
		}
	}
	s.Image = keep.address("logo", t.Logo)
	keep.set("license", t.License)
	if t.NoRecording {
		s.Recorded = model.Unrecorded
	}
	keep.set("feedback_url", t.FeedbackURL)
	keep.set("origin_url", t.OriginURL)
	keep.set("video_url", t.VideoURL)
	keep.set("links", writeCell(t.Links))
	keep.set("attachments", writeCell(t.Papers))
	s.Extra = b.extra("sessions", keep)
	return s
}

// extra returns the extra cells of a new row of a table, with the cells of the format in
// their columns, which are added to the table as they are needed.
func (b *builder) extra(table string, keep cells) []string {
	e := b.event
	for _, name := range tableColumns[table] {
		if column := columnPrefix + name; keep[name] != "" && !slices.Contains(e.ExtraColumns[table], column) {
			e.ExtraColumns[table] = append(slices.Clip(e.ExtraColumns[table]), column)
		}
	}
	row := make([]string, len(e.ExtraColumns[table]))
	for i, column := range e.ExtraColumns[table] {
		if name, own := strings.CutPrefix(column, columnPrefix); own {
			row[i] = keep[name]
		}
	}
	return row
}
