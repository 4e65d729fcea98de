package rules

import (
	"testing"

	"programme/model"
)

var r05Cases = []judged{
	{
		name: "some window that takes it is open to it",
		change: func(e *model.Event) {
			e.Windows[0].Types = []string{"lightning"}
			e.Windows = append(e.Windows, model.Window{ID: "extra", Interval: span("10", "09:00-12:00"), Types: []string{"workshop"}, Rooms: []model.RoomIndex{0}})
		},
		programme: []string{"A C-1 10 09:00-10:00", "E C-2 10 09:00-09:30", "B - 10 11:00-12:00", "C C-2 11 09:00-10:00"},
	},
	{
		name: "not open to type, room or both",
		change: func(e *model.Event) {
			e.Windows[0].Types = []string{"lightning"}
			e.Windows[1].Rooms = []model.RoomIndex{1, 2}
			e.Windows[2].Types, e.Windows[2].Rooms = []string{"lightning"}, []model.RoomIndex{2}
			e.Windows = append(e.Windows, model.Window{ID: "extra", Interval: span("10", "09:00-12:00"), Rooms: []model.RoomIndex{2}})
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-1 12 09:00-10:00", "D - 12 09:00-10:00"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is misplaced: window "d10" is not for type "workshop" and window "extra" is not for "Room C-1"`,
			`1: "B" in "Room C-1", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), is misplaced: window "d11" is not for "Room C-1"`,
			`1: "D", Thu 12 Oct 09:00-10:00 (00:00-01:00 UTC), is misplaced: window "d12" is not for type "workshop"`,
			`1: "C" in "Room C-1", Thu 12 Oct 09:00-10:00 (00:00-01:00 UTC), is misplaced: window "d12" is not for type "workshop" or "Room C-1"`,
		},
		say: []string{
			`"A" must be in a window that is open to type "workshop" and to its room`,
			`"B" must be in a window that is open to type "workshop" and to its room`,
			`"D" must be in a window that is open to type "workshop" and to its room`,
			`"C" must be in a window that is open to type "workshop" and to its room`,
		},
	},
	{
		name:      "off the grain is for R04 to say, and the lead-in closes no window",
		change:    func(e *model.Event) { e.Windows[0].Types = []string{"lightning"} },
		settings:  []model.Setting{set("R04", "leadin=60")},
		programme: []string{"A C-1 10 09:05-10:05", "E C-1 10 09:00-09:30"},
	},
	{
		name:      "bound to rooms and windows, kept",
		settings:  []model.Setting{set("R05", "session=A", "type=lightning", "rooms=C-1|C-2", "windows=d10|d11")},
		programme: []string{"A C-2 10 09:00-10:00", "E C-1 11 09:07-09:37", "B Main 12 09:00-10:00"},
	},
	{
		name:     "bound to rooms and windows, broken",
		settings: []model.Setting{set("R05", "session=A|E", "type=lightning", "rooms=C-1|C-2", "windows=d10|d11")},
		programme: []string{
			"A Main 10 09:00-10:00", "E - 11 17:45-18:15",
		},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must be in "Room C-1" or "Room C-2"`,
			`1: "E", Wed 11 Oct 17:45-18:15 (08:45-09:15 UTC), must be inside window "d10" or "d11" (15 minutes outside)`,
		},
		say: []string{
			`"A" must be in "Room C-1" or "Room C-2" and inside window "d10" or "d11"`,
			`"E" must be in "Room C-1" or "Room C-2" and inside window "d10" or "d11"`,
		},
	},
	{
		name:      "both wrong counts once",
		settings:  []model.Setting{set("R05", "session=A", "rooms=C-1", "windows=d11")},
		programme: []string{"A Main 10 09:00-10:00"},
		want:      []string{`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must be in "Room C-1" and inside window "d11" (60 minutes outside)`},
	},
}

func TestR05TypeAndRoomFit(t *testing.T) { judge(t, "R05") }
