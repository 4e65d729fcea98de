package rules

import (
	"testing"

	"programme/model"
)

// withWalks makes the way from C-1 to C-2 4 minutes and the one between the areas 10.
func withWalks(e *model.Event) {
	e.Walks = []model.Walk{{From: "C-1", To: "C-2", Minutes: 4}, {From: "M", To: "C", Minutes: 10}}
}

var r19Cases = []judged{
	{
		name:      "no walk.csv: nothing within an area or without one, nor in a room",
		change:    func(e *model.Event) { e.Rooms[2].Area = "" },
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:00-11:00", "A C-1 11 09:00-10:00", "B C-2 11 10:00-11:00", "A C-1 12 09:00-10:00", "B C-1 12 10:00-11:00"},
	},
	{
		name:      "no walk.csv: ten minutes between areas, at anybody's pace",
		change:    func(e *model.Event) { e.People[0].WalkFactor = 3 },
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:07-11:07", "A C-1 11 09:00-10:00", "B Main 11 10:10-11:10"},
		want: []string{
			`3: Ana Silva needs 10 minutes from area "C" to "M" and has 7 minutes between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Main Hall", Tue 10 Oct 10:07-11:07 (01:07-02:07 UTC)`,
		},
		say: []string{`Ana Silva must attend "A" (speaker) and "B" (speaker and onsite moderator) and needs 10 minutes between them where they are in different areas`},
	},
	{
		name:      "no walk.csv, online: the link alone",
		change:    func(e *model.Event) { e.Cast[0].Presence = model.Online },
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:04-11:04"},
		want: []string{
			`1: Ana Silva needs 5 minutes to change the link and has 4 minutes between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Main Hall", Tue 10 Oct 10:04-11:04 (01:04-02:04 UTC)`,
		},
	},
	{
		name:      "a way between two rooms binds no others",
		change:    func(e *model.Event) { e.Walks = []model.Walk{{From: "C-1", To: "C-2", Minutes: 4}} },
		settings:  []model.Setting{set("R19", "areas_level=off")},
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:00-11:00", "A C-1 11 09:00-10:00", "B C-2 11 10:00-11:00"},
		want: []string{
			`9: Ana Silva needs 9 minutes for the way (4 minutes) and a pause (5 minutes) and has 0 minutes between "A" (speaker) in "Room C-1", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Room C-2", Wed 11 Oct 10:00-11:00 (01:00-02:00 UTC)`,
		},
	},
	{
		name:      "way and pause, or the same room",
		change:    withWalks,
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:15-11:15", "A C-1 11 09:00-10:00", "B C-1 11 10:00-11:00"},
	},
	{
		name:      "a minute short, between areas",
		change:    withWalks,
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:14-11:14"},
		want: []string{
			`1: Ana Silva needs 15 minutes for the way (10 minutes) and a pause (5 minutes) and has 14 minutes between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Main Hall", Tue 10 Oct 10:14-11:14 (01:14-02:14 UTC)`,
		},
		say: []string{`Ana Silva must attend "A" (speaker) and "B" (speaker and onsite moderator) and needs time between them: the way and 5 minutes on site, 5 minutes online`},
	},
	{
		name: "at her own pace, rounded up",
		change: func(e *model.Event) {
			withWalks(e)
			e.People[0].WalkFactor = 1.6 // 4 minutes are 6.4
		},
		programme: []string{"B C-2 10 09:00-10:00", "A C-1 10 10:00-11:00"},
		want: []string{
			`12: Ana Silva needs 12 minutes for the way (7 minutes) and a pause (5 minutes) and has 0 minutes between "B" (speaker and onsite moderator) in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "A" (speaker) in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC)`,
		},
	},
	{
		name: "online in one, even in the same room, the link changes",
		change: func(e *model.Event) {
			withWalks(e)
			e.Cast[0].Presence = model.Online
		},
		settings:  []model.Setting{set("R19", "link=3")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:02-11:02"},
		want: []string{
			`1: Ana Silva needs 3 minutes to change the link and has 2 minutes between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 10:02-11:02 (01:02-02:02 UTC)`,
		},
	},
	{
		name: "a way that is not in walk.csv takes other",
		change: func(e *model.Event) {
			withWalks(e)
			e.Rooms[2].Area = "far"
		},
		settings:  []model.Setting{set("R19", "other=20", "pause=0")},
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:15-11:15"},
		want: []string{
			`5: Ana Silva needs 20 minutes for the way (20 minutes) and a pause (0 minutes) and has 15 minutes between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" (speaker and onsite moderator) in "Main Hall", Tue 10 Oct 10:15-11:15 (01:15-02:15 UTC)`,
		},
	},
	{
		name: "waived, merged, overlapping or without a room",
		change: func(e *model.Event) {
			withWalks(e)
			e.Sessions[2].Merge, e.Sessions[3].Merge = "m", "m"
			e.People[0].Waiver = []string{"R27", "R19"}
			e.Cast = append(e.Cast,
				model.CastMember{Session: 2, Person: 1, Role: "speaker"}, model.CastMember{Session: 3, Person: 1, Role: "speaker"},
				model.CastMember{Session: 4, Person: 1, Role: "speaker"})
		},
		programme: []string{
			"A C-1 10 09:00-10:00", "B Main 10 10:00-11:00",
			"C C-1 11 09:00-10:00", "D Main 11 10:00-11:00",
			"E C-1 11 10:30-11:30", "E - 11 11:00-11:30",
		},
	},
	{
		// The way from C-1 to C-2 takes 4 minutes, and the link 30.
		name: "online in one of merged sessions, on site in the other: link and way",
		change: func(e *model.Event) {
			withWalks(e)
			withMerges(e)
			e.Sessions[2].Merge = ""
			e.Cast[0].Presence = model.Online
			e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"})
		},
		settings:  []model.Setting{set("R19", "link=30")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 10:10-11:10"},
		want: []string{
			`20: Ana Silva needs 30 minutes to change the link and has 10 minutes between "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" (speaker) in "Room C-1", Tue 10 Oct 10:10-11:10 (01:10-02:10 UTC)`,
		},
	},
}

func TestR19Walking(t *testing.T) { judge(t, "R19") }
