package ical

import (
	"slices"
	"strings"
	"time"

	"programme/model"
	"programme/model/exchange"
	"programme/model/exchange/prose"
	"programme/model/exchange/words"
	"programme/model/rules"
)

// Values of STATUS.
const (
	confirmed = "CONFIRMED"
	tentative = "TENTATIVE"
	cancelled = "CANCELLED"
)

// entry is a session as a calendar shows it: one VEVENT.
type entry struct {
	model.Interval
	uid         string
	session     string             // id
	index       model.SessionIndex // NoSession if the event has it no more
	room        model.RoomIndex
	summary     string
	location    string
	description string
	categories  []string
	url         string
	stream      string // web address of it as it goes on
	slides      string // web address
	image       string // web address
	idle        bool   // nobody's time is taken by it
	status      string
	sequence    int
	modified    time.Time
}

// entriesOf returns an entry for each placement of a session that is not cancelled, in
// the programme's order, in a language. Sequence and time of the last change are not set yet.
func entriesOf(e *model.Event, p *model.Programme, l *words.Language) []entry {
	ns := exchange.EventNamespace(e)
	times := make([]int, len(e.Sessions)) // how often each session was seen
	casts := castsOf(e)
	list := make([]entry, 0, len(p.Placements))
	for _, pl := range p.Placements {
		s := &e.Sessions[pl.Session]
		if s.State == model.Cancelled {
			continue
		}
		times[pl.Session]++
		list = append(list, newEntry(e, pl, ns.Session(s.ID, times[pl.Session]), casts[pl.Session], l))
	}
	return list
}

func newEntry(e *model.Event, pl model.Placement, uid string, cast []part, l *words.Language) entry {
	s := &e.Sessions[pl.Session]
	x := entry{
		Interval: pl.Interval, uid: uid, session: s.ID, index: pl.Session, room: pl.Room.Index(),
		summary: plain(s.Title), categories: s.Themes, status: tentative,
		description: describe(l, s, cast), url: urlOf(e, s), stream: s.Stream, slides: s.Slides, image: s.Image,
	}
	if x.summary == "" {
		x.summary = plain(s.ID)
	}
	if pl.Room.Given() {
		x.location = plain(e.Rooms[pl.Room.Index()].Name)
	}
	if pl.State == model.Confirmed || pl.State == model.Published {
		x.status = confirmed
	}
	return x
}

// part is what one person does in a session.
type part struct {
	person   model.PersonIndex
	name     string
	roles    []string
	presence model.Presence
}

// castsOf returns who does what in each session, in the order of cast.csv.
func castsOf(e *model.Event) [][]part {
	casts := make([][]part, len(e.Sessions))
	for _, c := range e.Cast {
		own := casts[c.Session]
		at := slices.IndexFunc(own, func(p part) bool { return p.person == c.Person })
		if at < 0 {
			at = len(own)
			own = append(own, part{person: c.Person, name: e.People[c.Person].Name, presence: e.PresenceOf(c)})
		}
		if !slices.Contains(own[at].roles, c.Role) {
			own[at].roles = append(own[at].roles, c.Role)
		}
		casts[c.Session] = own
	}
	return casts
}

// duty says what a person does: "speaker, rapporteur (online)".
func (p *part) duty(l *words.Language) string {
	roles := make([]string, len(p.roles))
	for i, id := range p.roles {
		roles[i] = l.Role(id)
	}
	text := strings.Join(roles, l.Comma())
	if p.presence == model.Online {
		text = l.Say("calendar.online", "role", text)
	}
	return text
}

// describe says what a session is and who does what in it, a line each, and then what it tells
// its public.
func describe(l *words.Language, s *model.Session, cast []part) string {
	lines := []string{s.ID}
	if s.Type != "" {
		lines[0] += ", " + s.Type
	}
	for i := range cast {
		lines = append(lines, cast[i].name+": "+cast[i].duty(l))
	}
	for _, text := range []string{s.Abstract, prose.Text(s.Description), strings.Join(s.Links[min(1, len(s.Links)):], "\n")} {
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, "", text)
		}
	}
	return plain(strings.Join(lines, "\n"))
}

// urlOf returns the address of the session's own page, "" if it has none: an event of an earlier
// version has it in a column "url" that no table knew.
func urlOf(e *model.Event, s *model.Session) string {
	if len(s.Links) > 0 {
		return s.Links[0]
	}
	at := slices.Index(e.ExtraColumns["sessions"], "url")
	if at < 0 || at >= len(s.Extra) || model.BadAddress(s.Extra[at]) != "" {
		return ""
	}
	return s.Extra[at]
}

// breakEntries returns an entry for each break of the event in a room, or for the whole event
// where per is not [PerRoom].
func breakEntries(e *model.Event, per Per) (list []entry) {
	ns := exchange.EventNamespace(e)
	for _, b := range rules.Breaks(e) {
		where := make([]string, len(b.Rooms))
		for i, r := range b.Rooms {
			where[i] = plain(e.Rooms[r].Name)
		}
		x := entry{Interval: b.Interval, index: model.NoSession, room: model.NoRoom, summary: plain(b.Title), status: confirmed, idle: true}
		if per != PerRoom {
			x.uid = ns.Break(b.Title, b.Start, "")
			if len(b.Rooms) < len(e.OwnRooms()) {
				x.location = strings.Join(where, ", ")
			}
			list = append(list, x)
			continue
		}
		for i, r := range b.Rooms {
			x.uid, x.room, x.location = ns.Break(b.Title, b.Start, e.Rooms[r].ID), r, where[i]
			list = append(list, x)
		}
	}
	return list
}

// plain returns text as a calendar can hold it: line breaks as \n, and a mark in place of
// the control characters that RFC 5545, section 3.1, forbids and of what is not UTF-8.
func plain(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return '\uFFFD'
		}
		return c
	}, text)
}
