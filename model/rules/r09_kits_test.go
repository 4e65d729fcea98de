package rules

import (
	"testing"

	"programme/model"
)

// withKit gives the conference two booths of one kind, an hour to set up and half an hour
// to strike, and sessions A to D that need one; Main has one of its own.
func withKit(e *model.Event) {
	e.Kits = []model.Kit{
		{ID: "old booth", Kind: "booth", Count: 1, Setup: 15, Strike: 30},
		{ID: "new booth", Kind: "booth", Count: 1, Setup: 60},
	}
	e.Kits[0].Pos = model.Position{File: "kits.csv", Line: 2, Column: 1}
	for i := range 4 {
		e.Sessions[i].Needs = []string{"booth"}
	}
	e.Rooms[2].Services = []string{"booth"}
}

// without lets a kit be away.
func without(kit string, kind model.Kind, day, hours string) func(e *model.Event) {
	return func(e *model.Event) {
		withKit(e)
		e.Availability = append(e.Availability, model.Availability{Subject: model.OfKit(kit), Interval: span(day, hours), Kind: kind})
	}
}

// withMoves gives the conference one cart that takes 20 minutes from one area to another, and
// sessions A to D that need it.
func withMoves(e *model.Event) {
	e.Kits = []model.Kit{{ID: "cart", Kind: "cart", Count: 1, Move: 20}}
	for i := range 4 {
		e.Sessions[i].Needs = []string{"cart"}
	}
}

var r09Cases = []judged{
	{
		name:      "two at once, one in a room with a booth, one in no room",
		change:    withKit,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C Main 10 09:00-10:00", "D - 10 09:00-10:00"},
	},
	{
		// The strike of the one ends when the set-up of the other begins.
		name:      "set-up and strike, to the minute",
		change:    withKit,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 11:30-12:30"},
	},
	{
		name:      "set-up and strike overlap",
		change:    withKit,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 11:15-12:15"},
		want:      []string{`1: "A", "B" and "C" need "booth" Tue 10 Oct 10:15 (01:15 UTC), with 60 minutes to set up and 30 minutes to strike, when 2 can be had`},
		say:       []string{`2 "booth" can be had Tue 10 Oct 10:15-10:30 (01:15-01:30 UTC)`},
	},
	{
		name: "one session takes two of them",
		change: func(e *model.Event) {
			withKit(e)
			e.Sessions[0].Needs = []string{"booth", "booth"}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 12:00-13:00"},
		want:      []string{`1: "A" and "B" need 3 "booth" Tue 10 Oct 08:00 (Mon 9 Oct 23:00 UTC), with 60 minutes to set up and 30 minutes to strike, when 2 can be had`},
	},
	{
		name:      "one is away for a while",
		change:    without("old booth", model.Unavailable, "10", "10:15-12:00"),
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 13:00-14:00", "D C-2 10 13:00-14:00"},
		want:      []string{`1: "A" and "B" need "booth" Tue 10 Oct 10:15 (01:15 UTC), with 60 minutes to set up and 30 minutes to strike, when 1 can be had`},
	},
	{
		name: "one can be had for a while, and none is left for who needs it by its id",
		change: func(e *model.Event) {
			without("new booth", model.Available, "10", "07:00-11:00")(e)
			e.Sessions[3].Needs = []string{"new booth"}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 13:00-14:00", "D C-2 11 09:00-10:00"},
		want:      []string{`1: "D" needs "new booth" Wed 11 Oct 08:00 (Tue 10 Oct 23:00 UTC), with 60 minutes to set up, when 0 can be had`},
	},
	{
		name: "one by its id twice at once, of a kind that would do",
		change: func(e *model.Event) {
			withKit(e)
			e.Sessions[0].Needs, e.Sessions[1].Needs = []string{"old booth"}, []string{"old booth"}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00"},
		want:      []string{`1: "A" and "B" need "old booth" Tue 10 Oct 08:45 (Mon 9 Oct 23:45 UTC), with 15 minutes to set up and 30 minutes to strike, when 1 can be had`},
	},
	{
		name: "merged sessions take it together",
		change: func(e *model.Event) {
			withKit(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-2 10 09:00-10:00"},
	},
	{
		// The cart is free at 10:00 in area C, and at 10:20 in area M.
		name:      "a cart in time from one area to another, and at once within one",
		change:    withMoves,
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:20-11:20", "C Main 10 11:20-12:20", "D C-2 10 12:40-13:40"},
	},
	{
		name:      "a cart five minutes too long on its way",
		change:    withMoves,
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:00-11:00", "C Main 10 11:15-12:15"},
		want:      []string{`1: "B" in "C" and "C" in "M" need 2 "cart" Tue 10 Oct 11:15 (02:15 UTC), with 20 minutes from one area to another, when 1 can be had`},
		say:       []string{`1 "cart" can be had at once, with 20 minutes from one area to another`},
	},
	{
		// At 10:10 A has one of the two, B has had the other until 10:00.
		name:      "two carts, of which none comes in time",
		change:    func(e *model.Event) { withMoves(e); e.Kits[0].Count = 2 },
		programme: []string{"A C-1 10 09:30-10:30", "B C-2 10 09:00-10:00", "C Main 10 10:10-11:10"},
		want:      []string{`1: "B" in "C", "A" in "C" and "C" in "M" need 3 "cart" Tue 10 Oct 10:10 (01:10 UTC), with 20 minutes from one area to another, when 2 can be had`},
	},
	{
		// The one that is away from 10:00 on serves A, and the other only one of B and C.
		name: "one of two carts away while the other would have to move",
		change: func(e *model.Event) {
			withMoves(e)
			e.Kits[0].Count = 2
			e.Kits = append(e.Kits, e.Kits[0])
			e.Kits[0].Count, e.Kits[1].Count, e.Kits[1].ID = 1, 1, "cart 2"
			e.Availability = append(e.Availability, model.Availability{Subject: model.OfKit("cart 2"), Interval: span("10", "10:00-18:00"), Kind: model.Unavailable})
		},
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:05-11:05", "C C-1 10 11:10-12:10"},
		want:      []string{`1: "B" in "M" and "C" in "C" need 2 "cart" Tue 10 Oct 11:10 (02:10 UTC), with 20 minutes from one area to another, when 1 can be had`},
	},
	{
		name:      "no kit of that name",
		change:    func(e *model.Event) { e.Sessions[0].Needs = []string{"booth"} },
		programme: []string{"A C-1 10 09:00-10:00"},
	},
}

func TestR09Kits(t *testing.T) { judge(t, "R09") }
