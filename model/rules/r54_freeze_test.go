package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// printed is a baseline over two days; C is in no room.
var printed = baseline(model.Published, 0, "A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C - 11 08:00-09:00")

var r54Cases = []judged{
	{
		name:      "what began stays, the rest moves to times that are left",
		change:    printed,
		settings:  []model.Setting{set("R54", "now="+instant("10", "09:30"))},
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 09:30-10:30", "C C-2 10 11:00-12:00", "D C-2 11 09:00-10:00"},
	},
	{
		name:      "what began goes elsewhere, and what did not goes where it is too late",
		change:    printed,
		settings:  []model.Setting{set("R54", "now="+instant("10", "09:30"))},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 10 09:15-10:15", "D C-2 10 09:00-10:00"},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must stay in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): it began before Tue 10 Oct 09:30 (00:30 UTC)`,
			`1: "D" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), can no longer start before Tue 10 Oct 09:30 (00:30 UTC)`,
			`1: "B" in "Room C-1", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), can no longer start before Tue 10 Oct 09:30 (00:30 UTC)`,
		},
		say: []string{
			`"A" stays in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): it began before Tue 10 Oct 09:30 (00:30 UTC)`,
			`"D" can no longer start before Tue 10 Oct 09:30 (00:30 UTC)`,
			`"B" can no longer start before Tue 10 Oct 09:30 (00:30 UTC)`,
		},
	},
	{
		name:      "it starts now",
		change:    printed,
		settings:  []model.Setting{set("R54", "now="+instant("10", "09:00"))},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 10 09:00-10:00"},
	},
	{
		// C began on the day before in UTC.
		name:      "days of the venue, of which others may leave and to which they may go",
		change:    printed,
		settings:  []model.Setting{set("R54", "days=2023-10-11|2023-10-12")},
		programme: []string{"A C-1 11 09:00-10:00", "B C-1 11 10:00-11:00", "C C-1 11 08:15-09:15"},
		want:      []string{`1: "C" in "Room C-1", Wed 11 Oct 08:15-09:15 (Tue 10 Oct 23:15 to Wed 11 Oct 00:15 UTC), must stay on Wed 11 Oct 08:00-09:00 (Tue 10 Oct 23:00 to Wed 11 Oct 00:00 UTC): Wed 11 Oct is frozen`},
		say:       []string{`"C" stays on Wed 11 Oct 08:00-09:00 (Tue 10 Oct 23:00 to Wed 11 Oct 00:00 UTC): Wed 11 Oct is frozen`},
	},
	{
		name:      "a programme and a baseline without a room",
		change:    printed,
		settings:  []model.Setting{set("R54", "session=A|C")},
		programme: []string{"A - 10 09:00-10:00", "C C-2 11 08:00-09:00"},
	},
	{
		name: "listed sessions, one of them optional, another without a baseline",
		change: func(e *model.Event) {
			printed(e)
			e.Sessions[0].State = model.Optional
		},
		settings:  []model.Setting{set("R54", "session=A|B|D")},
		programme: []string{"B C-1 12 10:00-11:00", "D C-1 10 07:00-08:00"},
		want: []string{
			`1: "A" has no place, and must stay in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): it is frozen`,
			`1: "B" in "Room C-1", Thu 12 Oct 10:00-11:00 (01:00-02:00 UTC), must stay in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC): it is frozen`,
		},
	},
	{
		name:      "the first of two placements stays",
		change:    baseline(model.Published, 0, "A C-1 10 09:00-10:00", "A C-1 12 09:00-10:00"),
		settings:  []model.Setting{set("R54", "days=2023-10-12"), set("R54", "session=A")},
		programme: []string{"A C-1 12 09:00-10:00"},
		want:      []string{`1: "A" in "Room C-1", Thu 12 Oct 09:00-10:00 (00:00-01:00 UTC), must stay in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): it is frozen`},
	},
	{
		name:      "no baseline",
		settings:  []model.Setting{set("R54", "session=A", "days=2023-10-10", "now="+instant("10", "09:30"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:30-10:30"},
		want:      []string{`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), can no longer start before Tue 10 Oct 09:30 (00:30 UTC)`},
	},
	{
		name:      "nothing is set",
		change:    printed,
		programme: []string{"A C-2 12 09:00-10:00"},
	},
}

func TestR54Freeze(t *testing.T) { judge(t, "R54") }

func TestR54FaultsInSettings(t *testing.T) {
	for _, c := range []struct {
		name    string
		setting model.Setting
		want    []string
	}{
		{"nothing to freeze", set("R54"), nil},
		{"a day that is none of the event's", set("R54", "days=2023-10-11|2023-10-21"), []string{"rules.csv:2:10: rule R54: 2023-10-21 is not a day of the event; name days of the event"}},
		{"no day", set("R54", "days=2023-10-11|Wodensday"), []string{`rules.csv:2:10: days of rule R54: "Wodensday" is not a day; write one like 2023-10-11 or Wed`}},
		{"a day twice", set("R54", "days=2023-10-11|2023-10-11"), []string{"rules.csv:2:10: days of rule R54: day 2023-10-11 is listed twice"}},
		{"a day without a time", set("R54", "now=2023-10-11"), []string{`rules.csv:2:10: now of rule R54: the time of day is missing; write it like 2023-10-11 09:00`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, faultsOf(t, c.setting)); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}
