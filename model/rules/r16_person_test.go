package rules

import (
	"testing"

	"programme/model"
)

var r16Cases = []judged{
	{
		name:      "one after the other, and a guest beside",
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:00-11:00", "C Main 10 09:00-10:00"},
	},
	{
		name:      "two at once",
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15"},
		want: []string{
			`45: Ana Silva is in two places at once for 45 minutes: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "B" (speaker and onsite moderator) in "Room C-2", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC)`,
		},
		say: []string{`Ana Silva is in "A" (speaker) and "B" (speaker and onsite moderator), which therefore cannot overlap`},
	},
	{
		name: "merged sessions are one place",
		change: func(e *model.Event) {
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
	},
	{
		name:      "a nice to have is missed for a must",
		change:    func(e *model.Event) { e.Cast[0].Must = model.NiceToHave },
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15"},
		want: []string{
			`45: Ana Silva misses 45 minutes of "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), for "B" (speaker and onsite moderator) in "Room C-2", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC)`,
		},
		say: []string{`Ana Silva is in "A" (speaker) and "B" (speaker and onsite moderator), which should not overlap even if one can be missed`},
	},
	{
		name: "two nice to have, one before a must, one within it",
		change: func(e *model.Event) {
			for _, s := range []model.SessionIndex{0, 3, 4} {
				e.Cast = append(e.Cast, model.CastMember{Session: s, Person: 1, Role: "guest"})
			}
			e.Cast = append(e.Cast, model.CastMember{Session: 1, Person: 1, Role: "speaker"})
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 10:00-11:00", "C Main 10 09:30-10:15", "E C-1 10 10:15-10:45"},
		want: []string{
			`30: Bo Lind misses 30 minutes of one of these: "A" (guest) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "C" (guest) in "Main Hall", Tue 10 Oct 09:30-10:15 (00:30-01:15 UTC)`,
			`15: Bo Lind misses 15 minutes of "C" (guest) in "Main Hall", Tue 10 Oct 09:30-10:15 (00:30-01:15 UTC), for "B" (speaker) in "Room C-2", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC)`,
			`30: Bo Lind misses 30 minutes of "E" (guest) in "Room C-1", Tue 10 Oct 10:15-10:45 (01:15-01:45 UTC), for "B" (speaker) in "Room C-2", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC)`,
		},
	},
	{
		name:      "an organisation is where it likes",
		change:    func(e *model.Event) { e.People[0].Kind = model.Organisation },
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15"},
	},
	{
		name: "an organisation that must attend both",
		change: func(e *model.Event) {
			e.People[0].Kind, e.Cast[0].Must, e.Cast[1].Must = model.Organisation, model.MustAttend, model.MustAttend
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:45-10:45"},
		want: []string{
			`15: Ana Silva is in two places at once for 15 minutes: "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "B" (speaker and onsite moderator) in "Room C-2", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC)`,
		},
	},
	{
		name: "one of two organizers misses one, the only one of the other is there",
		change: func(e *model.Event) {
			e.Roles = append(e.Roles, model.Role{ID: "organizer", Must: true, Alone: true})
			e.Cast = []model.CastMember{{Session: 0, Person: 0, Role: "organizer"}, {Session: 0, Person: 1, Role: "organizer"}, {Session: 1, Person: 0, Role: "organizer"}}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:45-10:45"},
		want: []string{
			`15: Ana Silva misses 15 minutes of "A" (organizer) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), for "B" (organizer) in "Room C-2", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC)`,
		},
	},
	{
		name:      "a nice to have, where that counts nothing",
		change:    func(e *model.Event) { e.Cast[0].Must = model.NiceToHave },
		settings:  []model.Setting{set("R16", "nice=off")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15"},
	},
	{
		name: "merged sessions count once, and bind where one of them does",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[2].Merge = ""
			e.Cast[0].Must = model.NiceToHave
			e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 0, Role: "speaker"})
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-2 10 09:30-10:30"},
		want: []string{
			`30: Ana Silva is in two places at once for 30 minutes: "B" (speaker and onsite moderator) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "C" (speaker) in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC)`,
		},
	},
}

func TestR16NobodyInTwoPlaces(t *testing.T) { judge(t, "R16") }
