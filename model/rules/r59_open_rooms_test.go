package rules

import (
	"testing"

	"programme/model"
)

var r59Cases = []judged{
	{
		name:      "as many as may be open",
		settings:  []model.Setting{set("R59", "free=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C C-1 10 10:00-11:00", "D Main 11 09:00-10:00", "E - 10 09:00-09:30"},
	},
	{
		name: "more, of all or of some, on all days or on one",
		settings: []model.Setting{
			set("R59", "free=1"), set("R59", "free=0", "rooms=Main|C-2", "days=2023-10-11"), leveled(model.Soft(2), 3, set("R59", "free=2")),
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:00-10:00", "C Main 10 12:00-13:00", "D Main 11 09:00-10:00", "E Main 11 10:00-10:30"},
		want: []string{
			`2: 3 rooms are open on Tue 10 Oct: "Room C-1", "Room C-2" and "Main Hall"; at most 1 room should be`,
			`1: 1 room is open on Wed 11 Oct: "Main Hall"; at most 0 of "Main Hall" or "Room C-2" should be`,
			`1: 3 rooms are open on Tue 10 Oct: "Room C-1", "Room C-2" and "Main Hall"; at most 2 rooms should be`,
		},
		say: []string{
			"at most 1 room should be open on Tue 10 Oct", `at most 0 of "Main Hall" or "Room C-2" should be open on Wed 11 Oct`, "at most 2 rooms should be open on Tue 10 Oct",
		},
	},
}

func TestR59OpenRooms(t *testing.T) { judge(t, "R59") }
