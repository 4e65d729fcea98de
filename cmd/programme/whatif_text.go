package main

import (
	"fmt"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
	"strconv"
)

// showReply prints the answer to one question: the verdict, and what changes, a row a
// session or a list a person, or why there is no programme.
func showReply(c *term.Console, r *reply, byPerson bool, reader model.Zone) error {
	showVerdict(c, changeVerdict(r))
	switch {
	case r.programme != nil:
		return showDifference(c, r, byPerson, reader)
	case len(r.result.Cores) > 0:
		showCores(c, r.event, r.result.Cores)
	}
	return nil
}

// changeVerdict says how little has to change and how sure that is, in lines.
func changeVerdict(r *reply) []string {
	x := r.result
	switch {
	case x.OverBudget && x.Needs.Moved >= 0:
		return []string{fmt.Sprintf("impossible within the budget: proved; at least %s would have to move, and --max-moved is %d",
			rules.Count(x.Needs.Moved, "session", "sessions"), r.budget.Moved)}
	case x.OverBudget:
		text := fmt.Sprintf("impossible within the budget: proved; at least %s would have to be told", rules.Count(x.Needs.Told, "person", "people"))
		if x.Weighed {
			text = "impossible within the budget: proved; it would take at least " + toldWords(x.Needs.Told, true)
		}
		if r.budget.Moved >= 0 {
			text += fmt.Sprintf(" with no more than %s", rules.Count(r.budget.Moved, "move", "moves"))
		}
		return []string{text + fmt.Sprintf(", and --max-told is %d", r.budget.Told)}
	case x.Verdict == solver.Impossible:
		return []string{"impossible: proved; there is no programme that keeps every hard rule"}
	case x.Verdict == solver.Unknown:
		return []string{"unknown: no programme was found, and it was not proved that there is none"}
	case r.report.Empty() && x.Verdict == solver.Optimal:
		return []string{"optimal: the programme can stay as it is"}
	}
	line := string(x.Verdict) + ": " + rules.Count(len(r.report.Sessions), "change", "changes")
	if x.Verdict == solver.Optimal {
		return []string{line + "; proved that no programme changes less", countWords(r.result, r.report)}
	}
	return []string{line + "; not proved that no programme changes less", countWords(r.result, r.report)}
}

// showDifference prints what the programme before and the one after break and cost, and
// what changes from one to the other.
func showDifference(c *term.Console, r *reply, byPerson bool, reader model.Zone) error {
	t := term.Table{Header: []string{"", "before", "after"}, Paint: c.Paint}
	for _, row := range costRows(r.before, r.judged) {
		t.Add(row.what, strconv.Itoa(row.before), strconv.Itoa(row.after))
	}
	if len(t.Rows) > 0 {
		c.Printf("\n")
		if err := t.Render(c.Out, c.Width); err != nil {
			return err
		}
	}
	if r.report.Empty() {
		return nil
	}
	c.Printf("\n")
	return showChanges(c, r.event, r.report, byPerson, reader)
}
