package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// Every row says what its general setting has to work on, in the plural, and where it says
// that this is nothing no programme breaks the setting.
func TestScopesAreWhatCanBeBroken(t *testing.T) {
	for _, r := range Catalogue() {
		if r.Scope == nil {
			t.Errorf("%s has no Scope", r.ID)
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			counted := false
			for _, j := range allCases[r.ID] {
				e, b, found := j.violations(t, r.ID)
				s := r.Scope(e, b)
				counted = counted || s.Count > 0
				if s.Of == "" || s.Count > 0 && s.Lacks != "" || s.Lacks == "" && s.Unseen != "" || s.Count == 0 && s.Except != "" {
					t.Errorf("%s: %+v", j.name, s)
				}
				for _, v := range found {
					if v.Setting < 0 && s.Count == 0 {
						t.Errorf("%s: nothing to work on, and broken: %s", j.name, v.Sentence)
					}
				}
			}
			if _, b, _ := allCases[r.ID][0].violations(t, r.ID); !counted && r.Scope(conference(), b).Of != linesAlone(nil, nil).Of {
				t.Error("it has something to work on in no case")
			}
		})
	}
}

// What is missing is said of each rule that would read it, by its lines aside.
func TestRulesSayWhatTheyLack(t *testing.T) {
	online := func(e *model.Event) {
		for i := range e.Cast {
			e.Cast[i].Presence = model.Online
		}
	}
	for _, c := range []struct {
		name   string
		change func(*model.Event)
		rules  string
		lacks  string
		unseen string
	}{
		{"no cast", func(e *model.Event) { e.Cast = nil }, "R16", "there is no cast", "nobody's double booking can be seen"},
		{"no cast", func(e *model.Event) { e.Cast = nil }, "R18 R19 R27 R28 R29 R30", "there is no cast", ""},
		{"no zone", func(e *model.Event) { online(e); e.People[0].Zone = "" }, "R27 R28 R29 R30", "the one person online has no zone", "nobody's night can be seen"},
		{"no zones", func(e *model.Event) {
			online(e)
			e.People[0].Zone = ""
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "speaker", Presence: model.Online})
		}, "R27 R28 R29 R30", "none of 2 people online has a zone", "nobody's night can be seen"},
		{"no presence", func(*model.Event) {}, "R27 R28 R29 R30", "nobody's presence is given", ""},
		{"no themes", func(*model.Event) {}, "R13 R36 R37", "no session has a theme", ""},
		{"no walks in one area", func(e *model.Event) { e.Rooms = e.Rooms[:2] }, "R19", "there is no walk.csv, and no rooms are in different areas", ""},
		{"no arrivals", func(*model.Event) {}, "R18", "the one person on site has no time of arrival or departure", ""},
		{"nobody expected", func(*model.Event) {}, "R06 R14", "no session says how many are expected", ""},
		{"nobody expected, seats given", func(e *model.Event) { e.Rooms[0].Capacity = 40 }, "R06", "no session says how many are expected", "no room can be seen to be too small"},
		{"many expected, no seats given", func(e *model.Event) { e.Sessions[0].Expected = 40 }, "R06", "no room says how many it holds", "no room can be seen to be too small"},
		{"no layouts of rooms", func(e *model.Event) { e.Sessions[0].Layout = "theatre" }, "R07", "no room lists its layouts", "no wrong layout can be seen"},
		{"no availability", func(*model.Event) {}, "R17", "nobody says when they are free", ""},
		{"nothing asked", func(*model.Event) {}, "R05 R07 R08 R09 R24 R26 R38 R40 R45 R53", "", ""},
		{"free starts", func(*model.Event) {}, "R39", "starts are free, no window is prime, and slot gives no minutes", ""},
	} {
		e := conference()
		c.change(e)
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for id := range strings.FieldsSeq(c.rules) {
			s := book.Of(id).Rule.Scope(e, book.Of(id))
			if d := cmp.Diff(Scope{Of: s.Of, Lacks: c.lacks, Unseen: c.unseen}, s); d != "" {
				t.Errorf("%s: %s: %s", c.name, id, d)
			}
		}
	}
}

// A rule is idle where neither the whole event nor a line of it gives it something to do; a
// line whose sessions are all cancelled gives it nothing.
func TestRulesAreIdleWithoutLines(t *testing.T) {
	idle := func(settings ...model.Setting) (idle, off bool, empty int) {
		e := conference()
		e.Sessions[4].State = model.Cancelled
		e.Rules = settings
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, r := range Scopes(book) {
			if r.Rule.ID == "R44" {
				return r.Idle(), r.Off(), len(r.Empty)
			}
		}
		panic("rules: R44 is not in the book")
	}
	line := func(session string) model.Setting {
		return set("R44", "session="+session, "windows=d10")
	}
	for _, c := range []struct {
		name      string
		settings  []model.Setting
		idle, off bool
		empty     int
	}{
		{"no line", nil, true, false, 0},
		{"a line", []model.Setting{line("A")}, false, false, 0},
		{"a line of cancelled sessions", []model.Setting{line("E")}, true, false, 1},
		{"both", []model.Setting{line("E"), line("A")}, false, false, 1},
		{"off", []model.Setting{leveled(model.Off, 0, set("R44"))}, false, true, 0},
	} {
		if gotIdle, gotOff, gotEmpty := idle(c.settings...); gotIdle != c.idle || gotOff != c.off || gotEmpty != c.empty {
			t.Errorf("%s: idle %v, off %v, %d empty lines", c.name, gotIdle, gotOff, gotEmpty)
		}
	}
}

// Defaults that are told are minutes and hours that the event leaves as they are.
func TestDefaultsThatAreTold(t *testing.T) {
	e := conference()
	e.Rules = []model.Setting{set("R18", "rest=60"), set("R19", "pause=7")}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for id, want := range map[string][]Default{
		"R18": {{"leave", "180"}},
		"R19": {{"link", "5"}, {"areas", "10"}}, // other has no default
		"R27": {{"from", "06:00"}, {"to", "23:00"}},
		"R11": {{"base", "10"}},
		"R33": nil,
	} {
		if d := cmp.Diff(want, book.Of(id).Defaults()); d != "" {
			t.Errorf("%s: %s", id, d)
		}
	}
}
