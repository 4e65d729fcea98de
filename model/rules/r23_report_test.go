package rules

import (
	"testing"

	"programme/model"
)

// reporting has Ana report A and speak in the others.
func reporting(e *model.Event) {
	everywhere(e)
	e.Cast[0].Role = "rapporteur"
}

var r23Cases = []judged{
	{
		name:      "half an hour within two hours",
		change:    reporting,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:30", "C C-1 10 12:30-13:30"},
	},
	{
		// Twenty minutes after B are the longest.
		name:      "ten minutes are missing",
		change:    reporting,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:10-11:10", "C C-1 10 11:30-12:30"},
		want: []string{
			`10: Ana Silva reports "A", which ends Tue 10 Oct 10:00 (01:00 UTC), and has at most 20 minutes free of 30 minutes within 2 hours, for "B" and "C"`,
		},
		say: []string{`Ana Silva reports "A" and should have 30 minutes free within 2 hours after it`},
	},
	{
		name:      "right after, in another session that goes on, with nothing free",
		change:    reporting,
		settings:  []model.Setting{leveled(model.Hard, 0, set("R23", "minutes=15", "within=60"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-11:00"},
		want: []string{
			`15: Ana Silva reports "A", which ends Tue 10 Oct 10:00 (01:00 UTC), and has nothing free of 15 minutes within 60 minutes, for "B"`,
		},
		say: []string{`Ana Silva reports "A" and must have 15 minutes free within 60 minutes after it`},
	},
	{
		name: "merged sessions end with the last",
		change: func(e *model.Event) {
			reporting(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:20-13:20"},
		want: []string{
			`10: Ana Silva reports "A", which ends Tue 10 Oct 11:00 (02:00 UTC), and has at most 20 minutes free of 30 minutes within 2 hours, for "C" and "D"`,
		},
	},
}

func TestR23QuietTimeToReport(t *testing.T) { judge(t, "R23") }
