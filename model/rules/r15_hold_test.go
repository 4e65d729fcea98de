package rules

import (
	"testing"

	"programme/model"
)

var r15Cases = []judged{
	{
		name:      "up to it, from it on, and in other rooms",
		settings:  []model.Setting{lunch},
		programme: []string{"A C-1 10 11:00-12:00", "B C-1 10 13:00-14:00", "C Main 10 12:00-13:00", "D - 10 12:00-13:00"},
	},
	{
		name:      "into it, in two rooms",
		settings:  []model.Setting{lunch, set("R15", "rooms=C-1", "start="+instant("10", "12:30"), "end="+instant("10", "14:00"))},
		programme: []string{"A C-1 10 11:45-12:45", "B C-2 10 12:00-13:00"},
		want: []string{
			`45: "A" in "Room C-1", Tue 10 Oct 11:45-12:45 (02:45-03:45 UTC), overlaps "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), for 45 minutes`,
			`60: "B" in "Room C-2", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), overlaps "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), for 60 minutes`,
			`15: "A" in "Room C-1", Tue 10 Oct 11:45-12:45 (02:45-03:45 UTC), overlaps the hold, Tue 10 Oct 12:30-14:00 (03:30-05:00 UTC), for 15 minutes`,
		},
		say: []string{
			`no session is in "Room C-1" during "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
			`no session is in "Room C-2" during "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
			`no session is in "Room C-1" during the hold, Tue 10 Oct 12:30-14:00 (03:30-05:00 UTC)`,
		},
	},
}

func TestR15Holds(t *testing.T) { judge(t, "R15") }
