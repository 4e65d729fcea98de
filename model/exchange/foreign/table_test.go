package foreign

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"programme/model"
)

// The headings of each system that is known mean what they should, and each system is told
// from the others.
func TestHeadingsOfSystems(t *testing.T) {
	for _, tt := range []struct {
		system string
		header string
		want   []field
	}{
		{"pretalx's session export", "ID,Proposal title,Session type,Track,Duration,Speaker names,Room,Start (date),Start (time),Notes", []field{id, title, kind, themes, length, cast, room, startDate, startTime, carried}},
		{"Indico's contributions", "Id,Title,Description,Date,Duration,Type,Session,Track,Presenters,Materials", []field{id, title, {"sessions", "description"}, start, length, kind, carried, themes, cast, carried}},
		{"Sched's export", "session_key,name,session_start,session_end,session_type,venue,id", []field{id, title, start, end, kind, room, carried}},
		{"ConfTool", "session_ID,session_short,session_title,session_start,session_chair", []field{carried, id, title, start, cast}},
		{"", "Code,Titre,Durée,Salle,Date,Time,Colour", []field{id, title, length, room, startDate, startTime, carried}},
	} {
		header := strings.Split(tt.header, ",")
		name := ""
		if s := systemOf(header); s != nil {
			name = s.name
		}
		if got := fieldsOf(header, nil); name != tt.system || !slices.Equal(got, tt.want) {
			t.Errorf("%s: system %q, fields %v, want %q, %v", tt.header, name, got, tt.system, tt.want)
		}
	}
}

// What the user says of a heading counts before all else, also that it is not read.
func TestOwnNamesCountFirst(t *testing.T) {
	own := []model.ColumnName{{Table: "sessions", Written: "Track"}, {Table: "baseline", Written: "Beginn am", Meant: "start"}}
	got := fieldsOf([]string{"Title", "Track", "beginn am"}, own)
	if want := []field{title, carried, start}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Every cell of a row reaches the event or is a fault: none is dropped.
func TestNoCellIsDropped(t *testing.T) {
	_, err := Read("a.csv", []byte("id,title\nA,Ropes,and more\n"), nil)
	if f, is := errors.AsType[model.Fault](err); !is || f.Pos.Line != 2 {
		t.Errorf("got %v", err)
	}
	table, err := Read("a.csv", []byte("Our programme\n\nid;title;minutes;room;start;colour\nA;Ropes;30;Aula;2026-05-11 10:00;red\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	e, _, err := Reading{Zone: "Europe/Lisbon"}.Event([]*Table{table})
	if err != nil {
		t.Fatal(err)
	}
	s := e.Sessions[0]
	if s.ID != "A" || s.Title != "Ropes" || s.Minutes != 30 || !slices.Contains(s.Extra, "red") || s.Pos.File != "a.csv" || s.Pos.Line != 4 {
		t.Errorf("session %+v", s)
	}
	if p := e.Baseline.Placements[0]; e.Rooms[p.Room.Index()].Name != "Aula" || p.Start.String() != "2026-05-11T09:00:00Z" || p.Pos.File != "a.csv" {
		t.Errorf("placement %+v", p)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("ID,Proposal title,Duration,Start\nA,Ropes,30,2026-05-11T10:00:00Z\n"))
	f.Add([]byte("\ufeffNr;Titel;Datum;Uhrzeit\n1;Ebbe;2026-05-11;14:00-14:45\n"))
	f.Add([]byte(`[{"ID": "A", "Title": {"en": "Ropes"}, "Speakers": ["a", null]}]`))
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := Read("a", content, nil)
		if err != nil {
			return
		}
		for i := range table.Rows {
			if len(table.Rows[i]) != len(table.Header) || table.Lines[i] < 1 {
				t.Fatalf("row %d: %d cells at line %d", i, len(table.Rows[i]), table.Lines[i])
			}
		}
		e, _, err := Reading{Zone: "UTC", Days: []model.Date{{Year: 2026, Month: 5, Day: 11}}}.Event([]*Table{table})
		if err == nil && len(e.Sessions) != len(table.Rows) {
			t.Fatalf("%d rows, %d sessions", len(table.Rows), len(e.Sessions))
		}
	})
}
