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
		c.Printf("\n")
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
	case x.OverBudget:
		return []string{"impossible within the budget: proved; " + needWords(r) + beyondWords(x)}
	case x.Verdict == solver.Impossible:
		return []string{"impossible: proved; there is no programme that keeps every hard rule"}
	case x.Verdict == solver.Unknown && (r.Budget.Moved.Given() || r.Budget.Told.Given()):
		text := "unknown: no programme was found within the budget, and it was not proved that there is none"
		if x.Needs.Moved.Given() || x.Needs.Told.Given() {
			text += "; " + needWords(r)
		}
		return []string{text + beyondWords(x)}
	case x.Verdict == solver.Unknown:
		return []string{"unknown: no programme was found, and it was not proved that there is none"}
	case r.Report.Empty() && x.Verdict == solver.Optimal:
		return []string{"optimal: the programme can stay as it is" + present.UnseenWords(r.Unseen)}
	}
	line := string(x.Verdict) + ": " + present.HeadWords(x, r.Report) + "; "
	if x.Verdict != solver.Optimal {
		line += "not "
	}
	return append([]string{line + "proved that no programme changes less" + present.UnseenWords(r.Unseen)}, present.CountWords(x, r.Report)...)
}

// needWords says what it takes at least that a budget has not: "5 people would have to be
// told with no more than 1 move, no fewer; --max-told is 4".
func needWords(r *Reply) string {
	x := r.Result
	text := rules.Count(x.Needs.Told.Number(), "person", "people") + " would have to be told"
	limit := fmt.Sprintf("; --max-told is %d", r.Budget.Told.Number())
	switch {
	case x.Needs.Moved.Given():
		text = rules.Count(x.Needs.Moved.Number(), "session", "sessions") + " would have to move"
		limit = fmt.Sprintf("; --max-moved is %d", r.Budget.Moved.Number())
	case r.Budget.Moved.Given():
		text += fmt.Sprintf(" with no more than %s", rules.Count(r.Budget.Moved.Number(), "move", "moves"))
	}
	if x.Fewest {
		return text + ", no fewer" + limit
	}
	return "at least " + text + limit
}

// beyondWords says what a programme takes that was found and is not within the budget.
func beyondWords(x *solver.ReplanResult) string {
	if x.Fewest || !x.Beyond.Told.Given() {
		return ""
	}
	return fmt.Sprintf("; one was found that tells %s and moves %s",
		rules.Count(x.Beyond.Told.Number(), "person", "people"), rules.Count(x.Beyond.Moved.Number(), "session", "sessions"))
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
