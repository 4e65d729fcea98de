package rules

import (
	"testing"

	"programme/model"
)

func ofITU(e *model.Event) {
	e.Sessions[0].Org, e.Sessions[1].Org, e.Sessions[2].Org = "ITU", "ITU", "ISOC"
}

var r40Cases = []judged{
	{
		name:      "one after the other, and one organisation at once",
		change:    ofITU,
		settings:  []model.Setting{set("R40", "session=A|C")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 10:00-11:00"},
	},
	{
		// One group of A, the talk E and C, which is on AI.
		name:      "a group of sessions, a type and a theme",
		change:    onThemes(nil, nil, []string{"AI"}),
		settings:  []model.Setting{leveled(model.Hard, 0, set("R40", "session=A", "type=lightning", "theme=AI"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C Main 10 09:45-10:45", "E C-2 10 10:00-10:30"},
		want: []string{
			`15: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Main Hall", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), are in one group and overlap for 15 minutes`,
			`30: "C" in "Main Hall", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), and "E" in "Room C-2", Tue 10 Oct 10:00-10:30 (01:00-01:30 UTC), are in one group and overlap for 30 minutes`,
		},
		say: []string{`"A" and "C" are in one group and must not overlap`, `"C" and "E" are in one group and must not overlap`},
	},
	{
		name:      "one organisation",
		change:    ofITU,
		settings:  []model.Setting{set("R40", "org=yes"), set("R40", "session=A|B|C")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "D Main 10 09:00-10:00", "E Main 10 09:00-09:30"},
		want: []string{
			`30: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are both of "ITU" and overlap for 30 minutes`,
			`30: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are in one group and overlap for 30 minutes`,
		},
		say: []string{`"A" and "B" are both of "ITU" and should not overlap`, `"A" and "B" are in one group and should not overlap`},
	},
	{
		name: "merged sessions do not clash",
		change: func(e *model.Event) {
			ofITU(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R40", "org=yes"), set("R40", "session=A|B")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
	},
}

func TestR40GroupsApart(t *testing.T) { judge(t, "R40") }
