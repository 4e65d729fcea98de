package rules

import (
	"testing"

	"programme/model"
)

// inGroups has Ana in a group, and Bo attend C.
func inGroups(e *model.Event) {
	e.People[0].Group = "Civil Society"
	e.Cast[3].Role = "speaker"
}

var r60Cases = []judged{
	{
		name:      "on one day, or two that are free",
		change:    inGroups,
		settings:  []model.Setting{set("R60", "people=bo"), set("R60", "group=civil society", "free=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 11 09:00-10:00", "C C-1 10 10:00-11:00", "C C-1 10 14:00-15:00"},
	},
	{
		name:      "on more",
		change:    inGroups,
		settings:  []model.Setting{set("R60", "people=ana"), leveled(model.Soft(3), 0, set("R60", "everybody=yes", "free=0"))},
		programme: []string{"A C-1 12 09:00-10:00", "B C-2 10 09:00-10:00", "B C-2 11 23:00-24:00", "C C-1 10 10:00-11:00"},
		want: []string{
			`2: Ana Silva has to come on 3 days: Tue 10 Oct, Wed 11 Oct and Thu 12 Oct; at most 1 should be needed`,
			`3: Ana Silva has to come on 3 days: Tue 10 Oct, Wed 11 Oct and Thu 12 Oct; at most 0 should be needed`,
			`1: Bo Lind has to come on 1 day: Tue 10 Oct; at most 0 should be needed`,
		},
		say: []string{"Ana Silva should have to come on at most 1 day", "Ana Silva should have to come on at most 0 days", "Bo Lind should have to come on at most 0 days"},
	},
}

func TestR60DaysOfPeople(t *testing.T) { judge(t, "R60") }

func TestR60NobodyMeant(t *testing.T) {
	for _, line := range []model.Setting{set("R60", "group=Government"), set("R60", "everybody=no")} {
		e := conference()
		e.Rules = []model.Setting{line}
		if _, faults := Bind(e); len(faults) != 1 {
			t.Errorf("%v: faults %v, want one", line.Params, faults)
		}
	}
}
