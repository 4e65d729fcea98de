package rules

import (
	"testing"

	"programme/model"
)

// expecting gives the sessions from A on so many people, and the rooms C-1, C-2 and Main
// 100, 60 and no known seats; C-2 may hold 50 people.
func expecting(people ...int) func(e *model.Event) {
	return func(e *model.Event) {
		e.Rooms[0].Capacity, e.Rooms[1].Capacity, e.Rooms[1].Safety = 100, 60, 50
		for s, n := range people {
			e.Sessions[s].Expected = n
		}
	}
}

var r06Cases = []judged{
	{
		name:      "neither too full nor too empty, to the seat",
		change:    expecting(90, 20, 50, 12),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-2 10 09:00-10:00", "D C-2 10 10:00-11:00"},
	},
	{
		name:      "what is not known binds nobody",
		change:    expecting(5000, 5000),
		programme: []string{"A Main 10 09:00-10:00", "B - 10 09:00-10:00", "C C-1 10 10:00-11:00"},
	},
	{
		// 110 for 100 seats, of which 90 in comfort; 58 for 60 seats, of which 54 in
		// comfort, where 50 are allowed.
		name:      "more than there are seats, and more than are allowed",
		change:    expecting(110, 58),
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00"},
		want: []string{
			`10: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 110 people, and the room has 100 seats: 10 too many`,
			`20: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 110 people, and 90 of the 100 seats are the most in comfort: 20 too many`,
			`8: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 58 people, and the room has 60 seats and may hold 50 people: 8 too many`,
			`4: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 58 people, and 54 of the 60 seats are the most in comfort: 4 too many`,
		},
		say: []string{
			`"A" expects 110 people and must be in a room that can hold them, and "Room C-1" has 100 seats`,
			`"A" expects 110 people and should be in a room of which they take from 20 to 90 percent of the seats`,
			`"B" expects 58 people and must be in a room that can hold them, and "Room C-2" has 60 seats and may hold 50 people`,
			`"B" expects 58 people and should be in a room of which they take from 20 to 90 percent of the seats`,
		},
	},
	{
		// Half of 205, rounded down, need one of 100 seats; comfort counts 205 for 90.
		name: "a share of those who would like to come",
		change: func(e *model.Event) {
			expecting(205, 110)(e)
			e.Sessions[0].ByDemand = true
		},
		settings:  []model.Setting{set("R06", "demand=50")},
		programme: []string{"A C-1 10 09:00-10:00"},
		want: []string{
			`2: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 102 people of the 205 who would like to come, and the room has 100 seats: 2 too many`,
			`115: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 205 people, and 90 of the 100 seats are the most in comfort: 115 too many`,
		},
		say: []string{
			`"A" expects 102 people of the 205 who would like to come and must be in a room that can hold them, and "Room C-1" has 100 seats`,
			`"A" expects 205 people and should be in a room of which they take from 20 to 90 percent of the seats`,
		},
	},
	{
		name: "by default those who would like to come are for comfort alone",
		change: func(e *model.Event) {
			expecting(205)(e)
			e.Sessions[0].ByDemand = true
		},
		settings:  []model.Setting{set("R06", "comfort_level=off")},
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		name: "less seats than are allowed",
		change: func(e *model.Event) {
			expecting(70)(e)
			e.Rooms[1].Safety = 65
		},
		settings:  []model.Setting{leveled(model.Soft(2), 3, set("R06", "comfort_level=off"))},
		programme: []string{"A C-2 10 09:00-10:00"},
		want:      []string{`10: "A" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 70 people, and the room has 60 seats and may hold 65 people: 10 too many`},
		say:       []string{`"A" expects 70 people and should be in a room that can hold them, and "Room C-2" has 60 seats and may hold 65 people`},
	},
	{
		name: "a safety limit alone",
		change: func(e *model.Event) {
			expecting(7)(e)
			e.Rooms[2].Safety = 6
		},
		programme: []string{"A Main 10 09:00-10:00"},
		want:      []string{`1: "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 7 people, and the room may hold 6 people: 1 too many`},
		say:       []string{`"A" expects 7 people and must be in a room that can hold them, and "Main Hall" may hold 6 people`},
	},
	{
		// 33 percent of 61 seats are 20.13, 50 percent 30.5.
		name: "shares of the seats are rounded down",
		change: func(e *model.Event) {
			expecting(20, 19, 30, 31)(e)
			e.Rooms[0].Capacity = 61
		},
		settings:  []model.Setting{set("R06", "comfort=50", "empty=33")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00"},
		want: []string{
			`1: "B" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), expects 19 people, and below 20 of the 61 seats the room looks empty: 1 too few`,
			`1: "D" in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), expects 31 people, and 30 of the 61 seats are the most in comfort: 1 too many`,
		},
	},
	{
		// 80 and 80 for 100 seats, of which 90 in comfort; 3 more when C begins, and A is over
		// when D does.
		name:      "those in a room at one time are added up, where it holds several",
		change:    expecting(80, 80, 3, 15),
		settings:  []model.Setting{set("R02", "rooms=C-1", "max=9")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 09:30-10:30", "D C-1 10 10:00-11:00"},
		want: []string{
			`60: "A" and "B" in "Room C-1", Tue 10 Oct 09:00 (00:00 UTC), expect 160 people together, and the room has 100 seats: 60 too many`,
			`70: "A" and "B" in "Room C-1", Tue 10 Oct 09:00 (00:00 UTC), expect 160 people together, and 90 of the 100 seats are the most in comfort: 70 too many`,
			`63: "A", "B" and "C" in "Room C-1", Tue 10 Oct 09:30 (00:30 UTC), expect 163 people together, and the room has 100 seats: 63 too many`,
			`73: "A", "B" and "C" in "Room C-1", Tue 10 Oct 09:30 (00:30 UTC), expect 163 people together, and 90 of the 100 seats are the most in comfort: 73 too many`,
		},
	},
	{
		// 60 and 45 are merged; nobody is said to come to the third.
		name: "merged sessions are added up in any room",
		change: func(e *model.Event) {
			expecting(60, 45, 0, 30)(e)
			withMerges(e)
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 09:00-10:00", "D C-1 10 09:30-10:00"},
		want: []string{
			`5: "A" and "B" in "Room C-1", Tue 10 Oct 09:00 (00:00 UTC), expect 105 people together, and the room has 100 seats: 5 too many`,
			`15: "A" and "B" in "Room C-1", Tue 10 Oct 09:00 (00:00 UTC), expect 105 people together, and 90 of the 100 seats are the most in comfort: 15 too many`,
		},
		say: []string{
			`"A" and "B" expect 105 people together and must be in a room that can hold them, and "Room C-1" has 100 seats`,
			`"A" and "B" expect 105 people together and should be in a room of which they take from 20 to 90 percent of the seats`,
		},
	},
	{
		name:      "where a room holds one at a time, each counts by itself",
		change:    expecting(90, 20),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:30-10:30"},
	},
}

func TestR06Capacity(t *testing.T) { judge(t, "R06") }

func TestR06SaysWithoutRoom(t *testing.T) {
	e := conference()
	e.Sessions[0].Expected = 1
	book, _ := Bind(e)
	for _, room := range []model.RoomIndex{model.NoRoom, 2} { // of which nothing is known
		in := NewInstance("R06")
		in.A, in.Room = 0, room
		if got, want := r06.Say(e, book.Of("R06"), in), `"A" expects 1 person and must be in a room that can hold them`; got != want {
			t.Errorf("Say = %q, want %q", got, want)
		}
	}
}
