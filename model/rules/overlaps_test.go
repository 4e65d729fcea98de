package rules

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/model"
)

// Setting every two things against each other finds the same overlaps, in the same
// order.
func TestEachOverlapFindsEveryOne(t *testing.T) {
	type pair struct {
		Earlier, Later int
		Overlap        model.Minutes
	}
	rapid.Check(t, func(t *rapid.T) {
		var list []model.Interval
		for range rapid.IntRange(0, 12).Draw(t, "how many") {
			list = append(list, model.Span(model.Instant(rapid.IntRange(0, 30).Draw(t, "start")), model.Minutes(rapid.IntRange(-1, 12).Draw(t, "minutes"))))
		}
		slices.SortStableFunc(list, func(v, w model.Interval) int { return int(v.Start - w.Start) })
		var want, got []pair
		for j, later := range list {
			for i, earlier := range list[:j] {
				if n := earlier.Overlap(later); n > 0 {
					want = append(want, pair{i, j, n})
				}
			}
		}
		indices := make([]int, len(list))
		for i := range indices {
			indices[i] = i
		}
		eachOverlap(indices, func(i *int) model.Interval { return list[*i] }, func(i, j *int, n model.Minutes) {
			got = append(got, pair{*i, *j, n})
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("overlaps of %v (-want +got):\n%s", list, diff)
		}
	})
}
