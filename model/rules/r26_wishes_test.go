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
}

func TestR26Wishes(t *testing.T) { judge(t, "R26") }
