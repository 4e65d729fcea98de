package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFaultIsOneLine(t *testing.T) {
	for _, c := range []struct {
		fault Fault
		want  string
	}{
		{Fault{Pos: Position{File: "rooms.csv", Line: 3, Column: 14}, Message: `room "Aluminium" is not known`, Remedy: `did you mean "Aula"?`}, `rooms.csv:3:14: room "Aluminium" is not known; did you mean "Aula"?`},
		{Fault{Pos: Position{File: "rooms.csv", Line: 3, Column: 14}, Message: "says enough"}, "rooms.csv:3:14: says enough"},
		{Fault{Pos: Position{File: "rooms.csv"}, Message: "is missing"}, "rooms.csv: is missing"},
		{Fault{Field: "Rooms[2].Capacity", Message: "is wrong"}, "Rooms[2].Capacity: is wrong"},
		{Fault{Pos: Position{File: "rooms.csv", Line: 3, Column: 1}, Field: "Rooms[2].Capacity", Message: "is wrong"}, "rooms.csv:3:1: is wrong"},
		{Fault{Message: "came from no file", Remedy: "mend it"}, "came from no file; mend it"},
	} {
		if got := c.fault.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestFaultsAreSortedAndNotRepeated(t *testing.T) {
	at := func(file string, line, column int, message string) Fault {
		return Fault{Pos: Position{File: file, Line: line, Column: column}, Message: message}
	}
	faults := Faults{
		at("b.csv", 1, 1, "x"), at("a.csv", 10, 1, "x"), at("a.csv", 9, 2, "y"), at("a.csv", 9, 2, "x"),
		at("a.csv", 9, 1, "x"), at("b.csv", 1, 1, "x"),
		{Pos: Position{File: "a.csv"}, Message: "z"},
	}
	want := "a.csv: z\na.csv:9:1: x\na.csv:9:2: x\na.csv:9:2: y\na.csv:10:1: x\nb.csv:1:1: x"
	if diff := cmp.Diff(want, faults.Sort().Error()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPositionString(t *testing.T) {
	for want, pos := range map[string]Position{
		"a.csv:2:3":            {File: "a.csv", Line: 2, Column: 3},
		"rooms!B14":            {File: "rooms", Line: 14, Column: 2, Sheet: true},
		"'Room C-1, Jo''s'!Z1": {File: "Room C-1, Jo's", Line: 1, Column: 26, Sheet: true},
		"海_1!AA7":              {File: "海_1", Line: 7, Column: 27, Sheet: true},
		"x!XFD1":               {File: "x", Line: 1, Column: 16384, Sheet: true},
		"":                     {},
	} {
		if got := pos.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
