package rules

import "testing"

var r03Cases = []judged{
	{
		name:      "its own minutes",
		programme: []string{"A C-1 10 09:00-10:00", "E - 10 09:00-09:30"},
	},
	{
		name:      "too short and too long",
		programme: []string{"A C-1 10 09:00-09:45", "E - 10 10:00-10:31"},
		want: []string{
			`15: "A" in "Room C-1", Tue 10 Oct 09:00-09:45 (00:00-00:45 UTC), is 15 minutes too short: it takes 60 minutes`,
			`1: "E", Tue 10 Oct 10:00-10:31 (01:00-01:31 UTC), is 1 minute too long: it takes 30 minutes`,
		},
		say: []string{`"A" takes 60 minutes`, `"E" takes 30 minutes`},
	},
}

func TestR03Length(t *testing.T) { judge(t, "R03") }
