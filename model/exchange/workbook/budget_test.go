package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"programme/model"
	"programme/model/tables"
)

// Whatever is in a workbook, no more is read of it than the budget allows.
func TestWhatIsReadIsBounded(t *testing.T) {
	e := &model.Event{Name: "e", Zone: "UTC", Grain: 5, Days: []model.Date{{Year: 2026, Month: 5, Day: 11}}, Types: []model.SessionType{{ID: "Talk", Minutes: 30}}}
	for i := range 100 {
		e.Sessions = append(e.Sessions, model.Session{ID: fmt.Sprint("S", i), Title: strings.Repeat("x", 200), Type: "Talk", Minutes: 30, State: model.Confirmed})
	}
	content, err := Event(e)
	if err != nil {
		t.Fatal(err)
	}
	const large, bytesTooMany, cellsTooMany = 1 << 20, "the workbook holds more than 134217728 bytes; leave out what is not needed", "the workbook has more than 4000000 cells or 134217728 bytes of text; leave out what is not needed"
	for _, c := range []struct {
		name string
		left budget
		want string
	}{
		{"enough", budget{large, large, large}, "<nil>"},
		{"few bytes", budget{2_000, large, large}, bytesTooMany},
		{"not all bytes", budget{30_000, large, large}, bytesTooMany},
		{"few cells", budget{large, 300, large}, cellsTooMany},
		{"few texts", budget{large, 20, large}, cellsTooMany},
		{"little text", budget{large, large, 10_000}, cellsTooMany}, // the title is shared, and counts for each
	} {
		a, err := openArchive(content)
		if err != nil {
			t.Fatal(err)
		}
		a.left = c.left
		if _, err := readArchive(a); fmt.Sprint(err) != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// A cell in the last column does not make its row that long.
func TestFarCellsCostNoMore(t *testing.T) {
	rows := make([]tables.SheetRow, 1_000)
	for i := range rows {
		rows[i] = tables.SheetRow{Number: i + 1, Cells: []tables.SheetCell{{Column: maxColumn, Text: "x"}}}
	}
	rows[0].Cells[0].Column = 1
	if allocated := testing.AllocsPerRun(1, func() {
		if _, err := tables.ReadSheets([]tables.Sheet{{Name: "rooms", Rows: rows}}); err == nil {
			t.Error("no fault")
		}
	}); allocated > 50_000 {
		t.Errorf("%v allocations", allocated)
	}
}

func TestTooManyParts(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range maxParts + 1 {
		if _, err := w.Create(fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b.Bytes()); err == nil || err.Error() != "the workbook has more than 10000 parts" {
		t.Errorf("got %v", err)
	}
}
