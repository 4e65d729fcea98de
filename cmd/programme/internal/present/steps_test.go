package present

import (
	"strings"
	"testing"

	"programme/cmd/programme/internal/term/termtest"
	"programme/model"
	"programme/model/rules"
	"programme/solver"

	"github.com/google/go-cmp/cmp"
)

// stepped is a core about sessions A to F in which C, say, is kept from "Hall" by a rule of its own
// that says the same of each.
func stepped(steps ...solver.Step) (*model.Event, []solver.Core) {
	e := &model.Event{}
	core := solver.Core{Minimal: true, Steps: steps}
	for i := range 6 {
		s := model.SessionIndex(i)
		e.Sessions = append(e.Sessions, model.Session{ID: string(rune('A' + i))})
		in := rules.NewInstance("R08")
		in.A = s
		core.Reasons = append(core.Reasons, solver.Reason{Instance: in, Sentence: rules.Session(e, s) + " needs a screen"})
	}
	return e, []solver.Core{core}
}

// outOfHall says that a session is not in the hall, by its own reason and earlier steps.
func outOfHall(e *model.Event, s model.SessionIndex, from ...int) solver.Step {
	return solver.Step{
		Sentence: rules.Session(e, s) + ` cannot be in "Hall"`, Sessions: []model.SessionIndex{s},
		Reasons: []int{int(s)}, From: from, Under: -1, Refutes: -1,
	}
}

func TestStepsAreToldOnceWhereTheyAreAlike(t *testing.T) {
	e, _ := stepped()
	last := solver.Step{Sentence: `"A" has no place left`, Sessions: []model.SessionIndex{0}, Reasons: []int{2}, From: []int{0, 1, 2, 4}, Under: -1, Refutes: -1}
	for _, c := range []struct {
		name, want string
		steps      []solver.Step
	}{
		{"four in a row", `
  1. R08 "A" needs a screen
     so "A" cannot be in "Hall"
  2 to 4. likewise for "B", "C" and "D"
  5. by 1 to 3, 5 and R08 as in 3, "A" has no place left
`, []solver.Step{outOfHall(e, 0), outOfHall(e, 1), outOfHall(e, 2), outOfHall(e, 3), last}},
		{"three in a row", `
  1. R08 "A" needs a screen
     so "A" cannot be in "Hall"
  2. R08 "B" needs a screen
     so "B" cannot be in "Hall"
  3. R08 "C" needs a screen
     so "C" cannot be in "Hall"
`, []solver.Step{outOfHall(e, 0), outOfHall(e, 1), outOfHall(e, 2)}},
		{"by other steps", `
  1. R08 "A" needs a screen
     so "A" cannot be in "Hall"
  2. R08 "B" needs a screen
     so, by 1, "B" cannot be in "Hall"
  3. R08 "C" needs a screen
     so, by 2, "C" cannot be in "Hall"
  4. R08 "D" needs a screen
     so, by 1 and 3, "D" cannot be in "Hall"
`, []solver.Step{outOfHall(e, 0), outOfHall(e, 1, 0), outOfHall(e, 2, 1), outOfHall(e, 3, 0, 2)}},
		{"supposed", `
  1. suppose that "A" is in "Hall"
     2. R08 "B" needs a screen
        so, by 1, "B" has no place left
  3. since 1 comes to nothing, "A" cannot be in "Hall"
`, []solver.Step{
			{Sentence: `suppose that "A" is in "Hall"`, Sessions: []model.SessionIndex{0}, Supposed: true, Under: -1, Refutes: -1},
			{Sentence: `"B" has no place left`, Sessions: []model.SessionIndex{1}, Reasons: []int{1}, From: []int{0}, Under: 0, Refutes: -1},
			{Sentence: `"A" cannot be in "Hall"`, Sessions: []model.SessionIndex{0}, From: []int{1}, Under: -1, Refutes: 0},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, cores := stepped(c.steps...)
			if diff := cmp.Diff("these cannot hold together, and without any one of them the others can; step by step:"+c.want, shownCores(t, e, cores)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// A core without steps stands as it does where nobody asked, with a word why.
func TestWhyThereAreNoSteps(t *testing.T) {
	for why, want := range map[solver.NoSteps]string{
		"": "", solver.NoStepsOfSum: "", solver.NoStepsFew: "",
		solver.NoStepsLess: "  (all of these together are one step: no smaller ones were found)\n",
		solver.NoStepsYet:  "  (the steps to this were not finished in time)\n",
	} {
		e, cores := stepped()
		plain := shownCores(t, e, cores)
		cores[0].NoSteps = why
		if got := shownCores(t, e, cores); got != plain+want {
			t.Errorf("%q: %s", why, got)
		}
	}
}

func shownCores(t *testing.T, e *model.Event, cores []solver.Core) string {
	t.Helper()
	c, out := termtest.Paper(t, 100)
	ShowCores(c, e, cores)
	if err := c.Out.Flush(); err != nil {
		t.Fatal(err)
	}
	return strings.TrimLeft(out.String(), "\n")
}
