package page

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/columns"
)

func read(t *testing.T, name, content string) *Session {
	t.Helper()
	s, _, err := Read(name, []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func readSeeds(t *testing.T) []*Session {
	t.Helper()
	var pages []*Session
	for _, seed := range seeds {
		content, err := os.ReadFile(filepath.Join(shortSeeds, seed.short))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, read(t, seed.short, string(content)))
	}
	return pages
}

func cell(e *model.Event, table, column string, row model.Row) string {
	return row.Extra[slices.Index(e.ExtraColumns[table], column)]
}

func TestSeedsBecomeAnEvent(t *testing.T) {
	e, notes := Event(readSeeds(t), nil, Venue{})
	if e.Name != "IGF 2023" || e.Zone != "UTC" || e.Grain != 15 || len(e.Windows) != 1 || len(e.Days) != 1 {
		t.Errorf("event %q in %q, grain %d, windows %v", e.Name, e.Zone, e.Grain, e.Windows)
	}
	if len(e.Sessions) != 2 || len(e.People) != 16 || len(e.Cast) != 20 || len(e.Rooms) != 1 {
		t.Errorf("%d sessions, %d people, %d cast lines, %d rooms", len(e.Sessions), len(e.People), len(e.Cast), len(e.Rooms))
	}
	ws, of := e.Sessions[0], e.Sessions[1]
	if ws.ID != "WS 70" || ws.Type != "Workshop" || ws.Minutes != 90 || cell(e, "sessions", "format", ws.Row) != "Round Table - 90 Min" {
		t.Errorf("session %+v", ws)
	}
	if of.Minutes != 60 || of.Org != "Ministry of Justice, Office of the Deputy General (International Law), Israel" || len(of.Themes) != 3 {
		t.Errorf("session %+v", of)
	}
	if r := e.Rooms[0]; r.ID != "C-1" || r.Name != "WS 8 – Room C-1" {
		t.Errorf("room %+v", r)
	}
	if p := e.Baseline.Placements; len(p) != 1 || p[0].Session != 1 || p[0].Room.Index() != 0 || p[0].State != model.Published || p[0].Start.String() != "2023-10-11T07:45:00Z" {
		t.Errorf("baseline %+v", p)
	}
	pin := e.Rules[0]
	if start, _ := pin.Param("start"); len(e.Rules) != 1 || pin.Rule != "R35" || start != "2023-10-11T07:45:00Z" {
		t.Errorf("rules %+v", e.Rules)
	}
	bu, _ := e.PersonByID("bu-zhong")
	if p := e.People[bu]; p.Name != "Bu Zhong" || p.Group != "Civil Society" || p.Region != "Asia-Pacific" {
		t.Errorf("person %+v", p)
	}
	last := e.Cast[len(e.Cast)-1]
	if last.Role != "rapporteur" || cell(e, "cast", "unsure", last.Row) != "yes" || cell(e, "cast", "source", last.Row) != "of-44.txt:44" || cell(e, "cast", "honorific", last.Row) != "Dr." {
		t.Errorf("last cast line %+v", last)
	}
	if len(notes) != 4 || !strings.Contains(notes[0].Message, "time zone") || !strings.Contains(notes[3].Message, `"AC" is taken for "Academia"`) {
		t.Errorf("notes %v", notes)
	}
}

func TestPeopleAcrossPages(t *testing.T) {
	first := read(t, "a.txt", "IGF 2023 WS #1 A\n\nSpeaker 1: Raúl de la Echeberría, Private Sector, GRULAC\nSpeaker 2: Ann Lee, Civil Society, African Group\n")
	second := read(t, "b.txt", "IGF 2023 WS #2 B\n\nSpeaker 1: Mr. ECHEBERRIA Raul de la, Private Sector\nSpeaker 2: Anna Lee, Civil Society\nSpeaker 3: Ann Lee, Government\n")
	e, notes := Event([]*Session{first, second}, nil, Venue{})
	if len(e.People) != 3 {
		t.Fatalf("people %+v", e.People)
	}
	if p := e.People[0]; p.ID != "raul-de-la-echeberria" || p.Group != "Private Sector" || p.Region != "GRULAC" {
		t.Errorf("person %+v", p)
	}
	if p := e.People[1]; p.Group != "" || p.Region != "African" {
		t.Errorf("person %+v", p)
	}
	all := model.Faults(notes).Error()
	for _, want := range []string{
		`b.txt:3:1: "ECHEBERRIA Raul de la" is taken for the same person as "Raúl de la Echeberría" of a.txt; give them an id each`,
		`b.txt:5:1: "Ann Lee" is taken for the same person as "Ann Lee" of a.txt`,
		`the stakeholder group of "Ann Lee" is "Civil Society" here and "Government" elsewhere; it is left open`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no note %s in\n%s", want, all)
		}
	}
}

func TestPagesAreAddedToAnEvent(t *testing.T) {
	base := &model.Event{
		Name: "Base", Zone: "Asia/Tokyo", Grain: 15,
		Types:        []model.SessionType{{ID: "Open Forum", Minutes: 60}},
		Sessions:     []model.Session{{Row: model.Row{Extra: []string{"kept"}}, ID: "OF 44", Title: "Old", Type: "Open Forum", Minutes: 60}},
		People:       []model.Person{{ID: "sk", Name: "Kumar Sheetal"}, {ID: "cj1", Name: "Chris Jones"}, {ID: "cj2", Name: "Jones Chris"}},
		Rooms:        []model.Room{{ID: "r1", Name: "Room C-1"}},
		ExtraColumns: map[string][]string{"sessions": {"own"}},
	}
	e, notes := Event(readSeeds(t), base, Venue{})
	if len(base.Sessions) != 1 || len(base.People) != 3 || len(base.ExtraColumns["sessions"]) != 1 || base.Baseline != nil {
		t.Errorf("the base has changed: %+v", base)
	}
	if e.Name != "Base" || len(e.Sessions) != 2 || !strings.HasPrefix(e.Sessions[0].Title, "Future-proofing") || e.Sessions[0].Pos.File != "of-44.txt" || cell(e, "sessions", "own", e.Sessions[0].Row) != "kept" || len(e.Sessions[0].Extra) != 3 {
		t.Errorf("sessions %+v", e.Sessions)
	}
	if len(e.Rooms) != 1 || e.Baseline.Placements[0].Room.Index() != 0 || e.Baseline.Placements[0].Session != 0 {
		t.Errorf("rooms %+v, baseline %+v", e.Rooms, e.Baseline)
	}
	all := model.Faults(notes).Error()
	for _, want := range []string{
		`of-44.txt:4:1: "WS 8 – Room C-1" is taken for the same room as "Room C-1"`,
		`of-44.txt:24:1: "Sheetal Kumar" is taken for the same person as "Kumar Sheetal" of the event`,
		`of-44.txt:30:1: "Chris Jones" can be "cj1" or "cj2"; the line is left out`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no note %s in\n%s", want, all)
		}
	}
	if n := strings.Count(all, "Sheetal Kumar"); n != 1 {
		t.Errorf("%d notes on one match", n)
	}
}

func TestPublishedTimesThatCannotBe(t *testing.T) {
	const page = "IGF 2023 WS #165 A\n\nWednesday, 11th October, 2023 (00:45 UTC) - Thursday, 12th October, 2023 (02:15 UTC)\nMain Hall\n\nOne\n\n"
	e, notes := Event([]*Session{read(t, "a.txt", page+"Panel - 90 Min\n")}, nil, Venue{})
	if p := e.Baseline.Placements; len(p) != 1 || p[0].Interval.Minutes() != 90 || !strings.Contains(model.Faults(notes).Error(), "lasts 1530 minutes; the 90 of the format are taken") {
		t.Errorf("placements %+v, notes %v", p, notes)
	}
	e, notes = Event([]*Session{read(t, "a.txt", page)}, nil, Venue{})
	if e.Baseline != nil || len(e.Rules) != 0 || !strings.Contains(model.Faults(notes).Error(), "the time is left out") {
		t.Errorf("baseline %+v, notes %v", e.Baseline, notes)
	}
}

// The word of the first page on a place of the event counts; a second page on the same
// session, as what an event had from a page of that name, stays out with a note.
func TestTheFirstPageCounts(t *testing.T) {
	base, _ := Event(readSeeds(t), nil, Venue{})
	published := base.Baseline.Placements[0]
	later := published
	later.Start, later.End, later.Pos = later.Start.Add(60), later.End.Add(60), model.Position{File: "baseline.csv", Line: 2, Column: 1}
	base.Baseline = model.NewProgramme([]model.Placement{later})
	pages := readSeeds(t)
	second := read(t, "second.txt", "IGF 2023 Open Forum #44 Another\n\nWednesday, 11th October, 2023 (10:00 UTC) - Wednesday, 11th October, 2023 (11:00 UTC)\n")
	e, notes := Event(append(pages, second), base, Venue{})
	if p := e.Baseline.Placements; len(p) != 1 || p[0].Start != published.Start || p[0].Pos.File != "of-44.txt" {
		t.Errorf("placements %+v", p)
	}
	all := model.Faults(notes).Error()
	for _, want := range []string{`second.txt:1:1: session "OF 44" is in the event already; its row stays as it is`, `"OF 44" has a placement in the baseline already, at 2023-10-11T07:45:00Z; that one stays`} {
		if !strings.Contains(all, want) {
			t.Errorf("no note %s in\n%s", want, all)
		}
	}
}

func TestHeadingIsWordedAsThePage(t *testing.T) {
	e, _ := Event(readSeeds(t), nil, Venue{})
	want := []string{
		"IGF 2023 Open Forum #44 Future-proofing global tech governance: a bottom-up approach",
		"Wednesday, 11th October, 2023 (07:45 UTC) - Wednesday, 11th October, 2023 (08:45 UTC)",
		"WS 8 – Room C-1",
	}
	if got := Heading(e, "IGF 2023", 1, &e.Baseline.Placements[0]); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := Heading(e, "IGF 2023", 0, nil); !slices.Equal(got, []string{"IGF 2023 WS #70 Rebuilding digital mutual trust between big powers"}) {
		t.Errorf("got %q", got)
	}
}

// What pages add to a table is not taken for a column that the readers know, though it may
// be called like one.
func TestOwnColumnsAreKnownToBeImported(t *testing.T) {
	for name, own := range ownColumns {
		table := columns.Of(name)
		for _, column := range own {
			if k, _ := table.Find(column); k >= 0 && !table.IsImported(column) {
				t.Errorf("%s.%s would be read as %s", name, column, table.Columns[k].Name)
			}
		}
	}
}
