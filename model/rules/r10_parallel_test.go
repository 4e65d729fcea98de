package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

var r10Cases = []judged{
	{
		name:      "one after the other, and two at once",
		settings:  []model.Setting{set("R10", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "C Main 10 10:00-11:00"},
	},
	{
		name:      "three, then four at once",
		settings:  []model.Setting{set("R10", "max=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C - 10 09:15-10:15", "D Main 10 09:30-10:30"},
		want: []string{
			`1: "A", "B" and "C" take place at once, Tue 10 Oct 09:15 (00:15 UTC): 3 of at most 2`,
			`2: "A", "B", "C" and "D" take place at once, Tue 10 Oct 09:30 (00:30 UTC): 4 of at most 2`,
		},
		say: []string{"at most 2 sessions take place at once", "at most 2 sessions take place at once"},
	},
	{
		name: "of which, and when",
		change: func(e *model.Event) {
			e.Sessions[1].Needs, e.Sessions[2].Needs, e.Sessions[4].Needs = []string{"stream"}, []string{"record"}, []string{"stream"}
		},
		settings:  []model.Setting{set("R10", "max=1", "type=workshop", "needs=stream|record", "windows=d10|d11", "days=2023-10-11|2023-10-12")},
		programme: []string{"A C-1 11 09:00-10:00", "B C-2 11 09:00-10:00", "C Main 11 09:30-10:30", "E C-1 11 09:00-09:30"},
		want:      []string{`1: "B" and "C" take place at once, Wed 11 Oct 09:30 (00:30 UTC): 2 of at most 1 of the sessions of type "workshop" of those that need "stream" or "record" in window "d10" or "d11" on Wed 11 Oct or Thu 12 Oct`},
		say:       []string{`at most 1 session takes place at once of the sessions of type "workshop" of those that need "stream" or "record" in window "d10" or "d11" on Wed 11 Oct or Thu 12 Oct`},
	},
	{
		name:      "outside the time of the line",
		settings:  []model.Setting{set("R10", "max=1", "windows=d10"), set("R10", "max=1", "days=2023-10-12")},
		programme: []string{"A C-1 11 09:00-10:00", "B C-2 11 09:00-10:00", "C C-1 10 18:00-19:00", "D C-2 10 18:00-19:00"},
	},
	{
		name: "those count that start in the window and on the day, until they end",
		change: func(e *model.Event) {
			e.Windows[0].Interval, e.Windows[1].Interval = span("10", "22:00-24:00"), span("11", "00:00-02:00")
		},
		settings:  []model.Setting{set("R10", "max=1", "windows=d11"), set("R10", "max=1", "days=2023-10-10")},
		programme: []string{"A C-1 10 23:30-24:30", "B C-2 11 00:00-01:00", "C Main 11 00:45-01:45", "D C-1 10 23:45-24:45"},
		want: []string{
			`1: "B" and "C" take place at once, Wed 11 Oct 00:45 (Tue 10 Oct 15:45 UTC): 2 of at most 1 in window "d11"`,
			`1: "A" and "D" take place at once, Tue 10 Oct 23:45 (14:45 UTC): 2 of at most 1 on Tue 10 Oct`,
		},
	},
	{
		name: "merged sessions count once",
		change: func(e *model.Event) {
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R10", "max=1", "session=A|B|C")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "D C-2 10 09:00-10:00"},
	},
}

func TestR10Parallel(t *testing.T) { judge(t, "R10") }

func TestR10FaultsInSettings(t *testing.T) {
	want := []string{
		"rules.csv:2:10: rule R10: with a max of 0 no session could take place; give a max of at least 1, or hold the rooms by R15",
		"rules.csv:2:20: rule R10: 2023-10-21 is not a day of the event; name days of the event",
	}
	if diff := cmp.Diff(want, faultsOf(t, set("R10", "max=0", "days=2023-10-21"))); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	want = []string{"rules.csv:2:4: rule R10 needs max; give max (how many sessions there may be at once)"}
	if diff := cmp.Diff(want, faultsOf(t, set("R10", "type=workshop"))); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}
