package export_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"programme/model"
	"programme/model/rules"
	"programme/solver/export"

	"github.com/google/go-cmp/cmp"
)

// oneTalk is a talk that has two starts, the later one in the afternoon, and two rooms.
func oneTalk(wishes ...model.Setting) *model.Event {
	e := &model.Event{
		Name: "Line\nend", Zone: "Asia/Tokyo", Grain: 60, Days: []model.Date{{Year: 2023, Month: 10, Day: 10}},
		Types:    []model.SessionType{{ID: "talk", Minutes: 60}},
		Sessions: []model.Session{{ID: "OF 44", Type: "talk", Minutes: 60, State: model.Confirmed}},
		Rooms:    []model.Room{{ID: "c", Name: "Room C-1"}, {ID: "d", Name: "Dome"}},
		Rules:    wishes,
	}
	e.Windows = []model.Window{{ID: "noon", Interval: model.Span(e.Days[0].Bounds(e.Zone).Start.Add(11*60), 120)}}
	return e
}

// wish asks for the talk in the morning or the afternoon.
func wish(when string, tier, weight int) model.Setting {
	return model.Setting{
		Rule: "R32", Level: model.Soft(tier), Weight: weight,
		Params: []model.Param{{Key: "session", Value: "OF 44"}, {Key: "wish", Value: when}},
	}
}

func bound(t *testing.T, e *model.Event) *rules.Book {
	t.Helper()
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return book
}

func TestWrite(t *testing.T) {
	e := oneTalk(wish("afternoon", 2, 3), wish("morning", 4, 5), wish("afternoon", 4, 1))
	book := bound(t, e)
	for _, c := range []struct {
		name   string
		format export.Format
		tiers  []int
		want   string
	}{
		{"hard clauses", export.CNF, nil, `c programme of "Line end"
p cnf 3 2
2 3 0
-2 -3 0
`},
		{"one tier", export.WCNF, []int{4}, `c programme of "Line end"
c tier 4 costs 0 and what the model costs in it, here times 1
h 2 3 0
h -2 -3 0
5 -1 0
1 1 0
`},
		{"tiers in order", export.WCNF, []int{2, 3, 4}, `c programme of "Line end"
c tier 2 costs 0 and what the model costs in it, here times 7 for each 3
c tier 3 costs 0, whatever the model
c tier 4 costs 0 and what the model costs in it, here times 1
h 2 3 0
h -2 -3 0
8 1 0
5 -1 0
`},
		{"old header", export.OldWCNF, []int{2, 4}, `c programme of "Line end"
c tier 2 costs 0 and what the model costs in it, here times 7 for each 3
c tier 4 costs 0 and what the model costs in it, here times 1
p wcnf 3 4 14
14 2 3 0
14 -2 -3 0
8 1 0
5 -1 0
`},
		{"pseudo-Boolean", export.OPB, []int{2}, `* #variable= 3 #constraint= 2
* programme of "Line end"
* tier 2 costs 0 and what the model costs in it, here times 1
min: +3 ~x1 ;
+1 x2 +1 x3 >= 1 ;
+1 ~x2 +1 ~x3 >= 1 ;
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := question(t, book, c.tiers...).Write(&out, c.format); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
	err := question(t, book).Write(&bytes.Buffer{}, "lp")
	if err == nil || err.Error() != `there is no format "lp"; write one of cnf, wcnf, wcnf-old, opb` {
		t.Errorf("error %v", err)
	}
}

func TestMapSaysWhatVariablesSay(t *testing.T) {
	e := oneTalk()
	e.Sessions = append(e.Sessions, model.Session{ID: "Extra", Type: "talk", Minutes: 60, State: model.Optional})
	e.Sessions[0].Merge = "m"
	e.Sessions = append(e.Sessions, model.Session{ID: "OF 45", Type: "talk", Minutes: 60, State: model.Confirmed, Merge: "m"})
	var out bytes.Buffer
	if err := question(t, bound(t, e)).WriteMap(&out); err != nil {
		t.Fatal(err)
	}
	want := `1	"OF 44" and "OF 45" start at or after Tue 10 Oct 12:00 (03:00 UTC)
2	"OF 44" and "OF 45" are in "Room C-1"
3	"OF 44" and "OF 45" are in "Dome"
4	"Extra" is placed
5	"Extra" starts at or after Tue 10 Oct 12:00 (03:00 UTC)
6	"Extra" is in "Room C-1"
7	"Extra" is in "Dome"
8	auxiliary
`
	if got := out.String(); !strings.HasPrefix(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func TestTiersTooHeavyTogether(t *testing.T) {
	heavy := 1 << 32
	e := oneTalk(wish("afternoon", 1, heavy), wish("morning", 1, heavy+1), wish("morning", 2, heavy), wish("afternoon", 2, heavy+1))
	book := bound(t, e)
	if _, err := export.New(book, 1, 2); !errors.Is(err, export.ErrTooHeavy) {
		t.Errorf("error %v, want that the weights are too heavy", err)
	}
	for _, tier := range []int{1, 2} {
		if _, err := export.New(book, tier); err != nil {
			t.Errorf("tier %d alone: %v", tier, err)
		}
	}
}

// failing takes so many bytes and then no more.
type failing int

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if n := min(int(*f), len(p)); n < len(p) {
		*f = 0
		return n, errFull
	}
	*f -= failing(len(p))
	return len(p), nil
}

func TestWriteSaysThatItDidNot(t *testing.T) {
	e := oneTalk(wish("morning", 1, 1))
	q := question(t, bound(t, e), 1)
	for _, format := range export.Formats() {
		var whole bytes.Buffer
		if err := q.Write(&whole, export.Format(format)); err != nil {
			t.Fatal(err)
		}
		for n := range whole.Len() {
			w := failing(n)
			if err := q.Write(&w, export.Format(format)); !errors.Is(err, errFull) {
				t.Fatalf("%s: error %v after %d bytes", format, err, n)
			}
		}
	}
}
