package rules

import (
	"testing"

	"programme/model"
)

var r61Cases = []judged{
	{
		name: "where it is asked for, or nothing is known",
		settings: []model.Setting{
			set("R61", "session=A", "prefer=C"), set("R61", "session=B", "avoid=C-1|M"), set("R61", "type=lightning", "prefer=Main Hall|C", "avoid=C-2"),
		},
		programme: []string{"A C-2 10 09:00-10:00", "B C-2 10 10:00-11:00", "B - 10 10:00-11:00", "E Main 10 09:00-09:30", "E C-1 11 09:00-09:30"},
	},
	{
		name: "elsewhere",
		settings: []model.Setting{
			set("R61", "session=A|D", "prefer=C"), set("R61", "session=B", "avoid=C", "strength=strong"),
			leveled(model.Hard, 0, set("R61", "type=lightning", "prefer=Main Hall|C", "avoid=C-2")),
		},
		programme: []string{"A Main 10 09:00-10:00", "B C-2 10 10:00-11:00", "D C-1 10 10:00-11:00", "E C-2 11 09:00-09:30"},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), should be in "C"`,
			`3: "B" in "Room C-2", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), should not be in "C"`,
			`1: "E" in "Room C-2", Wed 11 Oct 09:00-09:30 (00:00-00:30 UTC), must be in "Main Hall" or "C", and not in "C-2"`,
		},
		say: []string{`"A" should be in "C"`, `"B" should not be in "C"`, `"E" must be in "Main Hall" or "C", and not in "C-2"`},
	},
	{
		name:      "of what people must attend, each session once, and a name that is a room's means it",
		change:    func(e *model.Event) { e.Rooms[1].Area = "Main" },
		settings:  []model.Setting{set("R61", "people=ana|bo", "session=A", "prefer=Main")},
		programme: []string{"A C-1 10 15:00-16:00", "B C-2 10 13:00-14:00", "C C-1 10 14:00-15:00"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 15:00-16:00 (06:00-07:00 UTC), should be in "Main"`,
			`1: "B" in "Room C-2", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC), should be in "Main"`,
		},
	},
}

func TestR61PlaceWishes(t *testing.T) { judge(t, "R61") }
