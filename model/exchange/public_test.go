package exchange_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/exchange"
)

func TestPublicHasNothingThatWasNotShown(t *testing.T) {
	at := model.Span(28000000, 60)
	row := model.Row{Extra: []string{"zoe@example.org"}}
	e := &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", ExtraColumns: map[string][]string{"people": {"email"}},
		Sessions: []model.Session{
			{Row: row, ID: "rejected", Title: "Rejected", State: model.Optional},
			{Row: row, ID: "placed", Title: "Placed", State: model.Optional, Priority: 3, Expected: 40, Notes: "late fee", Needs: []string{"booth"}, Themes: []string{"Access"}, Content: model.Content{Abstract: "How", Links: []string{"https://example.org"}}},
			{Row: row, ID: "withdrawn", Title: "Withdrawn", State: model.Cancelled},
			{Row: row, ID: "shelved", Title: "Shelved", State: model.Cancelled},
			{Row: row, ID: "secret", Title: "Secret", Type: "bilateral", State: model.Confirmed},
			{Row: row, ID: "former", Title: "Secret, cancelled", Type: "bilateral", State: model.Cancelled},
		},
		Types: []model.SessionType{{ID: "bilateral", Minutes: 30}, {ID: "talk", Minutes: 60}},
		People: []model.Person{
			{Row: row, ID: "out", Name: "Not Chosen"},
			{Row: row, ID: "zoe@example.org", Name: "Zoë", Zone: "America/New_York", Presence: model.Online, Group: "Civil Society", Gender: "female", Arrive: 5, Depart: 9, WalkFactor: 2, Waiver: []string{"R19"}, Org: "DiploFoundation", Bio: "Chairs", Link: "https://example.org/zoe", Mail: "zoe@example.org"},
		},
		Cast: []model.CastMember{
			{Row: row, Session: 0, Person: 0, Role: "speaker"},
			{Row: row, Session: 1, Person: 1, Role: "speaker", Must: model.NiceToHave},
			{Row: row, Session: 4, Person: 0, Role: "speaker"},
		},
		Rooms:        []model.Room{{Row: row, ID: "hall", Name: "Hall", Capacity: 100, Safety: 120, Notes: "key at the desk", Open: []model.Interval{at}}},
		Availability: []model.Availability{{Subject: model.OfPerson(1), Interval: at, Kind: model.Unavailable, Source: "her doctor"}},
		Kits:         []model.Kit{{ID: "cart"}},
		Rules: []model.Setting{
			{Rule: "R15", Who: "security", Reason: "sweep", Params: []model.Param{{Key: "rooms", Value: "hall"}, {Key: "start", Value: at.Start.String()}, {Key: "end", Value: at.End.String()}, {Key: "title", Value: "Sweep"}}},
			{Rule: "R15", Who: "the caterer", Reason: "cold by then", Params: []model.Param{{Key: "rooms", Value: "all"}, {Key: "start", Value: at.Start.String()}, {Key: "end", Value: at.End.String()}, {Key: "title", Value: "Lunch"}, {Key: "public", Value: "yes"}}},
			{Rule: "R52", Params: []model.Param{{Key: "type", Value: "bilateral"}}},
		},
		Baseline: model.NewProgramme([]model.Placement{
			{Session: 2, Interval: at, Room: model.InRoom(0), State: model.Published, Told: 7},
			{Session: 3, Interval: at, Room: model.InRoom(0), State: model.Offered},
			{Session: 5, Interval: at, Room: model.InRoom(0), State: model.Published},
		}),
	}
	programme := model.NewProgramme([]model.Placement{
		{Session: 1, Interval: at, Room: model.InRoom(0), State: model.Draft, Told: 4, Pos: model.Position{File: "mine.csv", Line: 2}},
		{Session: 2, Interval: at, Room: model.InRoom(0), State: model.Published},
		{Session: 3, Interval: at, Room: model.InRoom(0), State: model.Offered},
		{Session: 4, Interval: at, Room: model.InRoom(0), State: model.Published},
	})
	got, placed := exchange.Public(e, programme, []byte("the secret of an event"))
	want := &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Types: []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{
			{ID: "placed", Title: "Placed", State: model.Confirmed, Themes: []string{"Access"}, Content: model.Content{Abstract: "How", Links: []string{"https://example.org"}}},
			{ID: "withdrawn", Title: "Withdrawn", State: model.Cancelled},
		},
		People:   []model.Person{{ID: "person-3a7fe5d5e7ed8259", Name: "Zoë", Presence: model.Online, Group: "Civil Society", Org: "DiploFoundation", Bio: "Chairs", Link: "https://example.org/zoe"}},
		Cast:     []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}},
		Rooms:    []model.Room{{ID: "hall", Name: "Hall", Capacity: 100}},
		Rules:    []model.Setting{{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: "hall"}, {Key: "start", Value: at.Start.String()}, {Key: "end", Value: at.End.String()}, {Key: "title", Value: "Lunch"}, {Key: "public", Value: "yes"}}}},
		Baseline: &model.Programme{Placements: []model.Placement{{Session: 1, Interval: at, Room: model.InRoom(0), State: model.Published}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantPlaced := &model.Programme{Placements: []model.Placement{{Session: 0, Interval: at, Room: model.InRoom(0), State: model.Draft}}}
	if diff := cmp.Diff(wantPlaced, placed); diff != "" {
		t.Error(diff)
	}
}

func TestPublicIDsAreOfTheEventAlone(t *testing.T) {
	e := &model.Event{
		Sessions: []model.Session{{ID: "s"}},
		People:   []model.Person{{ID: "zoe@example.org"}, {ID: "max@example.org"}, {ID: "speaker-7"}},
		Cast:     []model.CastMember{{Person: 0}, {Person: 1}, {Person: 2}},
	}
	p := model.NewProgramme([]model.Placement{{}})
	ids := func(secret string) (list []string) {
		out, _ := exchange.Public(e, p, []byte(secret))
		for _, person := range out.People {
			list = append(list, person.ID)
		}
		return list
	}
	one, again, other := ids("one"), ids("one"), ids("other")
	if !slices.Equal(one, again) || one[0] == one[1] || one[0] == other[0] || one[2] != "speaker-7" {
		t.Errorf("%q %q %q", one, again, other)
	}
	defer func() {
		if recover() == nil {
			t.Error("addresses are made public without a secret")
		}
	}()
	ids("")
}
