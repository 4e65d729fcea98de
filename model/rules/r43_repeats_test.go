package rules

import (
	"testing"

	"programme/model"
)

var r43Cases = []judged{
	{
		name:      "on different days of the venue",
		settings:  []model.Setting{set("R43", "session=A|B")},
		programme: []string{"A C-1 10 23:00-24:00", "B C-1 11 01:00-02:00"},
	},
	{
		name:      "on one day",
		settings:  []model.Setting{set("R43", "session=A|B")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 14:00-15:00"},
		want:      []string{`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 14:00-15:00 (05:00-06:00 UTC), are repeats on different days, but on the same day`},
		say:       []string{`"A" and "B" are repeats on different days`},
	},
	{
		name:      "every pair two days apart",
		settings:  []model.Setting{set("R43", "session=A|B|C", "days=2")},
		programme: []string{"A C-1 12 09:00-10:00", "B C-1 10 09:00-10:00", "C C-2 10 14:00-15:00", "C C-2 11 14:00-15:00"},
		want: []string{
			`1: "A" in "Room C-1", Thu 12 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Room C-2", Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC), are repeats at least 2 days apart, but 1 day apart`,
			`2: "B" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Room C-2", Tue 10 Oct 14:00-15:00 (05:00-06:00 UTC), are repeats at least 2 days apart, but on the same day`,
			`1: "B" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Room C-2", Wed 11 Oct 14:00-15:00 (05:00-06:00 UTC), are repeats at least 2 days apart, but 1 day apart`,
		},
	},
}

func TestR43Repeats(t *testing.T) { judge(t, "R43") }
