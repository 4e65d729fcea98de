package frab_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"programme/model"
	"programme/model/exchange/frab"
	"programme/model/tables"
	"programme/model/when"
)

// form is one of the two forms of a schedule.
type form struct {
	name  string
	write func(*frab.Schedule) []byte
	read  func(string, []byte, model.Zone) (*frab.Schedule, []model.Fault, error)
}

var forms = []form{
	{"schedule.xml", (*frab.Schedule).XML, frab.ReadXML},
	{"schedule.json", (*frab.Schedule).JSON, frab.ReadJSON},
}

// hostile is an event of four days in Lisbon around 29 March 2026, when its clocks go
// forward, with names and titles of every kind that has broken a format.
func hostile() *model.Event {
	e := &model.Event{
		Name: "Fórum; \"Lisboa\" & <2026>", Zone: "Europe/Lisbon", Grain: 15,
		Types: []model.SessionType{{ID: "Workshop", Minutes: 60}}, Roles: []model.Role{{ID: "speaker", Must: true}},
		Rooms: []model.Room{{ID: "hall", Name: "Main, \"Hall\" <1>", Capacity: 300}, {ID: "C-1", Name: "Room"}, {ID: "C-2", Name: "Room"}, {ID: "会", Name: "会議室"}},
		People: []model.Person{
			{ID: "maya", Name: "Maya Gurung", Zone: "Asia/Kathmandu"},
			{ID: "t", Name: "Tekea \"T\" Ioane", Zone: "Pacific/Kiritimati"},
			{ID: "kay", Name: "Kay O'Brien, Jr.", Zone: "America/St_Johns"},
			{ID: "kay-2", Name: "Kay O'Brien, Jr."},
			{ID: "أمل", Name: "أمل \u202bخليل\u202c"},
		},
		Cast: []model.CastMember{
			{Session: 0, Person: 0, Role: "speaker"},
			{Session: 0, Person: 1, Role: "speaker"},
			{Session: 1, Person: 2, Role: "speaker"},
			{Session: 1, Person: 3, Role: "speaker"},
			{Session: 2, Person: 4, Role: "speaker"},
		},
	}
	for d := 27; d <= 30; d++ {
		day := model.Date{Year: 2026, Month: time.March, Day: d}
		e.Days = append(e.Days, day)
		v := day.Bounds(e.Zone)
		e.Windows = append(e.Windows, model.Window{ID: day.String(), Interval: model.Interval{Start: v.Start.Add(9 * 60), End: v.End.Add(2 * 60)}})
	}
	for i, title := range []string{
		"=cmd|' /C calc'!A0, \"quoted\"; \\n", "</script><b>Zoë</b> 👩‍👩‍👧‍👦 e\u0301 ]]>", "بناء الثقة\u200f الرقمية", "line one\nline two &amp;",
		strings.Repeat("Donaudampfschifffahrtsgesellschaft", 9), "\x07bell", "x",
	} {
		e.Sessions = append(e.Sessions, model.Session{
			ID: "WS: " + string(rune('1'+i)), Title: title, Type: "Workshop", Minutes: 60, State: model.Confirmed, Themes: []string{"Access, and more"}, Languages: []string{"pt"},
		})
	}
	return e
}

// placed puts the sessions of e five hours apart from 28 March 12:30 UTC, into its rooms
// in turn and one into none: over the change of clocks, and after midnight.
func placed(e *model.Event) *model.Programme {
	start, _ := when.Calendar{}.Instant("2026-03-28T12:30Z")
	var all []model.Placement
	for i := range e.Sessions {
		r := model.RoomIndex(i % 5)
		if r == 4 {
			r = model.NoRoom
		}
		all = append(all, model.Placement{Session: model.SessionIndex(i), Interval: model.Span(start.Add(model.Minutes(300*i)), 60), Room: model.InRoom(r), State: model.Published})
	}
	return model.NewProgramme(all)
}

// folder returns the event as its folder has it, which must be without fault.
func folder(t interface {
	Helper()
	Fatalf(string, ...any)
}, e *model.Event,
) *model.Event {
	t.Helper()
	files := map[string][]byte{}
	for _, f := range tables.Files(e) {
		files[f.Name] = f.Content
	}
	read, err := tables.Read(memory(files))
	if err != nil {
		t.Fatalf("the folder cannot be read again: %v", err)
	}
	again := read.Event
	return again
}

// sameButPositions compares schedules.
var sameButPositions = []cmp.Option{cmpopts.IgnoreTypes(model.Position{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(frab.Schedule{}, "Version")}

// anySchedule draws a schedule that both forms can hold: as pretalx or frab would write
// it, with odd texts.
func anySchedule(t *rapid.T, inXML bool) *frab.Schedule {
	text := rapid.Map(rapid.StringOfN(rapid.RuneFrom([]rune("ab Z9,;:|<>&\"'=\\\n\té海\u202b👩")), 0, 12, -1), strings.TrimSpace)
	word := rapid.StringMatching(`[A-Z][a-z]{2,6}( [a-z]{2,5})?`)
	url := rapid.StringMatching(`(https://example\.org/[a-z0-9/%?&=]{0,9})?`)
	maybe := func(g *rapid.Generator[string], what string) string {
		if rapid.Bool().Draw(t, what+"?") {
			return g.Draw(t, what)
		}
		return ""
	}
	s := &frab.Schedule{
		Generator: frab.Generator, Acronym: "ev_2026", Title: "Ev 2026", Timeslot: 5,
		Zone: rapid.SampledFrom([]model.Zone{"Europe/Lisbon", "Asia/Kathmandu", "America/St_Johns"}).Draw(t, "zone"),
	}
	rooms := rapid.SliceOfNDistinct(word, 1, 3, rapid.ID).Draw(t, "rooms")
	made := 0
	guid := func() string {
		made++
		return fmt.Sprintf("00000000-0000-4000-8000-%012x", made*made*7919)
	}
	var dayRooms []frab.DayRoom
	for _, name := range rooms {
		dr := frab.DayRoom{Name: name, GUID: guid()}
		dayRooms = append(dayRooms, dr)
		room := frab.Room{Name: name, GUID: dr.GUID}
		if !inXML {
			room.Capacity, room.Description, room.Slug = rapid.IntRange(0, 900).Draw(t, "seats"), maybe(text, "room text"), maybe(rapid.StringMatching(`[a-z]{2,5}`), "room slug")
		}
		s.Rooms = append(s.Rooms, room)
	}
	var people []frab.Person
	for i := range rapid.IntRange(0, 3).Draw(t, "people") {
		p := frab.Person{GUID: guid(), Name: word.Draw(t, "person")}
		switch {
		case inXML:
			p.Number = int64(i + 1)
		case rapid.Bool().Draw(t, "pretalx"):
			p.Code, p.Biography, p.URL, p.Avatar = "CODE"+string(rune('A'+i)), maybe(text, "biography"), url.Draw(t, "person url"), url.Draw(t, "avatar")
		default:
			p.Number = int64(i + 1)
		}
		people = append(people, p)
	}
	links := func(what string) []frab.Link {
		var list []frab.Link
		for range rapid.IntRange(0, 2).Draw(t, what) {
			list = append(list, frab.Link{URL: "https://example.org/" + rapid.StringMatching(`[a-z]{0,5}`).Draw(t, "link"), Title: maybe(text, "link title"), Kind: rapid.SampledFrom([]string{"", "web", "slides"}).Draw(t, "kind")})
		}
		return list
	}
	day := model.Date{Year: 2026, Month: time.March, Day: rapid.IntRange(7, 29).Draw(t, "first day")}
	number := int64(0)
	for d := range rapid.IntRange(1, 3).Draw(t, "days") {
		from := day.Bounds(s.Zone).Start.Add(4 * 60)
		sd := frab.Day{Index: d + 1, Date: day, Interval: model.Interval{Start: from, End: day.Bounds(s.Zone).End.Add(4*60 - 1)}, Rooms: append([]frab.DayRoom{}, dayRooms...)}
		at := from
		for range rapid.IntRange(max(0, 1-d), 4).Draw(t, "talks") { // one at least
			number++
			length := model.Minutes(5 * rapid.IntRange(1, 36).Draw(t, "length"))
			r := &sd.Rooms[rapid.IntRange(0, len(rooms)-1).Draw(t, "room")]
			talk := frab.Talk{
				GUID: guid(), Number: number * 7, Interval: model.Span(at, length), Title: word.Draw(t, "title") + text.Draw(t, "more title"), Subtitle: maybe(text, "subtitle"),
				Track: maybe(word, "track"), Type: word.Draw(t, "type"), Language: maybe(rapid.Just("de"), "language"), Abstract: maybe(text, "abstract"), Description: maybe(text, "description"),
				Slug: "ev_2026-talk-" + string(rune('a'+number)), URL: url.Draw(t, "url"), Logo: url.Draw(t, "logo"), License: maybe(word, "license"), NoRecording: rapid.Bool().Draw(t, "optout"),
				FeedbackURL: url.Draw(t, "feedback"), OriginURL: url.Draw(t, "origin"), Links: links("links"), Papers: links("papers"),
				Persons: people[:rapid.IntRange(0, len(people)).Draw(t, "cast")],
			}
			talk.Title = strings.TrimSpace(talk.Title)
			if inXML {
				talk.VideoURL = url.Draw(t, "video")
			} else {
				talk.Code = "TALK" + string(rune('A'+number))
			}
			r.Talks = append(r.Talks, talk)
			at = at.Add(model.Minutes(5 * rapid.IntRange(0, 60).Draw(t, "gap")))
			if at.Add(3*60) > sd.End {
				break
			}
		}
		s.Days = append(s.Days, sd)
		day = model.Date{Year: 2026, Month: time.March, Day: day.Day + 1}
	}
	s.First, s.Last = s.Days[0].Date, s.Days[len(s.Days)-1].Date
	return s
}

// What either form holds is read as it was written, and comes back from an event folder:
// schedule -> event -> folder -> event -> schedule.
func TestScheduleSurvivesTheEventFolder(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := anySchedule(t, f.name == "schedule.xml")
				content := f.write(s)
				read, notes, err := f.read(f.name, content, "")
				if err != nil || len(notes) > 0 {
					t.Fatalf("%v %v\n%s", err, notes, content)
				}
				if f.name == "schedule.xml" { // which does not list its rooms
					read.Rooms = s.Rooms
				} else { // which has an address for every talk
					for i := range read.Days {
						for k := range read.Days[i].Rooms {
							for j := range read.Days[i].Rooms[k].Talks {
								talk := &read.Days[i].Rooms[k].Talks[j]
								talk.URL = strings.TrimPrefix(talk.URL, "urn:uuid:"+talk.GUID)
							}
						}
					}
				}
				if diff := cmp.Diff(s, read, sameButPositions...); diff != "" {
					t.Fatalf("%s\n%s", diff, content)
				}
				e, _, err := read.Event(nil)
				if err != nil {
					t.Fatal(err)
				}
				e = folder(t, e)
				again := frab.Of(e, e.Baseline, frab.Options{Acronym: s.Acronym})
				back, notes, err := f.read(f.name, f.write(again), "")
				if err == nil && len(notes) == 0 {
					_, notes, err = back.Event(e)
				}
				if err != nil || len(notes) > 0 {
					t.Fatalf("into its event again: %v %v\n%s", err, notes, content)
				}
				tidy(s, again)
				if diff := cmp.Diff(s, again, sameButPositions...); diff != "" {
					t.Fatalf("%s\n%s", diff, content)
				}
			})
		})
	}
}

// tidy takes out of both schedules what the event folder keeps in another form: the
// order of talks in a room that start together, and divided words.
func tidy(schedules ...*frab.Schedule) {
	for _, s := range schedules {
		for i := range s.Days {
			for k := range s.Days[i].Rooms {
				talks := s.Days[i].Rooms[k].Talks
				for j := range talks {
					for n := j; n > 0 && talks[n].Start == talks[n-1].Start && talks[n].GUID < talks[n-1].GUID; n-- {
						talks[n], talks[n-1] = talks[n-1], talks[n]
					}
				}
			}
		}
	}
}

// An event of ours comes back with its ids, without the folder and into it.
func TestOurOwnScheduleKeepsTheIDs(t *testing.T) {
	e := hostile()
	p := placed(e)
	for _, f := range forms {
		s, notes, err := f.read(f.name, f.write(frab.Of(e, p, frab.Options{})), "")
		if err != nil || len(notes) > 0 {
			t.Fatal(err, notes)
		}
		fresh, notes, err := s.Event(nil)
		if err != nil || len(notes) > 0 {
			t.Fatal(err, notes)
		}
		fresh = folder(t, fresh)
		if len(fresh.Sessions) != len(e.Sessions) || len(fresh.People) != len(e.People) || len(fresh.ExtraColumns["sessions"]) > 0 {
			t.Errorf("%s: %d sessions, %d people, columns %q", f.name, len(fresh.Sessions), len(fresh.People), fresh.ExtraColumns["sessions"])
		}
		if diff := cmp.Diff(e.Windows[1:2], fresh.Windows[1:2], cmpopts.IgnoreTypes(model.Row{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", f.name, diff)
		}
		for _, pl := range fresh.Baseline.Placements {
			x, known := e.SessionByID(fresh.Sessions[pl.Session].ID)
			if !known {
				t.Errorf("%s: %q is no id of ours", f.name, fresh.Sessions[pl.Session].ID)
				continue
			}
			if want := p.BySession(len(e.Sessions))[x][0]; want.Interval != pl.Interval {
				t.Errorf("%s: %q is at %v, want %v", f.name, e.Sessions[x].ID, pl.Interval, want.Interval)
			}
		}
		base := hostile()
		base.Baseline = placed(base)
		base.Baseline.Placements[0].Told = 7 // which a schedule does not say
		same, notes, err := s.Event(base)
		if err != nil || len(same.Sessions) != len(e.Sessions) || len(same.People) != len(e.People) || len(same.Rooms) != len(e.Rooms) || len(same.Cast) != len(e.Cast) {
			t.Errorf("%s: %v", f.name, err)
		}
		for _, n := range notes { // controls and breaks are what XML and tables cannot hold alike
			if !strings.Contains(n.Message, "\\abell") {
				t.Errorf("%s: %v", f.name, n)
			}
		}
		if diff := cmp.Diff(base.Baseline, same.Baseline, cmpopts.IgnoreFields(model.Placement{}, "Pos")); diff != "" {
			t.Errorf("%s: %s", f.name, diff)
		}
	}
}

func TestNumbersAndUUIDsStayWhenOthersGo(t *testing.T) {
	e := hostile()
	p := placed(e)
	ids := func(p *model.Programme) map[string]int64 {
		all := map[string]int64{}
		for _, d := range frab.Of(e, p, frab.Options{}).Days {
			for _, r := range d.Rooms {
				for _, talk := range r.Talks {
					all[talk.GUID+" "+talk.Slug] = talk.Number
				}
			}
		}
		return all
	}
	all := ids(p)
	fewer := placed(e)
	fewer.Placements = fewer.Placements[2:]
	for key, number := range ids(fewer) {
		if all[key] != number || number < 1 {
			t.Errorf("%s: %d, and %d among fewer", key, all[key], number)
		}
	}
	e.Sessions[0].State = model.Cancelled
	if n := len(ids(p)); n != len(p.Placements)-1 {
		t.Errorf("%d talks, with a cancelled one", n)
	}
	e.Sessions[0].State = model.Confirmed
	p.Placements[1].Session = 0
	if n := len(ids(p)); n != len(p.Placements) {
		t.Errorf("%d talks, with one twice", n)
	}
}

func TestTheVersionIsAnotherWhenAnythingChanged(t *testing.T) {
	e := hostile()
	p := placed(e)
	version := frab.Of(e, p, frab.Options{}).Version
	if again := frab.Of(hostile(), placed(e), frab.Options{}).Version; again != version {
		t.Errorf("%s, then %s", version, again)
	}
	p.Placements[0].Room = model.InRoom(1)
	if other := frab.Of(e, p, frab.Options{}).Version; other == version {
		t.Errorf("%s after a change of room", other)
	}
}

// Times are on the venue's clock with its offset of that day, wherever the venue is.
func TestTimesCarryTheOffsetOfTheDay(t *testing.T) {
	for _, tt := range []struct {
		zone     model.Zone
		at, want string
	}{
		{"Europe/Lisbon", "2026-03-28T10:00Z", "2026-03-28T10:00:00+00:00"},
		{"Europe/Lisbon", "2026-03-29T09:00Z", "2026-03-29T10:00:00+01:00"},
		{"Europe/Lisbon", "2026-10-25T01:30Z", "2026-10-25T01:30:00+00:00"},
		{"Asia/Kathmandu", "2026-03-29T09:00Z", "2026-03-29T14:45:00+05:45"},
		{"Pacific/Kiritimati", "2026-03-29T11:00Z", "2026-03-30T01:00:00+14:00"},
		{"America/St_Johns", "2026-10-31T10:00Z", "2026-10-31T07:30:00-02:30"},
		{"America/St_Johns", "2026-11-01T10:00Z", "2026-11-01T06:30:00-03:30"},
	} {
		e := hostile()
		e.Zone, e.Days, e.Windows = tt.zone, nil, nil
		at, err := when.Calendar{}.Instant(tt.at)
		if err != nil {
			t.Fatal(err)
		}
		e.Days = []model.Date{model.DateIn(at, tt.zone)}
		s := frab.Of(e, model.NewProgramme([]model.Placement{{Interval: model.Span(at, 60), Room: model.InRoom(0)}}), frab.Options{})
		clock := tt.want[11:16]
		for _, want := range []string{"<date>" + tt.want + "</date>", "<start>" + clock + "</start>", `<day index="1" date="` + tt.want[:10] + `"`} {
			if !strings.Contains(string(s.XML()), want) {
				t.Errorf("%s: no %s", tt.zone, want)
			}
		}
		for _, want := range []string{`"date": "` + tt.want + `"`, `"start": "` + clock + `"`} {
			if !strings.Contains(string(s.JSON()), want) {
				t.Errorf("%s: no %s", tt.zone, want)
			}
		}
	}
}
