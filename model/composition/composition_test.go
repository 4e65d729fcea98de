package composition

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/rules"
)

var update = flag.Bool("update", false, "write the remarks of the checks anew")

// forum is an event of which no check has anything to say: A and B, each with three speakers
// and a moderator who all differ and are on site, and C with a cast of its own.
func forum() *model.Event {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	open := model.Span(day.Bounds("Europe/Lisbon").Start.Add(9*60), 3*60)
	person := func(name, group, region, gender string) model.Person {
		return model.Person{ID: strings.ToLower(name[:3]), Name: name, Group: group, Region: region, Gender: gender, Presence: model.OnSite}
	}
	e := &model.Event{
		Name: "Forum", Zone: "Europe/Lisbon", Grain: 15, Days: []model.Date{day},
		Types: []model.SessionType{{ID: "Round Table - 60 Min", Minutes: 60}, {ID: "talk", Minutes: 30}},
		Sessions: []model.Session{
			{ID: "A", Type: "Round Table - 60 Min"}, {ID: "B", Type: "Round Table - 60 Min"}, {ID: "C", Type: "talk"},
		},
		Rooms: []model.Room{{ID: "r", Name: "Room"}},
		People: []model.Person{
			person("Ana Diaz", "Civil Society", "GRULAC", "female"), person("Ben Okri", "Government", "African", "male"),
			person("Chiyo Abe", "Technical", "Asia-Pacific", "female"), person("Dan Roth", "Private Sector", "WEOG", "male"),
			person("Eva Novak", "Civil Society", "EEG", "female"),
		},
		Windows: []model.Window{{ID: "mon", Interval: open}},
		Baseline: model.NewProgramme([]model.Placement{
			{Session: 0, Interval: model.Span(open.Start, 60), Room: model.InRoom(0), State: model.Published},
			{Session: 2, Interval: model.Span(open.Start.Add(60), 30), Room: model.InRoom(0), State: model.Published},
		}),
	}
	for s := range e.Sessions {
		for k, role := range []string{"speaker", "speaker", "speaker", "onsite_moderator"} {
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: model.PersonIndex((s + k) % 5), Role: role})
		}
	}
	for p := range e.People {
		e.Availability = append(e.Availability, model.Availability{Subject: model.OfPerson(model.PersonIndex(p)), Interval: open})
	}
	for i := range e.Sessions {
		e.Sessions[i].Pos = model.Position{File: "sessions.csv", Line: i + 2, Column: 1}
	}
	for i := range e.People {
		e.People[i].Pos = model.Position{File: "people.csv", Line: i + 2, Column: 1}
	}
	for i := range e.Cast {
		e.Cast[i].Pos = model.Position{File: "cast.csv", Line: i + 2, Column: 1}
	}
	return e
}

// seen is a case of a check: what it says of the forum after a change, with its amounts.
type seen struct {
	name   string
	change func(e *model.Event)
	want   []string // "amount: message"
}

// set adds a setting of a check to an event.
func set(e *model.Event, id string, level model.Level, params ...string) {
	s := model.Setting{ID: fmt.Sprint("line ", len(e.Rules)), Rule: id, Level: level}
	for _, p := range params {
		key, v, _ := strings.Cut(p, "=")
		s.Params = append(s.Params, model.Param{Key: key, Value: v})
	}
	e.Rules = append(e.Rules, s)
}

// check returns what the check of that id finds; nil if it is off.
func check(t *testing.T, e *model.Event, id string) *Check {
	t.Helper()
	full, faults := model.Complete(e)
	book, bad := rules.Bind(full)
	if faults = append(faults, bad...); len(faults) > 0 {
		t.Fatal(faults)
	}
	list := Of(book)
	for i := range list {
		if list[i].Rule.ID == id {
			return &list[i]
		}
	}
	return nil
}

func said(c *Check) (list []string) {
	for _, r := range c.Remarks {
		list = append(list, fmt.Sprintf("%d: %s", r.Amount, r.Message))
	}
	return list
}

// only leaves of the cast those lines.
func only(e *model.Event, lines ...int) {
	cast := e.Cast
	e.Cast = nil
	for _, k := range lines {
		e.Cast = append(e.Cast, cast[k])
	}
}

// join adds a line to the cast.
func join(e *model.Event, s model.SessionIndex, p model.PersonIndex, role string) {
	e.Cast = append(e.Cast, model.CastMember{Session: s, Person: p, Role: role})
}

// Every check says what there is and by how much, as worked out by hand, and says nothing
// where all is well or cannot be known.
func TestChecks(t *testing.T) {
	for _, r := range rules.Composition() {
		t.Run(r.ID, func(t *testing.T) {
			kept, broken := 0, 0
			for _, c := range append(cases[r.ID], seen{name: "nothing"}) {
				e := forum()
				if c.change != nil {
					c.change(e)
				}
				found := check(t, e, r.ID)
				if found == nil {
					t.Errorf("%s: it is off", c.name)
					continue
				}
				if d := cmp.Diff(c.want, said(found)); d != "" {
					t.Errorf("%s: (-want +got)\n%s", c.name, d)
				}
				if (found.Count == 0) != (found.Lacks != "") || found.Of == "" || found.Count == 0 && found.Except != "" || found.Count == 0 && len(c.want) > 0 {
					t.Errorf("%s: %+v", c.name, found.Scope)
				}
				for _, x := range found.Remarks {
					if x.Remedy == "" || strings.HasSuffix(x.Message, ".") || len(x.Sessions) == 0 {
						t.Errorf("%s: %+v", c.name, x)
					}
				}
				if len(c.want) > 0 {
					broken++
				} else {
					kept++
				}
			}
			if kept < 2 || broken < 1 {
				t.Errorf("%d cases keep it and %d break it", kept, broken)
			}
		})
	}
}

// A check that is off is not there; a line can switch it off, or on, for what it names.
func TestChecksThatAreOff(t *testing.T) {
	for _, r := range rules.Composition() {
		c := cases[r.ID][0]
		e := forum()
		c.change(e)
		set(e, r.ID, model.Off)
		if found := check(t, e, r.ID); found != nil {
			t.Errorf("%s: %q", r.ID, said(found))
		}
		all := "session=A|B|C"
		if r.Params[len(r.Params)-1].Key == "person" {
			all = "person=ana|ben|chi|dan|eva"
		}
		for _, levels := range [][2]model.Level{{model.CheckOnly, model.Off}, {model.Off, model.CheckOnly}} {
			e := forum()
			c.change(e)
			set(e, r.ID, levels[0])
			set(e, r.ID, levels[1], all)
			want := c.want
			if levels[1] == model.Off {
				want = nil
			}
			if d := cmp.Diff(want, said(check(t, e, r.ID))); d != "" {
				t.Errorf("%s, %v for the event and %v for each: (-want +got)\n%s", r.ID, levels[0], levels[1], d)
			}
		}
	}
}

// A cancelled session is no session.
func TestCancelledSessionsAreNotLookedAt(t *testing.T) {
	for id, list := range cases {
		for _, c := range list {
			e := forum()
			c.change(e)
			for i := range e.Sessions {
				e.Sessions[i].State = model.Cancelled
			}
			if found := check(t, e, id); found != nil && (len(found.Remarks) > 0 || found.Count > 0) {
				t.Errorf("%s, %s: %+v", id, c.name, found)
			}
		}
	}
}

// What a page about a check shows is what it says in its first case.
func TestBrokenSentencesAreThoseOfTheChecks(t *testing.T) {
	var want strings.Builder
	for _, r := range rules.Composition() {
		e := forum()
		cases[r.ID][0].change(e)
		fmt.Fprintf(&want, "%s\t%s\n", r.ID, check(t, e, r.ID).Remarks[0].Message)
	}
	if *update {
		if err := os.WriteFile("broken.txt", []byte(want.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), brokenSentences); diff != "" {
		t.Errorf("broken.txt (-want +got), rewrite with -update:\n%s", diff)
	}
	if Broken("C5") == "" || Broken("C") != "" {
		t.Error(Broken("C5"), Broken("C"))
	}
}

// Remarks stand where they can be mended, and count for all that are held as one.
func TestPlacesOfRemarks(t *testing.T) {
	e := forum()
	e.Sessions[2].Minutes = 60
	e.Sessions[1].Merge, e.Sessions[2].Merge = "m", "m"
	only(e, 0, 1, 2, 3, 4, 8) // B and C have one speaker each
	c := check(t, e, "C1")
	if d := cmp.Diff([]string{`1: "B" has 2 of at least 3 speakers`}, said(c)); d != "" {
		t.Fatal(d)
	}
	if x := c.Remarks[0]; x.Pos.String() != "sessions.csv:3:1" || len(x.Sessions) != 2 || len(x.People) != 2 || Count([]Check{*c, *c}) != 2 {
		t.Errorf("%+v", x)
	}
	if c.Count != 2 || c.Of != "sessions with a cast" {
		t.Errorf("%+v", c.Scope)
	}
}

// Remarks by a line quote who asks for it, and why; those by the general setting nobody.
func TestRemarksQuoteWhoAsks(t *testing.T) {
	e := forum()
	only(e, 0, 3, 4, 5)
	set(e, "C1", model.Unset, "session=A")
	e.Rules[0].Pos, e.Rules[0].Who, e.Rules[0].Reason = model.Position{File: "rules.csv", Line: 2, Column: 1}, "Protocol", "a panel"
	var got []string
	for _, r := range check(t, e, "C1").Remarks {
		got = append(got, r.Sentence())
	}
	want := []string{`"A" has 1 of at least 3 speakers (Protocol: "a panel")`, `"B" has 2 of at least 3 speakers`}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// A column that minutes were read from is told, as its table calls it.
func TestColumnsThatAreRead(t *testing.T) {
	e := forum()
	format(e, "Format", "Panel - 60 Min", "", "")
	for id, want := range map[string][]string{"C8": {"Format"}, "C9": {"Format"}, "C1": nil} {
		if d := cmp.Diff(want, check(t, e, id).Columns); d != "" {
			t.Errorf("%s: %s", id, d)
		}
	}
	e.Sessions[0].Extra[1] = "Panel"
	if c := check(t, e, "C8"); c.Columns != nil {
		t.Error(c.Columns)
	}
}

func TestMinutesOfFormats(t *testing.T) {
	for text, want := range map[string]model.Minutes{
		"Round Table - 90 Min": 90, "Round Table – 90 min.": 90, "90-minute panel": 90, "Panel (60 mins)": 60, "Tutorial, 1 h 30 min": 90,
		"Break-out 1.5 h": 90, "Lightning talk 20'": 20, "Day 0 Event": 0, "WS 90": 0, "Panel": 0, "": 0, "Track 2": 0, "at 10:30": 0,
	} {
		if got := minutesIn(text); got != want {
			t.Errorf("%q names %d minutes, want %d", text, got, want)
		}
	}
	for cell, want := range map[string]model.Minutes{"90": 90, "1:30": 90, "Panel - 45 Min": 45, "none": 0, "": 0} {
		if got := minutesOf(cell); got != want {
			t.Errorf("%q is %d minutes, want %d", cell, got, want)
		}
	}
}
