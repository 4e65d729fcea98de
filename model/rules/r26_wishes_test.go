package rules

import (
	"testing"

	"programme/model"
)

var r26Cases = []judged{
	{
		name:      "one after the other, beside what someone else would like, and two duties at once",
		settings:  []model.Setting{set("R26", "people=ana", "session=C|D"), set("R26", "people=bo", "session=E")},
		programme: []string{"A C-1 10 09:00-10:00", "B Main 10 09:00-10:00", "C C-1 10 10:00-11:00", "D C-1 10 11:00-12:00", "E C-2 10 09:00-09:30"},
	},
	{
		name:      "a wish against a duty, and one against another",
		settings:  []model.Setting{leveled(model.Unset, 2, set("R26", "people=ana|bo", "session=C", "type=lightning"))},
		programme: []string{"A C-1 10 09:00-10:00", "C Main 10 09:30-10:30", "E C-2 10 10:15-10:45"},
		want: []string{
			`30: Ana Silva misses 30 minutes of "C" in "Main Hall", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), for "A" (speaker) in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC)`,
			`15: Ana Silva misses 15 minutes of one of these: "C" in "Main Hall", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC) and "E" in "Room C-2", Tue 10 Oct 10:15-10:45 (01:15-01:45 UTC)`,
			`15: Bo Lind misses 15 minutes of one of these: "C" (guest) in "Main Hall", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC) and "E" in "Room C-2", Tue 10 Oct 10:15-10:45 (01:15-01:45 UTC)`,
		},
		say: []string{
			`Ana Silva would like to attend "C" and is in "A" (speaker), which should not overlap`,
			`Ana Silva would like to attend "C" and "E", which should not overlap`,
			`Bo Lind would like to attend "C" and "E", which should not overlap`,
		},
	},
	{
		name: "two sessions of both of which the person is in the cast are left to R16",
		change: func(e *model.Event) {
			e.Cast = append(e.Cast, model.CastMember{Session: 3, Person: 1, Role: "speaker"})
		},
		settings:  []model.Setting{set("R26", "people=bo", "session=C|D")},
		programme: []string{"C C-1 10 09:00-10:00", "D C-2 10 09:00-10:00"},
	},
	{
		name:      "what the person need not attend is no duty",
		settings:  []model.Setting{set("R26", "people=bo", "session=D")},
		programme: []string{"C C-1 10 09:00-10:00", "D C-2 10 09:00-10:00"},
	},
	{
		name:      "each line stands by itself",
		settings:  []model.Setting{set("R26", "people=bo", "session=D"), set("R26", "people=bo", "session=E")},
		programme: []string{"D C-1 10 09:00-10:00", "E C-2 10 09:00-09:30"},
	},
	{
		name: "merged sessions are one",
		change: func(e *model.Event) {
			e.Sessions[3].Merge, e.Sessions[4].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R26", "people=bo", "session=D|E")},
		programme: []string{"D C-1 10 09:00-10:00", "E C-1 10 09:00-09:30"},
	},
	{
		// a1 and a2 want C and D, a2 and a3 want D and E; 7 are counted for A and E.
		name:      "attendees who want both",
		change:    demanded,
		programme: []string{"A Main 10 09:00-10:00", "C C-1 10 09:30-10:30", "D C-2 10 09:45-10:45", "E C-1 11 09:00-09:30", "B C-2 11 09:00-10:00"},
		want: []string{
			`90: 2 attendees would like to attend both "C" in "Room C-1", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC) and "D" in "Room C-2", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), which overlap for 45 minutes: 90 minutes in all`,
		},
		say: []string{`2 attendees would like to attend both "C" and "D", which should not overlap`},
	},
	{
		name:      "those who are counted, the pair of fewer than least left out",
		change:    demanded,
		settings:  []model.Setting{set("R26", "least=3", "demand=soft:4")},
		programme: []string{"A Main 10 09:00-10:00", "E C-1 10 09:15-09:45", "D C-2 10 09:45-10:45", "C C-1 10 09:45-10:45"},
		want: []string{
			`210: 7 attendees would like to attend both "A" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "E" in "Room C-1", Tue 10 Oct 09:15-09:45 (00:15-00:45 UTC), which overlap for 30 minutes: 210 minutes in all`,
		},
	},
	{
		// Of D and E as one, three attendees; a1 and a2 want C besides.
		name: "merged sessions are wanted as one, and cancelled ones by nobody",
		change: func(e *model.Event) {
			demanded(e)
			e.Sessions[3].Merge, e.Sessions[4].Merge, e.Sessions[0].State = "m", "m", model.Cancelled
			e.Sessions[4].Minutes = 60
			e.Demand = append(e.Demand, model.Demand{Session: 4, With: model.ToSession(1), Count: 5}, model.Demand{Session: 1, With: model.ToSession(3), Count: 4})
		},
		programme: []string{"A Main 10 09:00-10:00", "C C-1 10 09:00-10:00", "D C-2 10 09:00-10:00", "E C-2 10 09:00-10:00", "B C-1 10 09:45-10:45"},
		want: []string{
			`120: 2 attendees would like to attend both "C" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "D" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), which overlap for 60 minutes: 120 minutes in all`,
			`75: 5 attendees would like to attend both "D" in "Room C-2", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC) and "B" in "Room C-1", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), which overlap for 15 minutes: 75 minutes in all`,
		},
	},
	{
		name:      "the part that attendees ask for can be off",
		change:    demanded,
		settings:  []model.Setting{set("R26", "demand=off")},
		programme: []string{"C C-1 10 09:30-10:30", "D C-2 10 09:45-10:45"},
	},
}

// demanded has attendees a1 and a2 want C and D, a2 and a3 D and E, one of them twice, and
// counts seven who want A and E.
func demanded(e *model.Event) {
	for _, wish := range []string{"a1 2", "a1 3", "a2 2", "a2 3", "a2 4", "a3 3", "a3 4", "a3 4"} {
		e.Demand = append(e.Demand, model.Demand{Attendee: wish[:2], Session: model.SessionIndex(wish[3] - '0')})
	}
	e.Demand = append(e.Demand, model.Demand{Session: 4, With: model.ToSession(0), Count: 7}, model.Demand{Session: 1, Count: 900})
}

func TestR26Wishes(t *testing.T) { judge(t, "R26") }
