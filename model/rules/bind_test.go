package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// lines gives settings the positions of a rules.csv: line 2 is the first, column 4 its
// start, column 10, 20 ... its parameters.
func lines(settings ...model.Setting) []model.Setting {
	for i := range settings {
		s := &settings[i]
		s.Pos = model.Position{File: "rules.csv", Line: i + 2, Column: 4}
		for k := range s.Params {
			s.Params[k].Pos = model.Position{File: "rules.csv", Line: i + 2, Column: 10 * (k + 1)}
		}
	}
	return settings
}

func TestBindFaults(t *testing.T) {
	lunchtime := []string{"start=" + instant("10", "12:00"), "end=" + instant("10", "13:00")}
	tests := []struct {
		name    string
		setting model.Setting
		want    []string // without "rules.csv:2:"
	}{
		{"unknown rule", set("R81"), []string{`4: rule "R81" is not in the catalogue; see the list of programme rules; did you mean "R01"?`}},
		{"unknown parameter", set("R02", "room=C-1"), []string{`10: rule R02 has no parameter "room"; it takes rooms, max; did you mean "rooms"?`}},
		{"parameter of a rule without any", set("R03", "minutes=5"), []string{`10: rule R03 has no parameter "minutes"; it takes no parameters`}},
		{"parameter twice", set("R02", "rooms=C-1", "max=2", "rooms=C-2"), []string{`30: rooms of rule R02 is given twice; write a list with | between its items`}},

		{"no number", set("R11", "base=ten"), []string{`10: base of rule R11: "ten" is not a length of time; write minutes, such as 90, or hours such as 1h30`}},
		{"negative", set("R11", "base=-1"), []string{`10: base of rule R11: "-1" is not a length of time; write minutes, such as 90, or hours such as 1h30`}},
		{"too large", set("R02", "max=1000001"), []string{`10: max of rule R02: "1000001" is not a whole number of at least 0`}},
		{"neither yes nor no", set("R42", "session=A|B", "room=true"), []string{`20: room of rule R42: "true" is neither yes nor no`}},
		{"no choice", set("R33", "session=A", "scope=zone"), []string{`20: scope of rule R33: "zone" is not one of all, theme, area`}},
		{"no instant", set("R35", "session=A", "start=09:00"), []string{`20: start of rule R35: "09:00" does not say on which day; write it like "Tue 09:00" or "2023-10-10 09:00"`}},
		{"not on a minute", set("R35", "session=A", "start=2023-10-10T00:00:30Z"), []string{`20: start of rule R35: "00:00:30" is not on a whole minute; write it without seconds`}},
		{"no day", set("R35", "session=A", "day=soon"), []string{`20: day of rule R35: "soon" is not a day; write one like 2023-10-11 or Wed`}},
		{"no time of day", set("R27", "from=6"), []string{`10: from of rule R27: "6" is not a time of day; write it like 09:00`}},
		{"hour 24 past midnight", set("R27", "to=24:01"), []string{`10: to of rule R27: "24:01" is not a time of day; write it like 09:00`}},

		{"unknown room, with the nearest", set("R02", "rooms=C-1|Main Hal"), []string{`10: rooms of rule R02: room "Main Hal" is not in the event; did you mean "Main Hall"?`}},
		{"unknown session, with none near", set("R35", "session=WS 70", "day=2023-10-10"), []string{`10: session of rule R35: session "WS 70" is not in the event`}},
		{"unknown type", set("R33", "type=workshops"), []string{`10: type of rule R33: session type "workshops" is not in the event; did you mean "workshop"?`}},
		{"unknown theme", set("R44", "theme=AI", "windows=d10"), []string{`10: theme of rule R44: theme "AI" is not in the event`}},
		{"unknown window", set("R44", "session=A", "windows=d13"), []string{`20: windows of rule R44: window "d13" is not in the event; did you mean "d10"?`}},
		{"listed twice, once by name", set("R02", "rooms=C-1| Room C-1"), []string{`10: rooms of rule R02: room "Room C-1" is listed twice`}},
		{"empty place in a list", set("R02", "rooms=C-1||C-2"), []string{`10: rooms of rule R02: "C-1||C-2" has an empty place`}},
		{"empty list", set("R02", "rooms="), []string{`10: rooms of rule R02: "" has an empty place`}},

		{"R41 without before", set("R41", "after=A"), []string{`4: rule R41 needs before; give before (sessions that come first)`}},
		{"R41 without after", set("R41", "before=A"), []string{`4: rule R41 needs after; give after (sessions that come later)`}},
		{"R41 with max below min", set("R41", "before=A", "after=B", "min=30", "max=20"), []string{`40: rule R41: at most 20 minutes between is less than at least 30 minutes; give a max that is not below min`}},
		{"R41 with one of both", set("R41", "before=A|B", "after=C|B"), []string{`20: rule R41: "B" cannot come after itself; name it in before or in after`}},
		{"R15 without rooms", set("R15", lunchtime...), []string{`4: rule R15 needs rooms; give rooms (rooms that are held)`}},
		{"R15 without start and end", set("R15", "rooms=Main"), []string{
			`4: rule R15 needs start; give start (when the hold begins)`, `4: rule R15 needs end; give end (when the hold ends)`,
		}},
		{"R15 that ends as it begins", set("R15", "rooms=Main", lunchtime[0], "end="+instant("10", "12:00")), []string{
			`30: rule R15: the hold ends Tue 10 Oct 12:00 (03:00 UTC), which is not after its start, Tue 10 Oct 12:00 (03:00 UTC); give an end after the start`,
		}},
		{"R34 without session", set("R34", "anchor=first"), []string{`4: rule R34 needs session; give session (sessions that come first or last)`}},
		{"R34 without anchor", set("R34", "session=A"), []string{`4: rule R34 needs anchor; give anchor (whether they come first or last)`}},
		{"R35 without session", set("R35", "day=2023-10-10"), []string{`4: rule R35 needs session; give session (sessions that are pinned)`}},
		{"R35 with nothing to pin", set("R35", "session=A"), []string{
			`4: rule R35 needs start, day, rooms or windows; give start (when they start), day (the day on which they start, in the venue's zone), rooms (rooms, in one of which they are) or windows (windows, inside one of which they start)`,
		}},
		{"R35 with a start on another day", set("R35", "session=A", "start=2023-10-10T16:00:00Z", "day=2023-10-10"), []string{
			`30: rule R35: Wed 11 Oct 01:00 (Tue 10 Oct 16:00 UTC) is on 2023-10-11 at the venue, not on 2023-10-10; give the day that start lies on, or no day`,
		}},
		{"R33 without sessions", set("R33", "scope=theme", "after=5"), []string{
			`4: rule R33 needs session or type; give session (exclusive sessions) or type (types of exclusive sessions)`,
		}},
		{"R33 for the whole event", inEventYAML(set("R33", "scope=theme", "after=5")), nil},
		{"R42 without a session", set("R42", "rising=yes"), []string{`4: rule R42 needs session; give session (sessions of the series, in order)`}},
		{"R43 without a session", set("R43", "days=2"), []string{`4: rule R43 needs session; give session (sessions that repeat each other)`}},
		{"a level alone is for the whole event", leveled(model.CheckOnly, 0, set("R42")), nil},
		{"R42 of one", set("R42", "session=A"), []string{`10: rule R42: a series of one session asks nothing; name at least two sessions`}},
		{"R42 that asks nothing", set("R42", "session=A|B", "day=no"), []string{`20: rule R42: the series asks nothing; say yes to day, start, consecutive, room or rising`}},
		{"R42 at one time and one after the other", set("R42", "session=A|B", "start=yes", "rising=yes"), []string{`20: rule R42: sessions that start at one time cannot come one after the other; say yes to start, or to consecutive or rising`}},
		{"R43 of one", set("R43", "session=A"), []string{`10: rule R43: one session has no repeats; name at least two sessions`}},
		{"R43 0 days apart", set("R43", "session=A|B", "days=0"), []string{`20: rule R43: 0 days apart asks nothing; give at least 1`}},
		{"R44 without windows", set("R44", "type=workshop"), []string{`4: rule R44 needs windows; give windows (windows, inside one of which they start)`}},
		{"R44 without sessions", set("R44", "windows=d10"), []string{
			`4: rule R44 needs session, type or theme; give session (sessions that are restricted), type (types of sessions that are restricted) or theme (themes whose sessions are restricted)`,
		}},
		{"R05 without places", set("R05", "session=A"), []string{
			`4: rule R05 needs rooms or windows; give rooms (rooms, in one of which they are) or windows (windows, inside one of which they start)`,
		}},
		{"R05 without sessions", set("R05", "rooms=Main"), []string{
			`4: rule R05 needs session or type; give session (sessions that the line is about) or type (types of sessions that the line is about)`,
		}},
		{"R08 without sessions", set("R08", "forbid=booth"), []string{
			`4: rule R08 needs session or type; give session (sessions that the line is about) or type (types of sessions that the line is about)`,
		}},
		{"R08 with a service written almost right", set("R08", "session=A", "forbid=streaming|boot"), []string{`20: rule R08: no room has the service "boot"; did you mean "booth"?`}},
		{"R08 with an empty place", set("R08", "session=A", "forbid="), []string{`20: rule R08: forbid has an empty place; name a service`}},
		{"R02 that holds none", set("R02", "rooms=C-1", "max=0"), []string{`20: rule R02: no room holds 0 sessions; give a max of at least 1, or close the room in rooms.csv`}},
		{"R27 with no time between", set("R27", "from=23:00"), []string{`10: rule R27: nothing fits from 23:00 to 23:00; give a to after from, on the same day`}},
		{"R27 with to before from", set("R27", "from=23:30"), []string{`10: rule R27: nothing fits from 23:30 to 23:00; give a to after from, on the same day`}},

		{"a wrong value is no missing one", set("R15", "rooms=Maine", "start=noon", "end="+instant("10", "13:00")), []string{
			`10: rooms of rule R15: room "Maine" is not in the event; did you mean "Main"?`,
			`20: start of rule R15: "noon" does not say on which day; write it like "Tue noon" or "2023-10-10 noon"`,
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := conference()
			e.Rooms[0].Services = []string{"booth"}
			e.Rules = lines(tt.setting)
			_, faults := Bind(e)
			var got, want []string
			for _, f := range faults {
				got = append(got, f.Error())
			}
			for _, text := range tt.want {
				want = append(want, "rules.csv:2:"+text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBindReturnsAllFaults(t *testing.T) {
	e := conference()
	e.Rules = lines(set("R99"), set("R02", "rooms=C-9", "max=no"), set("R17"), set("R35", "session=A"))
	_, faults := Bind(e)
	var got []model.Position
	for _, f := range faults {
		got = append(got, f.Pos)
	}
	want := []model.Position{{File: "rules.csv", Line: 2, Column: 4}, {File: "rules.csv", Line: 3, Column: 10}, {File: "rules.csv", Line: 3, Column: 20}, {File: "rules.csv", Line: 5, Column: 4}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("positions (-want +got):\n%s", diff)
	}
}

func TestNonsenseForTheWholeEventIsSaidOnce(t *testing.T) {
	e := conference()
	e.Rules = lines(set("R02", "rooms=C-1"), set("R02", "max=0"), set("R02", "rooms=C-2"))
	_, faults := Bind(e)
	if len(faults) != 1 || faults[0].Pos.Line != 3 || faults[0].Pos.Column != 10 {
		t.Errorf("faults %v, want one, at 3:10", faults)
	}
}

// What contradicts an inherited value stands in the item that does.
func TestItemAgainstItsInheritanceIsAtTheItem(t *testing.T) {
	e := conference()
	e.Rules = lines(inEventYAML(set("R41", "max=20")), set("R41", "before=A", "after=B", "min=30"), inEventYAML(set("R43", "days=3")), set("R43", "session=A"))
	_, faults := Bind(e)
	if len(faults) != 2 || faults[0].Pos != (model.Position{File: "rules.csv", Line: 3, Column: 30}) || faults[1].Pos.Line != 5 {
		t.Errorf("faults %v, want one at 3:30 and one on line 5", faults)
	}
}

func TestGeneralSettingsAreInherited(t *testing.T) {
	e := conference()
	e.Rules = []model.Setting{
		leveled(model.CheckOnly, 0, set("R11", "rooms=C-1", "base=5")),
		leveled(model.Hard, 3, set("R11", "base=10", "layout=20")),
		leveled(model.Unset, 7, set("R11", "rooms=C-2")),
		set("R11", "catering=1"), // a later line changes what it gives and leaves the rest
		leveled(model.Soft(4), 0, set("R36")),
	}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	b := book.Of("R11")
	type row struct {
		Index                  int
		Level                  model.Level
		Weight                 int
		Base, Layout, Catering model.Minutes
	}
	var got []row
	for _, s := range append([]Bound{b.General}, b.Items...) {
		got = append(got, row{s.Index, s.Level, s.Weight, s.Minutes("base"), s.Minutes("layout"), s.Minutes("catering")})
	}
	want := []row{
		{-1, model.Hard, 3, 10, 20, 1},
		{0, model.CheckOnly, 3, 5, 20, 1},
		{2, model.Hard, 7, 10, 20, 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bound settings (-want +got):\n%s", diff)
	}
	for i, index := range []int{-1, 0, 2} {
		if s := b.Setting(index); s.Index != want[i].Index {
			t.Errorf("Setting(%d) has index %d", index, s.Index)
		}
	}
	if soft := book.Of("R36").General; soft.Hard() || !soft.Binds() || !b.General.Hard() || !b.General.Binds() || b.Items[0].Binds() {
		t.Error("Hard and Binds do not tell soft from hard")
	}
}

func TestViolationsCarryTheirSetting(t *testing.T) {
	e := conference()
	e.Rules = lines(leveled(model.Soft(3), 5, set("R40", "session=A|B")))
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, v := range Judge(book, model.NewProgramme([]model.Placement{placed(e, "A C-1 10 09:00-10:00"), placed(e, "B C-2 10 09:59-10:59")})) {
		if v.Rule != "R40" {
			continue
		}
		if v.Setting != 0 || v.Level != model.Soft(3) || v.Weight != 5 || v.Cost() != 5 || v.Source != e.Rules[0].Pos {
			t.Errorf("violation %+v does not carry line 0 of rules.csv, soft:3, weight 5", v)
		}
		return
	}
	t.Error("no violation of R40")
}

func TestNamesThatItemsUse(t *testing.T) {
	e := conference()
	e.Sessions[0].Themes, e.Sessions[1].Themes = []string{"AI", "Data"}, []string{"Data"}
	e.Sessions[2].State, e.Sessions[2].Themes = model.Cancelled, []string{"Gone"}
	e.Rules = []model.Setting{
		set("R44", "theme=AI | Data", "windows=d12|d10"),
		set("R44", "session=E|C|B", "type=workshop", "windows=d11"),
		set("R44", "theme=Gone", "windows=d11"),
	}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	items := book.Of("R44").Items
	if diff := cmp.Diff([]model.SessionIndex{0, 1}, items[0].Sessions("theme")); diff != "" {
		t.Errorf("a session on two themes comes once (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]model.WindowIndex{2, 0}, items[0].Windows("windows")); diff != "" {
		t.Errorf("windows in the order named (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]model.SessionIndex{4, 1, 0, 3}, items[1].Sessions("session", "type", "theme")); diff != "" {
		t.Errorf("union of sessions and types, without cancelled C (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"E", "C", "B"}, items[1].Items("session")); diff != "" {
		t.Errorf("items as they were written (-want +got):\n%s", diff)
	}
	if got := items[2].Sessions("theme"); len(got) > 0 {
		t.Errorf("a theme of cancelled sessions means %v, want none", got)
	}
}

// An id goes before an alias or a name that is written the same.
func TestIdsGoBeforeNames(t *testing.T) {
	e := conference()
	e.Rooms[0].Name, e.Rooms[2].Name = "Main", "Main Hall"
	e.People[1].Aliases = []string{"ana"}
	n := newReferences(e)
	if n.rooms["Main"] != 2 {
		t.Errorf(`room "Main" is %d, want 2, whose id it is`, n.rooms["Main"])
	}
	if n.people["ana"] != 0 {
		t.Errorf(`person "ana" is %d, want 0, whose id it is`, n.people["ana"])
	}
}
