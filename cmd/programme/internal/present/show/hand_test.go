package show

import (
	"programme/model"
)

// kyoto returns a hand-made event in a zone whose mornings are the evening before in
// UTC, and a programme for it with two sessions in one cell, one without a room, one
// that runs past midnight, and one that is left out.
func kyoto() (*model.Event, *model.Programme) {
	e := &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Grain: 15,
		Days: []model.Date{{Year: 2023, Month: 10, Day: 11}, {Year: 2023, Month: 10, Day: 12}},
		Types: []model.SessionType{
			{ID: "Workshop", Minutes: 90}, {ID: "Open Forum", Minutes: 60},
		},
		Roles: []model.Role{{ID: "speaker", Must: true}, {ID: "onsite_moderator", Must: true, Host: true}},
		Rooms: []model.Room{
			{ID: "hall", Name: "Main Hall"},
			{ID: "b1", Name: "WS 4 – Room B-1"},
			{ID: "c1", Name: "WS 8 – Room C-1"},
			{ID: "k", Name: "会議室 K"},
			{ID: "j", Name: "WS 11 – Room J"},
		},
		People: []model.Person{
			{ID: "p1", Name: "Zoë Ångström", Zone: "Europe/Prague", Presence: model.Online},
			{ID: "p2", Name: "Rei Ito", Zone: "Asia/Tokyo", Presence: model.OnSite},
			{ID: "p3", Name: "Nobody Yet"},
		},
	}
	for _, s := range []model.Session{
		{ID: "WS 70", Title: "Securing the undersea cables of small island states", Type: "Workshop", Themes: []string{"Security", "Access"}},
		{ID: "OF 44", Title: "海底ケーブルの安全と、小さな島国の接続について考える", Type: "Open Forum", Themes: []string{"Security"}},
		{ID: "WS 8", Title: "A-title-of-one-endless-word-without-any-blank/and-a-slash", Type: "Workshop"},
		{ID: "WS 9", Title: "Late \x1b[31mred\x1b[0m show", Type: "Workshop", Themes: []string{"Access"}},
		{ID: "OF 1", Title: "Left out", Type: "Open Forum", State: model.Optional},
		{ID: "OF 2", Title: "Somewhere", Type: "Open Forum"},
	} {
		s.Minutes = 90
		if s.Type == "Open Forum" {
			s.Minutes = 60
		}
		if s.State == "" {
			s.State = model.Confirmed
		}
		e.Sessions = append(e.Sessions, s)
	}
	e.Cast = []model.CastMember{
		{Session: 0, Person: 0, Role: "speaker"},
		{Session: 0, Person: 1, Role: "speaker"},
		{Session: 0, Person: 1, Role: "onsite_moderator"},
		{Session: 1, Person: 1, Role: "speaker"},
		{Session: 3, Person: 0, Role: "speaker"},
		{Session: 4, Person: 2, Role: "speaker"},
	}
	midnight := e.Days[0].Bounds(e.Zone).Start
	place := func(s model.SessionIndex, hour, minute int, r model.RoomIndex) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(midnight.Add(model.Minutes(60*hour+minute)), e.Length(s)), Room: model.InRoom(r), State: model.Draft}
	}
	return e, model.NewProgramme([]model.Placement{
		place(0, 8, 30, 2), place(1, 8, 30, 2), place(2, 8, 30, 0), place(3, 23, 0, 3), place(5, 33, 0, model.NoRoom),
	})
}
