package ical_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/exchange/ical"
)

func TestLinesAreFoldedAtOctetsAndNeverInsideALetter(t *testing.T) {
	e := hostile()
	for _, per := range []ical.Per{ical.PerEvent, ical.PerSession, ical.PerRoom, ical.PerTheme, ical.PerPerson} {
		for _, f := range ical.Files(e, placed(e), ical.Options{Per: per, Local: true, Stamp: ical.DefaultStamp(e)}) {
			if bytes.Count(f.Content, []byte("\n")) != bytes.Count(f.Content, []byte("\r\n")) || !bytes.HasSuffix(f.Content, []byte("\r\n")) {
				t.Errorf("%s: lines do not end in CRLF", f.Name)
			}
			for line := range bytes.SplitSeq(f.Content, []byte("\r\n")) {
				if len(line) > 75 || !utf8.Valid(line) {
					t.Errorf("%s: %d octets, valid %t: %q", f.Name, len(line), utf8.Valid(line), line)
				}
			}
		}
	}
}

func TestEverySessionIsReadAgainAsItWas(t *testing.T) {
	e := hostile()
	p := placed(e)
	for _, local := range []bool{false, true} {
		c := read(t, ical.Files(e, p, ical.Options{Local: local, Stamp: ical.DefaultStamp(e)})[0], "")
		if c.Product != ical.ProductID || c.Name != e.Name || len(c.Entries) != len(p.Placements) {
			t.Fatalf("product %q, name %q, %d entries", c.Product, c.Name, len(c.Entries))
		}
		for i, pl := range p.Placements {
			x, s := c.Entries[i], e.Sessions[pl.Session]
			want := strings.NewReplacer("\r\n", "\n", "\x07", "\uFFFD").Replace(s.Title)
			if x.Times[0] != pl.Interval || x.Session != s.ID || x.Summary != want || len(x.Categories) != 2 || x.Categories[0] != s.Themes[0] {
				t.Errorf("%s: %+v", s.ID, x)
			}
		}
	}
}

// Whatever the programme, its calendar makes the same baseline of the event again, in UTC
// and on the venue's clock, through both changes of its clocks.
func TestBaselineOfACalendarIsTheProgramme(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := hostile()
		e.Zone = rapid.SampledFrom([]model.Zone{"Europe/Lisbon", "Africa/Casablanca", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC"}).Draw(t, "zone")
		base := model.Date{Year: 2026, Month: rapid.SampledFrom([]time.Month{time.February, time.March, time.April, time.October}).Draw(t, "month"), Day: 1}
		from := base.Bounds("").Start
		var all []model.Placement
		for i := range e.Sessions {
			if rapid.Bool().Draw(t, "placed") {
				all = append(all, model.Placement{
					Session: model.SessionIndex(i), State: model.Published, Room: model.InRoom(model.RoomIndex(rapid.IntRange(-1, len(e.Rooms)-1).Draw(t, "room"))),
					Interval: model.Span(from.Add(model.Minutes(rapid.IntRange(0, 40*24*60).Draw(t, "start"))), 60),
				})
			}
		}
		p := model.NewProgramme(all)
		want := p
		if len(all) == 0 {
			want = nil // which an event without a baseline has
		}
		f := ical.Files(e, p, ical.Options{Local: rapid.Bool().Draw(t, "local"), Stamp: ical.DefaultStamp(e)})[0]
		c, _, err := ical.Read(f.Name, f.Content, ical.Reading{})
		if err != nil {
			t.Fatal(err)
		}
		got, notes := c.Baseline(e)
		if diff := cmp.Diff(want, got.Baseline, cmpopts.IgnoreFields(model.Placement{}, "Pos"), cmpopts.EquateEmpty()); diff != "" || len(notes) > 0 {
			t.Fatalf("%s\n%v\n%s", diff, notes, f.Content)
		}
	})
}

func TestAPersonsCalendarHasTheirDutiesAlone(t *testing.T) {
	e := hostile()
	files := ical.Files(e, placed(e), ical.Options{Per: ical.PerPerson, Stamp: ical.DefaultStamp(e)})
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	if diff := cmp.Diff([]string{"person-maya.ics", "person-tekea.ics", "person-kay.ics", "person-3b8f6a4d9d2b.ics"}[:3], names[:3]); diff != "" || len(names) != 4 || !strings.HasPrefix(names[3], "person-") {
		t.Fatalf("%s %q", diff, names)
	}
	c := read(t, files[1], "")
	if len(c.Entries) != 1 || c.Entries[0].Session != "WS 1" || !strings.HasPrefix(c.Entries[0].Description, "your role: speaker, onsite moderator (online)\n\nWS 1, Workshop\nMaya Gurung: speaker\n") {
		t.Errorf("%+v", c.Entries)
	}
	if want := e.Name + ": Tekea \"T\" Ioane"; c.Name != want {
		t.Errorf("name %q, want %q", c.Name, want)
	}
}

func TestCalendarsOfRoomsAndThemesLeaveOthersOut(t *testing.T) {
	e := hostile()
	e.Sessions[1].Themes = []string{"Only"}
	p := placed(e)
	count := 0
	for _, f := range ical.Files(e, p, ical.Options{Per: ical.PerRoom, Stamp: ical.DefaultStamp(e)}) {
		c := read(t, f, "")
		for _, x := range c.Entries {
			if x.Location != c.Entries[0].Location || x.Location == "" {
				t.Errorf("%s has %q", f.Name, x.Location)
			}
		}
		count += len(c.Entries)
	}
	if count != 6 { // of eight, two have no room
		t.Errorf("%d entries in the calendars of rooms", count)
	}
	for _, f := range ical.Files(e, p, ical.Options{Per: ical.PerTheme, Stamp: ical.DefaultStamp(e)}) {
		if n := len(read(t, f, "").Entries); f.Name == "theme-only.ics" && n != 1 || f.Name != "theme-only.ics" && n != 7 {
			t.Errorf("%s has %d entries", f.Name, n)
		}
	}
}

// summaries says of each entry: session, sequence, status, and when it was last changed.
func summaries(c *ical.Calendar) []string {
	var list []string
	for _, x := range c.Entries {
		list = append(list, fmt.Sprintf("%s %d %s %s", x.Session, x.Sequence, x.Status, x.Modified.Format(time.RFC3339)))
	}
	return list
}

func TestSequenceRisesWithWhatChanged(t *testing.T) {
	e := hostile()
	e.Sessions = e.Sessions[:5]
	first, second, third, fourth := stampAt("2026-01-01T10:00:00Z"), stampAt("2026-02-01T10:00:00Z"), stampAt("2026-02-02T10:00:00Z"), stampAt("2026-02-03T10:00:00Z")
	p := placed(e)
	v1 := read(t, ical.Files(e, p, ical.Options{Stamp: first})[0], "")

	later := placed(e)
	later.Placements[0].Interval = model.Span(later.Placements[0].Start.Add(15), 60)
	later.Placements[1].Room = model.InRoom(0)
	e.Sessions[2].Title = "Another title"
	later.Placements = later.Placements[:4] // WS 5 is gone
	f := ical.Files(e, later, ical.Options{Stamp: second, Previous: v1.Entries})[0]
	v2 := read(t, f, "")
	if diff := cmp.Diff([]string{
		"WS 1 1 CONFIRMED 2026-02-01T10:00:00Z", "WS 2 1 CONFIRMED 2026-02-01T10:00:00Z", "WS 3 1 CONFIRMED 2026-02-01T10:00:00Z",
		"WS 4 0 CONFIRMED 2026-01-01T10:00:00Z", "WS 5 1 CANCELLED 2026-02-01T10:00:00Z",
	}, summaries(v2)); diff != "" {
		t.Error(diff)
	}
	v3 := read(t, ical.Files(e, later, ical.Options{Stamp: third, Previous: v2.Entries})[0], "")
	if diff := cmp.Diff([]string{
		"WS 1 1 CONFIRMED 2026-02-01T10:00:00Z", "WS 2 1 CONFIRMED 2026-02-01T10:00:00Z", "WS 3 1 CONFIRMED 2026-02-01T10:00:00Z", "WS 4 0 CONFIRMED 2026-01-01T10:00:00Z",
	}, summaries(v3)); diff != "" {
		t.Errorf("a cancelled session stays for one version: %s", diff)
	}
	v4 := read(t, ical.Files(e, placed(e), ical.Options{Stamp: fourth, Previous: v2.Entries})[0], "")
	if got := summaries(v4)[4]; got != "WS 5 2 CONFIRMED 2026-02-03T10:00:00Z" {
		t.Errorf("a session that comes back: %s", got)
	}
	for i := range v1.Entries {
		if v1.Entries[i].UID != v2.Entries[i].UID {
			t.Errorf("%s has another UID", v1.Entries[i].Session)
		}
	}
}

func TestSequenceCountsFromThePublishedBaseline(t *testing.T) {
	e := hostile()
	e.Sessions = e.Sessions[:5]
	e.Baseline = placed(e)
	e.Sessions[3].State = model.Cancelled
	p := placed(e)
	p.Placements[0].Interval = model.Span(p.Placements[0].Start.Add(15), 60)
	p.Placements = p.Placements[:4]
	got := summaries(read(t, ical.Files(e, p, ical.Options{Stamp: stampAt("2026-01-01T10:00:00Z")})[0], ""))
	if diff := cmp.Diff([]string{
		"WS 1 1 CONFIRMED 2026-01-01T10:00:00Z", "WS 2 0 CONFIRMED 2026-01-01T10:00:00Z", "WS 3 0 CONFIRMED 2026-01-01T10:00:00Z",
		"WS 4 1 CANCELLED 2026-01-01T10:00:00Z", "WS 5 1 CANCELLED 2026-01-01T10:00:00Z",
	}, got); diff != "" {
		t.Error(diff)
	}
	for i := range e.Baseline.Placements { // what was only drafted is nobody's business
		e.Baseline.Placements[i].State = model.Draft
	}
	if got := summaries(read(t, ical.Files(e, p, ical.Options{Stamp: stampAt("2026-01-01T10:00:00Z")})[0], "")); len(got) != 3 || got[0] != "WS 1 0 CONFIRMED 2026-01-01T10:00:00Z" {
		t.Errorf("%q", got)
	}
}

func TestASessionTwiceHasTwoUIDs(t *testing.T) {
	e := hostile()
	p := placed(e)
	p.Placements[1].Session = 0
	c := read(t, ical.Files(e, p, ical.Options{Stamp: ical.DefaultStamp(e)})[0], "")
	if c.Entries[0].Session != c.Entries[1].Session || c.Entries[0].UID == c.Entries[1].UID {
		t.Errorf("%+v", c.Entries[:2])
	}
}

// Debian's icalendar and vobject parse what is written and find nothing missing, and
// see each session at the same instant.
func TestOthersReadTheCalendars(t *testing.T) {
	const python = "/usr/bin/python3"
	if out, err := exec.Command(python, "-c", "import icalendar, vobject").CombinedOutput(); err != nil {
		t.Skipf("needs python3-icalendar and python3-vobject: %s", out)
	}
	dir := t.TempDir()
	var want strings.Builder
	e := hostile()
	e.Baseline = placed(e)
	p := placed(e)
	p.Placements = p.Placements[1:]
	for _, zone := range []model.Zone{"Europe/Lisbon", "Africa/Casablanca", "Asia/Kolkata", "Australia/Lord_Howe"} {
		e.Zone = zone
		for _, local := range []bool{false, true} {
			for _, per := range []ical.Per{ical.PerEvent, ical.PerRoom, ical.PerPerson} {
				for _, f := range ical.Files(e, p, ical.Options{Per: per, Local: local, Stamp: ical.DefaultStamp(e)}) {
					name := fmt.Sprintf("%s-%t-%s", strings.ReplaceAll(string(zone), "/", "-"), local, f.Name)
					if err := os.WriteFile(filepath.Join(dir, name), f.Content, 0o600); err != nil {
						t.Fatal(err)
					}
					for _, x := range read(t, f, "").Entries {
						fmt.Fprintf(&want, "%s %s %s %s\n", name, x.UID, x.Times[0].Start, x.Times[0].End)
					}
				}
			}
		}
	}
	const script = `
import datetime, os, sys, icalendar, vobject
for line in sys.stdin.read().splitlines():
    name, uid, start, end = line.split()
    path = os.path.join(sys.argv[1], name)
    content = open(path, 'rb').read()
    calendar = icalendar.Calendar.from_ical(content)
    assert not any(part.errors for part in calendar.walk()), name
    vobject.readOne(content.decode()).validate(raiseException=True)
    event, = [e for e in calendar.walk('VEVENT') if e['UID'] == uid]
    for key, want in ('DTSTART', start), ('DTEND', end):
        got = event[key].dt.astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
        assert got == want, (name, uid, key, got, want)
    assert event['STATUS'] in ('CONFIRMED', 'CANCELLED') and 'SEQUENCE' in event and 'LAST-MODIFIED' in event
`
	check := exec.Command(python, "-c", script, dir)
	check.Stdin = strings.NewReader(want.String())
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// Whoever is elsewhere sees the hour of their own clocks, in weeks in which the clocks of
// the venue or their own change.
func TestPeopleElsewhereSeeTheRightHour(t *testing.T) {
	for _, tt := range []struct{ at, lisbon, kathmandu, kiritimati, stJohns string }{
		{"2026-03-28T10:00Z", "28 10:00", "28 15:45", "29 00:00", "28 07:30"},
		{"2026-03-29T09:00Z", "29 10:00", "29 14:45", "29 23:00", "29 06:30"},
		{"2026-10-25T00:30Z", "25 01:30", "25 06:15", "25 14:30", "24 22:00"},
		{"2026-10-25T01:30Z", "25 01:30", "25 07:15", "25 15:30", "24 23:00"},
		{"2026-11-01T10:00Z", "01 10:00", "01 15:45", "02 00:00", "01 06:30"},
	} {
		e := hostile()
		p := model.NewProgramme([]model.Placement{{Interval: model.Span(instant(t, tt.at), 60), Room: model.InRoom(0)}})
		for _, local := range []bool{false, true} {
			for _, f := range ical.Files(e, p, ical.Options{Per: ical.PerPerson, Local: local, Stamp: ical.DefaultStamp(e)}) {
				start := read(t, f, "").Entries[0].Times[0].Start
				for zone, want := range map[model.Zone]string{"Europe/Lisbon": tt.lisbon, "Asia/Kathmandu": tt.kathmandu, "Pacific/Kiritimati": tt.kiritimati, "America/St_Johns": tt.stJohns} {
					if got := start.In(zone).Format("02 15:04"); got != want {
						t.Errorf("%s, local %t, %s: %s, want %s", tt.at, local, zone, got, want)
					}
				}
			}
		}
	}
}

func TestContentAndBreaksAreWritten(t *testing.T) {
	e := &model.Event{
		Name: "Kyoto", Zone: "Asia/Tokyo", Days: []model.Date{{Year: 2023, Month: 10, Day: 11}},
		Rooms: []model.Room{{ID: "h", Name: "Hall"}, {ID: "c", Name: "C-1"}},
		Sessions: []model.Session{{ID: "A", Title: "Ropes", Content: model.Content{
			Abstract: "How ropes hold.", Description: "*Bring* one; or two", Links: []string{"https://example.org/a", "https://example.org/more"},
			Stream: "https://example.org/live?a=1,2", Slides: "https://example.org/a.pdf", Image: "https://example.org/a.png",
		}}},
		Rules: []model.Setting{{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: "h|c"}, {Key: "start", Value: "2023-10-11T03:00:00Z"}, {Key: "end", Value: "2023-10-11T04:00:00Z"}, {Key: "title", Value: "Lunch"}}}},
	}
	start := model.Date{Year: 2023, Month: 10, Day: 11}.Bounds("Asia/Tokyo").Start.Add(9 * 60)
	p := model.NewProgramme([]model.Placement{{Session: 0, Interval: model.Span(start, 60), Room: model.InRoom(0)}})
	for per, want := range map[ical.Per]int{ical.PerEvent: 1, ical.PerRoom: 2, ical.PerSession: 0} {
		var all string
		for _, f := range ical.Files(e, p, ical.Options{Per: per, Breaks: true, Stamp: ical.DefaultStamp(e)}) {
			all += string(f.Content)
		}
		unfolded := strings.ReplaceAll(all, "\r\n ", "")
		if got := strings.Count(unfolded, "SUMMARY:Lunch\r\n"); got != want {
			t.Errorf("per %s: %d breaks, want %d", per, got, want)
		}
		for _, line := range []string{
			`DESCRIPTION:A\n\nHow ropes hold.\n\nBring one\; or two\n\nhttps://example.org/more`, "URL:https://example.org/a",
			"CONFERENCE;FEATURE=VIDEO;LABEL=Stream;VALUE=URI:https://example.org/live?a=1,2", "ATTACH:https://example.org/a.pdf", "IMAGE;VALUE=URI:https://example.org/a.png",
		} {
			if !strings.Contains(unfolded, "\r\n"+line+"\r\n") {
				t.Errorf("per %s: no line %s in\n%s", per, line, unfolded)
			}
		}
	}
}

// What a calendar says of its own is in its language; what the event says stays.
func TestCalendarsSpeakLanguages(t *testing.T) {
	e := hostile()
	for i := range e.Sessions {
		e.Sessions[i].Stream = "https://example.org/live"
	}
	for tag, want := range map[string][]string{
		"fr": {"votre rôle : intervention, modération sur place (en ligne)", "Maya Gurung: intervention", "LABEL=Diffusion en direct"},
		"zh": {"您的角色：发言人、现场主持人（线上）", "Maya Gurung: 发言人", "LABEL=网络直播"},
	} {
		f := ical.Files(e, placed(e), ical.Options{Per: ical.PerPerson, Language: tag, Stamp: ical.DefaultStamp(e)})[1]
		unfolded := strings.NewReplacer("\r\n ", "", `\,`, ",").Replace(string(f.Content))
		for _, text := range want {
			if !strings.Contains(unfolded, text) {
				t.Errorf("%s: no %q in\n%s", tag, text, unfolded)
			}
		}
		if c := read(t, f, ""); len(c.Entries) != 1 || c.Entries[0].Session != "WS 1" || !strings.HasPrefix(c.Entries[0].Summary, "=cmd") {
			t.Errorf("%s: %+v", tag, c.Entries)
		}
	}
}
