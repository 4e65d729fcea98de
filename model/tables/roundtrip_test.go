package tables

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

// awkward is text of which each rune has a meaning to some reader.
var awkward = rapid.StringOf(rapid.OneOf(
	rapid.SampledFrom([]rune("=+-@\t\r\n'\",;| \u00a0:#{}[]&*!%\\~.0aZéßñ漢\ufeff\u2028😀\x7f")), rapid.Rune(),
))

// prose draws text that is kept to the letter.
var prose = rapid.Map(awkward, func(s string) string { return strings.ReplaceAll(s, "\x00", "") })

// label draws text without outer spaces.
var label = rapid.Map(prose, strings.TrimSpace)

// item draws an item of a list.
var listItem = rapid.Map(label, func(s string) string {
	return strings.TrimSpace("i" + strings.Map(func(r rune) rune {
		if r == ';' || r == '|' || unicode.IsControl(r) {
			return '.'
		}
		return r
	}, s))
})

// id draws an id; n makes it unlike any other.
func id(t *rapid.T, kind string, n int) string {
	text := rapid.SampledFrom([]string{"", "=", "'", "''+", "@"}).Draw(t, "start")
	return text + fmt.Sprint(kind, n) + listItem.Draw(t, "end")
}

func items(t *rapid.T, name string) []string {
	return rapid.SliceOfNDistinct(listItem, 0, 3, rapid.ID[string]).Draw(t, name)
}

// minute draws a time. What rapid shrinks to, and draws most, is far from the one minute
// that is none.
func minute(t *rapid.T, name string) model.Instant {
	return model.Earliest + model.Instant(rapid.Int64Range(0, int64(model.Latest-model.Earliest)-model.LongestWindow).Draw(t, name))
}

func span(t *rapid.T, name string) model.Interval {
	return model.Span(minute(t, name), model.Minutes(rapid.IntRange(1, model.LongestWindow).Draw(t, name+" minutes")))
}

func anyZone(t *rapid.T) model.Zone {
	return model.Zone(rapid.SampledFrom([]string{"", "Europe/Prague", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati", "Africa/Casablanca"}).Draw(t, "zone"))
}

func count(t *rapid.T, name string, least, most int) int {
	return rapid.IntRange(least, most).Draw(t, name)
}

// anyEvent draws an event with anything in it that Read accepts.
func anyEvent(t *rapid.T) *model.Event {
	e := &model.Event{
		Name: "e" + prose.Draw(t, "name"), Zone: "Asia/Tokyo", Grain: model.Minutes(count(t, "grain", 1, 60)),
		Days: []model.Date{{Year: 2023, Month: 10, Day: 8}, {Year: 2023, Month: 10, Day: 10}},
	}
	for _, table := range []string{"sessions", "people", "cast", "rooms", "windows", "availability", "walk", "kits", "demand", "rules"} {
		extra := rapid.SliceOfNDistinct(rapid.Map(label, func(s string) string { return "x" + s }), 0, 2, rapid.ID[string]).Draw(t, table+" columns")
		if len(extra) > 0 {
			if e.ExtraColumns == nil {
				e.ExtraColumns = map[string][]string{}
			}
			e.ExtraColumns[table] = extra
		}
	}
	row := func(table string) model.Row {
		n := len(e.ExtraColumns[table])
		return model.Row{Extra: rapid.SliceOfN(prose, n, n).Draw(t, "extra")}
	}
	some := func(name string, most int) int { return count(t, "number of "+name, 0, most) }
	for i := range 1 + some("types", 2) {
		e.Types = append(e.Types, model.SessionType{ID: id(t, "t", i), Minutes: model.Minutes(count(t, "minutes", 0, 120))})
	}
	for i := range 1 + some("roles", 2) {
		e.Roles = append(e.Roles, model.Role{ID: id(t, "r", i), Must: rapid.Bool().Draw(t, "must"), Host: rapid.Bool().Draw(t, "host"), Presence: rapid.SampledFrom([]model.Presence{"", model.OnSite, model.Online}).Draw(t, "role's presence")})
		e.Roles[i].Alone = e.Roles[i].Must && rapid.Bool().Draw(t, "alone")
	}
	for i := range 1 + some("rooms", 3) {
		room := model.Room{
			Row: row("rooms"), ID: id(t, "room", i), Name: fmt.Sprint("n", i, label.Draw(t, "name")), Area: label.Draw(t, "area"),
			Capacity: count(t, "capacity", 0, model.MaxNumber), Safety: count(t, "safety", 0, 9), Layouts: items(t, "layouts"), Services: items(t, "services"), Booths: count(t, "booths", 0, 9), Notes: prose.Draw(t, "notes"),
		}
		for _, at := range rapid.SliceOfNDistinct(rapid.Int64Range(1, 1e6), 0, 2, rapid.ID[int64]).Draw(t, "open") {
			room.Open = append(room.Open, model.Span(model.Instant(at), model.Minutes(count(t, "open", 1, 999))))
		}
		if i == 3 && rapid.Bool().Draw(t, "combines") {
			room.Combines = []model.RoomIndex{1, 2}
			if a, b := e.Rooms[1].Capacity, e.Rooms[2].Capacity; room.Capacity == 0 && a > 0 && b > 0 {
				room.Capacity, room.Summed = min(a+b, model.MaxNumber), true
			}
		}
		e.Rooms = append(e.Rooms, room)
	}
	for i := range some("people", 3) {
		p := model.Person{
			Row: row("people"), ID: id(t, "p", i), Name: fmt.Sprint("m", label.Draw(t, "name")), Zone: anyZone(t),
			Presence: model.Presence(rapid.SampledFrom([]string{"", "onsite", "online"}).Draw(t, "presence")),
			Kind:     rapid.SampledFrom([]model.PersonKind{"", model.Human, model.Organisation}).Draw(t, "kind"),
			Group:    label.Draw(t, "group"), Region: label.Draw(t, "region"), Gender: label.Draw(t, "gender"), Org: label.Draw(t, "org"),
			Waiver: rapid.SampledFrom([][]string{nil, {"R19"}, {"R28", "R27"}}).Draw(t, "waiver"), Languages: items(t, "own languages"),
		}
		if rapid.Bool().Draw(t, "travels") {
			v := span(t, "stay")
			p.Arrive, p.Depart = v.Start, v.End
			p.WalkFactor = rapid.Float64Range(0.1, 10).Draw(t, "factor")
		}
		for k := range some("aliases", 2) {
			p.Aliases = append(p.Aliases, id(t, fmt.Sprint("alias", i, "-"), k))
		}
		e.People = append(e.People, p)
	}
	for i := range some("kits", 2) {
		e.Kits = append(e.Kits, model.Kit{
			Row: row("kits"), ID: id(t, "k", i), Kind: "k" + label.Draw(t, "kind"), Count: count(t, "count", 0, 9),
			Setup: model.Minutes(count(t, "setup", 0, 9)), Strike: model.Minutes(count(t, "strike", 0, 9)), Move: model.Minutes(count(t, "move", 0, 9)),
		})
	}
	for i := range 1 + some("windows", 3) {
		w := model.Window{Row: row("windows"), ID: id(t, "w", i), Interval: span(t, "window"), Prime: rapid.Bool().Draw(t, "prime")}
		for _, m := range rapid.SliceOfNDistinct(rapid.Int64Range(0, int64(w.Minutes())-1), 0, 3, rapid.ID[int64]).Draw(t, "starts") {
			w.Starts = append(w.Starts, w.Start+model.Instant(m))
		}
		slices.Sort(w.Starts)
		for _, k := range subset(t, len(e.Types)) {
			w.Types = append(w.Types, e.Types[k].ID)
		}
		for _, k := range subset(t, len(e.Rooms)) {
			w.Rooms = append(w.Rooms, model.RoomIndex(k))
		}
		slices.Sort(w.Rooms)
		e.Windows = append(e.Windows, w)
	}
	for i := range some("sessions", 4) {
		e.Sessions = append(e.Sessions, model.Session{
			Row: row("sessions"), ID: id(t, "s", i), Title: prose.Draw(t, "title") + "t" + prose.Draw(t, "title"), Type: rapid.SampledFrom(e.Types).Draw(t, "type").ID,
			Minutes: model.Minutes(count(t, "minutes", 1, 240)), State: rapid.SampledFrom([]model.State{model.Confirmed, model.Optional, model.Cancelled}).Draw(t, "state"),
			Priority: count(t, "priority", 0, 9), Themes: items(t, "themes"), Org: label.Draw(t, "org"), Languages: items(t, "languages"), Interpretation: items(t, "interpretation"), Expected: count(t, "expected", 0, 999),
			Layout: label.Draw(t, "layout"), PrefersLayout: label.Draw(t, "layout liked"), Setup: model.Minutes(count(t, "set-up", 0, 90)), Needs: items(t, "needs"), Prefers: items(t, "prefers"), Avoids: items(t, "avoids"),
			Recorded: rapid.SampledFrom([]model.Recording{"", model.Recorded, model.Unrecorded}).Draw(t, "recorded"), Notes: prose.Draw(t, "notes"),
		})
	}
	if len(e.Sessions) > 1 && rapid.Bool().Draw(t, "merged") {
		a, b := &e.Sessions[0], &e.Sessions[1]
		a.Merge = "m" + label.Draw(t, "merge")
		b.Merge, b.Minutes = a.Merge, a.Minutes
	}
	for i := range e.Sessions {
		for r := range e.Rooms {
			if r > 0 && rapid.IntRange(0, 9).Draw(t, "overflow") == 0 { // the first holds several sessions
				e.Sessions[i].Overflow = append(e.Sessions[i].Overflow, model.RoomIndex(r))
			}
		}
	}
	full, _ := model.Complete(e) // has the pairs of rooms that programmes name
	e.Rooms, e.Windows = full.Rooms, full.Windows
	anyReferences(t, e, row, some)
	return e
}

// anyReferences draws the tables whose rows refer to others.
func anyReferences(t *rapid.T, e *model.Event, row func(string) model.Row, some func(string, int) int) {
	if len(e.Sessions) > 0 && len(e.People) > 0 {
		for range some("cast", 4) {
			e.Cast = append(e.Cast, model.CastMember{
				Row: row("cast"), Session: model.SessionIndex(count(t, "session", 0, len(e.Sessions)-1)), Person: model.PersonIndex(count(t, "person", 0, len(e.People)-1)),
				Role: rapid.SampledFrom(e.Roles).Draw(t, "role").ID, Presence: rapid.SampledFrom([]model.Presence{"", model.OnSite, model.Online}).Draw(t, "presence"),
				Must: rapid.SampledFrom([]model.Attendance{model.ByRole, model.MustAttend, model.NiceToHave}).Draw(t, "must"),
			})
		}
	}
	for range some("availability", 4) {
		a := model.Availability{
			Row: row("availability"), Interval: span(t, "available"), Zone: anyZone(t), Source: prose.Draw(t, "source"),
			Kind: rapid.SampledFrom([]model.Kind{model.Available, model.Unavailable, model.Preferred, model.Avoided}).Draw(t, "kind"),
		}
		switch k := count(t, "who", 0, 2); {
		case k == 0 && len(e.People) > 0:
			a.Subject = model.OfPerson(model.PersonIndex(count(t, "person", 0, len(e.People)-1)))
		case k == 1 && len(e.Kits) > 0:
			a.Subject = model.OfKit(rapid.SampledFrom(e.Kits).Draw(t, "kit").ID)
		default:
			a.Subject = model.OfRoom(model.RoomIndex(count(t, "room", 0, len(e.Rooms)-1)))
		}
		e.Availability = append(e.Availability, a)
	}
	ends := []string{}
	for _, room := range e.Rooms {
		ends = append(ends, room.ID)
		if room.Area != "" {
			ends = append(ends, room.Area)
		}
	}
	for _, way := range rapid.SliceOfNDistinct(rapid.SliceOfN(rapid.SampledFrom(ends), 2, 2), 0, 3, func(way []string) string { return fmt.Sprintf("%q", way) }).Draw(t, "walk") {
		e.Walks = append(e.Walks, model.Walk{Row: row("walk"), From: way[0], To: way[1], Minutes: model.Minutes(count(t, "minutes", 0, 99))})
	}
	for range some("general settings", 3) {
		s := model.Setting{Rule: rapid.SampledFrom([]string{"R02", "R16"}).Draw(t, "rule"), Weight: count(t, "weight", 0, 9), Who: prose.Draw(t, "who"), Reason: prose.Draw(t, "reason")}
		s.Level = rapid.SampledFrom([]model.Level{model.Unset, model.Hard, model.Soft(3), model.CheckOnly, model.Off}).Draw(t, "level")
		if strings.TrimSpace(s.Who) == "" {
			s.Who = ""
		}
		if strings.TrimSpace(s.Reason) == "" {
			s.Reason = ""
		}
		if s.Rule == "R02" {
			s.Level = model.Hard
			s.Params = []model.Param{{Key: "max", Value: "2"}, {Key: "rooms", Value: e.Rooms[0].ID}}
		}
		e.Rules = append(e.Rules, s)
	}
	if len(e.Sessions) > 1 {
		for i := range some("settings", 2) {
			e.Rules = append(e.Rules, model.Setting{
				Row: row("rules"), ID: id(t, "x", i), Rule: "R41", Level: model.Off, Who: prose.Draw(t, "who"), Reason: prose.Draw(t, "reason"),
				Params: []model.Param{{Key: "before", Value: e.Sessions[0].ID}, {Key: "after", Value: e.Sessions[1].ID}, {Key: "min", Value: "5"}},
			})
		}
	}
	for i := range e.Sessions {
		s := model.SessionIndex(i)
		for k := range some("attendees", 2) {
			e.Demand = append(e.Demand, model.Demand{Row: row("demand"), Session: s, Attendee: fmt.Sprint(k) + label.Draw(t, "attendee")})
		}
		if rapid.Bool().Draw(t, "counted") {
			d := model.Demand{Row: row("demand"), Session: s, Count: count(t, "count", 0, 9)}
			if i > 0 && rapid.Bool().Draw(t, "with another") {
				d.With = model.ToSession(0)
			}
			e.Demand = append(e.Demand, d)
		}
	}
	for i, n := range e.Wanted() {
		if s := &e.Sessions[i]; s.Expected == 0 {
			s.Expected, s.ByDemand = n, n > 0
		}
	}
	if rapid.Bool().Draw(t, "baseline") {
		var placements []model.Placement
		for i := range e.Sessions {
			placements = append(placements, model.Placement{
				Session: model.SessionIndex(i), Interval: span(t, "placed"), Room: model.InRoom(model.RoomIndex(count(t, "room", -1, len(e.Rooms)-1))), Told: count(t, "told", 0, 9),
				State: rapid.SampledFrom([]model.State{"", model.Draft, model.Offered, model.Confirmed, model.Published}).Draw(t, "state"),
			})
		}
		e.Baseline = model.NewProgramme(placements)
	}
}

// subset draws some of the numbers below n.
func subset(t *rapid.T, n int) []int {
	return rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, n, rapid.ID[int]).Draw(t, "subset")
}

func TestReadGivesBackWhatFilesWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEvent(t)
		files := Files(e)
		read, err := Read(folderOf(files).fs())
		if err != nil {
			t.Fatalf("faults: %v", err)
		}
		again := read.Event
		if diff := cmp.Diff(e, again, sameEvent); diff != "" {
			t.Fatalf("read(write(e)) is not e (-e +read):\n%s", diff)
		}
		// Positions aside, a second writing is the first.
		for i, f := range Files(again) {
			if diff := cmp.Diff(string(files[i].Content), string(f.Content)); diff != "" {
				t.Fatalf("%s is written otherwise the second time:\n%s", f.Name, diff)
			}
		}
	})
}

func TestReadProgrammeGivesBackTheBaseline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEvent(t)
		if e.Baseline == nil {
			t.Skip("no baseline")
		}
		p, _, err := ReadProgramme("p.csv", strings.NewReader(string(writeBaseline(e).Content)), e)
		if err != nil {
			t.Fatalf("faults: %v", err)
		}
		if diff := cmp.Diff(e.Baseline, p, sameEvent); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A session that a what-if adds carries nothing along.
func TestRowsThatWereNotReadCanBeWritten(t *testing.T) {
	e, _ := mustRead(t, small)
	with := *e
	with.Sessions = append(slices.Clone(e.Sessions), model.Session{ID: "new", Title: "New", Type: "Workshop", Minutes: 30, State: model.Confirmed})
	again, _ := mustRead(t, folderOf(Files(&with)))
	want := with.Sessions[3]
	want.Extra = []string{""}
	if diff := cmp.Diff(want, again.Sessions[3], sameEvent); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
