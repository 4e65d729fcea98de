package model

import "testing"

func TestFaultsOfAKindAreOne(t *testing.T) {
	in := func(file string, line, column int, sheet bool, message, remedy string) Fault {
		return Fault{Pos: Position{File: file, Line: line, Column: column, Sheet: sheet}, Message: message, Remedy: remedy}
	}
	for _, c := range []struct {
		name   string
		faults Faults
		want   []string
	}{
		{"other values", Faults{
			in("a.csv", 2, 5, false, `minutes "90 min" is not a whole number`, "write digits only"),
			in("a.csv", 3, 9, false, `minutes "90 min" is not a whole number`, "write digits only"),
			in("a.csv", 9, 9, false, `minutes "1:30 \"h\"" is not a whole number`, "write digits only"),
		}, []string{`a.csv:2:5: minutes "90 min" is not a whole number; write digits only (and 2 more, down to line 9; also "1:30 \"h\"")`}},
		{"numbers and times", Faults{
			in("a.csv", 2, 1, false, "the row has 3 cells, the header has 4", ""), in("a.csv", 3, 1, false, "the row has 12 cells, the header has 4", ""),
			in("a.csv", 4, 1, false, "2023-10-08 is twice", ""), in("a.csv", 5, 1, false, "2023-10-09T07:45:00Z is twice", ""),
		}, []string{"a.csv:2:1: the row has 3 cells, the header has 4 (and 1 more, down to line 3)", "a.csv:4:1: 2023-10-08 is twice (and 1 more, down to line 5)"}},
		{"many values", Faults{
			in("a.csv", 2, 1, false, `"a"`, ""), in("a.csv", 2, 2, false, `"b"`, ""), in("a.csv", 2, 3, false, `"c"`, ""),
			in("a.csv", 2, 4, false, `"d"`, ""), in("a.csv", 2, 5, false, `"e"`, ""), in("a.csv", 2, 6, false, `"f"`, ""),
		}, []string{`a.csv:2:1: "a" (and 5 more; also "b", "c", "d" and 2 others)`}},
		{"another file, another rule, another remedy, another column of a sheet", Faults{
			in("a.csv", 2, 1, false, "R27 takes none", ""), in("a.csv", 3, 1, false, "R28 takes none", ""),
			in("b.csv", 2, 1, false, "R27 takes none", ""), in("b.csv", 3, 1, false, "R27 takes none", "write one"),
			in("S", 3, 1, true, "R27 takes none", ""), in("S", 3, 2, true, "R27 takes none", ""), in("S", 4, 2, true, "R27 takes none", ""),
		}, []string{
			"a.csv:2:1: R27 takes none", "a.csv:3:1: R28 takes none", "b.csv:2:1: R27 takes none", "b.csv:3:1: R27 takes none; write one",
			"S!A3: R27 takes none", "S!B3: R27 takes none (and 1 more, down to row 4)",
		}},
		{"none", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			kinds := c.faults.Kinds()
			if len(kinds) != len(c.want) {
				t.Fatalf("%d kinds: %q", len(kinds), kinds)
			}
			for i, kind := range kinds {
				if kind.String() != c.want[i] {
					t.Errorf("got  %s\nwant %s", kind, c.want[i])
				}
			}
		})
	}
}

// What a row depends on is mended before it, whatever the alphabet says.
func TestFaultsAreInTheOrderOfMending(t *testing.T) {
	var faults Faults
	for _, file := range []string{"zoe.ics", "baseline.csv", "availability.csv", "cast.csv", "sessions.csv", "out/programme.csv", "Sessions", "people.csv", "event.yaml", "rules.csv", "rooms.csv", "abc.txt", ""} {
		faults = append(faults, Fault{Pos: Position{File: file, Line: 1, Sheet: file == "Sessions"}, Message: "x"})
	}
	want := []string{"", "event.yaml", "rooms.csv", "people.csv", "Sessions", "sessions.csv", "cast.csv", "availability.csv", "rules.csv", "baseline.csv", "out/programme.csv", "abc.txt", "zoe.ics"}
	for i, f := range faults.Sort() {
		if f.Pos.File != want[i] {
			t.Errorf("at %d stands %q, want %q", i, f.Pos.File, want[i])
		}
	}
}
