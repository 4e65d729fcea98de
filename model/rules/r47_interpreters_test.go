package rules

import (
	"testing"

	"programme/model"
)

// interpreting has Ana interpret all sessions.
func interpreting(e *model.Event) {
	everywhere(e)
	for i := range e.Cast {
		e.Cast[i].Role = "interpreter"
	}
}

var r47Cases = []judged{
	{
		name:      "two meetings of three hours, an hour and a half apart",
		change:    interpreting,
		programme: []string{"A C-1 10 09:00-10:30", "B C-1 10 10:30-12:00", "C C-1 10 13:30-15:00", "D C-1 10 15:00-16:30", "E C-1 11 09:00-12:00"},
	},
	{
		name:   "who does something else besides",
		change: func(e *model.Event) { interpreting(e); e.Cast[2].Role = "speaker" },
		programme: []string{
			"A C-1 10 09:00-10:30", "B C-1 10 10:30-12:00", "C C-1 10 12:00-13:00",
		},
	},
	{
		// From 9:00 to 13:00, 60 minutes too long; with the afternoon 6 hours 30 minutes.
		name:      "no rest, and too long a day",
		change:    interpreting,
		programme: []string{"A C-1 10 09:00-10:30", "B C-1 10 11:30-13:00", "C C-1 10 14:30-16:00", "D C-1 10 16:00-17:30", "E C-1 10 19:00-19:30"},
		want: []string{
			`30: Ana Silva interprets 6 hours 30 minutes of sessions on Tue 10 Oct, 30 minutes more than 6 hours: "A", "B", "C", "D" and "E"`,
			`60: Ana Silva interprets 4 hours in a row, from "A" to "B", without a pause of 90 minutes, 60 minutes more than 3 hours: Tue 10 Oct 09:00-13:00 (00:00-04:00 UTC)`,
		},
		say: []string{
			"Ana Silva must have at most 6 hours of sessions on Tue 10 Oct",
			"Ana Silva must have at most 3 hours of sessions in a row, without a pause of 90 minutes",
		},
	},
	{
		name:      "a line says how many sessions",
		change:    interpreting,
		settings:  []model.Setting{leveled(model.Soft(2), 0, set("R47", "people=ana", "sessions=2"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 12:00-13:00", "C C-1 10 16:00-17:00"},
		want:      []string{`60: Ana Silva interprets 3 sessions on Tue 10 Oct, 1 more than 2: "A", "B" and "C"`},
		say:       []string{"Ana Silva should have at most 2 sessions on Tue 10 Oct"},
	},
}

func TestR47Interpreters(t *testing.T) { judge(t, "R47") }
