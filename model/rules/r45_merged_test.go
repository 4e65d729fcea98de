package rules

import (
	"testing"

	"programme/model"
)

func withMerges(e *model.Event) {
	for _, s := range []int{0, 1, 2} {
		e.Sessions[s].Merge = "m"
	}
	e.Sessions[3].Merge = "n"
}

var r45Cases = []judged{
	{
		name:      "at the same time in the same room, whatever their lengths",
		change:    withMerges,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:30", "C - 10 09:00-10:00", "D C-2 11 09:00-10:00", "E C-1 11 09:00-09:30"},
	},
	{
		name:      "apart",
		change:    withMerges,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:15-10:15", "C C-2 10 08:00-09:00"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-1", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), are merged, but 15 minutes apart`,
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Room C-2", Tue 10 Oct 08:00-09:00 (Mon 9 Oct 23:00 to Tue 10 Oct 00:00 UTC), are merged, but 60 minutes apart and in different rooms`,
		},
		say: []string{
			`"A" and "B" are merged: they start at the same time, in the same room`,
			`"A" and "C" are merged: they start at the same time, in the same room`,
		},
	},
	{
		name:      "the first that is placed is the measure",
		change:    withMerges,
		programme: []string{"B C-1 10 09:00-10:00", "C C-2 10 09:00-10:00"},
		want: []string{
			`1: "B" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), are merged, but in different rooms`,
		},
	},
	{
		name: "an optional one has no place, a cancelled one needs none",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[0].State, e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Optional, model.Cancelled
		},
		programme: []string{"B C-1 10 09:00-10:00"},
		want:      []string{`1: "B" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is merged with "A", which is not placed`},
		say:       []string{`"B" and "A" are merged: they start at the same time, in the same room`},
	},
	{
		name: "an optional one has no place, and R01 counts it",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Cancelled
		},
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		name: "an optional one has no place, at check",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Cancelled
		},
		settings:  []model.Setting{inEventYAML(leveled(model.CheckOnly, 0, set("R45")))},
		programme: []string{"A C-1 10 09:00-10:00"},
		want:      []string{`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is merged with "B", which is not placed`},
	},
}

func TestR45Merged(t *testing.T) { judge(t, "R45") }
