package tables

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

func TestReadSheetsGivesBackWhatSheetsWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEvent(t)
		read, err := ReadSheets(Sheets(e))
		if err != nil {
			t.Fatalf("faults: %v", err)
		}
		again := read.Event
		if diff := cmp.Diff(e, again, sameEvent); diff != "" {
			t.Fatalf("read(write(e)) is not e (-e +read):\n%s", diff)
		}
	})
}

// smallBook is the small event as a workbook, without the sheets left out.
func smallBook(t *testing.T, without ...string) []Sheet {
	e, _ := mustRead(t, small)
	var sheets []Sheet
	for _, s := range Sheets(e) {
		if !strings.Contains(strings.Join(without, " "), s.Name) {
			sheets = append(sheets, s)
		}
	}
	return sheets
}

// set puts text into a cell of a sheet.
func set(sheets []Sheet, name string, row, column int, c SheetCell) []Sheet {
	c.Column = column
	for i := range sheets {
		if sheets[i].Name != name {
			continue
		}
		for k := range sheets[i].Rows {
			r := &sheets[i].Rows[k]
			if r.Number != row {
				continue
			}
			for n := range r.Cells {
				if r.Cells[n].Column == column {
					r.Cells[n] = c
					return sheets
				}
			}
			r.Cells = append(r.Cells, c)
			return sheets
		}
		sheets[i].Rows = append(sheets[i].Rows, SheetRow{row, []SheetCell{c}})
	}
	return sheets
}

func text(s string) SheetCell { return SheetCell{Text: s} }

func TestFaultsNameTheCellsOfSheets(t *testing.T) {
	for _, c := range []struct {
		name string
		book []Sheet
		want string
	}{
		{"a session nobody knows", set(smallBook(t), "cast", 2, 1, text("OF 4")), `cast!A2: session "OF 4" is not in the sheet sessions; did you mean "OF 44"?`},
		{"an item of a list", set(smallBook(t, "cast", "rules", "baseline"), "people", 2, 10, text("R28;none")), `people!J2: the rule "none" is not in the catalogue; programme rules lists them all`},
		{"an id twice", set(set(smallBook(t), "rooms", 4, 2, text("Again")), "rooms", 4, 1, text("C1")), `rooms!A4: room "C1" is already in row 2; give each row an id of its own`},
		{"text beyond the header", set(smallBook(t), "rooms", 3, 30, text("x")), `rooms!AD3: "x" stands in a column that has no name; name the column in the first row`},
		{"a cell without a text", set(smallBook(t), "rooms", 2, 2, SheetCell{Wrong: &model.Fault{Message: "the formula is broken"}}), `rooms!B2: the formula is broken`},
		{"a value of the event", set(smallBook(t), "event", 3, 2, text("Asia/Tokio")), `event!B3: "Asia/Tokio" is not an IANA time zone; did you mean "Asia/Tokyo"?`},
		{"a key of the event", set(smallBook(t), "event", 4, 1, text("grains")), "event!A4: \"grains\" is not a key of the event; did you mean \"grain\"?"},
		{"text beside the event", set(smallBook(t), "event", 2, 3, text("note")), `event!C2: "note" stands beside the columns A and B; write the key into column A and its value into column B`},
		{"no sheets", nil, "event: the sheet is missing from the workbook; write one with a row each for name, zone and grain: the key in column A, its value in column B\n" +
			"rooms: the sheet is missing from the workbook; write one with the columns id,name,capacity\n" +
			"sessions: the sheet is missing from the workbook; write one with the columns id,title,type,minutes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadSheets(c.book)
			if err == nil {
				t.Fatal("no fault")
			}
			if diff := cmp.Diff(c.want, err.Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Rows that a workbook leaves out, and the letters of its sheets, change nothing.
func TestSheetsOfOtherHands(t *testing.T) {
	book := smallBook(t)
	for i := range book {
		if book[i].Name == "rooms" {
			book[i].Name = "Rooms"
		}
		for k := range book[i].Rows {
			if k > 0 {
				book[i].Rows[k].Number += 3
			}
		}
	}
	want, _ := mustRead(t, small)
	read, err := ReadSheets(book)
	if err != nil {
		t.Fatal(err)
	}
	got := read.Event
	if diff := cmp.Diff(want, got, sameEvent); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.Rooms[0].Pos.String() != "Rooms!A5" {
		t.Errorf("the first room stands at %s", got.Rooms[0].Pos)
	}
}

func TestReadProgrammeSheetsTakesTheFirstThatHoldsOne(t *testing.T) {
	e, _ := mustRead(t, small)
	table := func(name string, rows ...string) Sheet {
		return sheetOf(name, strings.Join(rows, "\r\n")+"\r\n")
	}
	notes := table("Notes", "session,told by", "WS 70,Ann")
	for _, c := range []struct {
		name   string
		sheets []Sheet
		want   string
	}{
		{"the second sheet", []Sheet{notes, table("Programme", "Session,Start_UTC,Room", "OF 44,2023-10-08T01:00Z,C1"), table("Old", "session,start,room", "WS 70,2023-10-08T01:00Z,C1")}, "OF 44"},
		{"none", []Sheet{notes, {}}, "no sheet has the columns session, room and start_local; keep the sheet Programme, with the names of its columns in the first row"},
		{"a fault", []Sheet{table("My list", "session,start_utc,room", "OF 44,2023-10-08T01:00Z,C2")}, `'My list'!C2: room "C2" is not in the event; did you mean "C1"?`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _, err := ReadProgrammeSheets(c.sheets, e)
			got := ""
			if err != nil {
				got = err.Error()
			} else {
				got = e.Sessions[p.Placements[0].Session].ID
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
