package rules

import (
	"testing"

	"programme/model"
)

var r01Cases = []judged{
	{
		name:      "each once, with a room",
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
	},
	{
		name: "optional left out, cancelled left out",
		change: func(e *model.Event) {
			e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Cancelled
		},
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
		want:      []string{`5: "B" is optional, of no priority, and not placed: 5 points`},
		say:       []string{`"B" is optional, of no priority: leaving it out counts 5 points`},
	},
	{
		name: "optional by priority",
		change: func(e *model.Event) {
			for s, priority := range []int{1, 9, 0, 5, 1} {
				e.Sessions[s].State, e.Sessions[s].Priority = model.Optional, priority
			}
		},
		programme: []string{"E C-1 10 13:00-13:30"},
		want: []string{
			`9: "A" is optional, of priority 1, and not placed: 9 points`,
			`1: "B" is optional, of priority 9, and not placed: 1 point`,
			`5: "C" is optional, of no priority, and not placed: 5 points`,
			`5: "D" is optional, of priority 5, and not placed: 5 points`,
		},
	},
	{
		name:      "optional left out, where that counts nothing",
		change:    func(e *model.Event) { e.Sessions[1].State = model.Optional },
		settings:  []model.Setting{set("R01", "optional=off")},
		programme: []string{"A C-1 10 09:00-10:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
	},
	{
		name: "one of each kind of wrong",
		change: func(e *model.Event) {
			e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Cancelled
		},
		programme: []string{
			"B C-1 10 10:00-11:00", "B C-1 11 10:00-11:00", "B C-2 12 10:00-11:00",
			"C C-1 10 11:00-12:00", "C C-2 10 11:00-12:00", "D - 10 12:00-13:00", "E C-1 10 13:00-13:30",
		},
		want: []string{
			`1: "A" is not placed`,
			`2: "B" is placed 3 times, first Tue 10 Oct 10:00-11:00 (01:00-02:00 UTC) and again Wed 11 Oct 10:00-11:00 (01:00-02:00 UTC)`,
			`2: "C" is cancelled but placed Tue 10 Oct 11:00-12:00 (02:00-03:00 UTC)`,
			`1: "D" has a time, Tue 10 Oct 12:00-13:00 (03:00-04:00 UTC), but no room`,
		},
		say: []string{
			`"A" must be placed`,
			`"B" may be placed once, with a room`,
			`"C" is cancelled and must not be placed`,
			`"D" must be placed`,
		},
	},
	{
		name: "optional, and merged with a confirmed one",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Cancelled
		},
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
		want:      []string{`1: "B" is not placed: it is optional, but merged with a confirmed session`},
		say:       []string{`"B" must be placed`},
	},
	{
		name: "optional, and merged with a confirmed one, where R45 does not bind",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Cancelled
		},
		settings:  []model.Setting{inEventYAML(leveled(model.CheckOnly, 0, set("R45")))},
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
		want:      []string{`5: "B" is optional, of no priority, and not placed: 5 points`},
	},
	{
		name: "optional ones that are merged count each",
		change: func(e *model.Event) {
			withMerges(e)
			e.Sessions[0].State, e.Sessions[1].State, e.Sessions[2].State = model.Optional, model.Optional, model.Cancelled
			e.Sessions[0].Priority = 2
		},
		programme: []string{"D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
		want: []string{
			`8: "A" is optional, of priority 2, and not placed: 8 points`,
			`5: "B" is optional, of no priority, and not placed: 5 points`,
		},
	},
}

func TestR01EverySessionPlaced(t *testing.T) { judge(t, "R01") }
