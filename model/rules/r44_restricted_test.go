package rules

import (
	"testing"

	"programme/model"
)

func withThemes(e *model.Event) {
	e.Sessions[0].Themes, e.Sessions[1].Themes = []string{"High level"}, []string{"AI", "High level"}
}

var restricted = []model.Setting{set("R44", "theme=High level", "type=lightning", "session=A", "windows=d10|d12")}

var r44Cases = []judged{
	{
		name:      "inside one of them, on the grain or not",
		change:    withThemes,
		settings:  restricted,
		programme: []string{"A C-1 10 09:07-10:07", "B C-1 12 09:00-10:00", "E - 10 17:30-18:00", "C C-1 11 09:00-10:00"},
	},
	{
		name:      "outside, wholly and in part",
		change:    withThemes,
		settings:  restricted,
		programme: []string{"A C-1 11 09:00-10:00", "B C-1 12 17:30-18:30", "E - 10 08:50-09:20"},
		want: []string{
			`1: "A" in "Room C-1", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), must be inside window "d10" or "d12" and is 60 minutes outside`,
			`1: "E", Tue 10 Oct 08:50-09:20 (Mon 9 Oct 23:50 to Tue 10 Oct 00:20 UTC), must be inside window "d10" or "d12" and is 10 minutes outside`,
			`1: "B" in "Room C-1", Thu 12 Oct 17:30-18:30 (08:30-09:30 UTC), must be inside window "d10" or "d12" and is 30 minutes outside`,
		},
		say: []string{
			`"A" must be inside window "d10" or "d12"`,
			`"E" must be inside window "d10" or "d12"`,
			`"B" must be inside window "d10" or "d12"`,
		},
	},
}

func TestR44Restricted(t *testing.T) { judge(t, "R44") }
