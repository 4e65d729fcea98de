package ical_test

import (
	"strings"
	"testing"
	"time"

	"programme/model"
	"programme/model/exchange/ical"
	"programme/model/tables"
	"programme/model/when"
)

// hostile is an event of six days in Lisbon around 29 March 2026, when its clocks go
// forward, with names and titles of every kind that has broken a format.
func hostile() *model.Event {
	e := &model.Event{
		Name: "Fórum; \"Lisboa\", 2026", Zone: "Europe/Lisbon", Grain: 15,
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}},
		Roles: []model.Role{{ID: "speaker", Must: true}, {ID: "onsite_moderator", Must: true}},
		Rooms: []model.Room{{ID: "hall", Name: "Main, Hall; \\1"}, {ID: "C-1", Name: "WS 8 – Room C-1"}, {ID: "会", Name: "会議室"}},
		People: []model.Person{
			{ID: "maya", Name: "Maya Gurung", Zone: "Asia/Kathmandu"},
			{ID: "tekea", Name: "Tekea \"T\" Ioane", Zone: "Pacific/Kiritimati"},
			{ID: "kay", Name: "Kay O'Brien, Jr.", Zone: "America/St_Johns"},
			{ID: "أمل", Name: "أمل \u202bخليل\u202c"},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 1, Role: "speaker", Presence: model.Online},
			{Session: 0, Person: 1, Role: "onsite_moderator", Presence: model.Online},
			{Session: 1, Person: 2, Role: "speaker"},
			{Session: 2, Person: 3, Role: "speaker"},
		},
	}
	for d := 26; d <= 31; d++ {
		day := model.Date{Year: 2026, Month: time.March, Day: d}
		e.Days = append(e.Days, day)
		e.Windows = append(e.Windows, model.Window{ID: day.String(), Interval: day.Bounds(e.Zone)})
	}
	for i, title := range []string{
		"=cmd|' /C calc'!A0, \"quoted\"; \\n not a break", "</script><b>Zoë</b> 👩‍👩‍👧‍👦 e\u0301", "بناء الثقة\u200f الرقمية",
		"line one\nline two\r\nBEGIN:VEVENT", strings.Repeat("Donaudampfschifffahrtsgesellschaft", 9), strings.Repeat("海", 120), "\x07bell", " ",
	} {
		e.Sessions = append(e.Sessions, model.Session{
			ID: "WS " + string(rune('1'+i)), Title: title, Type: "Workshop", Minutes: 60, State: model.Confirmed, Themes: []string{"Access, and more", "نص"},
		})
	}
	return e
}

// placed puts the sessions of e one after the other, three hours apart, from 28 March
// 21:30 UTC, into its rooms in turn and one into none.
func placed(e *model.Event) *model.Programme {
	start, _ := when.Calendar{}.Instant("2026-03-28T21:30Z")
	var all []model.Placement
	for i := range e.Sessions {
		r := model.RoomIndex(i % 4)
		if r == 3 {
			r = model.NoRoom
		}
		all = append(all, model.Placement{Session: model.SessionIndex(i), Interval: model.Span(start.Add(model.Minutes(180*i)), 60), Room: model.InRoom(r), State: model.Published})
	}
	return model.NewProgramme(all)
}

// read reads a calendar that must be without fault.
func read(t *testing.T, f tables.File, zone model.Zone) *ical.Calendar {
	t.Helper()
	c, notes, err := ical.Read(f.Name, f.Content, ical.Reading{Zone: zone})
	if err != nil || len(notes) > 0 {
		t.Fatalf("%v %v\n%s", err, notes, f.Content)
	}
	return c
}

func instant(t *testing.T, text string) model.Instant {
	t.Helper()
	at, err := when.Calendar{}.Instant(text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func stampAt(text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return at
}
