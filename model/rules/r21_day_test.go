package rules

import (
	"testing"

	"programme/model"
)

// everywhere has Ana speak in all sessions.
func everywhere(e *model.Event) {
	e.Cast = nil
	for s := range e.Sessions {
		e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: 0, Role: "speaker"})
	}
}

var r21Cases = []judged{
	{
		name:      "a quarter of an hour ends a row",
		change:    everywhere,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:15-11:15", "C C-1 10 11:30-12:30", "D C-1 10 12:45-13:45", "E C-1 10 14:00-14:30"},
	},
	{
		name:      "forty minutes more than four hours in a row",
		change:    everywhere,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:10-11:10", "C C-1 10 11:10-12:10", "D C-1 10 12:10-13:10", "E C-1 10 13:10-13:40"},
		want: []string{
			`40: Ana Silva has 4 hours 40 minutes in a row, from "A" to "E", without a pause of 15 minutes, 40 minutes more than 4 hours: Tue 10 Oct 09:00-13:40 (00:00-04:40 UTC)`,
		},
		say: []string{"Ana Silva should have at most 4 hours of sessions in a row, without a pause of 15 minutes"},
	},
	{
		// Five sessions of 4 hours 30 minutes, of 3 and 2 hours; and one too long by itself.
		name:     "too many, too long, and too long alone",
		change:   everywhere,
		settings: []model.Setting{inEventYAML(set("R21", "sessions=3", "minutes=120", "row=45"))},
		programme: []string{
			"A C-1 10 09:00-10:00", "B C-1 10 11:00-12:00", "C C-1 10 13:00-14:00", "D C-1 10 15:00-16:00", "E C-1 10 17:00-17:30",
		},
		want: []string{
			`120: Ana Silva has 5 sessions on Tue 10 Oct, 2 more than 3: "A", "B", "C", "D" and "E"`,
			`150: Ana Silva has 4 hours 30 minutes of sessions on Tue 10 Oct, 2 hours 30 minutes more than 2 hours: "A", "B", "C", "D" and "E"`,
			`15: Ana Silva has 60 minutes in a row, with "A", without a pause of 15 minutes, 15 minutes more than 45 minutes: Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)`,
			`15: Ana Silva has 60 minutes in a row, with "B", without a pause of 15 minutes, 15 minutes more than 45 minutes: Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC)`,
			`15: Ana Silva has 60 minutes in a row, with "C", without a pause of 15 minutes, 15 minutes more than 45 minutes: Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC)`,
			`15: Ana Silva has 60 minutes in a row, with "D", without a pause of 15 minutes, 15 minutes more than 45 minutes: Tue 10 Oct 15:00-16:00 (06:00-07:00 UTC)`,
		},
	},
	{
		name:   "the last line that names somebody, on each day of its own",
		change: everywhere,
		settings: []model.Setting{
			leveled(model.Hard, 0, set("R21", "people=bo|ana", "sessions=2")),
			leveled(model.Hard, 0, set("R21", "people=ana", "sessions=1", "minutes=60")),
			leveled(model.Off, 0, set("R21", "people=bo")),
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-1 11 13:00-13:30", "D C-1 11 14:00-14:00"},
		want: []string{
			`120: Ana Silva has 3 sessions on Wed 11 Oct, 2 more than 1: "B", "C" and "D"`,
			`30: Ana Silva has 90 minutes of sessions on Wed 11 Oct, 30 minutes more than 60 minutes: "B", "C" and "D"`,
		},
		say: []string{"Ana Silva must have at most 1 session on Wed 11 Oct", "Ana Silva must have at most 60 minutes of sessions on Wed 11 Oct"},
	},
	{
		name: "merged sessions are one, by the longest; who need not attend is not bound",
		change: func(e *model.Event) {
			everywhere(e)
			e.Sessions[0].Merge, e.Sessions[4].Merge = "m", "m"
			e.Cast[1].Must = model.NiceToHave
		},
		settings:  []model.Setting{inEventYAML(set("R21", "sessions=1", "minutes=60"))},
		programme: []string{"A C-1 10 09:00-10:00", "E C-1 10 09:00-09:30", "B C-1 10 12:00-13:00"},
	},
}

func TestR21NobodysDayTooFull(t *testing.T) { judge(t, "R21") }
