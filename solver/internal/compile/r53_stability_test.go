package compile_test

import (
	"cmp"
	"testing"

	"programme/model"
	"programme/model/check"
	"programme/solver/internal/csp"
	"programme/solver/internal/randevent"

	"pgregory.net/rapid"
)

// One notion of fewest: what R53 charges for a programme is what it takes to tell people of
// its changes, as what-if counts it where states differ.
func TestStabilityCountsWhoIsTold(t *testing.T) {
	told := 0
	rapid.Check(t, func(t *rapid.T) {
		e := randevent.Event(t, "R53")
		if rapid.Bool().Draw(t, "merged") {
			randevent.Merged(t, e)
		}
		if e.Baseline == nil || len(e.Baseline.Placements) == 0 {
			return
		}
		x := drawTrial(t, e, "R53")
		if x == nil {
			t.Skip("the settings drawn make no sense")
		}
		set := &x.book.Of("R53").General
		if set.Level.Tier() == 0 {
			return
		}
		former := x.problem.NewFormer(e.Baseline, func(s model.State) int {
			return set.Count(string(cmp.Or(s, model.Draft)))
		})
		for _, programme := range x.programmes {
			places, ok := represent(x.problem, programme)
			if !ok {
				continue
			}
			judged := 0
			for _, v := range check.Programme(x.book, programme).Violations {
				if v.Rule == "R53" {
					judged += v.Amount
				}
			}
			counted := x.problem.Count(former, places)[csp.Told]
			if judged != counted {
				t.Fatalf("R53 counts %d, what-if %d\n%s", judged, counted, randevent.Describe(x.book, programme))
			}
			told += min(1, judged)
		}
	})
	if told == 0 {
		t.Error("nobody was told of anything: the test tests nothing")
	}
}
