package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/cmd/programme/internal/term/termtest"
	"programme/model"
	"programme/model/check"
)

// A theme that the event and a line of rules.csv both bound has a row for each; windows
// are columns, in their order.
func TestSharesAsTables(t *testing.T) {
	monday, tuesday := model.Date{Year: 2026, Month: 5, Day: 11}, model.Date{Year: 2026, Month: 5, Day: 12}
	e := &model.Event{Windows: []model.Window{{ID: "am"}, {ID: "noon"}, {ID: "pm", Interval: model.Span(100, 60)}}}
	c, out := termtest.Paper(t, 100)
	onDay := func(day model.Date, count, most int) check.Share {
		return check.Share{Rule: "R37", Attribute: "theme", Value: "sea", Day: day, Window: model.NoWindow, Total: 6, Count: count, Min: 1, Max: most}
	}
	within := func(w model.WindowIndex, value string, count int) check.Share {
		return check.Share{Rule: "R39", Attribute: "language", Value: value, Window: w, Slot: e.Windows[w].Interval, Total: 4, Count: count, Min: 1, Max: 4}
	}
	err := showShares(c, e, []check.Share{
		onDay(monday, 3, 2), onDay(tuesday, 2, 2), onDay(monday, 3, 6), onDay(tuesday, 0, 6),
		within(0, "en", 4), within(0, "fr", 1), within(2, "en", 2), within(2, "fr", 0),
	})
	if err != nil {
		t.Fatal(err)
	}
	c.Out.Flush()
	want := `┌─────────────┬──────────┬────────┬─────┬─────┐
│ theme (R37) │ sessions │ a day  │ Mon │ Tue │
│             │          │        │ 11  │ 12  │
│             │          │        │ May │ May │
├─────────────┼──────────┼────────┼─────┼─────┤
│ sea         │ 6        │ 1 to 2 │ ! 3 │ 2   │
│ sea         │ 6        │ 1 to 6 │ 3   │ ! 0 │
└─────────────┴──────────┴────────┴─────┴─────┘

┌────────────────┬──────────┬────┬─────┐
│ language (R39) │ sessions │ am │ pm  │
├────────────────┼──────────┼────┼─────┤
│ en             │ 4        │ 4  │ 2   │
│ fr             │ 4        │ 1  │ ! 0 │
└────────────────┴──────────┴────┴─────┘

! is too many or too few

`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestNoSharesNoTables(t *testing.T) {
	c, out := termtest.Paper(t, 100)
	if err := showShares(c, &model.Event{}, nil); err != nil {
		t.Fatal(err)
	}
	c.Out.Flush()
	if out.Len() > 0 {
		t.Errorf("printed %q", out)
	}
}
