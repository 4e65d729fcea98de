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
		name: "each window that it runs over is open to it",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval, e.Windows[2].Interval = span("10", "23:00-24:00"), span("11", "00:00-01:00"), span("11", "00:30-02:00")
			e.Windows[1].Types, e.Windows[2].Rooms = []string{"workshop"}, []model.RoomIndex{0}
		},
		programme: []string{"A C-2 10 23:30-24:30", "E C-1 10 23:45-24:15", "B C-2 11 00:15-01:15", "C C-1 11 00:15-01:15"},
		want: []string{
			`1: "E" in "Room C-1", Tue 10 Oct 23:45 to Wed 11 Oct 00:15 (14:45-15:15 UTC), is misplaced: window "d11" is not for type "lightning"`,
			`1: "B" in "Room C-2", Wed 11 Oct 00:15-01:15 (Tue 10 Oct 15:15-16:15 UTC), is misplaced: window "d12" is not for "Room C-2"`,
		},
	},
	{
		name: "a window that is not open to it gives it no start",
		change: func(e *model.Event) {
			e.Windows[0].Starts = []model.Instant{at("10", "09:00")}
			e.Windows = append(e.Windows, model.Window{ID: "extra", Interval: span("10", "10:00-12:00"), Types: []string{"lightning"}})
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:15-11:15"},
		want:      []string{`1: "B" in "Room C-2", Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC), is misplaced: window "extra" is not for type "workshop"`},
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
			"A Main 10 09:00-10:00", "E - 12 17:30-18:00",
		},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must be in "Room C-1" or "Room C-2"`,
			`1: "E", Thu 12 Oct 17:30-18:00 (08:30-09:00 UTC), must start inside window "d10" or "d11"`,
		},
		say: []string{
			`"A" must be in "Room C-1" or "Room C-2" and start inside window "d10" or "d11"`,
			`"E" must be in "Room C-1" or "Room C-2" and start inside window "d10" or "d11"`,
		},
	},
	{
		name:      "both wrong counts once",
		settings:  []model.Setting{set("R05", "session=A", "rooms=C-1", "windows=d11")},
		programme: []string{"A Main 10 09:00-10:00"},
		want:      []string{`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must be in "Room C-1" and start inside window "d11"`},
	},
}

func TestR05TypeAndRoomFit(t *testing.T) { judge(t, "R05") }
