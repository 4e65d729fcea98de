package rules

import (
	"testing"

	"programme/model"
)

// twoPrime makes the windows of 10 and 11 October prime, and D a lightning talk: three
// workshops and two lightning talks.
func twoPrime(e *model.Event) {
	e.Windows[0].Prime, e.Windows[1].Prime = true, true
	e.Windows[0].Pos = model.Position{File: "windows.csv", Line: 2, Column: 1}
	e.Sessions[3].Type = "lightning"
}

var r39Cases = []judged{
	{
		name:      "one of each in each prime window",
		change:    twoPrime,
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 17:30-18:30", "B C-1 11 10:00-11:00", "E C-2 11 10:00-10:30", "C C-1 12 09:00-10:00"},
	},
	{
		// D starts as the window closes.
		name:      "one type missing in each",
		change:    twoPrime,
		programme: []string{"A C-1 10 09:00-10:00", "D C-1 10 18:00-19:00", "B C-1 12 10:00-11:00", "E C-2 11 10:00-10:30"},
		want: []string{
			`1: window "d10", Tue 10 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "lightning"`,
			`1: window "d11", Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "workshop"`,
		},
		say: []string{
			`a session of type "lightning" should start Tue 10 Oct 09:00-18:00 (00:00-09:00 UTC)`,
			`a session of type "workshop" should start Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC)`,
		},
	},
	{
		// D is cancelled, so of lightning talks there is only E for two windows.
		name: "a value that too few sessions have is not asked for",
		change: func(e *model.Event) {
			twoPrime(e)
			e.Sessions[3].State = model.Cancelled
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 10:00-11:00", "E C-2 12 10:00-10:30"},
	},
	{
		name: "optional sessions count as others do",
		change: func(e *model.Event) {
			twoPrime(e)
			e.Sessions[3].State = model.Optional
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 10:00-11:00", "D C-1 11 09:00-10:00"},
		want:      []string{`1: window "d10", Tue 10 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "lightning"`},
	},
	{
		name: "themes, the primary ones",
		change: func(e *model.Event) {
			twoPrime(e)
			onThemes([]string{"AI", "Data"}, []string{"AI"}, []string{"Data"}, []string{"Law", "AI"})(e)
		},
		settings:  []model.Setting{set("R39", "attribute=theme")},
		programme: []string{"C C-1 10 09:00-10:00", "D C-1 10 10:00-11:00", "A C-1 11 09:00-10:00"},
		want:      []string{`1: window "d10", Tue 10 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session mainly on theme "AI"`},
		say:       []string{`a session mainly on theme "AI" should start Tue 10 Oct 09:00-18:00 (00:00-09:00 UTC)`},
	},
	{
		name: "languages, each of a session's",
		change: func(e *model.Event) {
			twoPrime(e)
			e.Sessions[0].Languages, e.Sessions[1].Languages, e.Sessions[2].Languages = []string{"en", "fr"}, []string{"fr"}, []string{"en"}
		},
		settings:  []model.Setting{set("R39", "attribute=language")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 09:00-10:00"},
		want:      []string{`1: window "d11", Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session in language "en"`},
	},
	{
		name: "all windows, if every one has fixed starts",
		change: func(e *model.Event) {
			for w := range e.Windows {
				e.Windows[w].Starts = []model.Instant{e.Windows[w].Start}
			}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 12 09:00-10:00"},
		want:      []string{`1: window "d11", Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "workshop"`},
	},
	{
		name: "windows with free starts, cut into slots of four hours; the last is longer",
		change: func(e *model.Event) {
			e.Windows = e.Windows[:1]
		},
		settings:  []model.Setting{set("R39", "slot=240")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 12:45-13:45"},
		want:      []string{`1: window "d10", Tue 10 Oct 13:00-18:00 (04:00-09:00 UTC), lacks a session of type "workshop"`},
	},
	{
		name: "two of each; lightning talks are too few",
		change: func(e *model.Event) {
			e.Windows = e.Windows[:1]
		},
		settings:  []model.Setting{set("R39", "slot=240", "least=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 13:00-14:00", "C C-1 10 15:00-16:00"},
		want:      []string{`1: window "d10", Tue 10 Oct 09:00-13:00 (00:00-04:00 UTC), has 1 of 2 sessions of type "workshop" that should start there`},
		say:       []string{`2 sessions of type "workshop" should start Tue 10 Oct 09:00-13:00 (00:00-04:00 UTC)`},
	},
	{
		name: "windows for other types do without",
		change: func(e *model.Event) {
			twoPrime(e)
			e.Windows[0].Types = []string{"workshop"}
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 11 10:00-11:00"},
		want:      []string{`1: window "d11", Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "lightning"`},
	},
	{
		// D is optional, and of lightning talks there is else only E.
		name: "hard, of confirmed sessions alone",
		change: func(e *model.Event) {
			twoPrime(e)
			e.Sessions[3].State = model.Optional
			e.Windows[2].Prime = true
		},
		settings:  []model.Setting{leveled(model.Hard, 0, set("R39"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00"},
		want: []string{
			`1: window "d11", Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "workshop"`,
			`1: window "d12", Thu 12 Oct 09:00-18:00 (00:00-09:00 UTC), lacks a session of type "workshop"`,
		},
		say: []string{
			`a session of type "workshop" must start Wed 11 Oct 09:00-18:00 (00:00-09:00 UTC)`,
			`a session of type "workshop" must start Thu 12 Oct 09:00-18:00 (00:00-09:00 UTC)`,
		},
	},
	{
		// D may be for either.
		name: "hard, and one has no place",
		change: func(e *model.Event) {
			twoPrime(e)
			e.Sessions[3].Type, e.Windows[2].Prime = "workshop", true
		},
		settings:  []model.Setting{leveled(model.Hard, 0, set("R39"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00"},
	},
	{
		name:      "no window, if one is free and none prime",
		change:    func(e *model.Event) { e.Windows[0].Starts = []model.Instant{e.Windows[0].Start} },
		programme: []string{"A C-1 10 09:00-10:00"},
	},
}

func TestR39Variety(t *testing.T) { judge(t, "R39") }

func TestWindowValuesOfARuleThatIsOff(t *testing.T) {
	e := conference()
	twoPrime(e)
	for _, tt := range []struct {
		level model.Level
		want  int // windows times values
	}{{model.Unset, 4}, {model.CheckOnly, 4}, {model.Off, 0}} {
		e.Rules = []model.Setting{leveled(tt.level, 0, set("R39"))}
		book, faults := Bind(e)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if got := WindowValues(book, model.NewProgramme(nil)); len(got) != tt.want {
			t.Errorf("level %v: %d window values, want %d", tt.level, len(got), tt.want)
		}
	}
}
