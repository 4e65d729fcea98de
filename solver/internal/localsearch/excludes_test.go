package localsearch

import (
	"slices"
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// The tables of the search, and the timetable, say of two places what the problem says:
// whether what is at the one is in the way of the other.
func TestTablesAgreeOnWhatExcludesWhat(t *testing.T) {
	for name, excluded := range map[string]func(x *randevent.Pair) bool{
		"search": excludedInSearch, "who has to go": hasToGo, "timetable": excludedInTimetable,
	} {
		t.Run(name, func(t *testing.T) {
			said := map[bool]int{}
			rapid.Check(t, func(t *rapid.T) {
				x := randevent.DrawPair(t)
				want := x.Excluded()
				if got := excluded(&x); got != want {
					t.Fatalf("%s: excluded %v, want %v", &x, got, want)
				}
				said[want]++
			})
			if said[true] == 0 || said[false] == 0 {
				t.Errorf("pairs by whether they exclude each other: %v; the test tests nothing", said)
			}
		})
	}
}

// placedSecond returns a search with the second of two at its place, and the lanes of the
// place of the first.
func placedSecond(x *randevent.Pair) (s *Search, lanes []int32) {
	s = New(x.Problem, 1)
	s.place(int32(x.B), int32(x.Bt.Start), s.lanesIn(x.Bt.Room)[0])
	return s, s.lanesIn(x.At.Room)
}

func (x *space) lanesIn(room model.RoomIndex) []int32 {
	set := csp.NewRoomSet(len(x.problem.Rooms))
	set.Add(room)
	return x.lanesOf(set, func(model.RoomIndex) bool { return true })
}

func excludedInSearch(x *randevent.Pair) bool {
	s, lanes := placedSecond(x)
	free := func(lane int32) bool { return s.isFree(int32(x.A), int32(x.At.Start), lane) }
	return !slices.ContainsFunc(lanes, free)
}

// hasToGo asks the search who would have to go.
func hasToGo(x *randevent.Pair) bool {
	s, lanes := placedSecond(x)
	for _, lane := range lanes {
		if len(s.blockers(nil, int32(x.A), int32(x.At.Start), lane)) == 0 {
			return false
		}
	}
	return true
}

func excludedInTimetable(x *randevent.Pair) bool {
	t := newTimetable(newSpace(x.Problem))
	t.put(int32(x.B), x.Bt)
	list, ok := t.blockers(nil, int32(x.A), x.At, len(x.Problem.Activities))
	return !ok || len(list) > 0
}
