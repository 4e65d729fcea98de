package rules

import (
	"testing"

	"programme/model"
)

// In October Prague is seven hours behind Kyoto: 13:00 there is 06:00, 06:00 there is
// 23:00 of the day before.
func anaOnline(e *model.Event) { e.People[0].Presence = model.Online }

var r27Cases = []judged{
	{
		name:      "from six in the morning, until eleven at night",
		change:    anaOnline,
		programme: []string{"A C-1 10 13:00-14:00", "B C-1 11 05:00-06:00"},
	},
	{
		name:      "in the night, into it, and out of it",
		change:    anaOnline,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 12:40-13:40", "A C-1 11 05:30-06:30", "B C-1 12 06:30-07:30"},
		want: []string{
			`20: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is Tue 10 Oct 02:00-03:00 Europe/Prague for Ana Silva, who is online: 60 minutes outside 06:00-23:00, 20 points`,
			`20: "A" (speaker) in "Room C-1", Wed 11 Oct 05:30-06:30 (Tue 10 Oct 20:30-21:30 UTC), is Tue 10 Oct 22:30-23:30 Europe/Prague for Ana Silva, who is online: 30 minutes outside 06:00-23:00, 20 points`,
			`20: "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 12:40-13:40 (03:40-04:40 UTC), is Tue 10 Oct 05:40-06:40 Europe/Prague for Ana Silva, who is online: 20 minutes outside 06:00-23:00, 20 points`,
			`20: "B" (speaker and onsite moderator) in "Room C-1", Thu 12 Oct 06:30-07:30 (Wed 11 Oct 21:30-22:30 UTC), is Wed 11 Oct 23:30 to Thu 12 Oct 00:30 Europe/Prague for Ana Silva, who is online: 60 minutes outside 06:00-23:00, 20 points`,
		},
		say: []string{
			`Ana Silva is online in "A" (speaker), which must lie between 06:00 and 23:00 Europe/Prague`,
			`Ana Silva is online in "A" (speaker), which must lie between 06:00 and 23:00 Europe/Prague`,
			`Ana Silva is online in "B" (speaker and onsite moderator), which must lie between 06:00 and 23:00 Europe/Prague`,
			`Ana Silva is online in "B" (speaker and onsite moderator), which must lie between 06:00 and 23:00 Europe/Prague`,
		},
	},
	{
		name:      "other points, at a level that counts none",
		change:    anaOnline,
		settings:  []model.Setting{leveled(model.CheckOnly, 0, set("R27", "points=7"))},
		programme: []string{"A C-1 10 12:59-13:59"},
		want:      []string{`7: "A" (speaker) in "Room C-1", Tue 10 Oct 12:59-13:59 (03:59-04:59 UTC), is Tue 10 Oct 05:59-06:59 Europe/Prague for Ana Silva, who is online: 1 minute outside 06:00-23:00, 7 points`},
	},
	{
		name: "merged sessions count once",
		change: func(e *model.Event) {
			withMerges(e)
			anaOnline(e)
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
		want:      []string{`20: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), is Tue 10 Oct 02:00-03:00 Europe/Prague for Ana Silva, who is online: 60 minutes outside 06:00-23:00, 20 points`},
	},
	{
		name:      "until midnight, not across it",
		change:    anaOnline,
		settings:  []model.Setting{set("R27", "from=00:00", "to=24:00")},
		programme: []string{"A C-1 11 06:00-07:00", "B C-1 12 06:45-07:45"},
		want:      []string{`20: "B" (speaker and onsite moderator) in "Room C-1", Thu 12 Oct 06:45-07:45 (Wed 11 Oct 21:45-22:45 UTC), is Wed 11 Oct 23:45 to Thu 12 Oct 00:45 Europe/Prague for Ana Silva, who is online: 45 minutes outside 00:00-24:00, 20 points`},
	},
	{
		// 1 October, 04:00 UTC: in Asunción it is 13:00 in Kyoto, and 30 September ends with
		// the hour after 23:00, since at 24:00 the clock goes on to 01:00.
		name: "until the end of a day that no midnight ends",
		change: func(e *model.Event) {
			anaOnline(e)
			e.People[0].Zone = "America/Asuncion"
		},
		settings:  []model.Setting{set("R27", "from=00:00", "to=24:00")},
		programme: []string{"A C-1 1 12:00-13:00", "B C-1 1 12:15-13:15"},
		want:      []string{`20: "B" (speaker and onsite moderator) in "Room C-1", Sun 1 Oct 12:15-13:15 (03:15-04:15 UTC), is Sat 30 Sep 23:15 to Sun 1 Oct 01:15 America/Asuncion for Ana Silva, who is online: 15 minutes outside 00:00-24:00, 20 points`},
	},
	{
		// 29 October, 01:00 UTC: 03:00 in Prague becomes 02:00. The session goes from the
		// first 02:30 to the second.
		name:      "where the clock goes back, start and end decide",
		change:    anaOnline,
		settings:  []model.Setting{set("R27", "from=02:30")},
		programme: []string{"A C-1 29 09:30-10:30"},
	},
	{
		name: "waived",
		change: func(e *model.Event) {
			anaOnline(e)
			e.People[0].Waiver = []string{"R27"}
		},
		programme: []string{"A C-1 10 09:00-10:00"},
	},
	{
		name: "on site, without a zone, and a nice to have",
		change: func(e *model.Event) {
			e.People[1].Presence = model.Online
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "speaker"})
			e.People = append(e.People, model.Person{ID: "cy", Name: "Cy", Zone: "Europe/Prague", Presence: model.Online})
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 2, Role: "guest"})
		},
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 09:00-10:00"},
	},
}

func TestR27OuterLimit(t *testing.T) { judge(t, "R27") }
