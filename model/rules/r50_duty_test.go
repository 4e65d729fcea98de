package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// needing lets the first sessions need captions.
func needing(sessions int) func(e *model.Event) {
	return func(e *model.Event) {
		for s := range sessions {
			e.Sessions[s].Needs = []string{"captions"}
		}
	}
}

var r50Cases = []judged{
	{
		name:      "one after the other with the break between",
		change:    needing(2),
		settings:  []model.Setting{set("R50", "needs=captions", "count=1", "break=15")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:15-11:15", "C Main 10 09:00-10:00"},
	},
	{
		name:      "the break is too short",
		change:    needing(2),
		settings:  []model.Setting{set("R50", "needs=captions", "count=1", "break=15")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:00-11:00"},
		want:      []string{`1: "A" and "B" take 2 people, Tue 10 Oct 10:00 (01:00 UTC), and 1 person is on duty for those that need "captions", with 15 minutes between two sessions`},
		say:       []string{`1 person is on duty for those that need "captions", with 15 minutes between two sessions`},
	},
	{
		// An hour takes two with a shift of 45 minutes; the half hour of E takes one.
		name:      "a session longer than a shift takes two",
		settings:  []model.Setting{leveled(model.Soft(4), 2, set("R50", "count=2", "shift=45"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "E Main 10 09:45-10:15"},
		want: []string{
			`2: "A" and "B" take 4 people, Tue 10 Oct 09:30 (00:30 UTC), and 2 people are on duty, for 45 minutes each`,
			`3: "A", "B" and "E" take 5 people, Tue 10 Oct 09:45 (00:45 UTC), and 2 people are on duty, for 45 minutes each`,
		},
	},
	{
		name:      "more than there are for one",
		settings:  []model.Setting{set("R50", "count=1", "shift=30", "session=A")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00"},
		want:      []string{`1: "A" takes 2 people, Tue 10 Oct 09:00 (00:00 UTC), and 1 person is on duty for "A", for 30 minutes each`},
		say:       []string{`"A" takes 2 people, and 1 person is on duty for "A", for 30 minutes each`},
	},
	{
		name:      "merged sessions take them together",
		change:    withMerges,
		settings:  []model.Setting{set("R50", "count=1", "session=A|B|C")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 09:00-10:00"},
	},
}

func TestR50Duty(t *testing.T) { judge(t, "R50") }

func TestR50FaultsInSettings(t *testing.T) {
	want := []string{"rules.csv:2:10: rule R50: with a count of 0 no session could take place; give a count of at least 1, or switch the line off"}
	if diff := cmp.Diff(want, faultsOf(t, set("R50", "count=0"))); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}
