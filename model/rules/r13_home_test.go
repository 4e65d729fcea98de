package rules

import (
	"testing"

	"programme/model"
)

// onThemes gives the sessions from A on their themes.
func onThemes(themes ...[]string) func(e *model.Event) {
	return func(e *model.Event) {
		for s, list := range themes {
			e.Sessions[s].Themes = list
		}
	}
}

var r13Cases = []judged{
	{
		name:      "one room; another theme, an other theme, and no room",
		change:    onThemes([]string{"AI"}, []string{"AI", "Data"}, []string{"Data", "AI"}, nil, []string{"AI"}),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-2 10 09:00-10:00", "D Main 10 09:00-10:00", "E - 10 09:00-09:30"},
	},
	{
		name:      "three rooms, two of a line's sessions",
		change:    onThemes([]string{"AI"}, []string{"AI"}, []string{"AI"}, []string{"Data"}),
		settings:  []model.Setting{leveled(model.Soft(3), 0, set("R13", "session=A|D", "type=lightning"))},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-2 10 09:00-10:00", "D Main 10 11:00-12:00", "E C-1 10 09:00-09:30"},
		want: []string{
			`2: the sessions mainly on theme "AI" are in 3 rooms: "Room C-1", "Room C-2" and "Main Hall"`,
			`1: "A", "D" and the sessions of type "lightning" are in 2 rooms: "Room C-1" and "Main Hall"`,
		},
		say: []string{
			`the sessions mainly on theme "AI" should be in one room`,
			`"A", "D" and the sessions of type "lightning" should be in one room`,
		},
	},
	{
		name:   "two rooms at most, hard and soft",
		change: onThemes([]string{"AI"}, []string{"AI"}, []string{"AI"}, []string{"Data"}),
		settings: []model.Setting{
			leveled(model.Hard, 0, set("R13", "session=A|B|C", "rooms=2")), leveled(model.Soft(3), 0, set("R13", "session=A|B|D", "rooms=2")),
			leveled(model.Hard, 0, set("R13", "session=A|D")), leveled(model.Hard, 0, inEventYAML(set("R13", "rooms=3"))),
		},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-2 10 09:00-10:00", "D Main 10 11:00-12:00"},
		want: []string{
			`1: "A", "B" and "C" are in 3 rooms: "Room C-1", "Room C-2" and "Main Hall"; at most 2`,
		},
		say: []string{`"A", "B" and "C" must be in 2 rooms at most`},
	},
	{
		name:      "one room, hard",
		settings:  []model.Setting{leveled(model.Hard, 0, set("R13", "session=A|B|C"))},
		programme: []string{"A Main 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-1 10 09:00-10:00"},
		want:      []string{`1: "A", "B" and "C" are in 2 rooms: "Room C-1" and "Main Hall"`},
		say:       []string{`"A", "B" and "C" must be in one room`},
	},
	{
		name: "only confirmed sessions are in a group",
		change: func(e *model.Event) {
			onThemes([]string{"AI"}, []string{"AI"})(e)
			e.Sessions[1].State = model.Optional
		},
		settings:  []model.Setting{set("R13", "session=A|B")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 11 09:00-10:00"},
	},
	{
		name:      "a line takes all sessions on a theme, and themes can be no groups",
		change:    onThemes([]string{"AI"}, []string{"AI"}, []string{"Data", "AI"}),
		settings:  []model.Setting{set("R13", "themes=no"), set("R13", "theme=AI")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00", "C C-2 10 09:00-10:00"},
		want:      []string{`1: the sessions on theme "AI" are in 2 rooms: "Room C-1" and "Room C-2"`},
	},
}

func TestR13HomeRoom(t *testing.T) { judge(t, "R13") }
