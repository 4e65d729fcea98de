package whatif

import (
	"fmt"
	"strconv"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/solver"
)

// Show prints the answer to one question: the verdict, what is to be said of the changes that
// were asked for, and what changes, a row a session or a list a person, or why there is no
// programme.
func Show(c *term.Console, r *Reply, byPerson bool, reader model.Zone) error {
	ShowVerdict(c, r)
	switch {
	case r.Programme != nil:
		return ShowDifference(c, r, byPerson, reader)
	case len(r.Result.Cores) > 0:
		present.ShowCores(c, r.Event, r.Result.Cores)
	}
	return nil
}

// ShowVerdict prints the verdict and the notes on the changes.
func ShowVerdict(c *term.Console, r *Reply) {
	present.ShowVerdict(c, append(Verdict(r), r.Notes...)...)
}

// Verdict says how little has to change and how sure that is, in lines.
func Verdict(r *Reply) []string {
	x := r.Result
	switch {
	case x.OverBudget && x.Needs.Moved.Given():
		return []string{fmt.Sprintf("impossible within the budget: proved; at least %s would have to move, and --max-moved is %d",
			rules.Count(x.Needs.Moved.Number(), "session", "sessions"), r.Budget.Moved.Number())}
	case x.OverBudget:
		text := fmt.Sprintf("impossible within the budget: proved; at least %s would have to be told", rules.Count(x.Needs.Told.Number(), "person", "people"))
		if x.Weighed {
			text = "impossible within the budget: proved; it would take at least " + present.ToldWords(x.Needs.Told.Number(), true)
		}
		if r.Budget.Moved.Given() {
			text += fmt.Sprintf(" with no more than %s", rules.Count(r.Budget.Moved.Number(), "move", "moves"))
		}
		return []string{text + fmt.Sprintf(", and --max-told is %d", r.Budget.Told.Number())}
	case x.Verdict == solver.Impossible:
		return []string{"impossible: proved; there is no programme that keeps every hard rule"}
	case x.Verdict == solver.Unknown:
		return []string{"unknown: no programme was found, and it was not proved that there is none"}
	case r.Report.Empty() && x.Verdict == solver.Optimal:
		return []string{"optimal: the programme can stay as it is" + present.UnseenWords(r.Unseen)}
	}
	line := string(x.Verdict) + ": " + rules.Count(len(r.Report.Sessions), "change", "changes")
	if x.Verdict == solver.Optimal {
		return []string{line + "; proved that no programme changes less" + present.UnseenWords(r.Unseen), present.CountWords(r.Result, r.Report)}
	}
	return []string{line + "; not proved that no programme changes less" + present.UnseenWords(r.Unseen), present.CountWords(r.Result, r.Report)}
}

// ShowDifference prints what the programme before and the one after break and cost, and
// what changes from one to the other.
func ShowDifference(c *term.Console, r *Reply, byPerson bool, reader model.Zone) error {
	t := term.Table{Header: []string{"", "before", "after"}, Paint: c.Paint}
	for _, row := range present.CostRows(r.Before, r.Judged) {
		t.Add(row.What, strconv.Itoa(row.Before), strconv.Itoa(row.After))
	}
	if len(t.Rows) > 0 {
		c.Printf("\n")
		if err := t.Render(c.Out, c.Width); err != nil {
			return err
		}
	}
	if r.Report.Empty() {
		return nil
	}
	c.Printf("\n")
	return present.ShowChanges(c, r.Event, r.Report, byPerson, reader)
}
