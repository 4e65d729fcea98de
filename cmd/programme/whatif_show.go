package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model/check"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver"
)

// answerWhatIf prints the answer to one question, and writes it into the folder, if there
// is one.
func (c *commands) answerWhatIf(ctx context.Context, w *whatIf, r *reply, to *term.Target) error {
	answer := w.answer(r)
	if to != nil && r.programme != nil {
		if err := w.write(answer, r, to); err != nil {
			return err
		}
	}
	if w.o.json {
		if err := c.PrintJSON(answer); err != nil {
			return err
		}
		return c.outcomeOf(r)
	}
	c.verdict(changeVerdict(w, r))
	switch {
	case r.programme != nil:
		if err := c.showDifference(w, r); err != nil {
			return err
		}
	case len(r.result.Cores) > 0:
		c.showCores(r.in.event, r.result.Cores)
	}
	return c.outcomeOf(r)
}

// outcomeOf returns the exit code of an answer, and says on stderr what stopped it.
func (c *commands) outcomeOf(r *reply) error {
	if text := stoppedWords(&solver.Result{Stopped: r.result.Stopped}); text != "" && !c.Quiet {
		c.Note("%s", text)
		if r.result.Verdict == solver.Unknown {
			c.Hint("a longer --time may find a programme")
		}
	}
	switch {
	case r.result.OverBudget:
		return term.Outcome(term.ExitNo)
	case r.result.Verdict == solver.Impossible:
		return term.Outcome(term.ExitImpossible)
	case r.result.Verdict == solver.Unknown:
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// changeVerdict says how little has to change and how sure that is, in lines.
func changeVerdict(w *whatIf, r *reply) []string {
	x := r.result
	switch {
	case x.OverBudget && x.Needs.Moved.Given():
		return []string{fmt.Sprintf("impossible within the budget: proved; at least %s would have to move, and --max-moved is %d",
			rules.Count(x.Needs.Moved.Number(), "session", "sessions"), w.o.moved)}
	case x.OverBudget:
		text := fmt.Sprintf("impossible within the budget: proved; at least %s would have to be told", rules.Count(x.Needs.Told.Number(), "person", "people"))
		if x.Weighed {
			text = "impossible within the budget: proved; it would take at least " + toldWords(x.Needs.Told.Number(), true)
		}
		if w.o.moved >= 0 {
			text += fmt.Sprintf(" with no more than %s", rules.Count(w.o.moved, "move", "moves"))
		}
		return []string{text + fmt.Sprintf(", and --max-told is %d", w.o.told)}
	case x.Verdict == solver.Impossible:
		return []string{"impossible: proved; there is no programme that keeps every hard rule"}
	case x.Verdict == solver.Unknown:
		return []string{"unknown: no programme was found, and it was not proved that there is none"}
	case r.report.Empty() && x.Verdict == solver.Optimal:
		return []string{"optimal: the programme can stay as it is"}
	}
	line := string(x.Verdict) + ": " + rules.Count(len(r.report.Sessions), "change", "changes")
	if x.Verdict == solver.Optimal {
		return []string{line + "; proved that no programme changes less", countWords(r)}
	}
	return []string{line + "; not proved that no programme changes less", countWords(r)}
}

// toldWords says how many people are told or, where they are weighed, in which points they
// count.
func toldWords(n int, weighed bool) string {
	if weighed {
		return rules.Count(n, "point", "points") + " " + weighedWords
	}
	return rules.Count(n, "person", "people") + " told"
}

// weighedWords say what the points are in which people told count where they are weighed.
const weighedWords = "of R53 (people told, weighed by state)"

// countWords says how much changes, and where that is not proved to be the least, what
// was: "0 dropped, 7 people told (at least 3), 1 to another day, 3 to another time, ...".
func countWords(r *reply) string {
	x := r.result
	told := toldWords(x.Changes.Told, x.Weighed)
	if !x.Weighed && x.Changes.Told != r.report.Told {
		told += fmt.Sprintf(" (%d named in a cast)", r.report.Told)
	}
	counted := func(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }
	var parts []string
	exact := true // all before are proved
	for _, k := range []struct {
		text     string
		n, least int
	}{
		{counted(x.Changes.Dropped, "dropped"), x.Changes.Dropped, x.Bound.Dropped},
		{told, x.Changes.Told, x.Bound.Told},
		{counted(x.Changes.Days, "to another day"), x.Changes.Days, x.Bound.Days},
		{counted(x.Changes.Times, "to another time"), x.Changes.Times, x.Bound.Times},
		{counted(x.Changes.Rooms, "to another room"), x.Changes.Rooms, x.Bound.Rooms},
	} {
		text := k.text
		if exact && k.n > k.least {
			exact = false
			text += fmt.Sprintf(" (at least %d)", k.least)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// showDifference prints what the programme before and the one after break and cost, and
// what changes from one to the other.
func (c *commands) showDifference(w *whatIf, r *reply) error {
	t := term.Table{Header: []string{"", "before", "after"}, Paint: c.Paint}
	for _, row := range costRows(w.before, r.judged) {
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
	return c.showChanges(r.in.event, r.report, w.o.by.word == "person", w.o.zone.Zone)
}

// costRow is one thing that a programme costs, before and after.
type costRow struct {
	what          string
	before, after int
}

// costRows returns what either programme costs: violations of hard rules, then tiers.
func costRows(before, after *check.Report) (rows []costRow) {
	if before.Hard > 0 || after.Hard > 0 {
		rows = append(rows, costRow{"hard rules broken", before.Hard, after.Hard})
	}
	for i := range before.Cost {
		if before.Cost[i] > 0 || after.Cost[i] > 0 {
			rows = append(rows, costRow{fmt.Sprintf("cost of tier %d", i+1), before.Cost[i], after.Cost[i]})
		}
	}
	return rows
}

// write writes the programme of a reply into a folder, but not over the one that it changes.
func (w *whatIf) write(answer *whatIfAnswer, r *reply, to *term.Target) error {
	files := answer.files(r, w.o.excel)
	if !w.o.force {
		if err := w.spare(files, to.Dir); err != nil {
			return err
		}
	}
	return to.WriteProgramme(files)
}

// spare refuses files that would stand where the earlier programme does.
func (w *whatIf) spare(files []tables.File, dir string) error {
	from := w.o.from
	if from == "" {
		from = filepath.Join(w.path, baselineFile)
	}
	former, err := os.Stat(from)
	if err != nil {
		return nil // stdin, or a workbook
	}
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		if there, err := os.Stat(name); err == nil && os.SameFile(former, there) {
			return term.Advise(fmt.Errorf("%q is the programme that the answer changes, and would be overwritten", name), "name another folder, or add --force")
		}
	}
	return nil
}
