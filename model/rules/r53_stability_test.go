package rules

import (
	"testing"

	"programme/model"
)

// baseline has each of the placements in that state, told to so many people, at a line
// of baseline.csv.
func baseline(state model.State, told int, placements ...string) func(e *model.Event) {
	return func(e *model.Event) {
		var list []model.Placement
		for i, text := range placements {
			p := placed(e, text)
			p.State, p.Told, p.Pos = state, told, model.Position{File: "baseline.csv", Line: i + 2, Column: 1}
			list = append(list, p)
		}
		e.Baseline = model.NewProgramme(list)
	}
}

var r53Cases = []judged{
	{
		name:      "as it was; one that is new and one that is gone",
		change:    baseline(model.Published, 3, "A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"),
		programme: []string{"A C-1 10 09:00-10:00", "C C-1 10 10:00-11:00"},
	},
	{
		name:      "no baseline",
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		// 20 x (4 + 1) x 3, 20 x 2 x 3, 20 x 1 x 3.
		name:      "another day and room, another start, another room",
		change:    baseline(model.Published, 3, "A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00"),
		programme: []string{"A Main 11 09:00-10:00", "B C-1 10 10:15-11:15", "C C-2 10 11:00-12:00"},
		want: []string{
			`300: "A" in "Main Hall", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), was published in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another day and another room, which concerns 3 people`,
			`120: "B" in "Room C-1", Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC), was published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC): another start, which concerns 3 people`,
			`60: "C" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), was published in "Room C-1", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC): another room, which concerns 3 people`,
		},
		say: []string{
			`"A" is published in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and should stay there, which concerns 3 people`,
			`"B" is published in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and should stay there, which concerns 3 people`,
			`"C" is published in "Room C-1", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC) and should stay there, which concerns 3 people`,
		},
	},
	{
		// B has Ana in two roles and Bo: 5 x 4 x 2. D has nobody: 5 x 2 x 1. No room was
		// given for B, none is for D.
		name: "told is not known",
		change: func(e *model.Event) {
			baseline(model.Confirmed, 0, "B - 10 10:00-11:00", "D C-1 10 12:00-13:00")(e)
			e.Cast = append(e.Cast, model.CastMember{Session: 1, Person: 1, Role: "guest"})
		},
		programme: []string{"B C-1 11 10:00-11:00", "D - 10 13:00-14:00"},
		want: []string{
			`40: "B" in "Room C-1", Wed 11 Oct 10:00-11:00 (01:00-02:00 UTC), was confirmed Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC): another day, which concerns 2 people`,
			`10: "D", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC), was confirmed in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC): another start, which concerns 1 person`,
		},
	},
	{
		name:      "a draft moves for nothing",
		change:    baseline("", 9, "A C-1 10 09:00-10:00"),
		programme: []string{"A C-2 11 09:00-10:00"},
	},
	{
		// 7 x 2 x 9.
		name:      "unless it costs something",
		change:    baseline("", 9, "A C-1 10 09:00-10:00"),
		settings:  []model.Setting{set("R53", "draft=7")},
		programme: []string{"A C-1 10 10:00-11:00"},
		want:      []string{`126: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), was drafted in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC): another start, which concerns 9 people`},
		say:       []string{`"A" is drafted in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and should stay there, which concerns 9 people`},
	},
	{
		// 1 x 4: another day at the venue, though the same in UTC.
		name:      "the first of two placements counts, and days are those of the venue",
		change:    baseline(model.Offered, 1, "A C-1 11 08:00-09:00", "A C-1 12 10:00-11:00"),
		programme: []string{"A C-1 10 10:00-11:00"},
		want:      []string{`4: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), was offered in "Room C-1", Wed 11 Oct 08:00-09:00 (Tue 10 Oct 23:00 to Wed 11 Oct 00:00 UTC): another day, which concerns 1 person`},
	},
}

func TestR53Stability(t *testing.T) { judge(t, "R53") }
