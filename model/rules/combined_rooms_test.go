package rules

import (
	"slices"
	"testing"

	"programme/model"
)

// What rules ask of a room they ask of all rooms that it combines: C is C-1 and C-2, and All is C-2
// and Main.
func TestRulesTakeCombinedRoomsForTheirParts(t *testing.T) {
	room := func(r model.RoomIndex, kind model.Kind, hours string) func(*model.Event) {
		return func(e *model.Event) {
			e.Availability = []model.Availability{{Subject: model.OfRoom(r), Interval: span("10", hours), Kind: kind}}
		}
	}
	for _, c := range []struct {
		rule, name string
		change     func(*model.Event)
		settings   []model.Setting
		programme  []string
		want       []int // amounts
	}{
		{
			rule: "R59", name: "C, C-1 and All are three rooms",
			settings:  []model.Setting{set("R59", "free=1")},
			programme: []string{"A C 10 09:00-10:00", "B C-1 10 10:00-11:00", "C All 10 11:00-12:00"},
			want:      []int{2},
		},
		{
			rule: "R59", name: "of those of a line, by what they consist of",
			settings:  []model.Setting{set("R59", "free=0", "rooms=C"), set("R59", "free=0", "rooms=Main"), set("R59", "free=1", "rooms=C-1|All")},
			programme: []string{"A All 10 09:00-10:00"},
			want:      []int{1, 1, 1},
		},
		{
			// From 10:00 to 11:00: C-2 half an hour, All a quarter, food in Main none of C's.
			rule: "R51", name: "in a part, and in what shares one",
			settings:  []model.Setting{set("R51", "session=A"), set("R15", "rooms=Main", "start="+instant("10", "10:00"), "end="+instant("10", "11:00"), "catering=yes")},
			programme: []string{"A C 10 11:00-12:00", "B C-2 10 09:30-10:30", "C All 10 10:45-11:45", "D Main 10 10:00-11:00"},
			want:      []int{30, 15},
		},
		{
			rule: "R51", name: "in a room of which a neighbour is a part, and food in one",
			settings:  []model.Setting{set("R51", "session=A", "neighbours=Main"), set("R15", "rooms=All", "start="+instant("10", "10:20"), "end="+instant("10", "11:00"), "catering=yes")},
			programme: []string{"A C-1 10 11:00-12:00", "B All 10 09:30-10:10"},
			want:      []int{10, 40},
		},
		{
			rule: "R52", name: "in C and in a part, but not beside what shares none",
			settings:  []model.Setting{set("R52", "session=E", "buffer=30")},
			programme: []string{"E C 10 10:00-10:30", "A C-1 10 08:40-09:40", "B All 10 10:50-11:50", "C Main 10 10:30-11:30"},
			want:      []int{10, 10},
		},
		{
			rule: "R62", name: "a part would rather not, or not then",
			change:    room(1, model.Avoided, "09:30-10:10"),
			programme: []string{"A C 10 09:00-10:00", "B All 10 10:00-11:00", "C C-1 10 09:00-10:00"},
			want:      []int{30, 10},
		},
		{
			// C-1 and C-2: theatre, round, theatre; Main: round.
			rule: "R12", name: "C and All lay out their parts",
			change:    laidOut,
			settings:  []model.Setting{inEventYAML(set("R12", "max=1"))},
			programme: []string{"A C 10 09:00-10:00", "B C-1 10 10:00-11:00", "D All 10 10:00-11:00", "C C 10 11:00-12:00", "E C 10 12:00-12:30"},
			want:      []int{1, 1},
		},
		{
			rule: "R12", name: "a line about C is about its parts, and a later one about C-2 of that",
			change:    laidOut,
			settings:  []model.Setting{set("R12", "rooms=C", "max=0"), set("R12", "rooms=C-2", "max=1")},
			programme: []string{"A C 10 09:00-10:00", "B C 10 10:00-11:00"},
			want:      []int{1},
		},
		{
			rule: "R25", name: "in what shares a part with the back-up room",
			settings:  []model.Setting{backup},
			programme: []string{"C All 11 13:50-14:50", "D C 11 14:00-15:00"},
			want:      []int{50},
		},
		{
			// From C-1 to C nobody walks; from C to Main it is 10 minutes and a pause of 5.
			rule: "R19", name: "nobody walks from a room to what shares a part with it",
			change: func(e *model.Event) {
				e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"})
			},
			settings:  []model.Setting{inEventYAML(set("R19", "other=10"))},
			programme: []string{"A C-1 10 09:00-10:00", "B C 10 10:00-11:00", "C Main 10 11:00-12:00"},
			want:      []int{15},
		},
	} {
		t.Run(c.rule+" "+c.name, func(t *testing.T) {
			x := judged{settings: c.settings, programme: c.programme, change: func(e *model.Event) {
				withCombined(e)
				if c.change != nil {
					c.change(e)
				}
			}}
			_, _, found := x.violations(t, c.rule)
			var got []int
			for _, v := range found {
				got = append(got, v.Amount)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("amounts %v, want %v: %v", got, c.want, found)
			}
		})
	}
}
