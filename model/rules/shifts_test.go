package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// The day of "no rest, and too long a day" of R47: 390 minutes, the longest row of four hours,
// and another day that is short.
func TestShifts(t *testing.T) {
	e := conference()
	interpreting(e)
	e.Rules = []model.Setting{set("R47", "people=ana", "sessions=4")}
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var list []model.Placement
	for _, text := range []string{"A C-1 10 09:00-10:30", "B C-1 10 11:30-13:00", "C C-1 10 14:30-16:00", "D C-1 10 16:00-17:30", "E C-1 11 09:00-12:00"} {
		list = append(list, placed(e, text))
	}
	p := model.NewProgramme(list)
	got := Shifts(book, p)
	ana := got[0].Person
	want := []Shift{
		{Person: ana, Day: e.Days[0], Sessions: 4, Minutes: 360, Row: 240, MostMinutes: 360, MostRow: 180, MostSessions: 4, Bound: true},
		{Person: ana, Day: e.Days[1], Sessions: 1, Minutes: 180, Row: 180, MostMinutes: 360, MostRow: 180, MostSessions: 4, Bound: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("shifts (-want +got):\n%s", diff)
	}
	if got[0].OK() || !got[1].OK() {
		t.Error("a row of four hours is OK, or one of three is not")
	}
	e.People[ana].Waiver = []string{"R47"}
	book, _ = Bind(e)
	if s := Shifts(book, p)[0]; s.Bound || !s.OK() {
		t.Errorf("%+v of whom the rule does not bind", s)
	}
}
