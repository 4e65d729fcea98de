package rules

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"programme/model"
)

func TestCatalogueIsInOrder(t *testing.T) {
	for i, r := range Catalogue() {
		if i > 0 && r.ID <= Catalogue()[i-1].ID {
			t.Errorf("%s stands after %s", r.ID, Catalogue()[i-1].ID)
		}
	}
}

func TestCatalogueRowsAreWhole(t *testing.T) {
	for _, r := range Catalogue() {
		t.Run(r.ID, func(t *testing.T) {
			if r.Name == "" || r.Name != strings.ToLower(r.Name[:1])+r.Name[1:] || strings.HasSuffix(r.Name, ".") {
				t.Errorf("Name %q is not a few words in lower case", r.Name)
			}
			if !strings.HasSuffix(r.Text, ".") {
				t.Errorf("Text %q is not a sentence", r.Text)
			}
			if r.Unit == "" || r.Weight < 1 || r.Level == model.Unset || r.Judge == nil || r.Say == nil {
				t.Error("Unit, Weight, Level, Judge or Say is missing")
			}
			if !r.Allows(r.Level) {
				t.Errorf("it is %v by default and can be %v", r.Level, r.Levels())
			}
			for _, spec := range r.Params {
				if spec.Text == "" {
					t.Errorf("parameter %s has no text", spec.Key)
				}
				if spec.Type == ChoiceParam && len(spec.Choices) == 0 {
					t.Errorf("parameter %s has no choices", spec.Key)
				}
				if n := slices.Index(r.keys(), spec.Key); r.Params[n].Text != spec.Text {
					t.Errorf("parameter %s stands twice", spec.Key)
				}
			}
			for _, group := range r.Needs {
				for _, key := range group {
					if spec, ok := r.param(key); !ok || spec.Default != "" {
						t.Errorf("an item needs %s, which is no parameter or has a default", key)
					}
				}
			}
		})
	}
}

// sumless are the rules that count nothing at once but in rooms or in somebody's time, of which
// there are no such sums.
var sumless = []string{"R02", "R11", "R12", "R13", "R22", "R23", "R58"}

// wordless are the rules that can be hard and bar no place of their own, and why.
var wordless = map[string]string{
	"R01": "it asks for places",
	"R03": "every place has the session's length",
	"R45": "merged sessions have their places together",
}

// A row says in a few words why a place is barred, and what helps or why nothing does,
// wherever the rule can be in the way: where it can be hard.
func TestRowsSayWhatIsInTheWayAndWhatHelps(t *testing.T) {
	for _, r := range Catalogue() {
		words := r.Bars != nil || r.Beside != nil || r.Full != nil
		switch {
		case !r.Hard && (words || r.Remedies != nil || r.NoRemedy != ""):
			t.Errorf("%s is never in the way, and has short words or remedies", r.ID)
		case r.Hard && words == (wordless[r.ID] != ""):
			t.Errorf("%s has none of Bars, Beside and Full, or is wordless and has one", r.ID)
		case r.Hard && (r.Remedies != nil) == (r.NoRemedy != ""):
			t.Errorf("%s has no Remedies and no NoRemedy that says why, or both", r.ID)
		case r.Full != nil && (r.Counts == nil) != slices.Contains(sumless, r.ID):
			t.Errorf("%s counts something at once and has no Counts to say a sum with, or has it where there are no such sums", r.ID)
		case r.FullAnywhere && r.Full == nil, r.LineStands && r.Remedies == nil, r.Chain && r.Beside == nil:
			t.Errorf("%s has FullAnywhere without Full, LineStands without Remedies or Chain without Beside", r.ID)
		}
	}
}

// Each rule has one file, and its tests beside it.
func TestEveryRuleHasItsFile(t *testing.T) {
	for _, r := range Catalogue() {
		files, _ := filepath.Glob("r" + r.ID[1:] + "_*.go")
		if len(files) < 2 || !slices.ContainsFunc(files, func(name string) bool { return strings.HasSuffix(name, "_test.go") }) {
			t.Errorf("%s has the files %q, want one and one of tests", r.ID, files)
		}
	}
}

func TestDefaultsMakeSense(t *testing.T) {
	if _, faults := Bind(conference()); len(faults) > 0 {
		t.Error(faults)
	}
}

// Every rule has a case that keeps it and one that breaks it, and can say what it breaks.
func TestEveryRuleIsKeptAndBroken(t *testing.T) {
	for _, r := range Catalogue() {
		t.Run(r.ID, func(t *testing.T) {
			kept, broken := 0, 0
			for _, j := range allCases[r.ID] {
				e, b, found := j.violations(t, r.ID)
				if len(found) == 0 {
					kept++
				} else {
					broken++
				}
				for _, v := range found {
					if level := b.Setting(v.Setting).LevelOf(v.Part); v.Amount < 1 || v.Weight < 1 || v.Level != level {
						t.Errorf("%s: amount %d, weight %d, level %v, want level %v", j.name, v.Amount, v.Weight, v.Level, level)
					}
					for _, text := range []string{v.Sentence, r.Say(e, b, v.Instance)} {
						if text == "" || strings.HasSuffix(text, ".") || strings.Contains(text, "%!") {
							t.Errorf("%s: %q is not a sentence without its full stop", j.name, text)
						}
					}
				}
			}
			if kept == 0 || broken == 0 {
				t.Errorf("%d cases keep it and %d break it, want at least one of each", kept, broken)
			}
		})
	}
}

func TestRulesThatAreOffSayNothing(t *testing.T) {
	for _, r := range Catalogue() {
		if r.Structural {
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			for _, j := range allCases[r.ID] {
				j.settings = slices.Concat(j.settings, []model.Setting{leveled(model.Off, 0, set(r.ID))})
				for i := range j.settings {
					if j.settings[i].Rule == r.ID {
						j.settings[i].Level = model.Off
					}
				}
				if _, _, found := j.violations(t, r.ID); len(found) > 0 {
					t.Errorf("%s: %q", j.name, found[0].Sentence)
				}
			}
		})
	}
}

// A rule about the sessions that stand says the same when cancelled ones are placed
// across them.
func TestCancelledSessionsAreNoSessions(t *testing.T) {
	ghost := func(e *model.Event) {
		for range 2 {
			e.Sessions = append(e.Sessions, model.Session{
				ID: "ghost", Type: "workshop", Minutes: 60, State: model.Cancelled, Merge: "m",
				Themes: []string{"AI", "High level"}, Layout: "theatre", Needs: []string{"booth"},
				Prefers: []string{"booth"}, Avoids: []string{"streaming"}, Expected: 500, Org: "ITU", Languages: []string{"fr"},
			})
			if e.Baseline != nil {
				e.Baseline.Placements = append(e.Baseline.Placements, model.Placement{
					Session: model.SessionIndex(len(e.Sessions) - 1), Interval: span("10", "14:00-15:00"), State: model.Published,
				})
			}
			e.Cast = append(e.Cast, model.CastMember{Session: model.SessionIndex(len(e.Sessions) - 1), Person: 0, Role: "speaker"})
		}
	}
	for _, r := range Catalogue() {
		if r.ID == "R01" || r.ID == "R53" { // which tell of cancelled sessions that are placed, or were
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			for _, j := range allCases[r.ID] {
				_, _, want := j.violations(t, r.ID)
				change := j.change
				j.change = func(e *model.Event) {
					if change != nil {
						change(e)
					}
					ghost(e)
				}
				for _, at := range []string{" 10 09:10-10:15", " 10 11:00-12:20", " 11 08:00-09:45", " 12 10:00-11:00"} {
					for _, room := range []string{"C-1", "C-2", "Main"} {
						j.programme = append(slices.Clone(j.programme), "ghost "+room+at)
					}
				}
				_, _, got := j.violations(t, r.ID)
				if len(got) != len(want) {
					t.Errorf("%s: %d violations beside cancelled sessions, %d without", j.name, len(got), len(want))
				}
			}
		})
	}
}
