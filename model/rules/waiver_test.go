package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"programme/model"
)

// Whom a rule does not bind by their waiver breaks nothing of it, and of a rule that cannot be
// waived no event has a waiver.
func TestWaivers(t *testing.T) {
	if diff := cmp.Diff([]string{"R19", "R21", "R22", "R23", "R27", "R28", "R30", "C4", "C6"}, Waivers()); diff != "" {
		t.Errorf("what can be waived (-want +got):\n%s", diff)
	}
	for _, r := range Catalogue() {
		t.Run(r.ID, func(t *testing.T) {
			if !r.Waivable() {
				e := conference()
				e.People[1].Pos, e.People[1].Waiver = model.Position{File: "people.csv", Line: 3, Column: 1}, []string{"R28", r.ID}
				_, faults := Bind(e)
				want := `the rule "` + r.ID + `" cannot be waived, and binds everybody`
				if len(faults) != 1 || faults[0].Message != want || faults[0].Field != "People[1].Waiver[1]" || faults[0].Pos != e.People[1].Pos || faults[0].Remedy == "" {
					t.Errorf("faults %v, want %s", faults, want)
				}
				return
			}
			broken := 0
			for _, j := range allCases[r.ID] {
				_, _, found := j.violations(t, r.ID)
				broken += len(found)
				change := j.change
				j.change = func(e *model.Event) {
					if change != nil {
						change(e)
					}
					for i := range e.People {
						e.People[i].Waiver = []string{r.ID}
					}
				}
				if _, _, found := j.violations(t, r.ID); len(found) > 0 {
					t.Errorf("%s: waived, and %s", j.name, found[0].Sentence)
				}
			}
			if broken == 0 {
				t.Error("no case breaks it")
			}
		})
	}
}

func TestUnknownRulesCannotBeWaived(t *testing.T) {
	e := conference()
	e.People[0].Waiver = []string{"R81"}
	if _, faults := Bind(e); len(faults) != 1 || faults[0].Field != "People[0].Waiver[0]" {
		t.Errorf("faults %v", faults)
	}
}
