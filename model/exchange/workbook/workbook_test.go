package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	_ "time/tzdata" // zones must not depend on the machine that tests

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/exchange/workbook"
	"programme/model/tables"
	"programme/model/when"
)

var sameEvent = cmp.Options{cmpopts.IgnoreTypes(model.Position{}), cmpopts.EquateEmpty()}

// hostile are names that one reader or another takes for more than a name.
var hostile = []string{
	"=cmd|' /C calc'!A0", "+1", "-1", "@sum", "'tis", "'=1", "007", "1e5", "2023-10-11", "TRUE", "#REF!", "1/2",
	`"quoted", and; more`, "שלום עולם", "Zo\u0308e \u202eevil", "👩‍👩‍👧 family", "two\nlines", "cr\r\nlf", "</script><t>&amp;", "_x0041_ _x005F_",
	"\u0007bell \u001f", "\ufffe\uffff", " space ", "tab\there", strings.Repeat("long ", 200), "海外研修会議室第一",
}

// venue is an event in Lisbon in the week in which its clocks go forward, with people on
// clocks that are hard to get right. Every name is hostile somewhere.
func venue() *model.Event {
	e := &model.Event{
		Name: "Fórum & <Co>", Zone: "Europe/Lisbon", Grain: 15, Days: []model.Date{{Year: 2026, Month: 3, Day: 28}, {Year: 2026, Month: 3, Day: 29}},
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}}, Roles: []model.Role{{ID: "speaker", Must: true}},
		People: []model.Person{
			{ID: "k", Name: "Kamala", Zone: "Asia/Kathmandu"},
			{ID: "t", Name: "Teuea", Zone: "Pacific/Kiritimati"},
			{ID: "j", Name: "Jo", Zone: "America/St_Johns"},
			{ID: "n", Name: "Nobody knows"},
		},
		Rooms: []model.Room{
			{ID: "A", Name: "Room [A]: the/first\\*?", Capacity: 80},
			{ID: "B", Name: "room [a]: the/first\\*?"},
			{ID: "C", Name: "Jo's '"},
			{ID: "D", Name: "History"},
			{ID: "E", Name: strings.Repeat("😀", 40)},
			{ID: "P", Name: "Programme"},
			{ID: "R", Name: "Rooms"},
		},
		Windows: []model.Window{{ID: "w", Interval: model.Interval{Start: at("2026-03-28T00:00Z"), End: at("2026-03-31T00:00Z")}}},
	}
	for i, name := range hostile {
		id := "S" + string(rune('A'+i))
		e.Sessions = append(e.Sessions, model.Session{ID: id, Title: name, Type: "Workshop", Minutes: 60, State: model.Confirmed, Org: strings.TrimSpace(name)})
		e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(i), Person: model.PersonIndex(i % len(e.People)), Role: "speaker"})
	}
	return e
}

func at(text string) model.Instant {
	t, err := when.Calendar{}.Instant(text)
	if err != nil {
		panic(err)
	}
	return t
}

// full is a programme of all sessions of venue: on both sides of the change of clocks,
// past midnight, two at a time in a room, and one without a room.
func full(e *model.Event) *model.Programme {
	var list []model.Placement
	for i := range e.Sessions {
		start := at("2026-03-28T20:30Z").Add(model.Minutes(i / len(e.Rooms) * 75))
		list = append(list, model.Placement{Session: model.SessionIndex(i), Interval: model.Span(start, 60), Room: model.InRoom(model.RoomIndex(i % len(e.Rooms))), State: model.Draft})
	}
	list[1].Interval, list[1].Room = model.Span(list[0].Start.Add(15), 60), list[0].Room
	list[2].Room = model.RoomRef{}
	return model.NewProgramme(list)
}

func mustWrite(t testing.TB, content []byte, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func mustRead(t testing.TB, content []byte) []tables.Sheet {
	t.Helper()
	sheets, err := workbook.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	return sheets
}

// parts returns the files of a workbook by name.
func parts(t testing.TB, content []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(rc)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// igf is the large fixture.
func igf(t testing.TB) *model.Event {
	t.Helper()
	read, err := tables.Read(os.DirFS("../../../fixtures/igf2023"))
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	return e
}

func TestEventComesBackFromItsWorkbook(t *testing.T) {
	names, err := filepath.Glob("../../../fixtures/*/event.yaml")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(filepath.Dir(name)), func(t *testing.T) {
			read, err := tables.Read(os.DirFS(filepath.Dir(name)))
			if err != nil {
				t.Fatal(err)
			}
			e := read.Event
			checkRoundTrip(t, e)
		})
	}
	t.Run("hostile names", func(t *testing.T) { checkRoundTrip(t, venue()) })
}

type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func checkRoundTrip(t failer, e *model.Event) {
	t.Helper()
	content, err := workbook.Event(e)
	if err != nil {
		t.Fatalf("not written: %v", err)
	}
	sheets, err := workbook.Read(content)
	if err != nil {
		t.Fatalf("not read: %v", err)
	}
	read, err := tables.ReadSheets(sheets)
	if err != nil {
		t.Fatalf("faults: %v", err)
	}
	again := read.Event
	if diff := cmp.Diff(e, again, sameEvent); diff != "" {
		t.Fatalf("read(write(e)) is not e (-e +read):\n%s", diff)
	}
}

// Whatever stands in cells comes back to the letter, and numbers as numbers.
func TestAnyEventComesBackFromItsWorkbook(t *testing.T) {
	prose := rapid.Map(rapid.StringOf(rapid.OneOf(
		rapid.SampledFrom([]rune("=+-@\t\r\n'\",;| \u00a0:#&<>_x0041F%\\~.aZéß漢\ufeff\u2028😀\x7f\x01\ufffe")), rapid.Rune(),
	)), func(s string) string { return strings.ReplaceAll(s, "\x00", "") })
	label := rapid.Map(prose, strings.TrimSpace)
	rapid.Check(t, func(t *rapid.T) {
		e := venue()
		e.Name = "e" + prose.Draw(t, "event")
		e.ExtraColumns = map[string][]string{"sessions": {"x" + label.Draw(t, "column")}}
		for i := range e.Sessions {
			s := &e.Sessions[i]
			s.Title, s.Notes, s.Org = "t"+prose.Draw(t, "title"), prose.Draw(t, "notes"), label.Draw(t, "org")
			s.Extra = []string{prose.Draw(t, "extra")}
			s.Expected, s.Priority = rapid.IntRange(0, 1_000_000).Draw(t, "expected"), rapid.IntRange(0, 9).Draw(t, "priority")
		}
		e.Rooms[0].Notes = rapid.SampledFrom(hostile).Draw(t, "notes")
		e.Rules = []model.Setting{{Rule: "R16", Level: model.Soft(3), Weight: 2, Who: "w" + prose.Draw(t, "who"), Reason: "r" + prose.Draw(t, "reason")}}
		e.Baseline = full(e)
		checkRoundTrip(t, e)
	})
}

func TestProgrammeComesBackFromItsWorkbook(t *testing.T) {
	for _, e := range []*model.Event{venue(), igf(t)} {
		p := e.Baseline
		if p == nil {
			p = full(e)
		}
		content, err := workbook.Programme(e, p)
		got, notes, err := tables.ReadProgrammeSheets(mustRead(t, mustWrite(t, content, err)), e)
		if err != nil || len(notes) > 0 {
			t.Fatalf("%v %v", err, notes)
		}
		if diff := cmp.Diff(p, got, cmpopts.IgnoreFields(model.Placement{}, "Pos")); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", e.Name, diff)
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	write := map[string]func(*model.Event) ([]byte, error){
		"event":     workbook.Event,
		"programme": func(e *model.Event) ([]byte, error) { return workbook.Programme(e, full(e)) },
	}
	for name, write := range write {
		first, err := write(venue())
		first = mustWrite(t, first, err)
		for range 3 {
			again, err := write(venue())
			if !bytes.Equal(first, mustWrite(t, again, err)) {
				t.Errorf("%s: other bytes the next time", name)
			}
		}
	}
}

func TestNothingIsAFormula(t *testing.T) {
	e := venue()
	for i, write := range []func() ([]byte, error){
		func() ([]byte, error) { return workbook.Event(e) },
		func() ([]byte, error) { return workbook.Programme(e, full(e)) },
	} {
		content, err := write()
		formula := regexp.MustCompile(`<(\w+:)?f[\s>/]`)
		sheets := 0
		for name, text := range parts(t, mustWrite(t, content, err)) {
			if !strings.HasPrefix(name, "xl/worksheets/") {
				continue
			}
			sheets++
			if found := formula.FindString(text); found != "" {
				t.Errorf("workbook %d: %s has %s", i, name, found)
			}
		}
		if sheets < 5 {
			t.Errorf("workbook %d has only %d sheets", i, sheets)
		}
	}
}

func TestNamesOfSheetsAreSafeAndUnique(t *testing.T) {
	e := venue()
	content, err := workbook.Programme(e, full(e))
	var names []string
	seen := map[string]bool{}
	for _, s := range mustRead(t, mustWrite(t, content, err)) {
		names = append(names, s.Name)
		if low := strings.ToLower(s.Name); seen[low] {
			t.Errorf("%q is there twice", s.Name)
		} else {
			seen[low] = true
		}
		if strings.ContainsAny(s.Name, `:\/?*[]'`) {
			t.Errorf("%q has a character that no sheet may have", s.Name)
		}
	}
	want := []string{
		"Programme", "Sat 28 Mar", "Sun 29 Mar", "Rooms", "Room -A-- the-first---", "room -a-- the-first--- (2)", "Jo’s ’", "History sheet",
		strings.Repeat("😀", 15), "Programme (2)", "Rooms (2)", "People",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// column returns the cells of a column of a sheet by its header, joined with those of
// the first.
func column(t *testing.T, sheets []tables.Sheet, name, header string) map[string]string {
	t.Helper()
	k := slices.IndexFunc(sheets, func(s tables.Sheet) bool { return s.Name == name })
	if k < 0 {
		t.Fatalf("no sheet %q", name)
	}
	at := 0
	all := map[string]string{}
	for i, row := range sheets[k].Rows {
		cells := map[int]string{}
		for _, c := range row.Cells {
			cells[c.Column] = c.Text
			if i == 0 && c.Text == header {
				at = c.Column
			}
		}
		if at == 0 {
			t.Fatalf("%s has no column %q", name, header)
		}
		if i > 0 {
			all[cells[1]] = cells[at]
		}
	}
	return all
}

// On 29 March 2026 the clocks of Lisbon go from 01:00 to 02:00; those of St. John's went
// on 8 March. On 25 October Lisbon's go back, and St. John's follow on 1 November.
func TestEverybodySeesTheRightHour(t *testing.T) {
	for _, c := range []struct {
		start                                string
		venue, kathmandu, kiritimati, stJohn string
	}{
		{"2026-03-29T00:30:00Z", "2026-03-29T00:30", "2026-03-29T06:15", "2026-03-29T14:30", "2026-03-28T22:00"},
		{"2026-03-29T01:30:00Z", "2026-03-29T02:30", "2026-03-29T07:15", "2026-03-29T15:30", "2026-03-28T23:00"},
		{"2026-10-25T00:30:00Z", "2026-10-25T01:30", "2026-10-25T06:15", "2026-10-25T14:30", "2026-10-24T22:00"},
		{"2026-10-25T01:30:00Z", "2026-10-25T01:30", "2026-10-25T07:15", "2026-10-25T15:30", "2026-10-24T23:00"},
		{"2026-11-01T12:00:00Z", "2026-11-01T12:00", "2026-11-01T17:45", "2026-11-02T02:00", "2026-11-01T08:30"},
	} {
		e := venue()
		e.Sessions, e.Cast = e.Sessions[:1], nil
		for i := range e.People {
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: model.PersonIndex(i), Role: "speaker"})
		}
		p := model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(at(c.start), 60), Room: model.InRoom(0), State: model.Draft}})
		content, err := workbook.Programme(e, p)
		sheets := mustRead(t, mustWrite(t, content, err))
		want := map[string]string{"k": c.kathmandu, "t": c.kiritimati, "j": c.stJohn, "n": ""}
		if diff := cmp.Diff(want, column(t, sheets, "People", "own_local")); diff != "" {
			t.Errorf("%s: own hours (-want +got):\n%s", c.start, diff)
		}
		if got := column(t, sheets, "People", "venue_local")["k"]; got != c.venue {
			t.Errorf("%s: the venue has %s, want %s", c.start, got, c.venue)
		}
		if got := column(t, sheets, "Programme", "start_local")["SA"]; got != c.venue {
			t.Errorf("%s: the programme has %s, want %s", c.start, got, c.venue)
		}
		// The hour that comes twice is read again as the one that was written.
		again, _, err := tables.ReadProgrammeSheets(sheets, e)
		if err != nil || again.Placements[0].Start.String() != c.start {
			t.Errorf("%s is read again as %v, %v", c.start, again, err)
		}
	}
}

func TestGridHidesNothing(t *testing.T) {
	e := venue()
	content, err := workbook.Programme(e, full(e))
	sheets := mustRead(t, mustWrite(t, content, err))
	var text strings.Builder
	for _, s := range sheets[1:3] {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				text.WriteString(c.Text + "\x00")
			}
		}
	}
	for i := range e.Sessions {
		if n := len(regexp.MustCompile(`\x00(! )?`+e.Sessions[i].ID+`  \d\d:\d\d`).FindAllString(text.String(), -1)); n != 1 {
			t.Errorf("%s is in the grids %d times", e.Sessions[i].ID, n)
		}
	}
	for _, want := range []string{"! SA  20:30–21:30", "! SB  20:45–21:45", "no room", "(at the same time)", "23:00–00:00 (+1)", "the clocks change on this day"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in the grids", want)
		}
	}
}

// Sessions that act as one have a column each, and no mark.
func TestMergedSessionsDoNotClash(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{{"m", "m", "SA  20:30–21:30"}, {"m", "n", "! SA  20:30–21:30"}, {"", "", "! SA  20:30–21:30"}} {
		e := venue()
		e.Sessions[0].Merge, e.Sessions[1].Merge = c.a, c.b
		content, err := workbook.Programme(e, full(e))
		found := false
		for _, row := range mustRead(t, mustWrite(t, content, err))[1].Rows {
			for _, cell := range row.Cells {
				found = found || strings.HasPrefix(cell.Text, c.want)
			}
		}
		if !found {
			t.Errorf("merged as %q and %q: no %q", c.a, c.b, c.want)
		}
	}
}

func TestCellsThatNoWorkbookHolds(t *testing.T) {
	e := venue()
	e.Sessions[0].Notes = strings.Repeat("x", 32_767)
	if _, err := workbook.Event(e); err != nil {
		t.Errorf("32767 characters: %v", err)
	}
	e.Sessions[1].Notes = strings.Repeat("😀", 16_384)
	_, err := workbook.Event(e)
	if got, want := err.Error(), "sessions!T3: the cell has 32768 characters; a workbook takes 32767; shorten it, or keep the event in CSV files"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatGoesOnAfterMidnightIsInTheGridsOfBothDays(t *testing.T) {
	e := venue()
	content, err := workbook.Programme(e, model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(at("2026-03-27T23:00Z"), 120), Room: model.InRoom(0)},
		{Session: 3, Interval: model.Span(at("2026-03-28T00:30Z"), 60), Room: model.InRoom(0)},
	}))
	sheets := mustRead(t, mustWrite(t, content, err))
	for i, want := range [][]string{{"SA  23:00–01:00 (+1)"}, {"! SA  23:00 (-1)–01:00", "! SD  00:30–01:30"}} {
		var text strings.Builder
		for _, row := range sheets[1+i].Rows {
			for _, c := range row.Cells {
				text.WriteString(c.Text + "\n")
			}
		}
		for _, w := range want {
			if !strings.Contains(text.String(), w) {
				t.Errorf("no %q in\n%s", w, text.String())
			}
		}
	}
}
