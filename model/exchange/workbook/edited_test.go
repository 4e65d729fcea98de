package workbook_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"programme/model"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

// edit returns a workbook in which somebody changed cells of the row of session SD, by
// the names of their columns.
func edit(t *testing.T, content []byte, changes map[string]any) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Programme")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if row[0] != "SD" {
			continue
		}
		for k, name := range rows[0] {
			if value, changed := changes[name]; changed {
				cell, err := excelize.CoordinatesToCellName(k+1, i+1)
				if err == nil {
					err = f.SetCellValue("Programme", cell, value)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What people do to the workbook of a programme: SD is in room D from 20:30 to 21:30, in
// UTC as at the venue.
func TestProgrammesThatSomebodyEdited(t *testing.T) {
	e := venue()
	content, err := workbook.Programme(e, full(e))
	content = mustWrite(t, content, err)
	for _, c := range []struct {
		name    string
		changes map[string]any
		want    string // "start room" of SD, or the fault
		note    string
	}{
		{"another room, by id", map[string]any{"room": "B"}, "2026-03-28T20:30:00Z B", ""},
		{"another room, by name", map[string]any{"room": "History"}, "2026-03-28T20:30:00Z D", ""},
		{"a room that is not there", map[string]any{"room": "Rom"}, `Programme!G4: room "Rom" is not in the event; add it there or mend it here`, ""},
		{
			"another start at the venue, as a date",
			map[string]any{"start_local": time.Date(2026, 3, 29, 10, 15, 0, 0, time.UTC)},
			"2026-03-29T09:15:00Z D",
			`Programme!E4: start_local of "SD" is "2026-03-29T10:15", and start_utc still says "2026-03-28T20:30:00Z"; the changed one is taken; the end moves along`,
		},
		{
			"another start at the venue, as text",
			map[string]any{"start_local": "2026-03-29 10:15"},
			"2026-03-29T09:15:00Z D",
			`Programme!E4: start_local of "SD" is "2026-03-29 10:15", and start_utc still says "2026-03-28T20:30:00Z"; the changed one is taken; the end moves along`,
		},
		{
			"another start in UTC",
			map[string]any{"start_utc": "2026-03-29T09:15Z"},
			"2026-03-29T09:15:00Z D",
			`Programme!K4: start_utc of "SD" is "2026-03-29T09:15Z", and start_local still says "2026-03-28T20:30"; the changed one is taken; the end moves along`,
		},
		{
			"start and end at the venue",
			map[string]any{"start_local": "2026-03-29 10:15", "end_local": "2026-03-29 11:15"},
			`Programme!E4: start_local is "2026-03-29 10:15", which is 2026-03-29T09:15:00Z, but start_utc is "2026-03-28T20:30:00Z", and nothing tells which was changed; if start_local is right, empty start_utc and end_utc; otherwise write 2026-03-28T20:30 here`, "",
		},
		{"start and end at the venue, as the fault says", map[string]any{"start_local": "2026-03-29 10:15", "end_local": "2026-03-29 11:15", "start_utc": nil, "end_utc": nil}, "2026-03-29T09:15:00Z D", "Programme!D4: the day is 2026-03-28, but the session starts on 2026-03-29; the start is what counts"},
		{
			"an hour that the clocks skip",
			map[string]any{"start_local": "2026-03-29 01:30"},
			`Programme!E4: "2026-03-29 01:30" does not exist in Europe/Lisbon, where the clocks skip it; write 2026-03-29T00:30:00Z, which is 00:30 there, or 2026-03-29T01:30:00Z, which is 02:30`, "",
		},
		{
			"another day alone",
			map[string]any{"day": "2026-03-30"},
			"Programme!D4: the day is 2026-03-30, but the session starts on 2026-03-28; move a session by its start, and leave the day as it is or empty", "",
		},
		{"taken out", map[string]any{"start_local": nil, "end_local": nil, "start_utc": nil, "end_utc": nil, "room": nil}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, notes, err := tables.ReadProgrammeSheets(mustRead(t, edit(t, content, c.changes)), e)
			got := ""
			if err != nil {
				got = err.Error()
			} else if placed := p.BySession(len(e.Sessions))[3]; len(placed) == 1 {
				got = placed[0].Start.String() + " " + e.Rooms[placed[0].Room.Index()].ID
				if n := placed[0].Minutes(); n != 60 {
					t.Errorf("it lasts %d minutes", n)
				}
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if diff := cmp.Diff(c.note, model.Faults(notes).Error()); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

// Ids that look like numbers, dates and formulas are text, in the sheet of a person too.
func TestIdsStayText(t *testing.T) {
	e := venue()
	for i, id := range []string{"007", "1e5", "2023-10-11", "=1+1", "TRUE"} {
		e.Sessions[i].ID, e.Rooms[i].ID = id, id
	}
	content, err := workbook.Event(e)
	content = mustWrite(t, content, err)
	checkRoundTrip(t, e)
	for name, text := range parts(t, content) {
		if strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(text, "<v>45210</v>") {
			t.Errorf("%s holds a date", name)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for row := 2; row <= 6; row++ {
		cell, _ := excelize.CoordinatesToCellName(1, row)
		if kind, err := f.GetCellType("sessions", cell); err != nil || kind != excelize.CellTypeSharedString {
			t.Errorf("%s is of type %v, %v", cell, kind, err)
		}
	}
	if kind, err := f.GetCellType("sessions", "D2"); err != nil || kind != excelize.CellTypeUnset {
		t.Errorf("the minutes are of type %v, %v", kind, err)
	}
}
