package rules

import (
	"testing"

	"programme/model"
)

var r36Cases = []judged{
	{
		name:      "one after the other, and other themes at once",
		change:    onThemes([]string{"AI", "Data"}, []string{"AI"}, []string{"Trust"}, nil, nil),
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C Main 10 09:00-10:00", "D C-2 10 09:00-10:00", "E C-2 10 09:15-09:45"},
	},
	{
		// A and B are mainly on AI: 45 minutes, three times. A and D share two other
		// themes, 30 minutes, once. B and D share AI: 45 minutes.
		name:      "primary and other themes",
		change:    onThemes([]string{"AI", "Data", "Trust"}, []string{"AI"}, []string{"Law"}, []string{"Trust", "Data", "AI"}),
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15", "C Main 10 09:00-10:00", "D - 10 09:30-10:30"},
		want: []string{
			`135: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), are both mainly on theme "AI" and overlap for 45 minutes, each minute counting 3 times`,
			`30: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "D", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are both on themes "AI", "Data" and "Trust" and overlap for 30 minutes`,
			`45: "B" in "Room C-2", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), and "D", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are both on theme "AI" and overlap for 45 minutes`,
		},
		say: []string{
			`"A" and "B" are both mainly on theme "AI" and should not overlap`,
			`"A" and "D" are both on themes "AI", "Data" and "Trust" and should not overlap`,
			`"B" and "D" are both on theme "AI" and should not overlap`,
		},
	},
	{
		name:      "other themes do not count, primary ones little",
		change:    onThemes([]string{"AI", "Data"}, []string{"AI"}, []string{"Data"}),
		settings:  []model.Setting{set("R36", "other=0", "primary=1")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15", "C Main 10 09:00-10:00"},
		want: []string{
			`45: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), are both mainly on theme "AI" and overlap for 45 minutes`,
		},
	},
	{
		// Data is on three sessions and Law on two, beside a cancelled one.
		name: "a theme of too many sessions is no other theme, but can be the primary one",
		change: func(e *model.Event) {
			onThemes([]string{"Data"}, []string{"Data", "Law"}, []string{"Law", "Data"}, nil, []string{"Law"})(e)
			e.Sessions[4].State = model.Cancelled
		},
		settings:  []model.Setting{set("R36", "most_themes=2")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:30-10:30", "C Main 10 09:00-10:00"},
		want: []string{
			`90: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are both mainly on theme "Data" and overlap for 30 minutes, each minute counting 3 times`,
			`30: "C" in "Main Hall", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:30-10:30 (00:30-01:30 UTC), are both on themes "Law" and "Data" and overlap for 30 minutes`,
		},
	},
	{
		// B and C have a listed theme each, but in common one that is not listed.
		name:      "listed themes must not be in parallel, whichever is the primary one",
		change:    onThemes([]string{"AI", "Data"}, []string{"Law", "AI"}, []string{"Data", "Law"}, []string{"Law"}),
		settings:  []model.Setting{leveled(model.Off, 0, inEventYAML(set("R36"))), leveled(model.Hard, 0, set("R36", "theme=AI|Data"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-2 10 09:15-10:15", "C Main 10 09:45-10:45", "D - 10 09:00-10:00"},
		want: []string{
			`45: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "B" in "Room C-2", Tue 10 Oct 09:15-10:15 (00:15-01:15 UTC), are both on theme "AI", whose sessions are kept apart, and overlap for 45 minutes`,
			`15: "A" in "Room C-1", Tue 10 Oct 09:00-10:00 (00:00-01:00 UTC), and "C" in "Main Hall", Tue 10 Oct 09:45-10:45 (00:45-01:45 UTC), are both on theme "Data", whose sessions are kept apart, and overlap for 15 minutes`,
		},
		say: []string{
			`"A" and "B" are both on theme "AI", whose sessions are kept apart, and must not overlap`,
			`"A" and "C" are both on theme "Data", whose sessions are kept apart, and must not overlap`,
		},
	},
	{
		name: "merged sessions do not clash",
		change: func(e *model.Event) {
			onThemes([]string{"AI"}, []string{"AI"})(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R36", "theme=AI")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00"},
	},
}

func TestR36ThemesApart(t *testing.T) { judge(t, "R36") }
