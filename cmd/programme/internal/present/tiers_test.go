package present

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"programme/solver"
)

func TestTierVerdictInWords(t *testing.T) {
	for _, c := range []struct {
		name        string
		cost, bound [9]int
		want        []string // of the tiers that cost anything
	}{
		{"met", [9]int{7}, [9]int{7}, []string{"tier 1: optimal, cost 7"}},
		{"not met", [9]int{0, 200}, [9]int{0, 50}, []string{"tier 2: feasible, cost 200, bound 50, gap 150 (75%)"}},
		{"hardly met", [9]int{62980}, [9]int{62979}, []string{"tier 1: feasible, cost 62980, bound 62979, gap 1 (1%)"}},
		{
			"met after one that is not",
			[9]int{3, 4, 5},
			[9]int{2, 4, 6},
			[]string{
				"tier 1: feasible, cost 3, bound 2, gap 1 (34%)",
				"tier 2: feasible, cost 4, bound 4, no gap but one in an earlier tier",
				"tier 3: feasible, cost 5, bound 6, no gap but one in an earlier tier",
			},
		},
		{
			"not met after one that is",
			[9]int{3, 4},
			[9]int{3},
			[]string{"tier 1: optimal, cost 3", "tier 2: feasible, cost 4, bound 0, gap 4 (100%)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, v := range TierVerdicts(c.cost, c.bound) {
				if v.Cost > 0 {
					got = append(got, v.String())
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Optimal is said of a tier exactly where bounds meet costs in it and all before it, in
// words and in JSON alike.
func TestNoTierIsOptimalBeforeTheOnesBeforeIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var cost, bound [9]int
		for i := range cost {
			cost[i] = rapid.IntRange(0, 2).Draw(t, "cost")
			bound[i] = rapid.IntRange(0, 2).Draw(t, "bound")
		}
		answers := ProvedTiers(cost, bound)
		for i, v := range TierVerdicts(cost, bound) {
			want := true
			for k := range i + 1 {
				want = want && bound[k] >= cost[k]
			}
			if said := strings.Contains(v.String(), "optimal"); said != want {
				t.Fatalf("costs %v, bounds %v: %q", cost, bound, v)
			}
			if said := answers[i].Verdict == solver.Optimal; said != want || *answers[i].Gap != max(0, cost[i]-bound[i]) || *answers[i].Bound != bound[i] {
				t.Fatalf("costs %v, bounds %v: %+v", cost, bound, answers[i])
			}
		}
	})
}
