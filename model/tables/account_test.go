package tables

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheAccountNamesWhatWasRead(t *testing.T) {
	read, err := Read(small.without("walk.csv").with("kits.csv", "id,kind,count,setup,strike\n\ncart,zoom cart,3,10,5\n").fs())
	if err != nil {
		t.Fatal(err)
	}
	want := []TableRead{
		{"sessions", "sessions.csv", 3, 17},
		{"people", "people.csv", 2, 11},
		{"cast", "cast.csv", 3, 5},
		{"rooms", "rooms.csv", 2, 9},
		{"windows", "windows.csv", 2, 8},
		{"availability", "availability.csv", 3, 6},
		{"kits", "kits.csv", 1, 5},
		{"rules", "rules.csv", 1, 7},
		{"baseline", "baseline.csv", 2, 6},
	}
	if diff := cmp.Diff(want, read.Account.Tables); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Unused{{"column", "sessions.csv", "page", ""}}, read.Account.Unused); diff != "" {
		t.Errorf("unused (-want +got):\n%s", diff)
	}
}

// What nobody reads is named once, with the nearest that is missing.
func TestTheAccountNamesWhatIsUnused(t *testing.T) {
	f := small.with("rooms (1).csv", "").with("Copy of rooms.csv", "").with("event (2).xlsx", "").with("README.md", "").
		with("programme.csv", "").with("lunches.csv", "").without("walk.csv").with("wlak.csv", "")
	read, err := Read(f.fs())
	if err != nil {
		t.Fatal(err)
	}
	want := []Unused{
		{"column", "sessions.csv", "page", ""},
		{"file", "Copy of rooms.csv", "Copy of rooms.csv", ""},
		{"file", "event (2).xlsx", "event (2).xlsx", ""},
		{"file", "lunches.csv", "lunches.csv", "lunch.csv"},
		{"file", "rooms (1).csv", "rooms (1).csv", ""},
		{"file", "wlak.csv", "wlak.csv", "walk.csv"},
	}
	if diff := cmp.Diff(want, read.Account.Unused); diff != "" {
		t.Errorf("unused (-want +got):\n%s", diff)
	}
}

func TestTheAccountNamesSheets(t *testing.T) {
	e, _ := mustRead(t, small.without("walk.csv").without("kits.csv").with("availability.csv", "who,start,end\n"))
	read, err := ReadSheets(append(Sheets(e), Sheet{Name: "Notes"}, Sheet{Name: "Walk (2)"}, Sheet{Name: "GERÄTE"}))
	if err != nil {
		t.Fatal(err)
	}
	want := []Unused{
		{"column", "sheet sessions", "page", ""},
		{"sheet", "sheet Notes", "Notes", ""},
		{"sheet", "sheet Walk (2)", "Walk (2)", "walk"},
		{"sheet", "sheet GERÄTE", "GERÄTE", "kits"},
	}
	if diff := cmp.Diff(want, read.Account.Unused); diff != "" {
		t.Errorf("unused (-want +got):\n%s", diff)
	}
	if got := read.Account.Tables[0]; got != (TableRead{"sessions", "sheet sessions", 3, 28}) {
		t.Errorf("sessions are %v", got)
	}
}
