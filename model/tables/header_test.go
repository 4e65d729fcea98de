package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestHeaderIsFoundBelowTitles(t *testing.T) {
	e, _ := mustRead(t, small)
	titled := small.with("rooms.csv", "Rooms of the Forum,,,\n\"as of March, \"\"final\"\"\",,,\n\n"+small["rooms.csv"])
	read, err := Read(titled.fs())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(e, read.Event, sameEvent); diff != "" {
		t.Errorf("(-without titles +with):\n%s", diff)
	}
	want := `rooms.csv:4:1: the header seems to be line 4; 2 lines above it are not read, from line 1 on: "Rooms of the Forum"`
	if got := fmt.Sprint(read.Notes); !strings.Contains(got, want) {
		t.Errorf("notes %s, want %s", got, want)
	}
	// Faults keep naming the real line, and the header where it is.
	wantFaults(t, small.with("kits.csv", "What we lend\nid,count\ncart,3\n"), `kits.csv:2:1: the column "kind" is missing; add it to line 2`)
	wantFaults(t, small.with("kits.csv", "What we lend\nid,kind,count\ncart,zoom,many\n"), `kits.csv:3:11: count "many" is not a whole number; write digits only`)
}

// A row that names columns in a table that begins with its header is a row.
func TestHeaderIsTheFirstRowWhereItCanBe(t *testing.T) {
	for _, c := range []struct {
		rows string
		want int
	}{
		{"id,name|name,id|id,name,area,capacity", 0},
		{"id,x,y|id,name", 1},
		{"id,x,y|name,x", 0},
		{"The rooms|id,x|id,name", 2},
		{"x,y|id,z", 0}, // one name can be a word
		{"The rooms|id|C1", 1},
		{"id,area,x|id,layouts,y|area,layouts,notes", 2},
		{strings.Repeat("x|", 19) + "id,name", 19},
	} {
		var rows [][]string
		for row := range strings.SplitSeq(c.rows, "|") {
			rows = append(rows, strings.Split(row, ","))
		}
		if got, _ := newReport().headerOf(roomSpec, rows); got != c.want {
			t.Errorf("%q: the header is row %d, want %d", c.rows, got, c.want)
		}
	}
}

// Titles above the header and cells that are merged change nothing of an event.
func TestTitlesAndMergedCellsGiveTheSameEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEvent(t)
		sheets := Sheets(e)
		for i := range sheets {
			s := &sheets[i]
			if s.Name == eventName {
				continue
			}
			mergeEqual(s)
			titles := rapid.IntRange(0, 3).Draw(t, "titles")
			for k := range s.Rows {
				s.Rows[k].Number += 2 * titles
			}
			for k := range s.Merged {
				s.Merged[k].FromRow += 2 * titles
				s.Merged[k].ToRow += 2 * titles
			}
			var above []SheetRow
			for k := range titles {
				above = append(above, SheetRow{2*k + 1, []SheetCell{{Column: 1, Text: rapid.SampledFrom([]string{"Our conference", "id", "as of 01/10/2023"}).Draw(t, "title")}}})
				s.Merged = append(s.Merged, Area{1, 2*k + 1, 5, 2*k + 1})
			}
			s.Rows = append(above, s.Rows...)
		}
		read, err := ReadSheets(sheets)
		if err != nil {
			t.Fatalf("faults: %v", err)
		}
		if diff := cmp.Diff(e, read.Event, sameEvent); diff != "" {
			t.Fatalf("(-as written +with titles):\n%s", diff)
		}
	})
}

// mergeEqual merges equal cells below one another in all columns but the first.
func mergeEqual(s *Sheet) {
	type run struct {
		text string
		area *Area
	}
	runs := map[int]run{}
	var areas []*Area
	for i := range s.Rows {
		if i == 0 {
			continue
		}
		row := &s.Rows[i]
		kept := row.Cells[:0:0]
		for _, c := range row.Cells {
			last := runs[c.Column]
			if c.Column > 1 && strings.TrimSpace(c.Text) != "" && c.Text == last.text && last.area.ToRow == row.Number-1 {
				last.area.ToRow++
				continue
			}
			kept = append(kept, c)
			area := &Area{c.Column, row.Number, c.Column, row.Number}
			runs[c.Column], areas = run{c.Text, area}, append(areas, area)
		}
		row.Cells = kept
	}
	for _, a := range areas {
		if a.ToRow > a.FromRow {
			s.Merged = append(s.Merged, *a)
		}
	}
}
