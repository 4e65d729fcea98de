package rules

import (
	"testing"

	"programme/model"
)

// laidOut gives A and C one layout, B and D another, and E none.
func laidOut(e *model.Event) {
	for s, layout := range []string{"theatre", "round", "theatre", "round", ""} {
		e.Sessions[s].Layout = layout
	}
}

var r12Cases = []judged{
	{
		name:      "one change a day in each room, whatever stands between",
		change:    laidOut,
		programme: []string{"A C-1 10 09:00-10:00", "C C-1 10 10:00-11:00", "E C-1 10 11:00-11:30", "B C-1 10 15:00-16:00", "D C-2 10 09:00-10:00"},
	},
	{
		name:      "there and back, and once more",
		change:    laidOut,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00"},
		want:      []string{`2: "Room C-1" changes its layout 3 times on Tue 10 Oct: "theatre", "round", "theatre", then "round"; at most 1`},
		say:       []string{`"Room C-1" changes its layout at most once on Tue 10 Oct`},
	},
	{
		name:      "over night it costs nothing",
		change:    laidOut,
		settings:  []model.Setting{set("R12", "max=0")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00", "D C-1 11 10:00-11:00", "C C-1 12 09:00-10:00"},
	},
	{
		name:      "none at all in one room",
		change:    laidOut,
		settings:  []model.Setting{set("R12", "rooms=C-2", "max=0")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-2 10 09:00-10:00", "E C-2 10 10:00-10:30", "D C-2 10 11:00-12:00"},
		want:      []string{`1: "Room C-2" changes its layout once on Tue 10 Oct: "theatre", then "round"`},
		say:       []string{`"Room C-2" keeps one layout on Tue 10 Oct`},
	},
	{
		name: "merged sessions are one, with the first layout that is given",
		change: func(e *model.Event) {
			laidOut(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R12", "max=0")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 10:00-11:00"},
	},
	{
		name:      "a room that holds several is not bound",
		change:    laidOut,
		settings:  []model.Setting{set("R12", "max=0"), set("R02", "rooms=C-1", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"},
	},
}

func TestR12Refits(t *testing.T) { judge(t, "R12") }
