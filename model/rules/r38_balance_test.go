package rules

import (
	"testing"

	"programme/model"
)

// fiveByAna has Ana speak in all five sessions, who is of a group and a region; Bo, of another
// group, is a guest in C and need not come.
func fiveByAna(e *model.Event) {
	e.Cast = e.Cast[3:]
	for s := range e.Sessions {
		e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: 0, Role: "speaker"})
	}
	e.People[0].Group, e.People[0].Region, e.People[1].Group = "Government", "EEG", "Technical"
}

var r38Cases = []judged{
	{
		name:      "two a day, and a line about another group",
		change:    fiveByAna,
		settings:  []model.Setting{set("R38", "attribute=group"), set("R38", "attribute=group", "value=Technical", "max=0")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 11 09:00-10:00", "D C-1 11 10:00-11:00", "E C-1 12 09:00-09:30"},
	},
	{
		// Three of at most two on Tuesday; each line counts.
		name:      "too many of a group and of a region",
		change:    fiveByAna,
		settings:  []model.Setting{set("R38", "attribute=group"), leveled(model.Soft(2), 3, set("R38", "attribute=region", "value=EEG", "min=20"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 11 10:00-11:00"},
		want: []string{
			`1: Tue 10 Oct has 3 of the 5 sessions with somebody of group "Government" and should have at most 2`,
			`1: Tue 10 Oct has 3 of the 5 sessions with somebody of region "EEG" and should have at least 1 and at most 2`,
			`1: Thu 12 Oct has 0 of the 5 sessions with somebody of region "EEG" and should have at least 1 and at most 2`,
		},
		say: []string{
			`of the 5 sessions with somebody of group "Government", at most 2 should start on Tue 10 Oct`,
			`of the 5 sessions with somebody of region "EEG", at least 1 and at most 2 should start on Tue 10 Oct`,
			`of the 5 sessions with somebody of region "EEG", at least 1 and at most 2 should start on Thu 12 Oct`,
		},
	},
	{
		// A guest who must come counts, and a speaker who need not, but no guest who need not:
		// so Bo's group has A to D and no more, and Ana's E as well.
		name: "who counts",
		change: func(e *model.Event) {
			fiveByAna(e)
			e.Cast[2].Must = model.NiceToHave // Ana speaks in A
			for s := range 5 {
				must := model.MustAttend
				if s == 4 {
					must = model.NiceToHave
				}
				e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(s), Person: 1, Role: "guest", Must: must})
			}
		},
		settings:  []model.Setting{set("R38", "attribute=group", "max=60")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00", "E C-1 12 09:00-09:30"},
		want:      []string{`1: Tue 10 Oct has 4 of the 5 sessions with somebody of group "Government" and should have at most 3`},
	},
	{
		// The two prime windows of Wednesday overlap: from 09:00 to 12:00 they are one, of which
		// 40 percent at least are two. Tuesday's has place for one lightning talk.
		name: "prime windows",
		change: func(e *model.Event) {
			for s := range e.Sessions {
				e.Sessions[s].Languages = []string{"fr", "en"}[s/4:]
			}
			e.Sessions[4].Languages = []string{"fr"}
			e.Windows[0].Prime, e.Windows[0].End, e.Windows[0].Types = true, e.Windows[0].Start.Add(30), []string{"lightning"}
			e.Windows[1].Prime, e.Windows[1].End = true, at("11", "11:00")
			e.Windows = append(e.Windows, model.Window{ID: "late", Interval: span("11", "10:00-12:00"), Prime: true})
		},
		settings:  []model.Setting{set("R38", "attribute=language", "value=fr", "min=40", "slots=prime")},
		programme: []string{"A C-1 12 09:00-10:00", "B C-1 12 10:00-11:00", "C C-1 12 11:00-12:00", "D C-1 11 10:00-11:00", "E C-1 12 13:00-13:30"},
		want: []string{
			`1: Tue 10 Oct 09:00-09:30 (00:00-00:30 UTC) has 0 of the 5 sessions in language "fr" and should have at least 1 and at most 2`,
			`1: Wed 11 Oct 09:00-12:00 (00:00-03:00 UTC) has 1 of the 5 sessions in language "fr" and should have at least 2 and at most 2`,
		},
		say: []string{
			`of the 5 sessions in language "fr", at least 1 and at most 2 should start Tue 10 Oct 09:00-09:30 (00:00-00:30 UTC)`,
			`of the 5 sessions in language "fr", at least 2 and at most 2 should start Wed 11 Oct 09:00-12:00 (00:00-03:00 UTC)`,
		},
	},
	{
		name:      "hard, of one type, and not all placed",
		change:    func(e *model.Event) { e.Sessions[4].Type = "workshop" },
		settings:  []model.Setting{leveled(model.Hard, 0, set("R38", "attribute=type", "min=20"))},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 10:00-11:00", "C C-1 10 11:00-12:00"},
		want:      []string{`1: Tue 10 Oct has 3 of the 5 sessions of type "workshop" and must have at least 1 and at most 2`},
		say:       []string{`of the 5 sessions of type "workshop", at least 1 and at most 2 must start on Tue 10 Oct`},
	},
	{
		name: "merged sessions are one, so that there are four",
		change: func(e *model.Event) {
			fiveByAna(e)
			e.Sessions[0].Merge, e.Sessions[1].Merge = "m", "m"
		},
		settings:  []model.Setting{set("R38", "attribute=group", "max=20")},
		programme: []string{"A C-1 10 09:00-10:00", "B C-1 10 09:00-10:00", "C C-1 10 11:00-12:00", "D C-1 10 12:00-13:00", "E C-1 10 13:00-13:30"},
	},
}

func TestR38Balance(t *testing.T) { judge(t, "R38") }
