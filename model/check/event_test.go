package check_test

import (
	"fmt"
	"math/rand/v2"

	"programme/model"
	"programme/model/rules"
)

// size says how large an event is.
type size struct{ sessions, cast, rooms int }

// conference returns an event of that size on four days in Kyoto, on a grain of 15
// minutes, with an instance of every rule that can have one. The same seed gives the
// same event.
func conference(n size, seed uint64) *model.Event {
	const themes = 8 // primary ones, and as many others
	rng := rand.New(rand.NewPCG(seed, 1))
	e := &model.Event{
		Name: "test", Zone: "Asia/Tokyo", Grain: 15,
		Types: []model.SessionType{{ID: "workshop", Minutes: 60}, {ID: "lightning", Minutes: 30}},
		Roles: []model.Role{{ID: "speaker", Must: true}, {ID: "guest"}},
		Kits:  []model.Kit{{ID: "booth-1", Kind: "booth", Count: 3}},
	}
	for d := range 4 {
		day := model.Date{Year: 2023, Month: 10, Day: 9 + d}
		e.Days = append(e.Days, day)
		for h := 9; h < 18; h += 3 {
			start := day.Bounds(e.Zone).Start.Add(model.Minutes(60 * h))
			e.Windows = append(e.Windows, model.Window{ID: fmt.Sprintf("d%d-%02d", d, h), Interval: model.Span(start, 180), Prime: h == 9})
		}
	}
	for r := range n.rooms {
		area := fmt.Sprintf("area %d", r/10)
		e.Rooms = append(e.Rooms, model.Room{
			ID: fmt.Sprintf("r%d", r), Name: fmt.Sprintf("Room %d", r), Area: area,
			Layouts: [][]string{{"theatre", "classroom"}, {"classroom"}}[r%2], Services: []string{"streaming"},
			Capacity: 30 + 40*(r%20),
		})
		for to := range r {
			e.Walks = append(e.Walks, model.Walk{From: fmt.Sprintf("r%d", r), To: fmt.Sprintf("r%d", to), Minutes: model.Minutes(1 + (r-to)/10)})
		}
	}
	for i := range n.sessions {
		var overflow []model.RoomIndex
		if i == 1 && n.rooms > 1 {
			overflow = []model.RoomIndex{1}
		}
		s := model.Session{
			Overflow: overflow,
			ID:       fmt.Sprintf("WS %d", i), Type: "workshop", Minutes: 60, State: model.Confirmed,
			Themes: []string{fmt.Sprintf("theme %d", rng.IntN(themes)), fmt.Sprintf("theme %d", themes+rng.IntN(themes))}, Layout: []string{"theatre", "", "classroom"}[rng.IntN(3)],
			Needs: []string{"streaming", "booth"}, Prefers: []string{"streaming", "loop"},
			Org: fmt.Sprintf("org %d", rng.IntN(n.sessions/4+1)), Expected: 20 + rng.IntN(200),
		}
		if i%50 == 49 {
			s.State, s.Priority = model.Optional, 1+i%9
		}
		if i%4 == 0 {
			s.Type, s.Minutes = "lightning", 30
		}
		if i%100 < 2 {
			s.Merge = fmt.Sprintf("merge %d", i/100)
		}
		e.Sessions = append(e.Sessions, s)
	}
	e.Rooms = e.WithPairs()
	zones := []model.Zone{"Europe/Prague", "America/New_York", "Asia/Tokyo", ""}
	start := e.Windows[0].Start
	for i := range n.sessions {
		p := model.Person{
			ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("Person %d", i), Zone: zones[rng.IntN(len(zones))],
			Presence: []model.Presence{model.OnSite, model.OnSite, model.Online, ""}[rng.IntN(4)],
			Region:   fmt.Sprintf("region %d", i%5),
		}
		if i%5 == 0 {
			p.Arrive, p.Depart, p.WalkFactor = start.Add(60), start.Add(4000), 1.5
		}
		e.People = append(e.People, p)
		if i%3 == 0 {
			e.Availability = append(e.Availability, model.Availability{
				Subject: model.OfPerson(model.PersonIndex(i)), Kind: model.Unavailable,
				Interval: model.Span(start.Add(model.Minutes(60*rng.IntN(72))), 120),
			}, model.Availability{
				Subject: model.OfPerson(model.PersonIndex(i)), Kind: model.Avoided, Interval: model.Span(start.Add(model.Minutes(60*i%4000)), 240),
			})
		}
	}
	for i := range n.cast {
		e.Cast = append(e.Cast, model.CastMember{
			Session: model.SessionIndex(i % n.sessions), Person: model.PersonIndex(rng.IntN(len(e.People))),
			Role: []string{"speaker", "speaker", "guest", "speaker", "guest", "rapporteur", "interpreter"}[rng.IntN(7)],
		})
	}
	for i := range e.Sessions[:n.sessions/4] {
		e.Sessions[i].Interpretation = []string{"fr"}
	}
	e.Rooms[0].Booths = 1
	e.Baseline = packed(e)
	for i := range e.Baseline.Placements {
		e.Baseline.Placements[i].State = []model.State{"", model.Offered, model.Confirmed, model.Published}[rng.IntN(4)]
		e.Baseline.Placements[i].Told = rng.IntN(20)
	}
	set := func(rule string, params ...string) {
		s := model.Setting{ID: fmt.Sprintf("line %d", len(e.Rules)), Rule: rule}
		for i := 0; i < len(params); i += 2 {
			s.Params = append(s.Params, model.Param{Key: params[i], Value: params[i+1]})
		}
		e.Rules = append(e.Rules, s)
	}
	set("R04", "leadin", "30")
	set("R10", "max", "3")
	set("R11", "base", "5", "layout", "15", "catering", "10")
	for _, w := range e.Windows[:3] {
		set("R15", "rooms", "r0|r1|r2", "start", w.End.Add(-30).String(), "end", w.End.String(), "catering", "yes")
	}
	set("R05", "type", "lightning", "windows", "d1-09|d2-09")
	set("R08", "type", "lightning", "forbid", "streaming")
	set("R33", "session", "WS 1|WS 2|WS 3", "scope", "theme", "before", "15")
	set("R33", "session", "WS 4|WS 5")
	set("R34", "session", "WS 6", "anchor", "first")
	set("R34", "session", "WS 7", "anchor", "last", "of", "day")
	set("R35", "session", "WS 8|WS 9", "day", e.Days[1].String(), "rooms", "r3")
	set("R41", "before", "WS 1|WS 2", "after", "WS 8|WS 9", "min", "30", "max", "600")
	set("R42", "session", "WS 1|WS 2|WS 3|WS 4", "consecutive", "yes", "room", "yes")
	set("R43", "session", "WS 5|WS 6|WS 7", "days", "2")
	set("R44", "theme", "theme 0", "windows", "d0-09|d1-09|d2-09")
	set("R13", "session", "WS 1|WS 2|WS 3")
	set("R25", "session", "WS 10", "start", e.Windows[0].Start.String(), "end", e.Windows[0].End.String(), "before", "30", "after", "30")
	set("R26", "people", "p0|p1|p2", "theme", "theme 1")
	set("R31", "from", "12:00", "to", "12:30", "rooms", "r0|r1")
	set("R26", "people", "p3", "session", "WS 5|WS 6|WS 7", "type", "lightning")
	set("R32", "type", "lightning", "wish", "not-first")
	set("R32", "people", "p4|p5", "wish", "morning", "strength", "strong")
	set("R36", "theme", "theme 2|theme 3")
	set("R37", "theme", "theme 1", "max", "30", "min", "20")
	set("R38", "attribute", "region", "max", "30", "min", "20")
	set("R40", "org", "yes")
	set("R40", "theme", "theme 4")
	set("R46", "channels", "2")
	set("R50", "type", "workshop", "count", "2", "break", "15")
	set("R57", "free", "60")
	set("R58", "every_room", "yes", "everybody", "yes", "free", "30")
	set("R59", "free", "1")
	set("R60", "everybody", "yes", "free", "1")
	set("R61", "type", "lightning", "prefer", "r0|r1")
	set("R51", "type", "lightning", "before", "30")
	set("R52", "session", "WS 11|WS 12", "minutes", "30")
	set("R54", "session", "WS 1|WS 2", "now", e.Windows[0].Start.Add(30).String())
	return e
}

// packed places every session, room after room, in the windows: what a programme looks
// like that has little wrong.
func packed(e *model.Event) *model.Programme {
	var list []model.Placement
	room, window, next := model.RoomIndex(0), 0, e.Windows[0].Start
	for i := range e.Sessions {
		minutes := e.Sessions[i].Minutes
		for next.Add(minutes) > e.Windows[window].End {
			window++
			if window == len(e.Windows) {
				window, room = 0, (room+1)%model.RoomIndex(len(e.Rooms))
			}
			next = e.Windows[window].Start
		}
		list = append(list, model.Placement{Session: model.SessionIndex(i), Room: model.InRoom(room), Interval: model.Span(next, minutes)})
		next = next.Add(minutes + 15)
	}
	return model.NewProgramme(list)
}

// scattered places every session anywhere: what a foreign programme can look like.
func scattered(e *model.Event, seed uint64) *model.Programme {
	rng := rand.New(rand.NewPCG(seed, 2))
	var list []model.Placement
	for i := range e.Sessions {
		for range rng.IntN(3) {
			list = append(list, model.Placement{
				Session: model.SessionIndex(i), Room: model.InRoom(model.RoomIndex(rng.IntN(len(e.Rooms)+1) - 1)),
				Interval: model.Span(e.Windows[0].Start.Add(model.Minutes(rng.IntN(4500)-60)), model.Minutes(rng.IntN(100)-5)),
			})
		}
	}
	return model.NewProgramme(list)
}

// bound returns the rules of e, which must have no faults.
func bound(e *model.Event) *rules.Book {
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		panic(faults)
	}
	return book
}
