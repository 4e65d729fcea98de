package sheets_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/diff"
	"programme/model/exchange/sheets"
)

func TestChanges(t *testing.T) {
	e := kyoto()
	const hall, c1 = 0, 1
	old := model.NewProgramme([]model.Placement{place(0, at(9, 0), hall), place(2, at(10, 0), hall), place(4, at(11, 0), hall)})
	new := model.NewProgramme([]model.Placement{place(0, at(9, 0), c1), place(2, at(12, 0), model.NoRoom), place(1, at(13, 0), c1)})
	r := diff.Of(e, old, new)
	want := [][]string{
		{"session", "kind", "old_start", "old_room", "new_start", "new_room", "persons_told", "reason"},
		{"WS 70", "room", "2023-10-11T09:00+09:00", "hall", "2023-10-11T09:00+09:00", "C-1", "2", ""},
		{"WS 10", "cancelled", "2023-10-11T11:00+09:00", "hall", "", "", "0", "the session is cancelled"},
		{"WS 8", "moved", "2023-10-11T10:00+09:00", "hall", "2023-10-11T12:00+09:00", "", "1", ""},
		{"OF 44", "new", "", "", "2023-10-11T13:00+09:00", "C-1", "1", ""},
	}
	if d := cmp.Diff(want, rowsOf(t, sheets.Changes(e, r, sheets.Options{}))); d != "" {
		t.Error(d)
	}
}
