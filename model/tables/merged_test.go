package tables

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// sheetOfRows is a sheet with those rows, whose cells stand between |.
func sheetOfRows(name string, rows ...string) Sheet {
	s := Sheet{Name: name}
	for i, row := range rows {
		r := SheetRow{Number: i + 1}
		for k, text := range strings.Split(row, "|") {
			if text != "" {
				r.Cells = append(r.Cells, SheetCell{Column: k + 1, Text: text})
			}
		}
		if len(r.Cells) > 0 {
			s.Rows = append(s.Rows, r)
		}
	}
	return s
}

// rowsOf returns rows as sheetOfRows takes them, each behind its number.
func linesOf(rows []SheetRow) (lines []string) {
	for _, row := range rows {
		var cells []string
		for _, c := range row.Cells {
			for len(cells) < c.Column {
				cells = append(cells, "")
			}
			cells[c.Column-1] = c.Text
		}
		lines = append(lines, fmt.Sprintf("%d %s", row.Number, strings.Join(cells, "|")))
	}
	return lines
}

func TestMergedCellsCountForWhatTheyCover(t *testing.T) {
	for _, c := range []struct {
		name   string
		sp     *spec
		rows   []string
		merged []Area
		want   []string
		notes  []string
	}{
		{
			"a theme over four rows", sessionSpec,
			[]string{"id|title|type|themes", "A|a|Talk|AI", "B|b|Talk", "C|c|Talk", "D|d|Talk", "E|e|Talk"},
			[]Area{{4, 2, 4, 5}},
			[]string{"1 id|title|type|themes", "2 A|a|Talk|AI", "3 B|b|Talk|AI", "4 C|c|Talk|AI", "5 D|d|Talk|AI", "6 E|e|Talk"},
			[]string{"x!D2: merged cells are read as if each of them said the same: D2:D5"},
		},
		{
			"a title over all columns, and a row that is left out", sessionSpec,
			[]string{"Our sessions", "", "id|title|type", "A|a|Talk", "", "B|b"},
			[]Area{{1, 1, 3, 1}, {3, 4, 3, 6}},
			[]string{"3 id|title|type", "4 A|a|Talk", "6 B|b|Talk"},
			[]string{`x!A3: the header seems to be row 3; row 1 above it is not read: "Our sessions"`, "x!C4: merged cells are read as if each of them said the same: C4:C6"},
		},
		{
			"a header of two rows", sessionSpec,
			[]string{"id|title|type|Where", "||| room|area", "A|a|Talk|C1|north"},
			[]Area{{1, 1, 1, 2}, {2, 1, 2, 2}, {3, 1, 3, 2}, {4, 1, 5, 1}},
			[]string{"2 id|title|type| room|area", "3 A|a|Talk|C1|north"},
			[]string{"x!A1: merged cells are read as if each of them said the same: A1:A2, B1:B2, C1:C2"},
		},
		{
			"two columns under one name", sessionSpec,
			[]string{"id|title|type|themes||notes", "A|a|Talk|AI|Law|x", "B|b|Talk||Law", "C|c|Talk|AI|AI"},
			[]Area{{4, 1, 5, 1}, {4, 4, 5, 4}},
			[]string{"1 id|title|type|themes||notes", "2 A|a|Talk|AI; Law||x", "3 B|b|Talk|Law", "4 C|c|Talk|AI"},
			[]string{"x!D1: merged cells are read as if each of them said the same: D1:E1"},
		},
		{
			"a day across the rows that follow", sessionSpec,
			[]string{"id|title|type", "Monday", "A|a|Talk"},
			[]Area{{1, 2, 3, 2}},
			[]string{"1 id|title|type", "3 A|a|Talk"},
			[]string{`x!A2: the row is not read, since it says one thing across A2:C2: "Monday"; write it into a column of the rows that it is about`},
		},
		{
			"a session over several rows", sessionSpec,
			[]string{"id|title|type|Speakers", "A|a|Talk|Ann Lee", "|||Bo Ray", "|||Ann Lee", "B|b|Talk|Cy Fox"},
			[]Area{{1, 2, 1, 4}, {2, 2, 2, 4}, {3, 2, 3, 4}},
			[]string{"1 id|title|type|Speakers", "2 A|a|Talk|Ann Lee; Bo Ray", "5 B|b|Talk|Cy Fox"},
			[]string{
				"x!A2: merged cells are read as if each of them said the same: A2:A4, B2:B4, C2:C4",
				`x!A2: rows 2 to 4 are read as one, since their "id" is one merged cell`,
			},
		},
		{
			"a session of the cast over several rows", castSpec,
			[]string{"session|person|role", "A|Ann Lee|speaker", "|Bo Ray|speaker"},
			[]Area{{1, 2, 1, 3}},
			[]string{"1 session|person|role", "2 A|Ann Lee|speaker", "3 A|Bo Ray|speaker"},
			[]string{"x!A2: merged cells are read as if each of them said the same: A2:A3"},
		},
		{
			"cells far beyond the table", roomSpec,
			[]string{"id|name", "A|a"},
			[]Area{{2, 2, 16_384, 1_048_576}, {3, 1, 16_384, 1_048_576}},
			[]string{"1 id|name", "2 A|a"},
			nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sheetOfRows("x", c.rows...)
			s.Merged = c.merged
			r := newReport()
			r.book = true
			got := layOut(&table{report: r, spec: c.sp, name: "x", sheet: true}, &s)
			if diff := cmp.Diff(c.want, linesOf(got)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
			var notes []string
			for _, n := range r.notes.Sort() {
				notes = append(notes, n.Error())
			}
			if diff := cmp.Diff(c.notes, notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(sheetOfRows("x", c.rows...).Rows, s.Rows); diff != "" {
				t.Errorf("the sheet itself was changed (-before +after):\n%s", diff)
			}
		})
	}
}

func TestWhatIsHiddenIsReadAndNamed(t *testing.T) {
	sheets := smallBook(t)
	for i := range sheets {
		if sheets[i].Name == "rooms" {
			sheets[i].Hidden, sheets[i].HiddenRows, sheets[i].HiddenColumns = true, []int{1, 2, 3}, []int{2, 3, 5}
		}
	}
	sheets[0].HiddenRows = []int{3}
	sheets = append(sheets, Sheet{Name: "Old", Hidden: true})
	read, err := ReadSheets(sheets)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(read.Notes)
	for _, want := range []string{
		"rooms: the sheet is hidden, and read like the others",
		"rooms!A2: 2 rows are hidden, and read like the others: 2-3",
		"rooms!B1: 3 columns are hidden, and read like the others: B-C, E",
		"event!A3: 1 row is hidden, and read like the others: 3",
		"Old: the hidden sheet is not read",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// Whatever is merged, also with itself, no text below the header is lost in silence.
func TestMergingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sp := rapid.SampledFrom([]*spec{sessionSpec, castSpec, roomSpec}).Draw(t, "table")
		s := Sheet{Name: "x", Rows: []SheetRow{{Number: 1}}}
		for k, name := range sp.columns[:5] {
			s.Rows[0].Cells = append(s.Rows[0].Cells, SheetCell{Column: k + 1, Text: name})
		}
		var said []string
		for n := 2; n < 8; n++ {
			row := SheetRow{Number: n}
			for k := range 6 {
				if rapid.Bool().Draw(t, "filled") {
					text := fmt.Sprintf("<%d.%d>", n, k)
					said = append(said, text)
					row.Cells = append(row.Cells, SheetCell{Column: k + 1, Text: text})
				}
			}
			s.Rows = append(s.Rows, row)
		}
		number := func(name string) int { return rapid.IntRange(1, 8).Draw(t, name) }
		for range number("areas") {
			a := Area{FromColumn: number("from"), FromRow: number("from")}
			a.ToColumn, a.ToRow = a.FromColumn+number("wide")-1, a.FromRow+number("high")-1
			s.Merged = append(s.Merged, a)
		}
		r := newReport()
		r.book = true
		all := fmt.Sprint(linesOf(layOut(&table{report: r, spec: sp, name: "x", sheet: true}, &s)), r.notes)
		headed := 1 // a header whose cells are merged with rows below takes these in
		for _, a := range s.Merged {
			if a.FromRow == 1 && a.ToRow <= mostHeaderRows {
				headed = max(headed, a.ToRow)
			}
		}
		for _, text := range said {
			var n, k int
			if fmt.Sscanf(text, "<%d.%d>", &n, &k); n > headed && !strings.Contains(all, text) {
				t.Fatalf("%s is lost: %s\n%+v", text, all, s)
			}
		}
	})
}
