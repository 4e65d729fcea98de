package check_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
	"programme/model/check"
	"programme/model/rules"
)

func TestWorstGoesByTierThenCost(t *testing.T) {
	violation := func(rule string, l model.Level, weight, amount int) rules.Violation {
		return rules.Violation{Instance: rules.NewInstance(rule), Level: l, Weight: weight, Amount: amount}
	}
	r := check.Report{Violations: []rules.Violation{
		violation("a", model.Soft(2), 1, 90),
		violation("b", model.Hard, 1, 500),
		violation("c", model.Soft(2), 50, 2),
		violation("d", model.Soft(9), 1, 1000),
		violation("e", model.CheckOnly, 1, 500),
		violation("f", model.Soft(1), 1, 1),
		violation("g", model.Soft(2), 9, 10),
	}}
	var got []string
	for _, v := range r.Worst() {
		got = append(got, fmt.Sprint(v.Rule, " ", v.Level, " ", v.Cost()))
	}
	want := []string{"f soft:1 1", "c soft:2 100", "a soft:2 90", "g soft:2 90", "d soft:9 1000"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("worst (-want +got):\n%s", diff)
	}
	if r.Violations[0].Rule != "a" {
		t.Error("the report was sorted too")
	}
}
