package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"programme/model"
)

// fiveOnAI has A to E mainly on AI: 40 percent are two of them.
func fiveOnAI(e *model.Event) {
	for s := range e.Sessions {
		e.Sessions[s].Themes = []string{"AI", "Data"}
	}
}

var r37Cases = []judged{
	{
		name:      "two a day",
		change:    fiveOnAI,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 11 09:00-10:00", "D C-1 11 10:00-11:00", "E C-1 12 09:00-09:30"},
	},
	{
		name: "too few sessions to spread, one of them optional",
		change: func(e *model.Event) {
			fiveOnAI(e)
			e.Sessions[4].State = model.Optional
		},
		settings:  []model.Setting{set("R37", "theme=AI", "max=0")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00"},
	},
	{
		// Four on the first day, of two at most; one as the next day begins.
		name:      "too many",
		change:    fiveOnAI,
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 23:30-24:30", "E C-1 11 00:00-00:30"},
		want:      []string{`2: Tue 10 Oct has 4 of the 5 sessions mainly on theme "AI" and should have at most 2`},
		say:       []string{`of the 5 sessions mainly on theme "AI", at most 2 should start on Tue 10 Oct`},
	},
	{
		// 50 percent are 2.5, at most 3 and at least 2, but three days with two each are more
		// than there are. The 13th is no conference day, and E is not placed.
		name:   "a line's own bounds, rounded outwards, of all sessions of the theme",
		change: fiveOnAI,
		settings: []model.Setting{
			set("R37", "theme=AI", "max=0"),
			leveled(model.Soft(1), 2, set("R37", "theme=AI", "max=50", "min=50")),
		},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 13 10:00-11:00"},
		want: []string{
			`1: Wed 11 Oct has 0 of the 5 sessions mainly on theme "AI" and should have at least 1 and at most 3`,
			`1: Thu 12 Oct has 0 of the 5 sessions mainly on theme "AI" and should have at least 1 and at most 3`,
		},
		say: []string{
			`of the 5 sessions mainly on theme "AI", at least 1 and at most 3 should start on Wed 11 Oct`,
			`of the 5 sessions mainly on theme "AI", at least 1 and at most 3 should start on Thu 12 Oct`,
		},
	},
	{
		// Thursday has no window, so that two days have to take five sessions.
		name: "days that have no windows",
		change: func(e *model.Event) {
			fiveOnAI(e)
			e.Windows = e.Windows[:2]
		},
		settings:  []model.Setting{inEventYAML(set("R37", "min=20"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00", "E C-1 11 09:00-09:30"},
		want:      []string{`1: Tue 10 Oct has 4 of the 5 sessions mainly on theme "AI" and should have at least 1 and at most 3`},
	},
	{
		// Tuesday is closed, and Wednesday has an hour in one room, enough for two of E's
		// length: Thursday has to take three. Three at least are more than Wednesday can have.
		name: "a day with little time",
		change: func(e *model.Event) {
			fiveOnAI(e)
			e.Windows = e.Windows[1:]
			e.Windows[0].End, e.Windows[0].Rooms = e.Windows[0].Start.Add(60), []model.RoomIndex{0}
		},
		settings:  []model.Setting{inEventYAML(set("R37", "min=60", "max=60"))},
		programme: []string{"A C-1 12 09:00-10:00", "B C-1 12 10:00-11:00", "C C-1 12 11:00-12:00", "D C-1 12 12:00-13:00", "E C-1 12 13:00-13:30"},
		want: []string{
			`2: Wed 11 Oct has 0 of the 5 sessions mainly on theme "AI" and should have at least 2 and at most 3`,
			`2: Thu 12 Oct has 5 of the 5 sessions mainly on theme "AI" and should have at least 3 and at most 3`,
		},
	},
	{
		// Wednesday is for lightning talks, of which E is the only one.
		name: "a day for other types",
		change: func(e *model.Event) {
			fiveOnAI(e)
			e.Windows[1].Types = []string{"lightning"}
		},
		settings:  []model.Setting{inEventYAML(set("R37", "min=40"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 12 11:00-12:00", "D C-1 12 12:00-13:00", "E C-1 12 13:00-13:30"},
		want: []string{
			`1: Wed 11 Oct has 0 of the 5 sessions mainly on theme "AI" and should have at least 1 and at most 2`,
			`1: Thu 12 Oct has 3 of the 5 sessions mainly on theme "AI" and should have at least 2 and at most 2`,
		},
	},
	{
		name: "merged sessions are one, so that there are four",
		change: func(e *model.Event) {
			fiveOnAI(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{inEventYAML(set("R37", "max=20"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
	},
	{
		// D and E have no place, so that Thursday may have one yet.
		name:      "hard, and not all placed",
		change:    fiveOnAI,
		settings:  []model.Setting{leveled(model.Hard, 0, inEventYAML(set("R37", "min=20")))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00"},
		want:      []string{`1: Tue 10 Oct has 3 of the 5 sessions mainly on theme "AI" and must have at least 1 and at most 2`},
		say:       []string{`of the 5 sessions mainly on theme "AI", at least 1 and at most 2 must start on Tue 10 Oct`},
	},
	{
		name:      "a line switches one theme off",
		change:    fiveOnAI,
		settings:  []model.Setting{leveled(model.Off, 0, set("R37", "theme=AI"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00"},
	},
}

func TestR37ThemeDays(t *testing.T) { judge(t, "R37") }

func TestThemeDaysCountWhatIsBalanced(t *testing.T) {
	e := conference()
	fiveOnAI(e)
	e.Rules = []model.Setting{inEventYAML(set("R37", "min=20"))}
	p := model.NewProgramme([]model.Placement{placed(e, "A C-1 10 09:00-10:00"), placed(e, "A C-1 10 11:00-12:00"), placed(e, "B C-1 12 09:00-10:00")})
	book, faults := Bind(e)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := []Share{
		{Attribute: "theme", Value: "AI", Window: model.NoWindow, Day: e.Days[0], Total: 5, Count: 1, Min: 1, Max: 2},
		{Attribute: "theme", Value: "AI", Window: model.NoWindow, Day: e.Days[1], Total: 5, Count: 0, Min: 1, Max: 2},
		{Attribute: "theme", Value: "AI", Window: model.NoWindow, Day: e.Days[2], Total: 5, Count: 1, Min: 1, Max: 2},
	}
	if diff := cmp.Diff(want, ThemeShares(book, p), cmpopts.IgnoreUnexported(Share{}), cmpopts.IgnoreFields(Share{}, "Slot")); diff != "" {
		t.Errorf("theme days (-want +got):\n%s", diff)
	}
	e.Rules = []model.Setting{leveled(model.Off, 0, set("R37"))}
	book, _ = Bind(e)
	if got := ThemeShares(book, p); len(got) > 0 {
		t.Errorf("theme days %v of a rule that is off", got)
	}
}
