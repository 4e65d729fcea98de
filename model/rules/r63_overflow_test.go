package rules

import (
	"testing"

	"programme/model"
)

// overflowing has A take C-2 or Main besides its own room, of which C-1 has 100 seats and C-2 60,
// and may hold 50 people.
func overflowing(e *model.Event) {
	expecting(140)(e)
	e.Sessions[0].Overflow = []model.RoomIndex{1, 2}
	e.Rooms = e.WithPairs()
}

var r63Cases = []judged{
	{
		name:      "in one of the rooms besides its own, and the others in one",
		change:    overflowing,
		programme: []string{"A C-1+C-2 10 09:00-10:00", "B Main 10 09:00-10:00", "C - 10 09:00-10:00"},
	},
	{
		name: "in one room, in another than those, and in two where none is asked for",
		change: func(e *model.Event) {
			overflowing(e)
			e.Sessions[1].Overflow = []model.RoomIndex{0}
			e.Rooms = e.WithPairs()
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1+Main 10 10:00-11:00", "C C-2+Main 10 11:00-12:00"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is without its overflow room, "Room C-2" or "Main Hall"`,
			`1: "B" in "Room C-1 + Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is in "Main Hall", and its overflow room is "Room C-1"`,
			`1: "C" in "Room C-2 + Main Hall", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), is in two rooms and takes no overflow room`,
		},
		say: []string{
			`"A" needs "Room C-2" or "Main Hall" besides its own room, for its overflow`,
			`"B" needs "Room C-1" besides its own room, for its overflow`,
			`"C" takes no overflow room, and is in one room`,
		},
	},
	{
		name: "merged sessions take a room that any of them gives",
		change: func(e *model.Event) {
			overflowing(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		programme: []string{"A C-1+C-2 10 09:00-10:00", "B C-1+C-2 10 09:00-10:00"},
	},
	{
		name:      "a room that holds several has no overflow room",
		change:    overflowing,
		settings:  []model.Setting{set("R02", "rooms=C-1", "max=2")},
		programme: []string{"A C-1+C-2 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 09:00-10:00"},
		want:      []string{`1: "A" in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), has an overflow room beside "Room C-1", which holds several sessions`},
	},
	{
		name: "nor has one that is in the other",
		change: func(e *model.Event) {
			overflowing(e)
			e.Rooms[0].Combines = []model.RoomIndex{1, 2}
			e.Rooms = e.WithPairs()
		},
		programme: []string{"A C-1+C-2 10 09:00-10:00"},
		want:      []string{`1: "A" in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), has "Room C-2" for its overflow, which is in "Room C-1"`},
	},
}

func TestR63Overflow(t *testing.T) { judge(t, "R63") }

// Both rooms are taken, the seats are those of both, and all else is that of the first.
func TestASessionWithAnOverflowRoomIsInBoth(t *testing.T) {
	of := func(rule string, change func(*model.Event), settings []model.Setting, programme ...string) {
		t.Helper()
		x := judged{change: func(e *model.Event) { overflowing(e); change(e); e.Rooms = e.WithPairs() }, settings: settings, programme: programme[1:]}
		_, _, found := x.violations(t, rule)
		got := ""
		for _, v := range found {
			got += v.Sentence + "\n"
		}
		if got != programme[0] {
			t.Errorf("%s says %q, want %q", rule, got, programme[0])
		}
	}
	none := func(*model.Event) {}
	of("R02", none, nil, `"Room C-2" is taken by "A" in "Room C-1 + Room C-2" (Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)) and "B" in "Room C-2" (Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)): 30 minutes overlap`+"\n",
		"A C-1+C-2 10 09:00-10:00", "B C-2 10 09:30-10:30")
	of("R02", none, []model.Setting{set("R02", "rooms=C-1", "max=2")}, "", "A C-1+C-2 10 09:00-10:00", "B C-1 10 09:30-10:30") // which is for R63
	of("R17", func(e *model.Event) {
		e.Availability = []model.Availability{{Subject: model.OfRoom(1), Interval: span("10", "09:30-10:00"), Kind: model.Unavailable}}
	}, nil, `"Room C-2" is not available for 30 minutes of "A" in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)`+"\n", "A C-1+C-2 10 09:00-10:00")
	of("R06", none, nil, "", "A C-1+C-2 10 09:00-10:00") // 150 for 140
	of("R06", func(e *model.Event) { e.Sessions[0].Expected = 155 }, nil,
		`"A" in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 155 people, and the room has 160 seats and may hold 150 people: 5 too many`+"\n"+
			`"A" in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), expects 155 people, and 144 of the 160 seats are the most in comfort: 11 too many`+"\n", "A C-1+C-2 10 09:00-10:00")
	of("R35", none, []model.Setting{set("R35", "session=A", "rooms=C-1")}, "", "A C-1+C-2 10 09:00-10:00")
	of("R35", none, []model.Setting{set("R35", "session=A", "rooms=C-2|C-1 + Main")},
		`"A" in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is pinned elsewhere: it must be in "Room C-2" or "Room C-1 + Main Hall"`+"\n", "A C-1+C-2 10 09:00-10:00")
	of("R61", none, []model.Setting{set("R61", "session=A", "prefer=C"), set("R61", "session=A", "avoid=Main")}, "", "A C-1+Main 10 09:00-10:00")
	of("R42", none, []model.Setting{set("R42", "session=A|B", "room=yes", "day=no")}, "", "A C-1+C-2 10 09:00-10:00", "B C-1 10 10:00-11:00")
	of("R19", func(e *model.Event) {
		e.Walks = []model.Walk{{From: "C-1", To: "Main", Minutes: 30}, {From: "C-2", To: "Main", Minutes: 90}}
	}, nil,
		`Ana Silva needs 35 minutes for the way (30 minutes) and a pause (5 minutes) and has 15 minutes between "A" (speaker) in "Room C-1 + Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Main Hall", Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC)`+"\n",
		"A C-1+C-2 10 09:00-10:00", "B Main 10 10:15-11:15")
	of("R19", none, nil, "", "A C-1+C-2 10 09:00-10:00", "B C-1 10 10:00-11:00")
}

// A line cannot have a room hold several sessions that is an overflow room.
func TestAnOverflowRoomHoldsOneSession(t *testing.T) {
	for params, want := range map[string]string{
		"rooms=C-2":       `"Room C-2" is an overflow room, or has one beside it, and holds one session at a time`,
		"rooms=C-1":       "",
		"rooms=C-1 + C-2": `"Room C-1 + Room C-2" is an overflow room, or has one beside it, and holds one session at a time`,
	} {
		e := conference()
		overflowing(e)
		e.Rules = []model.Setting{set("R02", params, "max=2")}
		got := ""
		if _, faults := Bind(e); len(faults) > 0 {
			got = faults[0].Message
		}
		if want != "" {
			want = "rule R02: " + want
		}
		if got != want {
			t.Errorf("%s: %q, want %q", params, got, want)
		}
	}
}
