package rules

import (
	"testing"

	"programme/model"
)

var r42Cases = []judged{
	{
		name:      "one day, in any order and any room",
		settings:  []model.Setting{set("R42", "session=A|B|C")},
		programme: []string{"C C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "A C-1 10 16:00-17:00"},
	},
	{
		name:      "everything asked and kept",
		settings:  []model.Setting{set("R42", "session=A|B|C", "consecutive=yes", "room=yes", "rising=yes", "gap=15")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:15-11:15", "C C-1 10 11:15-12:15"},
	},
	{
		name:      "each two on different days, and each two in different rooms",
		settings:  []model.Setting{set("R42", "session=D|A|B|C", "room=yes")},
		programme: []string{"A - 10 09:00-10:00", "B C-1 12 10:00-11:00", "C C-2 10 11:00-12:00"},
		want: []string{
			`1: "A", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-1", Thu 12 Oct 10:00-11:00 (01:00-02:00 UTC), are in a series on one day, but 2 days apart`,
			`1: "B" in "Room C-1", Thu 12 Oct 10:00-11:00 (01:00-02:00 UTC), and "C" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), are in a series on one day, but 2 days apart`,
			`1: "B" in "Room C-1", Thu 12 Oct 10:00-11:00 (01:00-02:00 UTC), and "C" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), are in a series in one room`,
		},
		say: []string{
			`"A" and "B" are in a series: on one day and in one room`,
			`"B" and "C" are in a series: on one day and in one room`,
			`"B" and "C" are in a series: on one day and in one room`,
		},
	},
	{
		name:      "neither consecutive nor rising",
		settings:  []model.Setting{set("R42", "session=A|B|C", "consecutive=yes", "rising=yes")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:50-10:50", "C C-1 10 11:25-12:25"},
		want: []string{
			`1: "B" in "Room C-1", Tue 10 Oct 09:50-10:50 (00:50-01:50 UTC), comes after "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), in a series, but starts 10 minutes before it ends`,
			`1: "C" in "Room C-1", Tue 10 Oct 11:25-12:25 (02:25-03:25 UTC), follows "B" in "Room C-1", Tue 10 Oct 09:50-10:50 (00:50-01:50 UTC), in a series within 30 minutes, but starts 35 minutes after it ends`,
		},
		say: []string{
			`"A" and "B" are in a series: on one day and each at most 30 minutes after the one before`,
			`"B" and "C" are in a series: on one day and each at most 30 minutes after the one before`,
		},
	},
	{
		name:      "rising over days",
		settings:  []model.Setting{set("R42", "session=A|B|C", "day=no", "rising=yes")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 12 09:00-10:00", "C C-1 11 09:00-10:00"},
		want: []string{
			`1: "C" in "Room C-1", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), comes after "B" in "Room C-1", Thu 12 Oct 09:00-10:00 (00:00-01:00 UTC), in a series, but starts 25 hours before it ends`,
		},
		say: []string{`"B" and "C" are in a series: each after the one before`},
	},
	{
		name:      "at one time, and not the day besides",
		settings:  []model.Setting{set("R42", "session=A|B|C", "start=yes")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C Main 11 09:00-10:00"},
		want: []string{
			`1: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Main Hall", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), are in a series that starts at one time`,
			`1: "B" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Main Hall", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), are in a series that starts at one time`,
		},
		say: []string{
			`"A" and "C" are in a series: at one time`,
			`"B" and "C" are in a series: at one time`,
		},
	},
	{
		name:      "at one time, in one room, whatever the lengths",
		settings:  []model.Setting{set("R42", "session=A|B", "start=yes", "room=yes")},
		programme: []string{"A Main 10 09:00-10:00", "B Main 10 09:00-10:30"},
	},
	{
		name:      "next to one that is not placed nothing is asked",
		settings:  []model.Setting{set("R42", "session=A|B|C", "rising=yes")},
		programme: []string{"A C-1 10 11:00-12:00", "C C-1 10 09:00-10:00"},
	},
	{
		name:      "a session that is placed twice is not set against itself",
		settings:  []model.Setting{set("R42", "session=A|B", "room=yes")},
		programme: []string{"A C-1 10 11:00-12:00", "A C-2 11 11:00-12:00"},
	},
	{
		name:      "nothing is placed",
		settings:  []model.Setting{set("R42", "session=A|B|C", "room=yes")},
		programme: []string{"D C-1 10 11:00-12:00"},
	},
}

func TestR42Series(t *testing.T) { judge(t, "R42") }
