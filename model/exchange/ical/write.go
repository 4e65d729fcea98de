package ical

import (
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"programme/model"
	"programme/model/exchange"
	"programme/model/exchange/words"
	"programme/model/tables"
)

// ProductID is PRODID of the calendars that are written.
const ProductID = "-//programme//programme export//EN"

// Per says what has a calendar of its own.
type Per string

// What can have a calendar of its own. The empty Per is PerEvent.
const (
	PerEvent   Per = "event"
	PerSession Per = "session"
	PerRoom    Per = "room"
	PerTheme   Per = "theme"
	PerPerson  Per = "person"
)

// Options say how calendars are written.
type Options struct {
	Per    Per
	Local  bool      // times on the clock of the venue, with a VTIMEZONE, instead of in UTC
	Stamp  time.Time // when this version was made; not the zero time
	Breaks bool      // also what rooms are held for, in calendars of the event and of rooms
	// Previous is an earlier version, from which SEQUENCE counts on; nil to count from
	// the published baseline of the event, if it has one.
	Previous []Entry
	// Sequences are those that the published baseline has, by session id.
	Sequences map[string]int
	Language  string // tag of the one in which they speak, one of [words.Tags]; "" for English
	Version   string // which one it is, in words; "" if it is none that was published
}

// DefaultStamp returns the stamp of an event for which nobody gave another: the first of
// its days at midnight UTC. What is made of the same event then has the same bytes.
func DefaultStamp(e *model.Event) time.Time {
	if len(e.Days) == 0 {
		return time.Unix(0, 0).UTC()
	}
	d := e.Days[0]
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Files returns programme p of event e as calendar files: programme.ics, or a file for
// each session, room, theme or person that has anything in it. Placements without a room
// are in no calendar of a room, sessions without a theme in none of a theme.
func Files(e *model.Event, p *model.Programme, o Options) []tables.File {
	lang := words.In(o.Language)
	entries := entriesOf(e, p, lang)
	if o.Breaks && (o.Per == PerEvent || o.Per == PerRoom || o.Per == "") {
		entries = append(entries, breakEntries(e, o.Per)...)
	}
	w := &writer{e: e, o: o, lang: lang, entries: revise(e, entries, o)}
	switch o.Per {
	case PerSession:
		return w.sessions()
	case PerRoom:
		return w.rooms()
	case PerTheme:
		return w.themes()
	case PerPerson:
		return w.people()
	}
	return []tables.File{{Name: "programme.ics", Content: w.calendar("", w.entries)}}
}

type writer struct {
	e       *model.Event
	o       Options
	lang    *words.Language
	entries []entry
}

// group is a calendar: whose it is, and its entries.
type group struct {
	id, name string
	entries  []entry
}

// files writes each group that has entries, named by kind and id.
func (w *writer) files(kind string, groups []group) []tables.File {
	groups = slices.DeleteFunc(groups, func(g group) bool { return len(g.entries) == 0 })
	ids := make([]string, len(groups))
	for i, g := range groups {
		ids[i] = g.id
	}
	files := make([]tables.File, len(groups))
	for i, word := range exchange.FileWords(ids) {
		files[i] = tables.File{Name: kind + "-" + word + ".ics", Content: w.calendar(groups[i].name, groups[i].entries)}
	}
	return files
}

// grouped puts the entries into groups by a key, in the order in which keys come first.
func (w *writer) grouped(keys func(*entry) []string, name func(key string) string) []group {
	var groups []group
	at := map[string]int{}
	for i := range w.entries {
		for _, key := range keys(&w.entries[i]) {
			k, known := at[key]
			if !known {
				k = len(groups)
				at[key] = k
				groups = append(groups, group{id: key, name: name(key)})
			}
			groups[k].entries = append(groups[k].entries, w.entries[i])
		}
	}
	return groups
}

func (w *writer) sessions() []tables.File {
	return w.files("session", w.grouped(func(x *entry) []string { return []string{x.session} }, func(id string) string { return id }))
}

func (w *writer) themes() []tables.File {
	return w.files("theme", w.grouped(func(x *entry) []string { return x.categories }, func(theme string) string { return theme }))
}

func (w *writer) rooms() []tables.File {
	groups := make([]group, len(w.e.Rooms))
	for i := range groups {
		groups[i].id, groups[i].name = w.e.Rooms[i].ID, w.e.Rooms[i].Name
	}
	for _, x := range w.entries {
		if x.room != model.NoRoom {
			for _, door := range w.e.Doors(x.room) {
				groups[door].entries = append(groups[door].entries, x)
			}
		}
	}
	return w.files("room", groups)
}

// people gives everybody the sessions in which they have a duty, and says which.
func (w *writer) people() []tables.File {
	groups := make([]group, len(w.e.People))
	for i := range groups {
		groups[i].id, groups[i].name = w.e.People[i].ID, w.e.People[i].Name
	}
	casts := castsOf(w.e)
	for _, x := range w.entries {
		if x.index == model.NoSession {
			continue
		}
		for _, p := range casts[x.index] {
			own := x
			own.description = plain(w.lang.Say("calendar.your_role", "role", p.duty(w.lang))) + "\n\n" + x.description
			groups[p.person].entries = append(groups[p.person].entries, own)
		}
	}
	return w.files("person", groups)
}

// calendar writes one calendar. whose is what it is about, "" for the whole event.
func (w *writer) calendar(whose string, entries []entry) []byte {
	cal := &ics.Calendar{}
	cal.SetProductId(ProductID)
	cal.SetVersion("2.0")
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	name := w.e.Name
	if whose != "" {
		name += ": " + whose
	}
	cal.SetName(plain(name)) // NAME and X-WR-CALNAME
	if w.o.Version != "" {
		cal.SetDescription(plain(w.o.Version))
		cal.SetXWRCalDesc(plain(w.o.Version))
	}
	if w.local() {
		cal.SetXWRTimezone(string(w.e.Zone))
		if len(entries) > 0 {
			first, last := entries[0].Start, entries[0].End
			for _, x := range entries {
				first, last = min(first, x.Start), max(last, x.End)
			}
			cal.AddVTimezone(timezone(w.e.Zone, first.In("UTC"), last.In("UTC")))
		}
	}
	for i := range entries {
		cal.AddVEvent(w.event(&entries[i]))
	}
	var b strings.Builder
	if err := cal.SerializeTo(&b, ics.WithNewLineWindows, ics.WithLineLength(75)); err != nil {
		panic("ical: writing to memory: " + err.Error())
	}
	return []byte(b.String())
}

// local reports whether times are on the clock of the venue. UTC has no other.
func (w *writer) local() bool { return w.o.Local && w.e.Zone != "" && w.e.Zone != "UTC" }

func (w *writer) event(x *entry) *ics.VEvent {
	ev := ics.NewEvent(x.uid)
	add := func(name ics.ComponentProperty, value string) {
		if value != "" {
			ev.AddProperty(name, value)
		}
	}
	add(ics.ComponentPropertyDtstamp, w.o.Stamp.UTC().Format(utcForm))
	w.addTime(ev, ics.ComponentPropertyDtStart, x.Start)
	w.addTime(ev, ics.ComponentPropertyDtEnd, x.End)
	add(ics.ComponentPropertySequence, strconv.Itoa(x.sequence))
	add(ics.ComponentPropertyLastModified, x.modified.UTC().Format(utcForm))
	add(ics.ComponentPropertyStatus, x.status)
	add(ics.ComponentPropertySummary, x.summary)
	add(ics.ComponentPropertyLocation, x.location)
	add(ics.ComponentPropertyDescription, x.description)
	for _, c := range x.categories {
		add(ics.ComponentPropertyCategories, plain(c))
	}
	add(ics.ComponentPropertyUrl, x.url)
	if x.stream != "" {
		ev.AddProperty(conferenceProperty, x.stream, ics.WithValue(string(ics.ValueDataTypeUri)), &ics.KeyValues{Key: "FEATURE", Value: []string{"VIDEO"}}, &ics.KeyValues{Key: "LABEL", Value: []string{w.lang.Say("calendar.stream")}})
	}
	if x.slides != "" {
		ev.AddProperty(ics.ComponentPropertyAttach, x.slides)
	}
	if x.image != "" {
		ev.AddProperty(imageProperty, x.image, ics.WithValue(string(ics.ValueDataTypeUri)))
	}
	if x.idle {
		add(ics.ComponentPropertyTransp, "TRANSPARENT")
	}
	add(sessionProperty, plain(x.session))
	return ev
}

// Properties of RFC 7986.
const (
	conferenceProperty = "CONFERENCE"
	imageProperty      = "IMAGE"
)

// sessionProperty holds the id of the session, by which a reader finds it again.
const sessionProperty = "X-PROGRAMME-SESSION"

// addTime adds a time. RFC 5545, section 3.3.5, takes a time that the clock shows twice
// for the first of the two; the second is written in UTC.
func (w *writer) addTime(ev *ics.VEvent, name ics.ComponentProperty, t model.Instant) {
	if w.local() {
		local := t.In(w.e.Zone)
		wall := time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, time.UTC)
		if instantOn(wall, &clock{zone: w.e.Zone}).Equal(local) {
			ev.AddProperty(name, local.Format(localForm), ics.WithTZID(string(w.e.Zone)))
			return
		}
	}
	ev.AddProperty(name, t.In("UTC").Format(utcForm))
}
