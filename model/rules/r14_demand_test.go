package rules

import (
	"slices"
	"testing"

	"programme/model"
)

// demanding has A expect 10 people, B 300, C 40 and D 300 as well, and rooms of 60, 200
// and 500 seats. B and D are due 500 seats, C 200 and A 60.
func demanding(e *model.Event) {
	for s, n := range []int{10, 300, 40, 300} {
		e.Sessions[s].Expected = n
	}
	for r, n := range []int{60, 200, 500} {
		e.Rooms[r].Capacity = n
	}
}

var r14Cases = []judged{
	{
		name:      "by demand; not known how many, and no room",
		change:    demanding,
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 09:00-10:00", "C C-2 10 09:00-10:00", "D - 10 11:00-12:00", "E C-1 10 11:00-11:30"},
	},
	{
		name:      "too small, by more than is tolerated",
		change:    demanding,
		programme: []string{"A C-1 10 09:00-10:00", "C C-1 10 10:00-11:00", "D C-2 10 11:00-12:00"},
		want: []string{
			`90: "C" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), expects 40 people and by its demand is due a room of 200 seats; this one has 60, which is 90 too few beyond the 50 that do not count`,
			`250: "D" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), expects 300 people and by its demand is due a room of 500 seats; this one has 200, which is 250 too few beyond the 50 that do not count`,
		},
		say: []string{
			`"C" expects 40 people and by its demand is due a room of 200 seats, or up to 50 less`,
			`"D" expects 300 people and by its demand is due a room of 500 seats, or up to 50 less`,
		},
	},
	{
		name:      "tolerated to the seat",
		change:    demanding,
		settings:  []model.Setting{set("R14", "tolerance=300")},
		programme: []string{"D C-2 10 11:00-12:00", "C C-1 10 11:00-12:00"},
	},
	{
		name: "a room without a capacity is left out",
		change: func(e *model.Event) {
			demanding(e)
			e.Rooms[0].Capacity = 0 // B and D are due 500 seats, C and A 200
		},
		programme: []string{"B C-1 10 09:00-10:00", "A C-2 10 09:00-10:00"},
	},
}

func TestR14Demand(t *testing.T) { judge(t, "R14") }

func TestR14SeatsDue(t *testing.T) {
	e := conference()
	if got := seatsDue(e); slices.Max(got) != 0 {
		t.Errorf("due %v where nothing is known, want none", got)
	}
	demanding(e)
	e.Sessions[3].State, e.Sessions[4].Expected = model.Cancelled, 20
	// B, C, E and A, of three rooms: the first two are due the largest.
	if got, want := seatsDue(e), []int{60, 500, 500, 0, 200}; !slices.Equal(got, want) {
		t.Errorf("due %v, want %v", got, want)
	}
	// Where as many are expected, as many seats are due: here every other session expects
	// 30 people, the rest 20.
	e.Sessions = make([]model.Session, 40)
	want := make([]int, 40)
	for s := range e.Sessions {
		e.Sessions[s].Expected = 20 + 10*(s%2)
		want[s] = []int{200, 500}[s%2] // rooms 20*3/40 and 0
	}
	if got := seatsDue(e); !slices.Equal(got, want) {
		t.Errorf("due %v, want %v", got, want)
	}
	e.Rooms = nil
	if got := seatsDue(e); slices.Max(got) != 0 {
		t.Errorf("due %v without rooms, want none", got)
	}
}
