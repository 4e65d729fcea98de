package rules

import (
	"testing"

	"programme/model"
)

var r51Cases = []judged{
	{
		name:     "up to the sweep, in other rooms, and after the start",
		settings: []model.Setting{set("R51", "session=A", "neighbours=C-2")},
		// The sweep is from 10:00 to 11:00.
		programme: []string{"A C-1 10 11:00-12:00", "B C-1 10 09:00-10:00", "C C-2 10 11:00-12:00", "D Main 10 10:00-11:00", "E - 10 10:00-10:30"},
	},
	{
		name:      "in the room and in a neighbouring one, and food",
		settings:  []model.Setting{set("R51", "session=A", "before=90", "neighbours=C-2"), set("R15", "rooms=C-1|C-2", "start="+instant("10", "12:00"), "end="+instant("10", "13:00"), "title=Lunch", "catering=yes")},
		programme: []string{"A C-1 10 13:00-14:00", "B C-1 10 10:45-11:45", "C C-2 10 11:00-12:00"},
		// The sweep is from 11:30 to 13:00.
		want: []string{
			`15: "A" in "Room C-1", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC), needs the room and "Room C-2" empty for 90 minutes before; "B" in "Room C-1", Tue 10 Oct 10:45-11:45 (01:45-02:45 UTC), takes 15 minutes of that time`,
			`30: "A" in "Room C-1", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC), needs the room and "Room C-2" empty for 90 minutes before; "C" in "Room C-2", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC), takes 30 minutes of that time`,
			`60: "A" in "Room C-1", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC), needs the room and "Room C-2" empty for 90 minutes before; food is served there for 60 minutes of that time, for "Lunch", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
		},
		say: []string{
			`the room and "Room C-2" must be empty for 90 minutes before "A", so "B" is not there then`,
			`the room and "Room C-2" must be empty for 90 minutes before "A", so "C" is not there then`,
			`the room and "Room C-2" must be empty for 90 minutes before "A", and food is served there Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
		},
	},
	{
		name:      "two that are swept count by themselves, a hold without food and one that is off do not",
		settings:  []model.Setting{set("R51", "type=workshop", "before=30"), set("R15", "rooms=Main", "start="+instant("10", "08:00"), "end="+instant("10", "09:00")), leveled(model.Off, 0, set("R15", "rooms=Main", "start="+instant("10", "08:00"), "end="+instant("10", "09:00"), "catering=yes"))},
		programme: []string{"A Main 10 09:00-10:00", "B Main 10 10:10-11:10"},
		want:      []string{`20: "B" in "Main Hall", Tue 10 Oct 10:10-11:10 (01:10-02:10 UTC), needs the room empty for 30 minutes before; "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), takes 20 minutes of that time`},
	},
	{
		name:      "merged sessions are one",
		change:    func(e *model.Event) { e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m" },
		settings:  []model.Setting{set("R51", "session=A")},
		programme: []string{"A Main 10 10:00-11:00", "B Main 10 10:00-11:00"},
	},
}

func TestR51Sweep(t *testing.T) { judge(t, "R51") }
