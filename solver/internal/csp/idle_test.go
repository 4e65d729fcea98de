package csp_test

import (
	"testing"

	"programme/model"
	"programme/solver/internal/csp"
)

// Two activities of half an hour are an hour apart, and a third that lasts as long may be in
// between: of the hour, less a pause of 5 minutes, it and its pause can fill 35. What is always in
// another room fills nothing, nor what starts on another day.
func TestIdleMinutesThatOthersCanFillAreNotPaidFor(t *testing.T) {
	at := func(room uint64, starts ...csp.StartIndex) csp.Activity {
		a := csp.Activity{Minutes: 30, Candidates: csp.Candidates{Starts: starts}}
		for range starts {
			a.Candidates.Rooms = append(a.Candidates.Rooms, csp.RoomSet{room})
		}
		return a
	}
	for name, c := range map[string]struct {
		third csp.Activity
		want  int
	}{
		"in between or after":   {at(1, 1, 3), 55 - 35},
		"in one of two rooms":   {at(3, 1), 55 - 35},
		"in the other room":     {at(2, 1, 2), 55},
		"on the day after":      {at(1, 4), 55},
		"in between, or absent": {csp.Activity{Minutes: 30, Optional: true, Candidates: at(1, 1).Candidates}, 55 - 35},
		"in between for sure":   {at(1, 1), 60 - 30 - 5 - 5},
	} {
		p := &csp.Problem{
			Event: &model.Event{}, Starts: []model.Instant{600, 640, 690, 750, 2000}, Days: []int32{0, 0, 0, 0, 1},
			Rooms: []csp.Room{{Parallel: 1}, {Parallel: 1}}, Activities: []csp.Activity{at(1, 0), at(1, 2), c.third},
		}
		p.Soft.Idles = []csp.Idle{{
			Penalty: three, Rooms: csp.RoomSet{1}, Day: model.Interval{Start: 0, End: 1440}, Pause: 5,
			Members: []csp.RespiteMember{{Activity: 0, Minutes: 30}, {Activity: 1, Minutes: 30}, {Activity: 2, Minutes: 30}},
		}}
		if got := p.Paid(2).Groups; got != 3*c.want {
			t.Errorf("%s: %d are paid, want %d", name, got, 3*c.want)
		}
	}
}
