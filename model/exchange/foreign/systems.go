package foreign

import (
	"slices"
	"strings"

	"programme/model"
	"programme/model/columns"
)

// field is what a column means: a column of a table of the event, or one of the parts of a
// time, of which the table is "time".
type field struct{ table, column string }

// Parts of times that stand in columns of their own.
var (
	startDate = field{"time", "start date"}
	startTime = field{"time", "start time"}
	endDate   = field{"time", "end date"}
	endTime   = field{"time", "end time"}
	cast      = field{"cast", ""} // names, of the role that the heading says
	carried   = field{}           // kept as it is; no rule reads it
)

// system is a planning system that is known by headings of its own.
type system struct {
	name string
	sign []string // headings, in lower case, that no other system has
	maps map[string]field
}

var (
	id     = field{"sessions", "id"}
	title  = field{"sessions", "title"}
	kind   = field{"sessions", "type"}
	themes = field{"sessions", "themes"}
	length = field{"sessions", "minutes"}
	start  = field{"baseline", "start"}
	end    = field{"baseline", "end"}
	room   = field{"baseline", "room"}

	description = field{"sessions", "description"}
)

var systems = []system{
	{"pretalx's session export", []string{"proposal title"}, map[string]field{
		"id": id, "proposal title": title, "session type": kind, "proposal state": {"sessions", "state"}, "pending proposal state": carried,
		"abstract": {"sessions", "abstract"}, "description": description,
		"track": themes, "tags": carried, "language": {"sessions", "languages"}, "duration": length, "notes": carried, "internal notes": carried,
		"speaker names": cast, "speaker ids": carried, "room": room, "start": start, "end": end,
		"start (date)": startDate, "start (time)": startTime, "end (date)": endDate, "end (time)": endTime,
	}},
	{"Indico's contributions", []string{"presenters", "materials"}, map[string]field{
		"id": id, "title": title, "type": kind, "track": themes, "duration": length, "date": start, "session": carried, "presenters": cast,
		"description": description, "materials": carried, "room": room, "program codes": carried,
	}},
	{"Sched's export", []string{"event_key", "session_key"}, map[string]field{
		"event_key": id, "session_key": id, "id": carried, "name": title, "event_type": kind, "session_type": kind, "event_start": start, "session_start": start,
		"event_end": end, "session_end": end, "venue": room, "address": carried, "seats": {"sessions", "expected"}, "speakers": cast, "moderators": cast, "description": description,
		"session_subtype": themes, "media_url": {"sessions", "stream"},
	}},
	{"an agenda template of Whova or Guidebook", []string{"time start"}, map[string]field{
		"date": startDate, "time start": startTime, "time end": endTime, "tracks": themes, "schedule track": themes, "session title": title, "room/location": room,
		"description": description, "speakers": cast, "role: moderators": cast, "role: session chairs": cast, "authors": carried, "recorded video url": carried,
		"session or sub-session(sub)": carried, "tags": carried,
	}},
	{"ConfTool", []string{"session_short", "session_title"}, map[string]field{
		"session_id": carried, "session_short": id, "session_title": title, "session_type": kind, "session_start": start, "session_end": end, "session_room": room,
		"session_chair": cast, "session_chairs": cast, "session_track": themes, "session_info": carried,
	}},
}

// times are headings of the parts of times.
var times = map[string]field{
	"date": startDate, "day": startDate, "start date": startDate, "session date": startDate, "time": startTime, "start time": startTime, "time start": startTime,
	"end date": endDate, "end time": endTime, "time end": endTime, "datum": startDate, "uhrzeit": startTime, "heure": startTime, "fecha": startDate, "hora": startTime,
}

// systemOf returns the system that a header is of, nil if of none that is known.
func systemOf(header []string) *system {
	for i := range systems {
		for _, heading := range header {
			if slices.Contains(systems[i].sign, plain(heading)) {
				return &systems[i]
			}
		}
	}
	return nil
}

// plain is a heading in lower case, without what templates say of whether it has to be filled.
func plain(heading string) string {
	text := strings.ToLower(strings.Join(strings.Fields(strings.TrimPrefix(heading, "*")), " "))
	return strings.TrimSpace(strings.TrimSuffix(text, "(optional)"))
}

// fieldsOf returns what the columns of a header mean, each of them once: as the user says,
// as a system that is known has it, else by the list of columns.
func fieldsOf(header []string, own []model.ColumnName) []field {
	fields := make([]field, len(header))
	taken := map[field]bool{}
	known := systemOf(header)
	sessions, baseline := columns.Of("sessions"), columns.Of("baseline")
	for pass := range 3 {
		for i, heading := range header {
			if fields[i] != carried {
				continue
			}
			f := carried
			switch pass {
			case 0:
				f, _ = ownField(heading, own)
			case 1:
				if known != nil {
					f = known.maps[plain(heading)]
				}
			case 2:
				f = guessed(heading, sessions, baseline)
				_, said := ownField(heading, own)
				if known != nil {
					_, mapped := known.maps[plain(heading)]
					said = said || mapped
				}
				if said {
					f = carried
				}
			}
			if f != carried && (f == cast || !taken[f]) {
				fields[i], taken[f] = f, true
			}
		}
	}
	return fields
}

// ownField returns what the user says of a heading, and whether they do.
func ownField(heading string, own []model.ColumnName) (field, bool) {
	for _, n := range own {
		if (n.Table == "sessions" || n.Table == "baseline") && strings.EqualFold(n.Written, strings.TrimSpace(heading)) {
			if n.Meant == "" {
				return carried, true
			}
			return field{n.Table, n.Meant}, true
		}
	}
	return carried, false
}

// guessed returns what the list of columns says of a heading.
func guessed(heading string, sessions, baseline *columns.Table) field {
	if f, is := times[plain(heading)]; is {
		return f
	}
	if c, how := baseline.Find(heading); how != columns.NoMatch {
		if name := baseline.Columns[c].Name; name == "start" || name == "end" || name == "room" {
			return field{"baseline", name}
		}
	}
	if c, how := sessions.Find(heading); how != columns.NoMatch {
		return field{"sessions", sessions.Columns[c].Name}
	}
	return carried
}
