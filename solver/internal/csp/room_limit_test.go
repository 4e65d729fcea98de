package csp

import (
	"slices"
	"testing"

	"programme/model"
)

// Three activities at any of two starts, in any of three rooms, two at most.
func limited() *Problem {
	p := &Problem{Starts: []model.Instant{0, 60}, Days: []int32{0, 0}, Rooms: slices.Repeat([]Room{{Parallel: 1}}, 3)}
	for range 3 {
		a := Activity{Minutes: 60, Legal: []StartIndex{0, 1}}
		a.Candidates = Candidates{Starts: a.Legal, Rooms: []RoomSet{p.AllRooms(), p.AllRooms()}}
		p.Activities = append(p.Activities, a)
	}
	p.RoomLimits = []RoomLimit{{Most: 2, Members: []ActivityIndex{0, 1, 2}}}
	return p
}

// Two rooms are as many as there may be: beside two that stay in them the third goes into one
// of them, and beside one that stays two may not go into two others.
func TestRoomsOfThoseWhoStayAreUsed(t *testing.T) {
	p := limited()
	x := Assignment{{Start: 0, Room: 0}, {Start: 0, Room: 2}, {Start: 1, Room: 0}}
	q := p.Restrict(x, []ActivityIndex{2})
	for r, want := range []bool{true, false, true} {
		if got := q.Activities[0].Candidates.Has(Place{1, model.RoomIndex(r)}); got != want {
			t.Errorf("room %d is open beside the two: %v, want %v", r, got, want)
		}
	}
	q = p.Restrict(x, []ActivityIndex{1, 2})
	for _, c := range []struct {
		a, b model.RoomIndex
		want bool
	}{{1, 2, true}, {1, 1, false}, {0, 2, false}} {
		if got := q.Excludes(0, Place{0, c.a}, 1, Place{1, c.b}); got != c.want {
			t.Errorf("rooms %d and %d exclude each other beside room 0: %v, want %v", c.a, c.b, got, c.want)
		}
	}
	if p.Excludes(0, x[0], 1, x[1]) {
		t.Error("two rooms are too many of two")
	}
}

// Of a group of which one alone is left there is nothing to limit.
func TestLimitsAmongSomeActivities(t *testing.T) {
	p := limited()
	if q := p.Among([]ActivityIndex{2, 0}); len(q.RoomLimits) != 1 || !slices.Equal(q.RoomLimits[0].Members, []ActivityIndex{0, 1}) {
		t.Errorf("limits %+v, want one of both", q.RoomLimits)
	}
	if q := p.Among([]ActivityIndex{2}); len(q.RoomLimits) > 0 {
		t.Errorf("limits %+v of one activity", q.RoomLimits)
	}
}
