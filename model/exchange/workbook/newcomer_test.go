package workbook_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"programme/model"
	"programme/model/exchange/workbook"
	"programme/model/tables"
)

// A workbook as its owner has it, with a title above the header and no sheet event, is
// refused in a few lines; once these are mended it is an event with all that she wrote.
func TestWorkbookAsItsOwnerHasIt(t *testing.T) {
	content, err := os.ReadFile("../../../../shared/cases/newcomer/as-she-has-it.xlsx")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("needs the workbooks of newcomers")
	}
	sheets, err := workbook.Read(content)
	if err != nil {
		t.Fatal(err)
	}
	_, err = tables.ReadSheets(sheets)
	var faults model.Faults
	if !errors.As(err, &faults) || len(faults) >= 10 {
		t.Fatalf("%d faults, want fewer than 10: %v", len(faults), err)
	}
	row := func(n int, texts ...string) tables.SheetRow {
		r := tables.SheetRow{Number: n}
		for i, text := range texts {
			r.Cells = append(r.Cells, tables.SheetCell{Column: i + 1, Text: text})
		}
		return r
	}
	sheets = append(sheets, tables.Sheet{Name: "Event", Rows: []tables.SheetRow{
		row(1, "Name", "Hybrid Forum 2023"), row(2, "Time zone", "Asia/Tokyo"), row(3, "Grain", "15"),
	}})
	for i := range sheets {
		for _, r := range sheets[i].Rows {
			for k := range r.Cells {
				if before, after, twice := strings.Cut(r.Cells[k].Text, "; "); twice && before == after {
					r.Cells[k].Text = before // a theme that is listed twice
				}
			}
		}
	}
	read, err := tables.ReadSheets(sheets)
	if err != nil {
		t.Fatal(err)
	}
	e := read.Event
	if len(e.Sessions) != 120 || len(e.Rooms) != 8 || len(e.Days) != 4 || len(e.Windows) != 4 || len(e.Rules) != 4 {
		t.Errorf("%d sessions, %d rooms, %d days, %d windows and %d lunches", len(e.Sessions), len(e.Rooms), len(e.Days), len(e.Windows), len(e.Rules))
	}
	roles := map[string]int{}
	for _, c := range e.Cast {
		roles[c.Role]++
	}
	if roles["organizer"] != 120 || roles["speaker"] != 360 || roles["onsite_moderator"] != 120 || roles["online_moderator"] != 30 {
		t.Errorf("the cast has %v", roles)
	}
}
