package rules

import (
	"testing"

	"programme/model"
)

func withLayouts(e *model.Event) {
	e.Sessions[0].Layout = "theatre"
	e.Rooms[0].Layouts = []string{"theatre", "classroom"}
	e.Rooms[1].Layouts = []string{"classroom", "u-shape"}
}

var r07Cases = []judged{
	{
		name:      "has it",
		change:    withLayouts,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00"},
	},
	{
		name:      "a room that lists none and no room at all are not bound",
		change:    withLayouts,
		programme: []string{"A Main 10 09:00-10:00", "A - 10 11:00-12:00"},
	},
	{
		name:      "has it not",
		change:    withLayouts,
		programme: []string{"A C-2 10 09:00-10:00"},
		want:      []string{`1: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), needs the layout "theatre", and the room has only "classroom" and "u-shape"`},
		say:       []string{`"A" needs the layout "theatre", and "Room C-2" has only "classroom" and "u-shape"`},
	},
	{
		name: "what is preferred counts besides",
		change: func(e *model.Event) {
			withLayouts(e)
			e.Sessions[0].PrefersLayout, e.Sessions[1].PrefersLayout = "theatre", "u-shape"
		},
		programme: []string{"A C-2 10 09:00-10:00", "B C-1 10 10:00-11:00", "B C-2 11 09:00-10:00"},
		want: []string{
			`1: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), needs the layout "theatre", and the room has only "classroom" and "u-shape"`,
			`1: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), would like the layout "theatre", and the room has only "classroom" and "u-shape"`,
			`1: "B" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), would like the layout "u-shape", and the room has only "theatre" and "classroom"`,
		},
		say: []string{
			`"A" needs the layout "theatre", and "Room C-2" has only "classroom" and "u-shape"`,
			`"A" would like a room with the layout "theatre"`,
			`"B" would like a room with the layout "u-shape"`,
		},
	},
}

func TestR07Layout(t *testing.T) { judge(t, "R07") }

func TestR07SaysWithoutRoom(t *testing.T) {
	e := conference()
	withLayouts(e)
	in := NewInstance("R07")
	in.A = 0
	if got, want := r07.Say(e, nil, in), `"A" needs a room with the layout "theatre"`; got != want {
		t.Errorf("Say = %q, want %q", got, want)
	}
}
