package frab_test

import (
	"testing"

	"pgregory.net/rapid"

	"programme/model"
	"programme/model/check"
	"programme/model/exchange/frab"
	"programme/model/rules"
)

// Whatever the times of a schedule, the windows that an event is made with hold its talks,
// on the grain or off it.
func TestTheWindowsOfASchedule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &frab.Schedule{Title: "T", Zone: "Europe/Lisbon", Timeslot: rapid.SampledFrom([]model.Minutes{0, 1, 5, 15, 60}).Draw(t, "slot")}
		day := model.Date{Year: 2026, Month: 3, Day: 27}
		for d := range rapid.IntRange(1, 3).Draw(t, "days") {
			from := day.Bounds(s.Zone).Start
			sd := frab.Day{Index: d + 1, Date: day, Rooms: []frab.DayRoom{{Name: "R"}}}
			if rapid.Bool().Draw(t, "hours") {
				sd.Interval = model.Interval{Start: from.Add(model.Minutes(rapid.IntRange(0, 700).Draw(t, "opens"))), End: from.Add(1500)}
			}
			step := rapid.SampledFrom([]int{1, 5, 10, 15}).Draw(t, "step")
			for i := range rapid.IntRange(1, 12).Draw(t, "talks") {
				at := from.Add(model.Minutes(step*rapid.IntRange(0, 1600/step).Draw(t, "start") + rapid.SampledFrom([]int{0, 0, 0, 0, 0, 0, 2}).Draw(t, "odd")))
				sd.Rooms[0].Talks = append(sd.Rooms[0].Talks, frab.Talk{Number: int64(100*d + i + 1), Title: "T", Type: "talk", Interval: model.Span(at, model.Minutes(rapid.IntRange(1, 200).Draw(t, "length")))})
			}
			s.Days = append(s.Days, sd)
			day.Day++
		}
		e, _, err := s.Event(nil)
		if err != nil {
			t.Fatal(err)
		}
		e = folder(t, e)
		book, faults := rules.Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, v := range check.Programme(book, e.Baseline).Violations {
			if v.Rule == "R04" || v.Rule == "R05" {
				t.Errorf("grain %d: %s", e.Grain, v.Sentence)
			}
		}
	})
}
