package exchange

import (
	"testing"

	"programme/model"
)

// times returns instants at those minutes.
func times(minutes ...model.Instant) []model.Instant { return minutes }

func TestTheGrainIsTheOneThatNearlyAllKeep(t *testing.T) {
	tens := func(n int) (starts []model.Instant) {
		for i := range n {
			starts = append(starts, model.Instant(600+10*i))
		}
		return starts
	}
	for name, tt := range map[string]struct {
		open    model.Instant // 0 for a day that opens with its first start
		starts  []model.Instant
		grain   model.Minutes
		opening model.Instant
		misses  string
	}{
		"all keep a quarter of an hour":          {540, times(600, 615, 660), 15, 540, ""},
		"all keep ten minutes":                   {540, times(600, 610, 640), 10, 540, ""},
		"all keep five":                          {540, times(600, 610, 645), 5, 540, ""},
		"one of a few is odd":                    {540, times(600, 607), 1, 540, ""},
		"one of many is odd":                     {540, append(tens(30), 902), 10, 540, "which 30 of 31 starts keep (96.7 %); the other, at 1970-01-01T15:02:00Z, stays legal for its own session"},
		"two of many are":                        {540, append(tens(30), 904, 902), 10, 540, "which 30 of 32 starts keep (93.7 %); the other 2, the first at 1970-01-01T15:02:00Z, stay legal, each for its own session"},
		"too many are":                           {540, append(tens(20), 903, 904, 906), 1, 540, ""},
		"the first is, with which the day opens": {0, append(tens(30), 592), 10, 590, "which 30 of 31 starts keep (96.7 %); the other, at 1970-01-01T09:52:00Z, stays legal for its own session"},
		"the day opens at an odd minute":         {543, tens(30), 10, 550, ""},
	} {
		d := &DaySpan{Starts: tt.starts, Hull: model.Interval{Start: tt.open, End: 1440}}
		if tt.open == 0 {
			d.Hull.Start = tt.starts[len(tt.starts)-1]
		}
		days := []*DaySpan{d}
		g := ChooseGrain(days, 15, 10, 5)
		if g.Grain != tt.grain || g.Opening(d) != tt.opening || g.Misses(days) != tt.misses {
			t.Errorf("%s: grain %d from %d, %q", name, g.Grain, g.Opening(d), g.Misses(days))
		}
	}
}
