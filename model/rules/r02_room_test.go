package rules

import (
	"testing"

	"programme/model"
)

// withCombined gives the conference the rooms C, of C-1 and C-2, and All, of C-2 and Main.
func withCombined(e *model.Event) {
	e.Rooms = append(e.Rooms, model.Room{ID: "C", Name: "C", Combines: []model.RoomIndex{0, 1}}, model.Room{ID: "All", Name: "All", Combines: []model.RoomIndex{1, 2}})
}

var r02Cases = []judged{
	{
		name:      "one after the other, and in another room",
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-2 10 09:00-10:00", "D - 10 09:00-10:00"},
	},
	{
		name:      "half an hour of two",
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:30-10:30"},
		want:      []string{`30: "Room C-1" holds "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)): 30 minutes overlap`},
		say:       []string{`"Room C-1" can hold one session at a time`},
	},
	{
		name:      "the last line that names a room is its own",
		settings:  []model.Setting{set("R02", "rooms=C-1|C-2", "max=2"), set("R02", "rooms=C-2", "max=1")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:30-10:30", "C C-2 10 09:00-10:00", "D C-2 10 09:45-10:45"},
		want:      []string{`15: "Room C-2" holds "C" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "D" (Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC)): 15 minutes overlap`},
	},
	{
		name:      "a room and one that combines it, and two that combine the same",
		change:    withCombined,
		programme: []string{"A C-1 10 09:00-10:00", "B C 10 09:30-10:30", "C All 10 10:15-11:15", "D C 10 11:15-12:15", "E Main 10 12:15-12:45"},
		want: []string{
			`30: "Room C-1" is taken by "A" in "Room C-1" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" in "C" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)): 30 minutes overlap`,
			`15: "Room C-2" is taken by "B" in "C" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)) and "C" in "All" (Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC)): 15 minutes overlap`,
		},
		say: []string{
			`"Room C-1" is part of "C": one session at a time can be in them`,
			`"Room C-2" is part of "C" and "All": one session at a time can be in them`,
		},
	},
	{
		name:      "the parts of a room side by side",
		change:    withCombined,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C Main 10 09:00-10:00", "D All 10 10:00-11:00"},
	},
	{
		name:      "three where two fit",
		settings:  []model.Setting{set("R02", "rooms=C-1", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:15-10:15", "C C-1 10 09:30-10:30"},
		want:      []string{`45: "Room C-1" holds "B" (Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC)) and "C" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)): 45 minutes overlap`},
		say:       []string{`"Room C-1" can hold 2 sessions at a time`},
	},
	{
		name:      "each that starts counts with all but the first that stay",
		settings:  []model.Setting{set("R02", "rooms=C-1", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:15-10:15", "C C-1 10 09:30-10:30", "D C-1 10 09:45-10:45"},
		want: []string{
			`45: "Room C-1" holds "B" (Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC)) and "C" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)): 45 minutes overlap`,
			`30: "Room C-1" holds "B" (Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC)) and "D" (Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC)): 30 minutes overlap`,
			`45: "Room C-1" holds "C" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)) and "D" (Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC)): 45 minutes overlap`,
		},
	},
	{
		name: "merged sessions count as one",
		change: func(e *model.Event) {
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R02", "rooms=C-1", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 09:00-10:00"},
	},
	{
		name:      "a cancelled session and one placed twice clash with nothing",
		change:    func(e *model.Event) { e.Sessions[1].State = model.Cancelled },
		programme: []string{"A C-1 10 09:00-10:00", "A C-1 10 09:30-10:30", "B C-1 10 09:00-10:00"},
	},
	{
		name:      "merged sessions count as one",
		change:    withMerges,
		settings:  []model.Setting{set("R02", "rooms=C-1", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "D C-1 10 09:15-10:15"},
	},
	{
		name:      "but not where R45 does not bind",
		change:    withMerges,
		settings:  []model.Setting{inEventYAML(leveled(model.Off, 0, set("R45")))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
		want:      []string{`60: "Room C-1" holds "A" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)): 60 minutes overlap`},
	},
}

func TestR02OneSessionPerRoom(t *testing.T) { judge(t, "R02") }
