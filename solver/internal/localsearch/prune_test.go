package localsearch

import (
	"slices"
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

// hourly returns a problem of activities of an hour that can start at every hour of one
// day from nine to four, in one room that holds all of them.
func hourly(activities int, relations ...csp.Relation) *csp.Problem {
	p := &csp.Problem{Rooms: []csp.Room{{Parallel: activities}}, Relations: relations}
	room := csp.NewRoomSet(1)
	room.Add(0)
	for h := range 8 {
		p.Starts, p.Days = append(p.Starts, model.Instant(60*(9+h))), append(p.Days, 0)
	}
	for range activities {
		a := csp.Activity{Minutes: 60}
		for s := range p.Starts {
			a.Candidates.Starts = append(a.Candidates.Starts, csp.StartIndex(s))
			a.Candidates.Rooms = append(a.Candidates.Rooms, room)
		}
		p.Activities = append(p.Activities, a)
	}
	return p
}

func before(a, b csp.ActivityIndex) csp.Relation {
	return csp.Relation{A: a, B: b, Kind: csp.Before, Max: csp.NoMax}
}

// pin leaves an activity one start.
func pin(p *csp.Problem, a, start int) {
	c := &p.Activities[a].Candidates
	c.Starts, c.Rooms = c.Starts[start:start+1], c.Rooms[:1]
}

func TestLikelyStarts(t *testing.T) {
	pinned := hourly(3, before(1, 0), before(0, 2))
	pin(pinned, 0, 3)
	optional := hourly(2, before(0, 1))
	pin(optional, 0, 3)
	optional.Activities[0].Optional = true
	impossible := hourly(2, before(0, 1), before(1, 0))
	all := []int32{0, 1, 2, 3, 4, 5, 6, 7}
	for _, test := range []struct {
		name string
		p    *csp.Problem
		want [][]int32
	}{
		{"a chain takes the ends", hourly(3, before(0, 1), before(1, 2)), [][]int32{{0, 1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6}, {2, 3, 4, 5, 6, 7}}},
		{"a chain against the order of the table", hourly(3, before(2, 1), before(1, 0)), [][]int32{{2, 3, 4, 5, 6, 7}, {1, 2, 3, 4, 5, 6}, {0, 1, 2, 3, 4, 5}}},
		{"a pinned one parts the day", pinned, [][]int32{{3}, {0, 1, 2}, {4, 5, 6, 7}}},
		{"one that may be left out takes nothing", optional, [][]int32{{3}, all}},
		{"nothing is taken where nothing would be left", impossible, [][]int32{all, all}},
	} {
		x := newSpace(test.p)
		for a, want := range test.want {
			if got, _ := x.likely.of(int32(a)); !slices.Equal(got, want) {
				t.Errorf("%s: activity %d may start at %v, want %v", test.name, a, got, want)
			}
			if got, _ := x.all.of(int32(a)); len(got) != len(test.p.Activities[a].Candidates.Starts) {
				t.Errorf("%s: activity %d lost candidates for good", test.name, a)
			}
		}
	}
}
