package workbook_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"programme/model"
	"programme/model/exchange/workbook"
)

// A workbook that nobody changed gives the programme, without a word: on days on which the
// clocks change, over midnight, with sessions at one time in a room and without a room.
func TestGridsThatNobodyChangedSayNothing(t *testing.T) {
	night := venue()
	night.Days = append(night.Days, model.Date{Year: 2026, Month: 10, Day: 25})
	late := model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(at("2026-03-27T23:00Z"), 120), Room: model.InRoom(0), State: model.Draft},
		{Session: 3, Interval: model.Span(at("2026-03-28T00:30Z"), 60), Room: model.InRoom(0), State: model.Draft},
		{Session: 4, Interval: model.Span(at("2026-10-25T00:30Z"), 60), Room: model.InRoom(1), State: model.Draft}, // 01:30, twice
		{Session: 5, Interval: model.Span(at("2026-10-25T01:30Z"), 60), Room: model.InRoom(1), State: model.Draft},
	})
	for _, c := range []struct {
		e *model.Event
		p *model.Programme
	}{{venue(), full(venue())}, {igf(t), igf(t).Baseline}, {night, late}} {
		p := c.p
		if p == nil {
			p = full(c.e)
		}
		content, err := workbook.Programme(c.e, p)
		got, notes, err := workbook.ReadProgramme(mustRead(t, mustWrite(t, content, err)), c.e)
		if err != nil || len(notes) > 0 {
			t.Fatalf("%v %v", err, notes)
		}
		if diff := cmp.Diff(p, got, cmpopts.IgnoreFields(model.Placement{}, "Pos")); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", c.e.Name, diff)
		}
	}
}

// grids is an event of three sessions in two rooms, and its programme: a at 9:00 and b at
// 10:00 in the hall, c at 10:00 in the loft, d without a place.
func grids() (*model.Event, *model.Programme) {
	e := &model.Event{
		Name: "Forum", Zone: "Asia/Tokyo", Grain: 15, Days: []model.Date{{Year: 2026, Month: 5, Day: 11}},
		Types:   []model.SessionType{{ID: "Talk", Minutes: 60}},
		Rooms:   []model.Room{{ID: "h", Name: "Hall", Capacity: 80}, {ID: "l", Name: "Loft"}},
		Windows: []model.Window{{ID: "w", Interval: model.Interval{Start: at("2026-05-11T00:00Z"), End: at("2026-05-11T12:00Z")}}},
	}
	for _, id := range []string{"WS 1", "WS 10", "OF 2", "LT 3"} {
		e.Sessions = append(e.Sessions, model.Session{ID: id, Title: "About " + id, Type: "Talk", Minutes: 60, State: model.Confirmed})
	}
	place := func(s model.SessionIndex, start string, room model.RoomIndex) model.Placement {
		return model.Placement{Session: s, Interval: model.Span(at(start), 60), Room: model.InRoom(room), State: model.Offered}
	}
	return e, model.NewProgramme([]model.Placement{place(0, "2026-05-11T00:00Z", 0), place(1, "2026-05-11T01:00Z", 0), place(2, "2026-05-11T01:00Z", 1)})
}

func TestChangesInGridsAreTakenOrAreFaults(t *testing.T) {
	e, p := grids()
	content, err := workbook.Programme(e, p)
	content = mustWrite(t, content, err)
	const day, table = "Mon 11 May", "Programme"
	// The grid has its header in row 4, 09:00 in row 5 and 10:00 in row 6; the hall in
	// column C, the loft in D. The table has WS 1 in row 2, WS 10 in row 3.
	const b, unmoved = "WS 10  10:00–11:00\nAbout WS 10", "WS 1 09:00 h; WS 10 10:00 h; OF 2 10:00 l; "
	type cell struct{ sheet, place, text string }
	for _, c := range []struct {
		name    string
		changes []cell
		want    string
		says    string
	}{
		{"nothing", nil, unmoved, ""},
		{
			"a cell moved to another room",
			[]cell{{day, "C5", ""}, {day, "D5", "WS 1  09:00–10:00\nAbout"}},
			"WS 1 09:00 l; WS 10 10:00 h; OF 2 10:00 l; ",
			`'Mon 11 May'!D5: "WS 1" is taken from this cell: Mon 11 May 09:00-10:00 in "Loft"; the sheet Programme still says Mon 11 May 09:00-10:00 in "Hall"`,
		},
		{
			"a cell moved to another time",
			[]cell{{day, "C6", ""}, {day, "C5", ""}, {day, "D5", b}},
			"WS 1 09:00 h; WS 10 09:00 l; OF 2 10:00 l; ",
			`Programme!A2: "WS 1" stands in no grid; what stands here is taken; empty its times and room here to leave it out 'Mon 11 May'!D5: "WS 10" is taken from this cell: Mon 11 May 09:00-10:00 in "Loft"; the sheet Programme still says Mon 11 May 10:00-11:00 in "Hall"`,
		},
		{
			"a row of another time",
			[]cell{{day, "A5", "08:30"}},
			"WS 1 08:30 h; WS 10 10:00 h; OF 2 10:00 l; ",
			`'Mon 11 May'!C5: "WS 1" is taken from this cell: Mon 11 May 08:30-09:30 in "Hall"; the sheet Programme still says Mon 11 May 09:00-10:00 in "Hall"`,
		},
		{
			"a start in the text, and the end as it was",
			[]cell{{day, "C6", "WS 10  13:15–11:00\nAbout"}},
			"WS 1 09:00 h; OF 2 10:00 l; WS 10 13:15 h; ",
			`'Mon 11 May'!C6: "WS 10" is taken from this cell: Mon 11 May 13:15-14:15 in "Hall"; the sheet Programme still says Mon 11 May 10:00-11:00 in "Hall"`,
		},
		{
			"an end in the text",
			[]cell{{day, "C6", "WS 10 10:00 - 11:30"}},
			unmoved,
			`'Mon 11 May'!C6: "WS 10" is taken from this cell: Mon 11 May 10:00-11:30 in "Hall"; the sheet Programme still says Mon 11 May 10:00-11:00 in "Hall"`,
		},
		{
			"another room in the header",
			[]cell{{day, "D4", "Hall"}},
			"WS 1 09:00 h; WS 10 10:00 h; OF 2 10:00 h; ",
			`'Mon 11 May'!D6: "OF 2" is taken from this cell: Mon 11 May 10:00-11:00 in "Hall"; the sheet Programme still says Mon 11 May 10:00-11:00 in "Loft"`,
		},
		{
			"a session without a place",
			[]cell{{day, "D5", "LT 3"}},
			"WS 1 09:00 h; LT 3 09:00 l; WS 10 10:00 h; OF 2 10:00 l; ",
			`'Mon 11 May'!D5: "LT 3" is taken from this cell: Mon 11 May 09:00-10:00 in "Loft"; the sheet Programme says no place`,
		},
		{
			"the table, and not the grid",
			[]cell{{table, "G2", "l"}},
			"WS 1 09:00 l; WS 10 10:00 h; OF 2 10:00 l; ",
			`'Mon 11 May'!C5: "WS 1" is still here, and the sheet Programme says Mon 11 May 09:00-10:00 in "Loft", which is taken`,
		},
		{"both alike", []cell{{table, "G2", "l"}, {day, "C5", ""}, {day, "D5", "WS 1"}}, "WS 1 09:00 l; WS 10 10:00 h; OF 2 10:00 l; ", ""},
		{
			"taken out of the table",
			[]cell{{table, "E2", ""}, {table, "F2", ""}, {table, "G2", ""}, {table, "K2", ""}, {table, "L2", ""}, {table, "J2", ""}, {table, "I2", ""}},
			"WS 10 10:00 h; OF 2 10:00 l; ",
			`'Mon 11 May'!C5: "WS 1" is still here, and the sheet Programme does not place it any more, which is taken`,
		},
		{
			"both, each otherwise", []cell{{table, "G2", "l"}, {day, "A5", "08:30"}}, `'Mon 11 May'!C5: "WS 1" was moved here to Mon 11 May 08:30-09:30 in "Hall", and the sheet Programme says Mon 11 May 09:00-10:00 in "Loft"; write what is meant into both`, "",
		},
		{"a copy", []cell{{day, "D5", b}}, `'Mon 11 May'!D5: "WS 10" stands here and in 'Mon 11 May'!C6, and was moved; leave it in one cell`, ""},
		{"a cell that names nothing", []cell{{day, "D5", "Lunch\nsoup"}}, `'Mon 11 May'!D5: the cell "Lunch" names no session of the event; begin it with the id of one, or empty it`, ""},
		{"a cell that says no time", []cell{{day, "C5", "WS 1  at noon\nAbout WS 1"}}, `'Mon 11 May'!C5: "WS 1" says "at noon", which is no time; write it like 09:00–10:30, or leave it out`, ""},
		{"a cell of two sessions", []cell{{day, "C5", "WS 1\nLT 3 09:00"}}, `'Mon 11 May'!C5: the cell of "WS 1" names another session too: "LT 3 09:00"; give each a cell of its own`, ""},
		{"a cell that says the id and the title", []cell{{day, "C5", "WS 1 About WS 1"}}, unmoved, ""},
		{
			"a start alone, with a point",
			[]cell{{day, "C5", "WS 1 8.30\nAbout"}},
			"WS 1 08:30 h; WS 10 10:00 h; OF 2 10:00 l; ",
			`'Mon 11 May'!C5: "WS 1" is taken from this cell: Mon 11 May 08:30-09:30 in "Hall"; the sheet Programme still says Mon 11 May 09:00-10:00 in "Hall"`,
		},
		{"a row without a time", []cell{{day, "A5", "early"}}, `'Mon 11 May'!C5: "WS 1" stands in a row that does not say when it starts; write the time into column A`, ""},
		{"a column of no room", []cell{{day, "E5", "LT 3"}}, `'Mon 11 May'!E5: "LT 3" stands in a column that does not say which room it is; write the name of the room into its header, or move the cell`, ""},
		{"a row and a text that differ", []cell{{day, "A5", "08:30"}, {day, "C5", "WS 1  11:00–12:00"}}, `'Mon 11 May'!C5: "WS 1" stands in the row of 08:30 and says 11:00; write the time of the row, or move the cell`, ""},
		{"an end before the start", []cell{{day, "C5", "WS 1  09:00–08:00"}}, `'Mon 11 May'!C5: "WS 1" is to end at 08:00, which is not after its start at 09:00; mend one of them`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := excelize.OpenReader(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range c.changes {
				if err := f.SetCellValue(x.sheet, x.place, x.text); err != nil {
					t.Fatal(err)
				}
			}
			b, err := f.WriteToBuffer()
			if err != nil {
				t.Fatal(err)
			}
			got, notes, err := workbook.ReadProgramme(mustRead(t, b.Bytes()), e)
			want := ""
			if err != nil {
				want = err.Error()
			} else {
				for _, pl := range got.Placements {
					want += fmt.Sprintf("%s %s %s; ", e.Sessions[pl.Session].ID, pl.Start.In(e.Zone).Format("15:04"), e.Rooms[pl.Room.Index()].ID)
				}
			}
			if diff := cmp.Diff(c.want, want); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.says, strings.Trim(fmt.Sprint(notes), "[]")); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

// Breaks stand in the grid of their day over the rooms that are used then, and are no sessions
// where it is read again.
func TestGridHasBreaks(t *testing.T) {
	day := model.Date{Year: 2026, Month: 5, Day: 11}
	at := func(hour model.Minutes) model.Instant { return day.Bounds("Europe/Lisbon").Start.Add(60 * hour) }
	e := &model.Event{
		Name: "E", Zone: "Europe/Lisbon", Grain: 15, Days: []model.Date{day}, Types: []model.SessionType{{ID: "t", Minutes: 60}},
		Sessions: []model.Session{{ID: "A", Title: "A", Type: "t"}, {ID: "B", Title: "B", Type: "t"}}, Rooms: []model.Room{{ID: "r1", Name: "R1"}, {ID: "r2", Name: "R2"}},
		Rules: []model.Setting{{Rule: "R15", Params: []model.Param{{Key: "rooms", Value: "r1|r2"}, {Key: "start", Value: at(12).String()}, {Key: "end", Value: at(13).String()}, {Key: "title", Value: "Lunch"}}}},
	}
	p := model.NewProgramme([]model.Placement{
		{Session: 0, Interval: model.Span(at(10), 60), Room: model.InRoom(0)},
		{Session: 1, Interval: model.Span(at(14), 60), Room: model.InRoom(1)},
	})
	content, err := workbook.Programme(e, p)
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := workbook.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	lunches := 0
	for _, s := range sheets {
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if strings.HasPrefix(c.Text, "Lunch\n12:00–13:00") {
					lunches++
				}
			}
		}
	}
	if lunches != 2 {
		t.Errorf("%d cells of lunch, want one a room", lunches)
	}
	again, notes, err := workbook.ReadProgramme(sheets, e)
	if err != nil || len(notes) > 0 {
		t.Fatal(err, notes)
	}
	if len(again.Placements) != 2 || again.Placements[0].Interval != p.Placements[0].Interval || again.Placements[1].Room != p.Placements[1].Room {
		t.Errorf("read again: %v", again.Placements)
	}
}
