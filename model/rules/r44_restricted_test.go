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
		name:      "begun inside one of them, on the grain or not",
		change:    withThemes,
		settings:  restricted,
		programme: []string{"A C-1 10 09:07-10:07", "B C-1 12 09:00-10:00", "E - 10 17:45-18:15", "C C-1 11 09:00-10:00"},
	},
	{
		name:      "begun outside",
		change:    withThemes,
		settings:  restricted,
		programme: []string{"A C-1 11 09:00-10:00", "B C-1 12 18:00-19:00", "E - 10 08:50-09:20"},
		want: []string{
			`1: "A" in "Room C-1", Wed 11 Oct 09:00-10:00 (00:00-01:00 UTC), must start inside window "d10" or "d12"`,
			`1: "E", Tue 10 Oct 08:50-09:20 (Mon 9 Oct 23:50 to Tue 10 Oct 00:20 UTC), must start inside window "d10" or "d12"`,
			`1: "B" in "Room C-1", Thu 12 Oct 18:00-19:00 (09:00-10:00 UTC), must start inside window "d10" or "d12"`,
		},
		say: []string{
			`"A" must start inside window "d10" or "d12"`,
			`"E" must start inside window "d10" or "d12"`,
			`"B" must start inside window "d10" or "d12"`,
		},
	},
}

func TestR44Restricted(t *testing.T) { judge(t, "R44") }
