package sheets_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/composition"
	"programme/model/exchange/sheets"
	"programme/model/rules"
	"programme/model/tables"
	"programme/model/when"
)

// kyoto is a small event in a zone that is nine hours ahead of UTC. People are online in
// Prague, on site, and of unknown whereabouts; the slow one walks half as fast again.
func kyoto() *model.Event {
	return &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Grain: 15,
		Days:  []model.Date{{Year: 2023, Month: 10, Day: 11}},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}},
		Roles: []model.Role{{ID: "speaker", Must: true}, {ID: "room", Must: true}},
		Sessions: []model.Session{
			{ID: "WS 70", Title: "=cmd|' /C calc'!A0", Type: "Workshop", Minutes: 60, State: model.Confirmed, Themes: []string{"Access", "Security"}},
			{ID: "OF 44", Title: "A, \"quoted\"", Type: "Workshop", Minutes: 60, State: model.Confirmed},
			{ID: "WS 8", Title: "Third", Type: "Workshop", Minutes: 60, State: model.Confirmed},
			{ID: "WS 9", Title: "Left out", Type: "Workshop", Minutes: 60, State: model.Optional},
			{ID: "WS 10", Title: "Gone", Type: "Workshop", Minutes: 60, State: model.Cancelled},
		},
		Rooms: []model.Room{{ID: "hall", Name: "Main Hall", Area: "north"}, {ID: "C-1", Name: "C-1", Area: "south"}, {ID: "tent", Name: "Tent"}},
		People: []model.Person{
			{ID: "zoe", Name: "Zoë Ångström", Zone: "America/New_York", Presence: model.Online},
			{ID: "rei", Name: "Rei Ito", Zone: "Asia/Tokyo", Presence: model.OnSite, WalkFactor: 1.5},
			{ID: "rei2", Name: "Rei Ito"},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 1, Role: "speaker"},
			{Session: 0, Person: 1, Role: "room"},
			{Session: 2, Person: 1, Role: "speaker"},
			{Session: 1, Person: 2, Role: "speaker"},
		},
		Walks: []model.Walk{{From: "north", To: "south", Minutes: 7}},
	}
}

// at returns an instant on the day in Kyoto.
func at(hour, minute int) model.Instant {
	return model.Date{Year: 2023, Month: 10, Day: 11}.Bounds("Asia/Tokyo").Start.Add(model.Minutes(60*hour + minute))
}

func place(s model.SessionIndex, start model.Instant, r model.RoomIndex) model.Placement {
	return model.Placement{Session: s, Interval: model.Span(start, 60), Room: model.InRoom(r), State: model.Draft}
}

// rowsOf returns the cells of a file, which must end its lines in CRLF.
func rowsOf(t *testing.T, f tables.File) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(f.Content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(f.Content, []byte("\r\n")); n != len(rows) {
		t.Errorf("%s has %d line ends for %d rows", f.Name, n, len(rows))
	}
	return rows
}

// columnsOf returns the named columns of a file, joined a row.
func columnsOf(t *testing.T, f tables.File, names ...string) []string {
	t.Helper()
	rows := rowsOf(t, f)
	var out []string
	for _, row := range rows[1:] {
		var cells []string
		for _, name := range names {
			i := slices.Index(rows[0], name)
			if i < 0 {
				t.Fatalf("%s has no column %q but %q", f.Name, name, rows[0])
			}
			cells = append(cells, row[i])
		}
		out = append(out, strings.Join(cells, " | "))
	}
	return out
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
}

func TestProgrammeHasARowForEverySession(t *testing.T) {
	f := sheets.Programme(kyoto(), model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), place(2, at(11, 0), 1), place(1, at(23, 30), model.NoRoom)}), sheets.Options{})
	expect(t, "times", columnsOf(t, f, "session", "day", "start_utc", "end_utc", "start_local", "end_local", "zone", "room", "room_name"),
		"WS 70 | 2023-10-11 | 2023-10-10T23:30:00Z | 2023-10-11T00:30:00Z | 2023-10-11T08:30+09:00 | 2023-10-11T09:30+09:00 | Asia/Tokyo | hall | Main Hall",
		"WS 8 | 2023-10-11 | 2023-10-11T02:00:00Z | 2023-10-11T03:00:00Z | 2023-10-11T11:00+09:00 | 2023-10-11T12:00+09:00 | Asia/Tokyo | C-1 | C-1",
		"OF 44 | 2023-10-11 | 2023-10-11T14:30:00Z | 2023-10-11T15:30:00Z | 2023-10-11T23:30+09:00 | 2023-10-12T00:30+09:00 | Asia/Tokyo |  | ",
		"WS 9 |  |  |  |  |  |  |  | ")
	expect(t, "words", columnsOf(t, f, "title", "themes", "speaker", "people_room", "state", "moved"),
		"'=cmd|' /C calc'!A0 | Access;Security | Zoë Ångström;Rei Ito (rei) | Rei Ito (rei) | draft | ",
		"Third |  | Rei Ito (rei) |  | draft | ",
		"A, \"quoted\" |  | Rei Ito (rei2) |  | draft | ",
		"Left out |  |  |  |  | ")
}

func TestProgrammeSaysWhatMoved(t *testing.T) {
	e := kyoto()
	e.Baseline = model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), place(1, at(9, 0), 0), place(2, at(11, 0), 1), place(3, at(14, 0), 1)})
	f := sheets.Programme(e, model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), place(1, at(9, 0), 1), place(2, at(12, 0), 0)}), sheets.Options{})
	expect(t, "moved", columnsOf(t, f, "session", "moved"), "WS 70 | no", "OF 44 | room", "WS 8 | moved", "WS 9 | left out")
	e.Baseline = model.NewProgramme(nil)
	f = sheets.Programme(e, model.NewProgramme([]model.Placement{place(0, at(8, 30), 0)}), sheets.Options{})
	expect(t, "new", columnsOf(t, f, "session", "moved"), "WS 70 | new", "OF 44 | no", "WS 8 | no", "WS 9 | no")
}

func TestGridsAreOneADayAndHideNothing(t *testing.T) {
	files := sheets.Grids(kyoto(), model.NewProgramme([]model.Placement{
		place(0, at(8, 30), 0), place(1, at(8, 30), 0), place(2, at(9, 0), 0), place(3, at(23, 30), model.NoRoom), place(2, at(24+8, 30), 1),
	}), sheets.Options{})
	if len(files) != 2 || files[0].Name != "grid-2023-10-11.csv" || files[1].Name != "grid-2023-10-12.csv" {
		t.Fatalf("got %d files", len(files))
	}
	expect(t, "the first day", columnsOf(t, files[0], "start_local", "start_utc", "hall: Main Hall", "C-1", "no room"),
		"2023-10-11T08:30+09:00 | 2023-10-10T23:30:00Z | ! WS 70 until 09:30 =cmd|' /C calc'!A0\n! OF 44 until 09:30 A, \"quoted\" |  | ",
		"2023-10-11T09:00+09:00 | 2023-10-11T00:00:00Z | ! WS 8 until 10:00 Third |  | ",
		"2023-10-11T23:30+09:00 | 2023-10-11T14:30:00Z |  |  | WS 9 until 2023-10-12T00:30+09:00 Left out")
	expect(t, "the second day", columnsOf(t, files[1], "start_local", "C-1", "no room"),
		"2023-10-12T00:00+09:00 |  | WS 9 from 2023-10-11T23:30+09:00 until 00:30 Left out",
		"2023-10-12T08:30+09:00 | WS 8 until 09:30 Third | ")
}

func TestPeopleShowsBothClocksAndTheWay(t *testing.T) {
	f := sheets.People(kyoto(), model.NewProgramme([]model.Placement{
		place(2, at(11, 0), 1), place(0, at(8, 30), 0), place(1, at(9, 0), 0),
	}), sheets.Options{})
	expect(t, "duties", columnsOf(t, f, "person", "session", "role", "presence", "venue_local", "own_local", "own_local_end", "day_shift", "room", "walk_from_previous"),
		"zoe | WS 70 | speaker | online | 2023-10-11T08:30+09:00 | 2023-10-10T19:30-04:00 | 2023-10-10T20:30-04:00 | day before | hall | ",
		"rei | WS 70 | speaker;room | onsite | 2023-10-11T08:30+09:00 | 2023-10-11T08:30+09:00 | 2023-10-11T09:30+09:00 | same day | hall | ",
		"rei | WS 8 | speaker | onsite | 2023-10-11T11:00+09:00 | 2023-10-11T11:00+09:00 | 2023-10-11T12:00+09:00 | same day | C-1 | 11",
		"rei2 | OF 44 | speaker |  | 2023-10-11T09:00+09:00 |  |  |  | hall | ")
}

func TestPeopleLeavesOutWaysThatNobodyKnows(t *testing.T) {
	e := kyoto()
	other := place(2, at(11, 0), 2) // walk.csv does not know the tent
	f := sheets.People(e, model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), other}), sheets.Options{})
	expect(t, "an unlisted way", columnsOf(t, f, "person", "walk_from_previous"), "zoe | ", "rei | ", "rei | ")
	e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"}) // who is online
	f = sheets.People(e, model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), place(2, at(11, 0), 1)}), sheets.Options{})
	expect(t, "someone online", columnsOf(t, f, "person", "session", "walk_from_previous"), "zoe | WS 70 | ", "zoe | WS 8 | ", "rei | WS 70 | ", "rei | WS 8 | 11")
	e = kyoto()
	tomorrow := place(2, at(24+11, 0), 1)
	f = sheets.People(e, model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), tomorrow}), sheets.Options{})
	expect(t, "another day", columnsOf(t, f, "person", "walk_from_previous"), "zoe | ", "rei | ", "rei | ")
}

func TestDayShiftIsInWords(t *testing.T) {
	e := kyoto()
	for _, c := range []struct {
		venue, own model.Zone
		want       string
	}{
		{"Asia/Tokyo", "Asia/Tokyo", "same day"},
		{"America/New_York", "Asia/Tokyo", "next day"},
		{"Pacific/Kiritimati", "Pacific/Pago_Pago", "2 days before"},
		{"Pacific/Pago_Pago", "Pacific/Kiritimati", "2 days later"},
	} {
		e.Zone, e.People[0].Zone = c.venue, c.own
		start := model.Date{Year: 2023, Month: 10, Day: 11}.Bounds(c.venue).Start
		if c.want == "2 days later" || c.want == "next day" {
			start = start.Add(23*60 + 30)
		}
		f := sheets.People(e, model.NewProgramme([]model.Placement{place(0, start, 0)}), sheets.Options{})
		if got := columnsOf(t, f, "day_shift")[0]; got != c.want {
			t.Errorf("%s seen from %s: %s, want %s", c.own, c.venue, got, c.want)
		}
	}
}

func TestViolationsNameEverything(t *testing.T) {
	pair := rules.NewInstance("R16")
	pair.A, pair.B, pair.Person = 0, 1, 1
	alone := rules.NewInstance("R17")
	alone.A, alone.Room, alone.Source = 2, 1, model.Position{File: "rules.csv", Line: 4, Column: 9}
	f := sheets.Violations(kyoto(), []rules.Violation{
		{Instance: pair, Level: model.Hard, Weight: 1, Amount: 30, Sentence: "Rei Ito is in two places, \"WS 70\" and \"OF 44\""},
		{Instance: alone, Level: model.Soft(2), Weight: 3, Amount: 15, Sentence: "-C-1 is shut"},
	}, []composition.Check{{
		Binding: &rules.Binding{Rule: &rules.Composition()[0]},
		Remarks: []composition.Remark{{
			Pos: model.Position{File: "sessions.csv", Line: 3, Column: 1}, Sessions: []model.SessionIndex{0, 1}, People: []model.PersonIndex{1}, Amount: 2,
			Message: "\"WS 70\" has 1 of at least 3 speakers", Asked: rules.Asked{Who: "Host", Reason: "a panel"},
		}},
	}}, sheets.Options{})
	expect(t, "violations", columnsOf(t, f, "rule", "level", "cost", "sessions", "people", "room", "sentence", "source_file", "source_line", "who", "reason"),
		"R16 | hard | 30 | WS 70;OF 44 | rei |  | Rei Ito is in two places, \"WS 70\" and \"OF 44\" |  |  |  | ",
		"R17 | soft:2 | 45 | WS 8 |  | C-1 | '-C-1 is shut | rules.csv | 4 |  | ",
		"C1 | check | 2 | WS 70;OF 44 | rei |  | \"WS 70\" has 1 of at least 3 speakers | sessions.csv | 3 | Host | a panel")
}

func TestRoomsAreWhatDoorsShow(t *testing.T) {
	p := model.NewProgramme([]model.Placement{
		place(0, at(8, 30), 0), place(2, at(9, 45), 0), place(1, at(10, 30), 0), place(3, at(24+8, 30), 0), place(0, at(11, 0), 1), place(1, at(9, 0), model.NoRoom),
	})
	f := sheets.Rooms(kyoto(), p, sheets.Options{})
	expect(t, "rooms", columnsOf(t, f, "room", "room_name", "area", "day", "start_local", "end_local", "start_utc", "before", "session", "people"),
		"hall | Main Hall | north | 2023-10-11 | 2023-10-11T08:30+09:00 | 2023-10-11T09:30+09:00 | 2023-10-10T23:30:00Z |  | WS 70 | Zoë Ångström;Rei Ito (rei)",
		"hall | Main Hall | north | 2023-10-11 | 2023-10-11T09:45+09:00 | 2023-10-11T10:45+09:00 | 2023-10-11T00:45:00Z | 15 | WS 8 | Rei Ito (rei)",
		"hall | Main Hall | north | 2023-10-11 | 2023-10-11T10:30+09:00 | 2023-10-11T11:30+09:00 | 2023-10-11T01:30:00Z | clash | OF 44 | Rei Ito (rei2)",
		"hall | Main Hall | north | 2023-10-12 | 2023-10-12T08:30+09:00 | 2023-10-12T09:30+09:00 | 2023-10-11T23:30:00Z |  | WS 9 | ",
		"C-1 | C-1 | south | 2023-10-11 | 2023-10-11T11:00+09:00 | 2023-10-11T12:00+09:00 | 2023-10-11T02:00:00Z |  | WS 70 | Zoë Ångström;Rei Ito (rei)")
}

func TestADoorShowsWhatGoesOnFromTheDayBefore(t *testing.T) {
	long := place(1, at(22, 0), 0)
	long.End = long.End.Add(26 * 60)
	f := sheets.Rooms(kyoto(), model.NewProgramme([]model.Placement{place(0, at(8, 30), 0), long, place(2, at(48+2, 0), 0)}), sheets.Options{})
	expect(t, "rooms", columnsOf(t, f, "day", "start_local", "end_local", "before", "session"),
		"2023-10-11 | 2023-10-11T08:30+09:00 | 2023-10-11T09:30+09:00 |  | WS 70",
		"2023-10-11 | 2023-10-11T22:00+09:00 | 2023-10-13T01:00+09:00 | 750 | OF 44",
		"2023-10-12 | 2023-10-11T22:00+09:00 | 2023-10-13T01:00+09:00 | goes on | OF 44",
		"2023-10-13 | 2023-10-11T22:00+09:00 | 2023-10-13T01:00+09:00 | goes on | OF 44",
		"2023-10-13 | 2023-10-13T02:00+09:00 | 2023-10-13T03:00+09:00 | 60 | WS 8")
}

// On 29 March 2026 the clocks of Lisbon go forward; those of St. John's did on 8 March.
func TestEverybodySeesTheRightHour(t *testing.T) {
	for _, c := range []struct {
		start string
		want  []string
	}{
		{"2026-03-29T00:30:00Z", []string{"2026-03-29T00:30Z | 2026-03-29T06:15+05:45 | same day", "2026-03-29T00:30Z | 2026-03-29T14:30+14:00 | same day", "2026-03-29T00:30Z | 2026-03-28T22:00-02:30 | day before"}},
		{"2026-03-29T01:30:00Z", []string{"2026-03-29T02:30+01:00 | 2026-03-29T07:15+05:45 | same day", "2026-03-29T02:30+01:00 | 2026-03-29T15:30+14:00 | same day", "2026-03-29T02:30+01:00 | 2026-03-28T23:00-02:30 | day before"}},
		{"2026-10-25T01:30:00Z", []string{"2026-10-25T01:30Z | 2026-10-25T07:15+05:45 | same day", "2026-10-25T01:30Z | 2026-10-25T15:30+14:00 | same day", "2026-10-25T01:30Z | 2026-10-24T23:00-02:30 | day before"}},
		{"2026-11-01T12:00:00Z", []string{"2026-11-01T12:00Z | 2026-11-01T17:45+05:45 | same day", "2026-11-01T12:00Z | 2026-11-02T02:00+14:00 | next day", "2026-11-01T12:00Z | 2026-11-01T08:30-03:30 | same day"}},
	} {
		e := kyoto()
		e.Zone = "Europe/Lisbon"
		e.People[0].Zone, e.People[1].Zone, e.People[2].Zone = "Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"
		e.Cast = []model.CastMember{{Session: 0, Person: 0, Role: "speaker"}, {Session: 0, Person: 1, Role: "speaker"}, {Session: 0, Person: 2, Role: "speaker"}}
		start, err := when.Calendar{}.Instant(c.start)
		if err != nil {
			t.Fatal(err)
		}
		f := sheets.People(e, model.NewProgramme([]model.Placement{place(0, start, 0)}), sheets.Options{})
		expect(t, c.start, columnsOf(t, f, "venue_local", "own_local", "day_shift"), c.want...)
		expect(t, c.start, columnsOf(t, f, "start_utc"), c.start, c.start, c.start)
	}
}

func TestExcelGetsItsMarkAndNothingElseChanges(t *testing.T) {
	p := model.NewProgramme([]model.Placement{place(0, at(8, 30), 0)})
	for _, write := range []func(o sheets.Options) tables.File{
		func(o sheets.Options) tables.File { return sheets.Programme(kyoto(), p, o) },
		func(o sheets.Options) tables.File { return sheets.Grids(kyoto(), p, o)[0] },
		func(o sheets.Options) tables.File { return sheets.People(kyoto(), p, o) },
		func(o sheets.Options) tables.File { return sheets.Rooms(kyoto(), p, o) },
		func(o sheets.Options) tables.File { return sheets.Violations(kyoto(), nil, nil, o) },
	} {
		without, marked := write(sheets.Options{}), write(sheets.Options{Excel: true})
		if bytes.HasPrefix(without.Content, []byte("\xef\xbb\xbf")) || string(marked.Content) != "\ufeff"+string(without.Content) {
			t.Errorf("%s: the mark is not the only difference", marked.Name)
		}
	}
}

// programme.csv is read again as the programme that was written, whatever the ids, names
// and titles are.
func TestProgrammeIsReadAgainAsItWas(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("ab =+-@'\",;\n\té海")), 0, 8, -1)
	id := rapid.StringMatching(`[=+@'-]?[A-Z]{1,3} [0-9]{1,3}`)
	rapid.Check(t, func(t *rapid.T) {
		e := &model.Event{Zone: rapid.SampledFrom([]model.Zone{"Asia/Tokyo", "Europe/Lisbon", "Australia/Lord_Howe", "UTC"}).Draw(t, "zone")}
		for _, id := range rapid.SliceOfNDistinct(id, 1, 6, rapid.ID).Draw(t, "sessions") {
			e.Sessions = append(e.Sessions, model.Session{ID: id, Title: word.Draw(t, "title"), Minutes: 60, State: model.Confirmed, Themes: []string{word.Draw(t, "theme")}})
		}
		for i, id := range rapid.SliceOfNDistinct(id, 1, 4, rapid.ID).Draw(t, "rooms") {
			e.Rooms = append(e.Rooms, model.Room{ID: id, Name: fmt.Sprint(word.Draw(t, "name"), i)})
		}
		e.People = []model.Person{{ID: "p", Name: word.Draw(t, "person")}}
		e.Cast = []model.CastMember{{Session: 0, Person: 0, Role: rapid.SampledFrom([]string{"speaker", "room", "state", "zone", "day", "start", "end"}).Draw(t, "role")}}
		var placements []model.Placement
		for range rapid.IntRange(0, 8).Draw(t, "placements") {
			placements = append(placements, model.Placement{
				Session:  model.SessionIndex(rapid.IntRange(0, len(e.Sessions)-1).Draw(t, "session")),
				Interval: model.Span(model.Instant(rapid.IntRange(28_000_000, 29_000_000).Draw(t, "start")), model.Minutes(rapid.IntRange(1, 300).Draw(t, "minutes"))),
				Room:     model.InRoom(model.RoomIndex(rapid.IntRange(-1, len(e.Rooms)-1).Draw(t, "room"))),
				State:    rapid.SampledFrom([]model.State{"", model.Draft, model.Offered, model.Confirmed, model.Published}).Draw(t, "state"),
				Told:     rapid.IntRange(0, 9).Draw(t, "told"),
			})
		}
		p := model.NewProgramme(placements)
		f := sheets.Programme(e, p, sheets.Options{Excel: rapid.Bool().Draw(t, "excel")})
		got, _, err := tables.ReadProgramme(f.Name, bytes.NewReader(f.Content), e)
		if err != nil {
			t.Fatalf("%v\n%s", err, f.Content)
		}
		if diff := cmp.Diff(p, got, cmpopts.IgnoreFields(model.Placement{}, "Pos"), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s\n%s", diff, f.Content)
		}
	})
}
