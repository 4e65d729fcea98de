package change

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

// conference is an event in Kyoto, nine hours east of UTC, on Tue 10 to Thu 12 October
// 2023: each day one window from 09:00 to 18:00, and on Wednesday an early one. Each call
// makes all of it anew.
//
// Ana must speak in A and moderates B; Bo is a guest in C; two people are called Jo Doe.
// Lines of rules.csv pin P alone, Q and R together, and say that the keynote comes first. On Tue
// and Wed lunch holds the main hall.
func conference() *model.Event {
	zone := model.Zone("Asia/Tokyo")
	window := func(id string, day, from, to int) model.Window {
		return model.Window{ID: id, Interval: model.Interval{Start: kyoto(day, from, 0), End: kyoto(day, to, 0)}}
	}
	session := func(id, title string) model.Session {
		return model.Session{ID: id, Title: title, Type: "Workshop", Minutes: 60, State: model.Confirmed}
	}
	e := &model.Event{
		Name: "IGF", Zone: zone, Grain: 15,
		Days:  []model.Date{{Year: 2023, Month: 10, Day: 10}, {Year: 2023, Month: 10, Day: 11}, {Year: 2023, Month: 10, Day: 12}},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}, {ID: "Main Session", Minutes: 90}, {ID: "Other"}},
		Roles: []model.Role{{ID: "moderator", Must: true, Host: true}, {ID: "speaker", Must: true}, {ID: "guest"}},
		Rooms: []model.Room{
			{ID: "C-1", Name: "WS 8 – Room C-1", Capacity: 100, Services: []string{"recording", "booth 1"}},
			{ID: "C-2", Name: "Room C-2", Area: "C", Capacity: 50, Open: []model.Interval{{Start: kyoto(10, 9, 0), End: kyoto(11, 18, 0)}}},
			{ID: "Main", Name: "Main Hall", Area: "M", Services: []string{"recording"}},
			{ID: "Egypt", Name: "Egypt"},
		},
		People: []model.Person{
			{ID: "ana", Name: "Ana Silva", Aliases: []string{"A. Silva"}, Zone: "Europe/Prague", Depart: kyoto(13, 8, 0)},
			{ID: "bo", Name: "Bo Lind", Presence: model.Online, Zone: "Europe/Prague"},
			{ID: "jo-1", Name: "Jo Doe"},
			{ID: "jo-2", Name: "Jo Doe"},
		},
		Sessions: []model.Session{
			session("A", "What leaves us"), session("B", "Beyond"), session("C", "Cables"), session("P", "Pinned"),
			session("Q", "Quorum"), session("R", "Rights"), session("OF 44", "Women in AI"), session("X", "Dropped"), session("M", "Merged"), session("N", "Merged too"),
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 1, Person: 0, Role: "moderator", Presence: model.OnSite},
			{Session: 2, Person: 1, Role: "guest"},
			{Session: 6, Person: 1, Role: "speaker"},
		},
		Windows: []model.Window{window("tue", 10, 9, 18), window("wed", 11, 9, 18), window("thu", 12, 9, 18), window("wed early", 11, 7, 8)},
		Availability: []model.Availability{
			{Subject: model.OfPerson(0), Interval: model.Interval{Start: kyoto(10, 12, 0), End: kyoto(10, 16, 0)}, Kind: model.Unavailable},
			{Subject: model.OfPerson(1), Interval: model.Interval{Start: kyoto(10, 12, 0), End: kyoto(12, 18, 0)}, Kind: model.Available},
			{Subject: model.OfRoom(0), Interval: model.Interval{Start: kyoto(12, 0, 0), End: kyoto(13, 0, 0)}, Kind: model.Unavailable},
		},
		Rules: []model.Setting{
			{Rule: "R18", Params: []model.Param{{Key: "rest", Value: "60"}}},
			{Rule: "R27", Level: model.Hard},
			{ID: "pin-p", Rule: "R35", Params: []model.Param{{Key: "session", Value: "P"}, {Key: "day", Value: "2023-10-10"}}},
			{ID: "pin-qr", Rule: "R35", Level: model.Hard, Params: []model.Param{{Key: "session", Value: "Q | R"}, {Key: "rooms", Value: "Main"}}},
			{ID: "order", Rule: "R41", Params: []model.Param{{Key: "before", Value: "A"}, {Key: "after", Value: "C"}}},
			lunch(10), lunch(11),
		},
		Kits:         []model.Kit{{ID: "cart", Kind: "screen", Count: 1}},
		ExtraColumns: map[string][]string{"sessions": {"source"}, "cast": {"affiliation"}, "rules": {"ticket"}},
	}
	for i := range e.Sessions {
		s := &e.Sessions[i]
		s.Extra = []string{"https://example.org/" + s.ID}
		if s.ID != "A" && s.ID != "C" && s.ID != "P" && s.ID != "Q" {
			s.State = model.Optional
		}
		switch s.ID {
		case "X":
			s.State = model.Cancelled
		case "M", "N":
			s.Merge = "both"
		case "A":
			s.Expected, s.Needs = 60, []string{"recording"}
		}
	}
	for i := range e.Cast {
		e.Cast[i].Extra = []string{""}
	}
	for i := range e.Rules {
		if e.Rules[i].ID != "" {
			e.Rules[i].Extra = []string{""}
		}
	}
	e.Baseline = programme(nil, e, fine)
	return e
}

// lunch holds the main hall from 12:30 to 13:30.
func lunch(day int) model.Setting {
	return model.Setting{ID: fmt.Sprintf("lunch 2023-10-%d", day), Rule: "R15", Params: []model.Param{
		{Key: "rooms", Value: "Main"}, {Key: "start", Value: kyoto(day, 12, 30).String()}, {Key: "end", Value: kyoto(day, 13, 30).String()}, {Key: "title", Value: "Lunch"},
	}}
}

// kyoto is a time on the venue's clock, in October 2023.
func kyoto(day, hour, minute int) model.Instant {
	at, _ := model.InstantOf(time.Date(2023, 10, day, hour, minute, 0, 0, model.Zone("Asia/Tokyo").Location()))
	return at
}

// fine is a programme of the conference that keeps every hard rule, and its baseline.
const fine = "A C-1 11 10:00-11:00, C C-1 11 11:30-12:30, P C-2 10 09:00-10:00, Q Main 11 09:00-10:00"

// programme reads placements written like "A C-1 11 10:00-11:00", with commas between.
func programme(t testing.TB, e *model.Event, text string) *model.Programme {
	if t != nil {
		t.Helper()
	}
	var placements []model.Placement
	for _, one := range strings.Split(text, ", ") {
		words := strings.Fields(one)
		n := len(words)
		s, known := e.SessionByID(strings.Join(words[:n-3], " "))
		r, isRoom := e.RoomByName(strings.ReplaceAll(words[n-3], "+", " + ")) // with its overflow room
		var day, h1, m1, h2, m2 int
		if _, err := fmt.Sscanf(words[n-2]+" "+words[n-1], "%d %d:%d-%d:%d", &day, &h1, &m1, &h2, &m2); err != nil || !known || !isRoom {
			t.Fatalf("%q is not a placement", one)
		}
		placements = append(placements, model.Placement{Session: s, Room: model.InRoom(r), Interval: model.Interval{Start: kyoto(day, h1, m1), End: kyoto(day, h2, m2)}})
	}
	return model.NewProgramme(placements)
}

// broken returns the hard rules that the programme breaks, each once, in order, and the
// sentences with their sources.
func broken(t testing.TB, e *model.Event, text string) (ids []string, sentences string) {
	t.Helper()
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatalf("the settings make no sense: %v", faults)
	}
	for _, v := range check.Programme(book, programme(t, e, text)).Violations {
		if v.Level != model.Hard {
			continue
		}
		if !slices.Contains(ids, v.Rule) {
			ids = append(ids, v.Rule)
		}
		sentences += fmt.Sprintf("%s %s [%s]\n", v.Rule, v.Sentence, v.Source)
	}
	return ids, sentences
}

// here is where the tests write their changes.
var here = model.Position{File: "change 1", Line: 1, Column: 1}

func parsed(t testing.TB, e *model.Event, text string) Change {
	t.Helper()
	c, err := Parse(text, e, here)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return c
}

func applied(t testing.TB, e *model.Event, changes ...Change) *model.Event {
	t.Helper()
	next, err := Apply(e, changes...)
	if err != nil {
		t.Fatal(err)
	}
	return next
}
