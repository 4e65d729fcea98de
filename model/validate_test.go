package model

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// nine is 09:00 in Lisbon on the day of the event.
var nine = Date{2026, 5, 11}.Bounds("Europe/Lisbon").Start.Add(9 * 60)

// literal is an event with one of each, as a program writes it down.
func literal() *Event {
	return &Event{
		Name: "demo", Zone: "Europe/Lisbon", Grain: 15, Days: []Date{{2026, 5, 11}, {2026, 5, 12}},
		Types:    []SessionType{{ID: "talk", Minutes: 60}, {ID: "other"}},
		Roles:    []Role{{ID: "speaker", Must: true}},
		Sessions: []Session{{ID: "A", Title: "First", Type: "talk", Expected: 5}, {ID: "B", Title: "Second", Type: "talk", Merge: "m"}, {ID: "C", Type: "other", Minutes: 60, Merge: "m"}},
		People:   []Person{{ID: "ana", Name: "Ana"}, {ID: "bo", Aliases: []string{"robert"}}},
		Cast:     []CastMember{{Session: 0, Person: 0, Role: "speaker"}},
		Rooms:    []Room{{ID: "r1", Name: "Hall", Area: "east", Open: []Interval{Span(nine, 180)}}, {ID: "r2", Area: "west"}},
		Windows:  []Window{{ID: "am", Interval: Span(nine, 180), Starts: []Instant{nine, nine.Add(60)}, Types: []string{"talk"}, Rooms: []RoomIndex{0, 1}}},
		Availability: []Availability{
			{Subject: OfPerson(0), Interval: Span(nine, 60)}, {Subject: OfRoom(0), Interval: Span(nine, 60)}, {Subject: OfKit("k"), Interval: Span(nine, 60)},
		},
		Walks:        []Walk{{From: "r1", To: "r2", Minutes: 5}, {From: "east", To: "west", Minutes: 9}},
		Kits:         []Kit{{ID: "k", Kind: "booth", Count: 1}},
		Demand:       []Demand{{Session: 0, Attendee: "a1"}, {Session: 1, With: ToSession(0), Count: 7}},
		Rules:        []Setting{{Rule: "R16"}},
		Baseline:     NewProgramme([]Placement{{Session: 0, Interval: Span(nine, 60)}}),
		ExtraColumns: map[string][]string{"sessions": {"colour"}},
	}
}

// broken is what can be wrong with each field: one change a line, and the fault.
var broken = []struct {
	change func(e *Event)
	want   string
}{
	{func(e *Event) { e.Zone = "" }, `Zone: the event has no zone; write one like Europe/Prague`},
	{func(e *Event) { e.Zone = "Nowhere/At_All" }, `Zone: the event has the zone "Nowhere/At_All", which is not an IANA time zone; write one like Europe/Prague`},
	{func(e *Event) { e.Grain = -15 }, `Grain: the event has a grain of -15 minutes; write one like 15`},
	{func(e *Event) { e.Days = nil }, `Days: the event has no days; list the conference days in order`},
	{func(e *Event) { e.Days[1] = Date{2026, 2, 30} }, `Days[1]: 2026-02-30 is not a day of the years 1900 to 2199; mend it`},
	{func(e *Event) { slices.Reverse(e.Days) }, `Days[1]: the day 2026-05-11 stands after 2026-05-12; list the days in order`},
	{func(e *Event) { e.Days[1] = e.Days[0] }, `Days[1]: the day 2026-05-11 is listed twice; remove one of them`},
	{func(e *Event) { e.Windows = nil }, `Windows: the event has no windows, in which sessions may be placed; give each day one, such as from 09:00 to 18:00`},

	{func(e *Event) { e.Types = append(e.Types, SessionType{}) }, `Types[2].ID: the session type has no id; give it one of its own`},
	{func(e *Event) { e.Types[1].Minutes = -1 }, `Types[1].Minutes: session type "other" has minutes -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Roles[0].Presence = "here" }, `Roles[0].Presence: role "speaker" has presence "here", which is not known; it is one of ["onsite" "online"]`},
	{func(e *Event) { e.People[0].Kind = "firm" }, `People[0].Kind: person "ana" has kind "firm", which is not known; it is one of ["person" "organisation"]`},
	{func(e *Event) { e.Roles = append(e.Roles, e.Roles[0]) }, `Roles[1].ID: role "speaker" has the id of Roles[0]; give each an id of its own`},

	{func(e *Event) { e.Sessions[2].ID = "A" }, `Sessions[2].ID: session "A" has the id of Sessions[0]; give each an id of its own`},
	{func(e *Event) { e.Sessions[2].ID = "A|B" }, `Sessions[2].ID: session "A|B" has an id that contains '|', which divides lists; write it without`},
	{func(e *Event) { e.Sessions[0].Type = "" }, `Sessions[0].Type: session "A" has no type; name one of Types`},
	{func(e *Event) { e.Sessions[0].Type = "tolk" }, `Sessions[0].Type: session "A" has the type "tolk", which is not in Types; add it there or mend it here`},
	{func(e *Event) { e.Sessions[0].Type = "other" }, `Sessions[0].Minutes: session "A" has no minutes, and its type "other" gives none; write how long it takes`},
	{func(e *Event) { e.Sessions[0].Minutes = -60 }, `Sessions[0].Minutes: session "A" has minutes -60, which is too small; it is at least 1`},
	{func(e *Event) { e.Sessions[0].Minutes = 1 << 62 }, `Sessions[0].Minutes: session "A" has minutes 4611686018427387904, which is too large; it is at most 1000000`},
	{func(e *Event) { e.Sessions[0].State = Draft }, `Sessions[0].State: session "A" has state "draft", which is not known; it is one of ["confirmed" "optional" "cancelled"]`},
	{func(e *Event) { e.Sessions[0].Priority = 10 }, `Sessions[0].Priority: session "A" has the priority 10; it is 1 to 9, or 0 for none`},
	{func(e *Event) { e.Sessions[0].Themes = []string{"trust", ""} }, `Sessions[0].Themes[1]: session "A" has an empty word among its themes; leave it out`},
	{func(e *Event) { e.Sessions[0].Languages = []string{"en", "en"} }, `Sessions[0].Languages[1]: session "A" has "en" twice among its languages; remove one of them`},
	{func(e *Event) { e.Sessions[0].Interpretation = []string{"fr", "fr"} }, `Sessions[0].Interpretation[1]: session "A" has "fr" twice among its interpretation; remove one of them`},
	{func(e *Event) { e.Sessions[0].Expected = -1 }, `Sessions[0].Expected: session "A" has expected -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Sessions[0].Needs = []string{""} }, `Sessions[0].Needs[0]: session "A" has an empty word among its needs; leave it out`},
	{func(e *Event) { e.Sessions[0].Setup = -1 }, `Sessions[0].Setup: session "A" has setup -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Sessions[0].Prefers = []string{""} }, `Sessions[0].Prefers[0]: session "A" has an empty word among its prefers; leave it out`},
	{func(e *Event) { e.Sessions[0].Avoids = []string{""} }, `Sessions[0].Avoids[0]: session "A" has an empty word among its avoids; leave it out`},
	{func(e *Event) { e.Sessions[2].Minutes = 30 }, `Sessions[2].Merge: session "C" of 30 minutes is merged with "B" of 60; give merged sessions the same minutes`},
	{func(e *Event) { e.Sessions[0].Extra = []string{"red", "round"} }, `Sessions[0].Extra: session "A" has 2 extra cells, and ExtraColumns names 1 for "sessions"; name each column`},

	{func(e *Event) { e.People[1].ID = "ana" }, `People[1].ID: person "ana" has the id of People[0]; give each an id of its own`},
	{func(e *Event) { e.People[1].Aliases = []string{"ana"} }, `People[1].Aliases[0]: person "bo" has the alias "ana", which also means "ana"; an alias can mean one person only`},
	{func(e *Event) { e.People[1].Aliases = []string{"a;b"} }, `People[1].Aliases[0]: person "bo" has the alias "a;b", which contains ';', which divides lists; write it without`},
	{func(e *Event) { e.People[0].Zone = "Lisbon" }, `People[0].Zone: person "ana" has the zone "Lisbon", which is not an IANA time zone; write one like Europe/Prague`},
	{func(e *Event) { e.People[0].Presence = "here" }, `People[0].Presence: person "ana" has presence "here", which is not known; it is one of ["onsite" "online"]`},
	{func(e *Event) { e.People[0].Arrive = 1 << 60 }, `People[0].Arrive: person "ana" has a time outside the years 1900 to 2199; mend it; it counts minutes since 1970`},
	{func(e *Event) { e.People[0].Arrive, e.People[0].Depart = nine, nine }, `People[0].Depart: person "ana" departs at 2026-05-11T08:00:00Z, which is not after they arrive at 2026-05-11T08:00:00Z; mend one of them`},
	{func(e *Event) { e.People[0].WalkFactor = -1 }, `People[0].WalkFactor: person "ana" has the walk factor -1; it is 0.1 to 10, or 0 for none`},
	{func(e *Event) { e.People[0].Waiver = []string{"R16", "R16"} }, `People[0].Waiver[1]: person "ana" has "R16" twice among its waiver; remove one of them`},
	{func(e *Event) { e.People[0].Languages = []string{""} }, `People[0].Languages[0]: person "ana" has an empty word among its languages; leave it out`},

	{func(e *Event) { e.Cast[0].Session = 7 }, `Cast[0].Session: the cast member means Sessions[7], of 3; mend the index`},
	{func(e *Event) { e.Cast[0].Person = NoPerson }, `Cast[0].Person: the cast member means People[-1], of 2; mend the index`},
	{func(e *Event) { e.Cast[0].Role = "" }, `Cast[0].Role: the cast member has no role; name one of Roles`},
	{func(e *Event) { e.Cast[0].Role = "spaeker" }, `Cast[0].Role: the cast member has the role "spaeker", which is not in Roles; add it there or mend it here`},
	{func(e *Event) { e.Sessions[0].Recorded = "maybe" }, `Sessions[0].Recorded: session "A" has recorded "maybe", which is not known; it is one of ["yes" "no"]`},
	{func(e *Event) { e.Cast[0].Presence = "here" }, `Cast[0].Presence: the cast member has presence "here", which is not known; it is one of ["onsite" "online"]`},
	{func(e *Event) { e.Cast[0].Must = "maybe" }, `Cast[0].Must: the cast member has must "maybe", which is not known; it is one of ["yes" "no"]`},

	{func(e *Event) { e.Rooms = append(e.Rooms, Room{ID: "r1"}) }, `Rooms[2].ID: room "r1" has the id of Rooms[0]; give each an id of its own`},
	{func(e *Event) { e.Rooms[0].Capacity = -1 }, `Rooms[0].Capacity: room "r1" has capacity -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Rooms[0].Safety = -1 }, `Rooms[0].Safety: room "r1" has safety -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Rooms[0].Layouts = []string{""} }, `Rooms[0].Layouts[0]: room "r1" has an empty word among its layouts; leave it out`},
	{func(e *Event) { e.Rooms[0].Combines = []RoomIndex{0, 1} }, `Rooms[0].Combines[0]: room "r1" combines itself; name the rooms of which it consists`},
	{func(e *Event) { e.Rooms[0].Combines = []RoomIndex{1} }, `Rooms[0].Combines: room "r1" combines one room alone; name two or more, or leave it empty`},
	{func(e *Event) { e.Rooms[0].Combines = []RoomIndex{7} }, `Rooms[0].Combines[0]: room "r1" means Rooms[7], of 2; mend the index`},
	{func(e *Event) { e.Sessions[0].Overflow = []RoomIndex{1, 0} }, `Sessions[0].Overflow[1]: session "A" names rooms for its overflow that are not one after the other; sort their indices, each once, without pairs`},
	{func(e *Event) { e.Sessions[0].Overflow = []RoomIndex{7} }, `Sessions[0].Overflow[0]: session "A" means Rooms[7], of 2; mend the index`},
	{func(e *Event) { e.Rooms[0].Pair = []RoomIndex{1} }, `Rooms[0].Pair: room "r1" is a pair of 1; leave it to Complete`},
	{func(e *Event) { e.Rooms[0].Pair = []RoomIndex{1, 7} }, `Rooms[0].Pair[1]: room "r1" means Rooms[7], of 2; mend the index`},
	{func(e *Event) { e.Rooms[0].Booths = -1 }, `Rooms[0].Booths: room "r1" has booths -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Rooms[0].Services = []string{""} }, `Rooms[0].Services[0]: room "r1" has an empty word among its services; leave it out`},
	{func(e *Event) { e.Rooms[0].Open[0].Start = 0 }, `Rooms[0].Open[0].Start: room "r1" has no start; give it a start and an end`},
	{func(e *Event) { e.Rooms[0].Open[0].End = nine }, `Rooms[0].Open[0].End: room "r1" ends at 2026-05-11T08:00:00Z, which is not after its start at 2026-05-11T08:00:00Z; mend one of them`},

	{func(e *Event) { e.Windows[0].ID = " am" }, `Windows[0].ID: window " am" has an id that starts or ends with a space; write it without`},
	{func(e *Event) { e.Windows[0].Interval = Interval{} }, `Windows[0].Start: window "am" has no start; give it a start and an end`},
	{func(e *Event) { e.Windows[0].End = nine }, ``}, // closed
	{func(e *Event) { e.Windows[0].End = nine - 1 }, `Windows[0].End: window "am" ends at 2026-05-11T07:59:00Z, which is not after its start at 2026-05-11T08:00:00Z; mend one of them`},
	{func(e *Event) { e.Windows[0].End = nine.Add(LongestWindow + 1) }, `Windows[0].End: window "am" is longer than 60 days; mend its start or end`},
	{func(e *Event) { e.Windows[0].Starts[0]-- }, `Windows[0].Starts[0]: window "am" has a start outside it; mend it, or the window's start and end`},
	{func(e *Event) { slices.Reverse(e.Windows[0].Starts) }, `Windows[0].Starts[1]: window "am" has starts that are not one after the other; sort them, each once`},
	{func(e *Event) { e.Windows[0].Types[0] = "tolk" }, `Windows[0].Types[0]: window "am" takes the type "tolk", which is not in Types; add it there or mend it here`},
	{func(e *Event) { e.Windows[0].Rooms[1] = 2 }, `Windows[0].Rooms[1]: window "am" means Rooms[2], of 2; mend the index`},
	{func(e *Event) { slices.Reverse(e.Windows[0].Rooms) }, `Windows[0].Rooms[1]: window "am" has rooms that are not one after the other; sort their indices, each once`},

	{func(e *Event) { e.Availability[0].Subject = Subject{} }, `Availability[0].Subject: the availability is of nobody and nothing; say OfPerson, OfRoom or OfKit`},
	{func(e *Event) { e.Availability[0].Subject = OfPerson(2) }, `Availability[0].Subject: the availability means People[2], of 2; mend the index`},
	{func(e *Event) { e.Availability[0].Subject = OfRoom(-7) }, `Availability[0].Subject: the availability means Rooms[-7], of 2; mend the index`},
	{func(e *Event) { e.Availability[0].Subject = OfKit("q") }, `Availability[0].Subject: the availability is of the kit "q", which is not in Kits; add it there or mend it here`},
	{func(e *Event) { e.Availability[0].Start = 0 }, `Availability[0].Start: the availability has no start; give it a start and an end`},
	{func(e *Event) { e.Availability[0].End = 0 }, `Availability[0].End: the availability has no end; give it a start and an end`},
	{func(e *Event) { e.Availability[0].Kind = "often" }, `Availability[0].Kind: the availability has kind "often", which is not known; it is one of ["yes" "no" "prefer" "avoid"]`},
	{func(e *Event) { e.Availability[0].Zone = "Lisbon" }, `Availability[0].Zone: the availability has the zone "Lisbon", which is not an IANA time zone; write one like Europe/Prague`},

	{func(e *Event) { e.Walks[0].From = "" }, `Walks[0].From: the way has the end "", which is neither the id of a room nor an area; add it to Rooms or mend it here`},
	{func(e *Event) { e.Walks[0].To = "r3" }, `Walks[0].To: the way has the end "r3", which is neither the id of a room nor an area; add it to Rooms or mend it here`},
	{func(e *Event) { e.Walks[1] = e.Walks[0] }, `Walks[1].From: the way from "r1" to "r2" is that of Walks[0]; remove one of them`},
	{func(e *Event) { e.Walks[0].Minutes = -1 }, `Walks[0].Minutes: the way has minutes -1, which is too small; it is at least 0`},

	{func(e *Event) { e.Kits = append(e.Kits, e.Kits[0]) }, `Kits[1].ID: kit "k" has the id of Kits[0]; give each an id of its own`},
	{func(e *Event) { e.Kits[0].Kind = "" }, `Kits[0].Kind: kit "k" has no kind; say what it is a kit of`},
	{func(e *Event) { e.Kits[0].Count = -1 }, `Kits[0].Count: kit "k" has count -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Kits[0].Setup = -1 }, `Kits[0].Setup: kit "k" has setup -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Kits[0].Move = -1 }, `Kits[0].Move: kit "k" has move -1, which is too small; it is at least 0`},
	{func(e *Event) { e.Kits[0].Strike = -1 }, `Kits[0].Strike: kit "k" has strike -1, which is too small; it is at least 0`},

	{func(e *Event) { e.Demand[0].Session = 3 }, `Demand[0].Session: the demand means Sessions[3], of 3; mend the index`},
	{func(e *Event) { e.Demand[1].With = ToSession(-7) }, `Demand[1].With: the demand means Sessions[-7], of 3; mend the index`},
	{func(e *Event) { e.Demand[1].With = ToSession(1) }, `Demand[1].With: the demand names one session twice; name another one`},
	{func(e *Event) { e.Demand[0].With = ToSession(1) }, `Demand[0].With: the demand of an attendee names two sessions; write a row for each`},
	{func(e *Event) { e.Demand[0].Count = 2 }, `Demand[0].Count: the demand of an attendee has a count of 2; leave one of them out`},
	{func(e *Event) { e.Demand[1].Count = -1 }, `Demand[1].Count: the demand has count -1, which is too small; it is at least 0`},

	{func(e *Event) { e.Rules[0].Level = 42 }, `Rules[0].Level: setting of rule "R16" has the level 42; write Hard, Soft(1) to Soft(9), CheckOnly or Off`},
	{func(e *Event) { e.Rules[0].Weight = -1 }, `Rules[0].Weight: setting of rule "R16" has weight -1, which is too small; it is at least 0`},

	{func(e *Event) { e.Sessions[0].Links = []string{"https://example.org", "example.org"} }, `Sessions[0].Links[1]: session "A" has the address "example.org", which does not begin with https:// or http://; write it like https://example.org/page`},
	{func(e *Event) { e.Sessions[0].Stream = "javascript:alert(1)" }, `Sessions[0].Stream: session "A" has the address "javascript:alert(1)", which does not begin with https:// or http://; write it like https://example.org/page`},
	{func(e *Event) { e.Sessions[0].Slides = "https:///a.pdf" }, `Sessions[0].Slides: session "A" has the address "https:///a.pdf", which names no host; write it like https://example.org/page`},
	{func(e *Event) { e.Sessions[0].Image = "https://example.org/a b" }, `Sessions[0].Image: session "A" has the address "https://example.org/a b", which has characters that a web address cannot have; write it like https://example.org/page`},
	{func(e *Event) { e.People[0].Link = "https://[::1" }, `People[0].Link: person "ana" has the address "https://[::1", which is not a web address; write it like https://example.org/page`},
	{func(e *Event) { e.People[0].Image = "a.png" }, `People[0].Image: person "ana" has the address "a.png", which does not begin with https:// or http://; write it like https://example.org/page`},
	{func(e *Event) { e.People[0].Mail = "a@b@c" }, `People[0].Mail: person "ana" has the address "a@b@c", which is not an e-mail address; write it like ana@example.org`},

	{func(e *Event) { e.Baseline.Placements[0].Session = 9 }, `Baseline.Placements[0].Session: the placement means Sessions[9], of 3; mend the index`},
	{func(e *Event) { e.Baseline.Placements[0].Start = 0 }, `Baseline.Placements[0].Start: the placement has no start; give it a start and an end`},
	{func(e *Event) { e.Baseline.Placements[0].End = nine }, `Baseline.Placements[0].End: the placement ends at 2026-05-11T08:00:00Z, which is not after its start at 2026-05-11T08:00:00Z; mend one of them`},
	{func(e *Event) { e.Baseline.Placements[0].Room = InRoom(2) }, `Baseline.Placements[0].Room: the placement means Rooms[2], of 2; mend the index`},
	{func(e *Event) { e.Baseline.Placements[0].State = Optional }, `Baseline.Placements[0].State: the placement has state "optional", which is not known; it is one of ["draft" "offered" "confirmed" "published"]`},
	{func(e *Event) { e.Baseline.Placements[0].Told = -1 }, `Baseline.Placements[0].Told: the placement has told -1, which is too small; it is at least 0`},
}

// free is every field that may say anything, and why.
var free = map[string]string{
	"Name": "a title", "Sessions.Title": "a title", "Sessions.Notes": "prose", "People.Name": "a title", "Rooms.Name": "a title", "Rooms.Notes": "prose",
	"Availability.Source": "prose", "Demand.Attendee": "an id that nothing names", "Sessions.ByDemand": "Complete", "Rooms.Summed": "Complete", "Rules.Who": "prose", "Rules.Reason": "prose",
	"Sessions.Abstract": "prose", "Sessions.Description": "prose", "People.Bio": "prose",
	"Sessions.Org": "a label", "Sessions.Layout": "a label", "Sessions.PrefersLayout": "a label", "People.Group": "a label", "People.Region": "a label", "People.Gender": "a label", "People.Org": "a label", "Rooms.Area": "a label",
	"Roles.Must": "yes or no", "Roles.Alone": "yes or no", "Roles.Host": "yes or no", "Windows.Prime": "yes or no",
	"Rules.ID": "for people", "Rules.Rule": "rules.Bind", "Rules.Params": "rules.Bind", "ExtraColumns": "what Extra is held to",
	"ColumnNames.Table": "the tables", "ColumnNames.Written": "the tables", "ColumnNames.Meant": "the tables",
}

func TestEachFaultNamesItsField(t *testing.T) {
	if faults := Validate(literal()); len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, c := range broken {
		e := literal()
		c.change(e)
		if got := Validate(e).Error(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Whoever adds a field to the event says here whether it is checked.
func TestEveryFieldIsCheckedOrFree(t *testing.T) {
	checked := map[string]bool{}
	index := regexp.MustCompile(`\[\d+\]`)
	for _, c := range broken {
		field, _, _ := strings.Cut(c.want, ": ")
		checked[index.ReplaceAllString(field, "")] = true
	}
	whole := []reflect.Type{reflect.TypeFor[Date](), reflect.TypeFor[RoomRef](), reflect.TypeFor[SessionRef](), reflect.TypeFor[Subject](), reflect.TypeFor[Param]()}
	var walk func(path string, typ reflect.Type)
	walk = func(path string, typ reflect.Type) {
		for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || slices.Contains(whole, typ) {
			if checked[path] == (free[path] != "") {
				t.Errorf("%s: checked %v, and free because it is %q: a field is one of both", path, checked[path], free[path])
			}
			return
		}
		for i := range typ.NumField() {
			switch f := typ.Field(i); {
			case f.Type == reflect.TypeFor[Row](), f.Type == reflect.TypeFor[Position]():
			case f.Anonymous && (f.Type == reflect.TypeFor[Interval]() || f.Type == reflect.TypeFor[Content]()):
				walk(path, f.Type)
			default:
				walk(strings.TrimPrefix(path+"."+f.Name, "."), f.Type)
			}
		}
	}
	walk("", reflect.TypeFor[Event]())
}

func TestCompleteFillsInWhatFollows(t *testing.T) {
	e := literal()
	e.Grain, e.Roles = 0, nil
	e.Sessions = append(e.Sessions, Session{ID: "D", Type: "talk"})
	e.Rooms = append(e.Rooms, Room{ID: "r3"})
	e.Baseline.Placements = []Placement{{Session: 1, Interval: Span(nine.Add(60), 60)}, {Session: 0, Interval: Span(nine, 60)}}
	before := fmt.Sprint(*e, *e.Baseline)
	full, faults := Complete(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if after := fmt.Sprint(*e, *e.Baseline); after != before {
		t.Errorf("the event was changed to\n%s\nfrom\n%s", after, before)
	}
	want := literal()
	want.Grain, want.Roles = 1, DefaultRoles()
	want.Sessions = append(want.Sessions, Session{ID: "D", Type: "talk"})
	want.Sessions[2].Title, want.Sessions[3].Title = "C", "D"
	for i := range want.Sessions {
		want.Sessions[i].Minutes, want.Sessions[i].State = 60, Confirmed
	}
	want.People[1].Name = "bo"
	want.Rooms = append(want.Rooms, Room{ID: "r3", Name: "r3"})
	want.Rooms[1].Name = "r2"
	for i := range want.Availability {
		want.Availability[i].Kind = Available
	}
	want.Baseline = NewProgramme([]Placement{{Session: 0, Interval: Span(nine, 60)}, {Session: 1, Interval: Span(nine.Add(60), 60)}})
	if diff := cmp.Diff(want, full, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if again, _ := Complete(full); again != full {
		t.Error("an event that is complete is copied")
	}
}
