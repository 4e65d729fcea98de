package whatif

import (
	"fmt"
	"slices"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/solver"
)

// Scenario is the answer to one scenario.
type Scenario struct {
	Name  string   `json:"scenario"`
	Asked []string `json:"asked"`
	Notes []string `json:"notes"` // which of them change nothing, and what others make of sessions
	Result
}

// Comparison is the answer of what-if --scenarios.
type Comparison struct {
	present.Head
	Tool present.Tool `json:"tool"`
	present.About
	From      term.FileStamp `json:"from"`
	Options   Options        `json:"options"`
	Scenarios []Scenario     `json:"scenarios"`
}

// Compare returns the answer about a programme that a file of that stamp holds.
func Compare(a present.About, from term.FileStamp, options Options, answers []Scenario) *Comparison {
	return &Comparison{Head: present.HeadOf("what-if"), Tool: present.ThisTool(), About: a, From: from, Options: options, Scenarios: answers}
}

// ShowScenarios prints the answers, a row each.
func ShowScenarios(c *term.Console, answers []Scenario) error {
	t := term.Table{
		Header: []string{"scenario", "verdict", "told", "moved", "day", "time", "room", "dropped", "cost before and after"},
		Rigid:  []bool{false, true, true, true, true, true, true, true, false}, Paint: c.Paint, Lined: true,
	}
	for i := range answers {
		a := &answers[i]
		cells := make([]string, 6)
		if a.After != nil {
			for k, n := range []int{a.People, a.Moved, a.Counts.Days, a.Counts.Times, a.Counts.Rooms, a.Counts.Dropped} {
				cells[k] = fmt.Sprint(n)
			}
			if a.Weighed {
				cells[0] += fmt.Sprintf("\n(%s)", rules.Count(a.Counts.Told, "point", "points"))
			}
		}
		t.Add(append(append([]string{term.Plain(a.Name), verdictCell(&a.Result)}, cells...), costCell(&a.Result))...)
	}
	if err := t.Render(c.Out, c.Width); err != nil {
		return err
	}
	if slices.ContainsFunc(answers, func(a Scenario) bool { return a.Weighed && a.After != nil }) {
		c.Printf("\n%s\n", present.WeighedWords)
	}
	showNotes(c, answers)
	return nil
}

// showNotes prints the notes on the changes of each scenario.
func showNotes(c *term.Console, answers []Scenario) {
	first := true
	for i := range answers {
		for _, note := range answers[i].Notes {
			if first {
				c.Printf("\n")
			}
			first = false
			c.Printf("%s\n", term.Plain(answers[i].Name+": "+note))
		}
	}
}

// verdictCell says the verdict on a scenario and, where a budget cannot be kept, what it
// takes.
func verdictCell(a *Result) string {
	least := " at least"
	if a.Fewest {
		least = ""
	}
	switch {
	case a.OverBudget && a.Needs.Moved != nil:
		return fmt.Sprintf("over budget:\nmoves %d%s", *a.Needs.Moved, least)
	case a.OverBudget:
		return fmt.Sprintf("over budget:\ntells %d%s", *a.Needs.Told, least)
	case a.Verdict == solver.Feasible && a.Weighed:
		return fmt.Sprintf("feasible;\n%d points\nat least", a.Bound.Told)
	case a.Verdict == solver.Feasible:
		return fmt.Sprintf("feasible;\ntells %d at least", a.Bound.Told)
	}
	return string(a.Verdict)
}

// costCell says what either programme costs, a line each.
func costCell(a *Result) string {
	if a.After == nil {
		return ""
	}
	var lines []string
	add := func(what string, before, after int) {
		if before > 0 || after > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d → %d", what, before, after))
		}
	}
	add("hard", a.Before.Hard, a.After.Hard)
	for i := range a.After.Tiers {
		add(fmt.Sprintf("tier %d", i+1), a.Before.Tiers[i].Cost, a.After.Tiers[i].Cost)
	}
	return strings.Join(lines, "\n")
}
