package renew

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sessionsOf returns a table of sessions, of which each row is "id title state"; those with
// a file behind, "A Ropes firm a.txt", are from there.
func sessionsOf(rows ...string) *Table {
	t := &Table{Name: "sessions", Columns: []string{"id", "title", "state"}}
	for _, text := range rows {
		cells := strings.Fields(text)
		r := &Row{Cells: cells[:3]}
		if len(cells) > 3 {
			r.From = cells[3]
		}
		t.Rows = append(t.Rows, r)
	}
	t.index()
	return t
}

// text says a table as sessionsOf reads it, without the files.
func text(t *Table) (rows []string) {
	for _, r := range t.Rows {
		rows = append(rows, strings.Join(r.Cells, " "))
	}
	return rows
}

// Whose word counts, by what the folder has, what the last import said and what this one
// says.
func TestWhoseWordCounts(t *testing.T) {
	for _, tt := range []struct {
		name            string
		here, last, now string
		merged, change  string
	}{
		{"nothing new", "A Ropes firm", "A Ropes firm a.txt", "A Ropes firm a.txt", "A Ropes firm", ""},
		{"said anew", "A Ropes firm", "A Ropes firm a.txt", "A Knots firm a.txt", "A Knots firm", "changed title"},
		{"edited here only", "A Mine firm", "A Ropes firm a.txt", "A Ropes firm a.txt", "A Mine firm", ""},
		{"edited here and said anew", "A Mine firm", "A Ropes firm a.txt", "A Knots firm a.txt", "A Mine firm", "changed title: " + Edited},
		{"edited here as it is said anew", "A Knots firm", "A Ropes firm a.txt", "A Knots firm a.txt", "A Knots firm", ""},
		{"edited beside what is said anew", "A Ropes mine", "A Ropes firm a.txt", "A Knots firm a.txt", "A Knots mine", "changed title"},
		{"no import brought it", "A Mine firm", "", "A Knots firm a.txt", "A Mine firm", "changed title: " + NotBrought},
		{"not read again", "A Ropes firm", "A Ropes firm b.txt", "A Ropes firm", "A Ropes firm", ""},
		{"gone", "A Ropes firm", "A Ropes firm a.txt", "", "", "gone "},
		{"gone, and edited here", "A Mine firm", "A Ropes firm a.txt", "", "A Mine firm", "gone : " + Edited},
		{"of a file that is not read", "A Ropes firm", "A Ropes firm b.txt", "", "A Ropes firm", ""},
		{"taken out here", "", "A Ropes firm a.txt", "A Ropes firm a.txt", "", ""},
		{"new", "", "", "A Ropes firm a.txt", "A Ropes firm", "added "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			one := func(row string) []*Table {
				if row == "" {
					return []*Table{sessionsOf()}
				}
				return []*Table{sessionsOf(row)}
			}
			m := Merging{Here: one(tt.here), Last: one(tt.last), Now: one(tt.now), Files: []string{"a.txt"}}
			got := m.Merge()
			change := ""
			for _, c := range got.Changes {
				change = fmt.Sprintf("%s %s", c.Kind, c.Column)
				if c.Kept != "" {
					change += ": " + c.Kept
				}
			}
			if merged := strings.Join(text(got.Tables[0]), "; "); merged != tt.merged || change != tt.change {
				t.Errorf("merged %q by %q, want %q by %q", merged, change, tt.merged, tt.change)
			}

			// The same again has nothing new, unless something stays that somebody edited.
			again := Merging{Here: got.Tables, Last: got.Record, Now: one(tt.now), Files: m.Files}
			if next := again.Merge(); len(next.Changes) > 0 && !strings.Contains(tt.change, ": ") {
				t.Errorf("again: %+v", next.Changes)
			}
			m.Force = true
			forced := m.Merge()
			if tt.now != "" && strings.HasSuffix(tt.now, "a.txt") && strings.Join(text(forced.Tables[0]), "") != strings.TrimSuffix(tt.now, " a.txt") {
				t.Errorf("forced: %q", text(forced.Tables[0]))
			}
		})
	}
}

// What other files and tables brought is remembered, be it taken out by somebody.
func TestTheRecordKeepsWhatIsNotRead(t *testing.T) {
	cast := &Table{Name: "cast", Columns: []string{"session", "person", "role"}, Rows: []*Row{{Cells: []string{"A", "ann", "speaker"}, From: "b.txt"}}}
	cast.index()
	m := Merging{
		Here: []*Table{sessionsOf("A Ropes firm")}, Last: []*Table{sessionsOf("A Ropes firm a.txt", "B Knots firm b.txt"), cast},
		Now: []*Table{sessionsOf("A Ropes firm a.txt")}, Files: []string{"a.txt"},
	}
	got := m.Merge()
	if rows := text(got.Record[0]); !slices.Equal(rows, []string{"A Ropes firm", "B Knots firm"}) || len(got.Record) != 2 || got.Record[1] != cast {
		t.Errorf("record %q of %d tables", rows, len(got.Record))
	}
}

// A session that is gone stays where another table still names it.
func TestWhatIsNamedStays(t *testing.T) {
	rules := &Table{Name: "rules", Columns: []string{"id", "params"}, Rows: []*Row{{Cells: []string{"pin", "session=A;start=Mon"}}}}
	rules.index()
	m := Merging{
		Here: []*Table{sessionsOf("A Ropes firm"), rules}, Last: []*Table{sessionsOf("A Ropes firm a.txt")},
		Now: []*Table{sessionsOf()}, Files: []string{"a.txt"},
	}
	got := m.Merge()
	if len(got.Changes) != 1 || got.Changes[0].Kept != StillNamed+" rules.csv" || len(got.Tables[0].Rows) != 1 || len(got.Record[0].Rows) != 1 {
		t.Errorf("changes %+v, tables %q", got.Changes, text(got.Tables[0]))
	}
}
