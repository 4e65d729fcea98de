package rules

import (
	"testing"

	"programme/model"
)

// held is a hold of rooms for lunch on 10 October.
func held(rooms, hours string) model.Setting {
	v := span("10", hours)
	return leveled(model.Hard, 0, set("R15", "rooms="+rooms, "start="+v.Start.String(), "end="+v.End.String(), "title=Lunch"))
}

var r58Cases = []judged{
	{
		name:     "a pause after each session, what is free, one session a day, and other days",
		settings: []model.Setting{set("R58", "every_room=yes", "everybody=yes", "free=45"), set("R58", "rooms=Main", "days=2023-10-12")},
		programme: []string{
			"A C-1 10 09:00-10:00", "B C-1 10 10:15-11:15", "C C-1 10 12:15-13:15", "D Main 11 09:00-10:00", "E Main 11 11:00-11:30",
			"D C-2 12 15:00-16:00", "D - 10 15:00-16:00",
		},
	},
	{
		name: "rooms, of a line or all, by what is longest",
		settings: []model.Setting{
			set("R58", "rooms=C-1", "free=30"), leveled(model.Soft(2), 3, set("R58", "every_room=yes", "pause=0", "days=2023-10-11")),
		},
		programme: []string{
			"A C-1 10 09:00-10:00", "B C-1 10 11:00-12:00", "C C-1 10 14:00-15:00", "D C-1 11 09:00-10:00", "E C-1 11 10:10-10:40", "C Main 10 09:00-10:00", "D Main 10 17:00-18:00",
		},
		want: []string{
			`120: "Room C-1" is idle for 2 hours 30 minutes on Tue 10 Oct, 2 hours more than 30 minutes, longest between "B" in "Room C-1", Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC) and "C" in "Room C-1", Tue 10 Oct 14:00-15:00 (05:00-06:00 UTC)`,
			`10: "Room C-1" is idle for 10 minutes on Wed 11 Oct, between "D" in "Room C-1", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC) and "E" in "Room C-1", Wed 11 Oct 10:10-10:40 (01:10-01:40 UTC)`,
		},
		say: []string{
			`"Room C-1" should be idle for at most 30 minutes between sessions on Tue 10 Oct, the 15 minutes after each aside`,
			`"Room C-1" should not be idle between sessions on Wed 11 Oct`,
		},
	},
	{
		name: "people, by name, group or all, not online, and not while another session goes on",
		change: func(e *model.Event) {
			inGroups(e)
			e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"}, model.CastMember{Session: 3, Person: 0, Role: "speaker", Presence: model.Online}, model.CastMember{Session: 4, Person: 0, Role: "guest"})
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "speaker"})
		},
		settings: []model.Setting{set("R58", "group=CIVIL society", "pause=0"), set("R58", "people=bo", "pause=30")},
		programme: []string{
			"A C-1 10 09:00-12:00", "B C-1 10 10:00-11:00", "C C-1 10 13:00-14:00", "D Main 10 16:00-17:00", "E Main 10 12:00-12:30",
		},
		want: []string{
			`60: Ana Silva waits for 60 minutes on Tue 10 Oct, between "A" in "Room C-1", Tue 10 Oct 09:00-12:00 (00:00-03:00 UTC) and "C" in "Room C-1", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC)`,
			`90: Bo Lind waits for 90 minutes on Tue 10 Oct, between "C" in "Room C-1", Tue 10 Oct 13:00-14:00 (04:00-05:00 UTC) and "D" in "Main Hall", Tue 10 Oct 16:00-17:00 (07:00-08:00 UTC)`,
		},
		say: []string{
			`Ana Silva should not wait between sessions on Tue 10 Oct`,
			`Bo Lind should not wait between sessions on Tue 10 Oct, the 30 minutes after each aside`,
		},
	},
	{
		name: "what is held, of a room or of all, and what is outside windows",
		change: func(e *model.Event) {
			e.Windows[0].End = at("10", "14:00")
			e.Windows = append(e.Windows, model.Window{ID: "evening", Interval: span("10", "16:00-18:00")})
		},
		settings: []model.Setting{
			held("C-1|C-2", "12:00-13:00"), held("C-1|C-2|Main", "11:00-11:30"), set("R58", "rooms=C-1|Main", "people=ana", "pause=0"),
		},
		programme: []string{"A C-1 10 10:00-11:00", "B C-1 10 16:30-17:30", "C Main 10 10:00-11:00", "D Main 10 16:30-17:30"},
		want: []string{
			`120: "Room C-1" is idle for 2 hours on Tue 10 Oct, between "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and "B" in "Room C-1", Tue 10 Oct 16:30-17:30 (07:30-08:30 UTC)`,
			`180: "Main Hall" is idle for 3 hours on Tue 10 Oct, between "C" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and "D" in "Main Hall", Tue 10 Oct 16:30-17:30 (07:30-08:30 UTC)`,
			`180: Ana Silva waits for 3 hours on Tue 10 Oct, between "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and "B" in "Room C-1", Tue 10 Oct 16:30-17:30 (07:30-08:30 UTC)`,
		},
		say: []string{
			`"Room C-1" should not be idle between sessions on Tue 10 Oct`, `"Main Hall" should not be idle between sessions on Tue 10 Oct`, `Ana Silva should not wait between sessions on Tue 10 Oct`,
		},
	},
	{
		name: "hard: people's confirmed sessions, once all of them have a place",
		change: func(e *model.Event) {
			e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"}, model.CastMember{Session: 3, Person: 1, Role: "speaker"}, model.CastMember{Session: 4, Person: 1, Role: "speaker"})
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 1, Role: "speaker"})
			e.Sessions[2].State = model.Optional
		},
		settings:  []model.Setting{leveled(model.Hard, 0, set("R58", "everybody=yes", "free=60"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 12:00-13:00", "C C-1 10 10:00-12:00", "D Main 10 16:00-17:00"},
		want: []string{
			`45: Ana Silva waits for 105 minutes on Tue 10 Oct, 45 minutes more than 60 minutes, between "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "B" in "Room C-1", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
		},
		say: []string{`Ana Silva must wait for at most 60 minutes between sessions on Tue 10 Oct, the 15 minutes after each aside`},
	},
	{
		name: "a room that is part of another",
		change: func(e *model.Event) {
			e.Rooms[2].Combines = []model.RoomIndex{0, 1}
		},
		settings:  []model.Setting{set("R58", "every_room=yes")},
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-2 10 12:00-13:00"},
		want: []string{
			`45: "Room C-2" is idle for 45 minutes on Tue 10 Oct, between "B" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and "D" in "Room C-2", Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC)`,
		},
		say: []string{`"Room C-2" should not be idle between sessions on Tue 10 Oct, the 15 minutes after each aside`},
	},
}

func TestR58Gaps(t *testing.T) { judge(t, "R58") }

func TestR58NothingMeantOrRoomsHeldToIt(t *testing.T) {
	for _, line := range []model.Setting{set("R58", "group=Government"), set("R58", "every_room=no"), leveled(model.Hard, 0, set("R58", "rooms=C-1", "people=bo"))} {
		e := conference()
		e.Rules = []model.Setting{line}
		if _, faults := Bind(e); len(faults) != 1 {
			t.Errorf("%v: faults %v, want one", line.Params, faults)
		}
	}
}
