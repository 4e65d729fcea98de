package rules

import (
	"testing"

	"programme/model"
)

var r41Cases = []judged{
	{
		name:      "at both ends of the gap",
		settings:  []model.Setting{set("R41", "before=A", "after=B|C", "min=15", "max=60")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:15-11:15", "C C-2 10 11:00-12:00"},
	},
	{
		name:      "exactly so much later",
		settings:  []model.Setting{set("R41", "before=A", "after=B", "min=15", "max=15")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:15-11:15"},
	},
	{
		name:      "too soon and too late",
		settings:  []model.Setting{set("R41", "before=A", "after=B|C", "min=15", "max=60")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:05-11:05", "C C-2 10 11:20-12:20"},
		want: []string{
			`10: "A", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), must end 15 minutes before "B", Tue 10 Oct 10:05-11:05 (01:05-02:05 UTC), starts`,
			`20: "C", Tue 10 Oct 11:20-12:20 (02:20-03:20 UTC), must start at most 60 minutes after "A", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), ends`,
		},
		say: []string{
			`"B" comes after "A", at least 15 minutes later, at most 60 minutes later`,
			`"C" comes after "A", at least 15 minutes later, at most 60 minutes later`,
		},
	},
	{
		name:      "the other way round",
		settings:  []model.Setting{set("R41", "before=A", "after=B")},
		programme: []string{"A C-1 10 10:00-11:00", "B C-1 10 09:00-10:00"},
		want:      []string{`120: "A", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), must end before "B", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), starts`},
		say:       []string{`"B" comes after "A"`},
	},
}

func TestR41Order(t *testing.T) { judge(t, "R41") }
