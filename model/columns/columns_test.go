package columns

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"programme/model"
	"programme/model/rules"
)

// No word means two columns of a table, and none is listed twice.
func TestAWordMeansOneColumn(t *testing.T) {
	for _, table := range Tables() {
		meant := map[string]string{}
		for _, c := range table.Columns {
			for _, word := range append([]string{c.Name}, c.Synonyms()...) {
				if word == "" || plain(word) == "" {
					t.Errorf("%s.%s has an empty name", table.Name, c.Name)
				}
				if other := meant[plain(word)]; other != "" && other != c.Name {
					t.Errorf("%s: %q means %s and %s", table.Name, word, other, c.Name)
				}
				meant[plain(word)] = c.Name
				if i, how := table.Find(word); i < 0 || table.Columns[i].Name != c.Name || how == NoMatch {
					t.Errorf("%s: %q does not find %s", table.Name, word, c.Name)
				}
			}
		}
	}
}

func TestAWordMeansOneValue(t *testing.T) {
	lists := map[string]Words{"roles": Roles}
	for _, table := range Tables() {
		for _, c := range table.Columns {
			if (c.Holds == Choice) != (len(c.Words) > 0) {
				t.Errorf("%s.%s holds %s and says %v", table.Name, c.Name, c.Holds, c.Words.Names())
			}
			lists[table.Name+"."+c.Name] = c.Words
		}
	}
	for name, words := range lists {
		for _, w := range words {
			for _, also := range append([]string{w.Name}, split(w.Also)...) {
				if got, _ := words.Meant(also); got != w.Name {
					t.Errorf("%s: %q means %q, not %q", name, also, got, w.Name)
				}
			}
		}
	}
	if len(Roles) != len(model.DefaultRoles()) {
		t.Errorf("%d roles have other words, of %d", len(Roles), len(model.DefaultRoles()))
	}
	for i, role := range model.DefaultRoles() {
		if Roles[i].Name != role.ID {
			t.Errorf("role %d is %s, not %s", i, Roles[i].Name, role.ID)
		}
	}
}

func TestEveryColumnIsDescribed(t *testing.T) {
	for _, table := range Tables() {
		if table.Meaning == "" || table.Required > len(table.Columns) {
			t.Errorf("the table %s is %q and needs %d columns", table.Name, table.Meaning, table.Required)
		}
		for _, c := range table.Columns {
			if c.Meaning == "" || c.Example == "" || c.Holds == "" || strings.HasSuffix(c.Meaning, ".") {
				t.Errorf("%s.%s: %q, %q, %q", table.Name, c.Name, c.Meaning, c.Example, c.Holds)
			}
		}
	}
}

// What a rule says that it reads is in the list, and each rule of the list is one.
func TestRulesReadKnownColumns(t *testing.T) {
	for _, r := range rules.Rows() {
		for _, name := range r.Reads {
			table, column, _ := strings.Cut(name, ".")
			k := slices.IndexFunc(Tables(), func(t Table) bool { return t.Name == table })
			if k < 0 || !slices.Contains(Tables()[k].Names(), column) {
				t.Errorf("%s reads %s, which is no column", r.ID, name)
			}
		}
	}
	if got := fmt.Sprint(Reads("sessions", "expected")); got != "[R06 R14]" {
		t.Errorf("expected is read by %s", got)
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		table, word, want string
		how               Match
	}{
		{"people", "zone", "zone", Exact},
		{"people", "ZONE", "zone", Exact},
		{"people", "Time zone", "zone", Synonym},
		{"people", "timezone", "zone", Synonym},
		{"people", "Zeitzone", "zone", Synonym},
		{"people", "Walk factor", "walk_factor", Spelling},
		{"sessions", "Duration (min)", "minutes", Synonym},
		{"sessions", "Minutes (required)", "minutes", Spelling},
		{"sessions", "DURÉE", "minutes", Synonym},
		{"sessions", "Duracion", "minutes", Synonym},
		{"sessions", "Länge", "minutes", Synonym},
		{"sessions", "Laenge", "minutes", Synonym},
		{"sessions", "Thème(s)", "themes", Spelling},
		{"rooms", "Seats", "capacity", Synonym},
		{"rooms", "Sitzplätze", "capacity", Synonym},
		{"windows", "Starts", "starts", Exact},
		{"windows", "Start", "start", Exact},
		{"cast", "Sessions", "session", Synonym},
		{"baseline", "Start (UTC)", "start_utc", Spelling},
		{"sessions", "Titre / Title", "title", Synonym},
		{"sessions", "Dauer|Durée|minutes", "minutes", Synonym},
		{"rooms", "Raum (Room)", "name", Synonym},
		{"windows", "Start / End", "", NoMatch},
		{"rooms", "Room / Floor", "", NoMatch},
		{"sessions", "Duration (h)", "", NoMatch},
		{"availability", "Start (UTC)", "", NoMatch},
		{"sessions", "Organiser", "", NoMatch},
		{"sessions", "", "", NoMatch},
		{"sessions", "(min)", "minutes", Synonym},
		{"people", "Cannot attend", "", NoMatch},
	} {
		table := Of(c.table)
		i, how := table.Find(c.word)
		got := ""
		if i >= 0 {
			got = table.Columns[i].Name
		}
		if got != c.want || how != c.how {
			t.Errorf("%s: %q finds %q (%d), want %q (%d)", c.table, c.word, got, how, c.want, c.how)
		}
	}
}
