package rules

import (
	"testing"

	"programme/model"
)

// withBooths has A in English interpreted into French and Spanish by Bo, who works between
// English and French, and two booths in the Main Hall.
func withBooths(e *model.Event) {
	interpreted(e)
	e.Rooms[2].Booths = 2
	e.People[1].Languages = []string{"en", "Fr"}
	e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 1, Role: "interpreter"})
}

var r48Cases = []judged{
	{
		name: "booths enough, and a team that has the languages or does not say which",
		change: func(e *model.Event) {
			withBooths(e)
			e.People[1].Languages = nil
			e.Sessions[2].Interpretation = []string{"fr"}
			e.Cast = append(e.Cast, model.CastMember{Session: 2, Person: 1, Role: "interpreter"})
		},
		programme: []string{"A Main 10 10:00-11:00", "B C-1 10 15:00-16:00", "C Main 11 10:00-11:00", "D C-2 10 10:00-11:00"},
	},
	{
		name:      "too few booths, and nobody into Spanish",
		change:    withBooths,
		programme: []string{"A C-1 10 10:00-11:00"},
		want: []string{
			`2: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is interpreted into "FR" and "es", which takes 2 booths; the room has 0`,
			`1: "A" in "Room C-1", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is interpreted into "es", and nobody in its cast as interpreter works into it`,
		},
		say: []string{
			`"A" is interpreted into "FR" and "es", and needs a room with 2 booths`,
			`"A" is interpreted into "es", and nobody in its cast as interpreter works into it`,
		},
	},
	{
		name: "without relay somebody has to work from the floor language",
		change: func(e *model.Event) {
			withBooths(e)
			e.People[1].Languages = []string{"fr", "es"}
		},
		settings:  []model.Setting{set("R48", "relay=no")},
		programme: []string{"A Main 10 10:00-11:00"},
		want: []string{
			`1: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is interpreted into "FR", and nobody in its cast as interpreter works from "en" into it`,
			`1: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is interpreted into "es", and nobody in its cast as interpreter works from "en" into it`,
		},
	},
	{
		name:      "where no room has booths and no cast an interpreter, nothing is asked",
		change:    func(e *model.Event) { e.Sessions[0].Interpretation = []string{"fr"} },
		programme: []string{"A C-1 10 10:00-11:00"},
	},
	{
		name: "merged sessions ask for each language once, of all their interpreters",
		change: func(e *model.Event) {
			withBooths(e)
			e.Sessions[0].Interpretation = []string{"fr"}
			e.Sessions[2].Interpretation, e.Sessions[2].Merge, e.Sessions[0].Merge = []string{"es", "FR"}, "m", "m"
			e.People[0].Languages = []string{"es"}
			e.Rooms[2].Booths = 1
			e.Cast = append(e.Cast, model.CastMember{Session: 0, Person: 0, Role: "interpreter"})
		},
		programme: []string{"A Main 10 10:00-11:00", "C Main 10 10:00-11:00"},
		want:      []string{`1: "A" in "Main Hall", Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC), is interpreted into "fr" and "es", which takes 2 booths; the room has 1`},
	},
}

func TestR48Languages(t *testing.T) { judge(t, "R48") }
