package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"programme/model"
)

// This file holds the words that sentences are made of. Every rule speaks through them,
// so that a session, a time or a room reads the same everywhere.

// Span says an interval in the venue's zone and in UTC, each with its calendar day
// where they differ: "Wed 11 Oct 16:45-17:45 (07:45-08:45 UTC)".
func Span(e *model.Event, v model.Interval) string {
	venue, utc := spanIn(v, e.Zone), spanIn(v, "")
	if e.Zone == "" || venue == utc {
		return utc + " UTC"
	}
	if model.DateIn(v.Start, e.Zone) == model.DateIn(v.Start, "") {
		utc = strings.TrimPrefix(utc, v.Start.In("").Format(dayLayout)+" ")
	}
	return venue + " (" + utc + " UTC)"
}

const dayLayout = "Mon 2 Jan"

func spanIn(v model.Interval, z model.Zone) string {
	start, end := v.Start.In(z), v.End.In(z)
	text := start.Format(dayLayout+" 15:04") + "-" + end.Format("15:04")
	if model.DateIn(v.End, z) != model.DateIn(v.Start, z) {
		text = start.Format(dayLayout+" 15:04") + " to " + end.Format(dayLayout+" 15:04")
	}
	return text
}

// At says an instant in the venue's zone and in UTC.
func At(e *model.Event, t model.Instant) string {
	venue, utc := t.In(e.Zone), t.In("")
	switch {
	case venue.Format(dayLayout+" 15:04") == utc.Format(dayLayout+" 15:04"):
		return utc.Format(dayLayout+" 15:04") + " UTC"
	case model.DateIn(t, e.Zone) == model.DateIn(t, ""):
		return venue.Format(dayLayout+" 15:04") + " (" + utc.Format("15:04") + " UTC)"
	default:
		return venue.Format(dayLayout+" 15:04") + " (" + utc.Format(dayLayout+" 15:04") + " UTC)"
	}
}

// Day says a calendar day: "Wed 11 Oct".
func Day(d model.Date) string {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(dayLayout)
}

// OwnTime says an interval on the clock of zone z: "Wed 11 Oct 22:30-23:30 Europe/Prague".
func OwnTime(v model.Interval, z model.Zone) string { return spanIn(v, z) + " " + string(z) }

// Session says a session by its id.
func Session(e *model.Event, s model.SessionIndex) string {
	return fmt.Sprintf("%q", e.Sessions[s].ID)
}

// Sessions says a list of sessions: "A", "B" and "C".
func Sessions(e *model.Event, list []model.SessionIndex) string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = Session(e, s)
	}
	return And(names)
}

// Person says a person by name.
func Person(e *model.Event, p model.PersonIndex) string { return e.People[p].Name }

// Room says a room by name, or that there is none.
func Room(e *model.Event, r model.RoomIndex) string {
	if r == model.NoRoom {
		return "no room"
	}
	return fmt.Sprintf("%q", e.Rooms[r].Name)
}

// Rooms says any of a list of rooms: "A", "B" or "C". One with its overflow room goes without saying
// where it is listed alone, too.
func Rooms(e *model.Event, list []model.RoomIndex) string {
	var names []string
	for _, r := range list {
		if !e.Rooms[r].Paired() || !slices.Contains(list, e.Main(r)) {
			names = append(names, Room(e, r))
		}
	}
	return Or(names)
}

// Windows says any of a list of windows: window "A", "B" or "C".
func Windows(e *model.Event, list []model.WindowIndex) string {
	ids := make([]string, len(list))
	for i, w := range list {
		ids[i] = e.Windows[w].ID
	}
	return "window " + Or(Quoted(ids))
}

// Quoted returns the names in quotes.
func Quoted(names []string) []string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return quoted
}

// Placed says a session with its roles-in-brackets, room and time:
// "OF 44" (speaker) in "Room C-1", Wed 11 Oct 16:45-17:45 (07:45-08:45 UTC).
func Placed(e *model.Event, p model.Placement, roles string) string {
	return placedAt(e, p, roles, Span(e, p.Interval))
}

func placedAt(e *model.Event, p model.Placement, roles, when string) string {
	text := Session(e, p.Session)
	if roles != "" {
		text += " (" + roles + ")"
	}
	if p.Room.Given() {
		text += " in " + Room(e, p.Room.Index())
	}
	return text + ", " + when
}

// Roles says what a person does in a session: "speaker and onsite moderator".
// It takes time linear in the length of the cast.
func Roles(e *model.Event, s model.SessionIndex, p model.PersonIndex) string {
	return rolesIn(e.Cast, s, p)
}

func rolesIn(cast []model.CastMember, s model.SessionIndex, p model.PersonIndex) string {
	var roles []string
	for _, c := range cast {
		if c.Session == s && c.Person == p {
			if role := strings.ReplaceAll(c.Role, "_", " "); !slices.Contains(roles, role) {
				roles = append(roles, role)
			}
		}
	}
	return And(roles)
}

// And joins names as a sentence does: "a, b and c".
func And(names []string) string { return joined(names, " and ") }

// Or joins names of which any will do: "a, b or c".
func Or(names []string) string { return joined(names, " or ") }

func joined(names []string, last string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + last + names[len(names)-1]
}

// group says what the session, type and theme lists of a line name: "A", "B", the
// sessions of type "workshop" and the sessions on theme "AI". It names five sessions at
// most.
func group(b *Bound) string {
	const most = 5
	parts := Quoted(b.Items("session"))
	if more := len(parts) - most; more > 0 {
		parts = append(parts[:most], fmt.Sprintf("%d more", more))
	}
	if types := b.Items("type"); len(types) > 0 {
		parts = append(parts, "the sessions of type "+Or(Quoted(types)))
	}
	if themes := b.Items("theme"); len(themes) > 0 {
		parts = append(parts, "the sessions on theme "+Or(Quoted(themes)))
	}
	return And(parts)
}

// asks is the verb of what a rule asks at that level.
func asks(l model.Level) string {
	if l == model.Hard {
		return "must"
	}
	return "should"
}

// Duration says a length of time, from two hours on in hours: "1 minute", "90 minutes",
// "2 hours", "25 hours 15 minutes".
func Duration(m model.Minutes) string {
	if m < 120 {
		return Count(int(m), "minute", "minutes")
	}
	text := Count(int(m/60), "hour", "hours")
	if m%60 > 0 {
		text += " " + Count(int(m%60), "minute", "minutes")
	}
	return text
}

// Count says a number of things: "1 minute", "30 minutes".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// OneLine keeps a name from ending the line that it is on.
func OneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}
