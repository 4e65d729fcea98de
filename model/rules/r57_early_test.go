package rules

import (
	"testing"

	"programme/model"
)

var r57Cases = []judged{
	{
		name:      "when the day opens, and what has a single start or is in no window",
		change:    func(e *model.Event) { e.Windows[2].Starts = []model.Instant{at("12", "11:00")} },
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 11 09:00-10:00", "C C-1 12 11:00-12:00", "D C-1 11 20:00-21:00", "E C-1 10 03:00-03:30"},
	},
	{
		name:      "all minutes of a day",
		programme: []string{"A C-1 10 10:00-11:00", "B C-1 10 09:00-10:00", "C C-2 10 09:15-10:15", "D C-1 11 17:00-18:00", "E C-1 12 09:00-09:30"},
		want: []string{
			`75: 2 of 3 sessions should start when the day opens, Tue 10 Oct 09:00 (00:00 UTC): 75 minutes too late in all, the last of them "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC)`,
			`480: 1 of 1 session should start when the day opens, Wed 11 Oct 09:00 (00:00 UTC): 8 hours too late in all, the last of them "D" in "Room C-1", Wed 11 Oct 17:00-18:00 (08:00-09:00 UTC)`,
		},
		say: []string{"sessions should start when the day opens", "sessions should start when the day opens"},
	},
	{
		name:      "a day lasts until the next one opens, and opens with its first window",
		change:    earlyAndLate,
		settings:  []model.Setting{inEventYAML(set("R57", "free=60"))},
		programme: []string{"A C-1 11 00:00-01:00", "B C-1 10 09:00-10:00", "C C-1 10 09:30-10:30", "D C-1 11 10:00-11:00"},
		want: []string{
			`930: 2 of 3 sessions should start at most 60 minutes after the day opens, Tue 10 Oct 08:00 (Mon 9 Oct 23:00 UTC): 15 hours 30 minutes too late in all, the last of them "A" in "Room C-1", Wed 11 Oct 00:00-01:00 (Tue 10 Oct 15:00-16:00 UTC)`,
		},
	},
	{
		name:      "each session where it is hard",
		settings:  []model.Setting{leveled(model.Hard, 0, inEventYAML(set("R57", "free=120")))},
		programme: []string{"A C-1 10 11:00-12:00", "B C-1 10 11:01-12:01", "C C-1 11 12:00-13:00"},
		want: []string{
			`1: "B" in "Room C-1", Tue 10 Oct 11:01-12:01 (02:01-03:01 UTC), must start at most 2 hours after the day opens, Tue 10 Oct 09:00 (00:00 UTC): 1 minute too late`,
			`60: "C" in "Room C-1", Wed 11 Oct 12:00-13:00 (03:00-04:00 UTC), must start at most 2 hours after the day opens, Wed 11 Oct 09:00 (00:00 UTC): 60 minutes too late`,
		},
		say: []string{`"B" must start at most 2 hours after the day opens`, `"C" must start at most 2 hours after the day opens`},
	},
}

func TestR57EarlyStarts(t *testing.T) { judge(t, "R57") }
