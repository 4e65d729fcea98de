package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model/tables"
	"programme/solver"
)

// answerWhatIf prints the answer to one question, and writes it into the folder, if there
// is one.
func (c *commands) answerWhatIf(ctx context.Context, w *whatIf, r *answer.Reply, to *term.Target) error {
	if to != nil && r.Programme != nil {
		if err := w.write(r, to); err != nil {
			return err
		}
	}
	var err error
	if w.o.json {
		err = c.PrintJSON(w.answer(r))
	} else {
		err = answer.Show(c.Console, r, w.o.by.word == "person", w.o.zone.Zone)
		if err == nil {
			err = answer.ShowAlternatives(c.Console, r, w.o.time.words(), w.o.zone.Zone)
		}
	}
	if err != nil {
		return err
	}
	if r.Programme != nil && !r.Report.Empty() {
		if to != nil {
			c.Next("programme export %s %s --to html -o programme.html", present.QuotedPath(w.path), present.QuotedPath(filepath.ToSlash(filepath.Join(to.Dir, "programme.csv"))))
		} else {
			c.Next("add -o DIR to write the new programme")
		}
	}
	return c.outcomeOf(w, r)
}

// answer returns what --json and programme.json say of a reply.
func (w *whatIf) answer(r *answer.Reply) *answer.Answer {
	return r.Answer(w.in.about(), w.stamp, w.o.stamp())
}

// outcomeOf returns the exit code of an answer, and says on stderr what stopped it.
func (c *commands) outcomeOf(w *whatIf, r *answer.Reply) error {
	if text := present.StoppedWords(&solver.SolveResult{Stopped: r.Result.Stopped, Effort: w.o.effort}, w.o.limitOfFirst(w.o.time)); text != "" && !c.Quiet {
		c.Note("%s", text)
		if r.Result.Verdict == solver.Unknown {
			c.Hint("a longer --time may find a programme")
		}
	}
	switch {
	case r.Result.OverBudget:
		return term.Outcome(term.ExitNo)
	case r.Result.Verdict == solver.Impossible:
		c.hintRepairs(w, present.ChangeTexts(r.Changes))
		return term.Outcome(term.ExitImpossible)
	case r.Result.Verdict == solver.Unknown:
		return term.Outcome(term.ExitUnknown)
	}
	return nil
}

// hintRepairs says which command finds what would help where changes leave no programme.
func (c *commands) hintRepairs(w *whatIf, changes []string) {
	c.HintNext("%s finds every reason, and what would help", w.o.command("explain", w.path, changes))
}

// write writes the programme of a reply into a folder, but not over the one that it changes.
func (w *whatIf) write(r *answer.Reply, to *term.Target) error {
	files := w.answer(r).Files(r, w.o.excel)
	if !w.o.force {
		if err := w.spare(files, to.Dir); err != nil {
			return err
		}
	}
	return to.WriteProgramme(files)
}

// spareFrom refuses a folder, before the run, in which the programme would stand where the
// earlier one does.
func (w *whatIf) spareFrom(to *term.Target) error {
	if to == nil || w.o.force {
		return nil
	}
	return w.spare([]tables.File{{Name: alwaysWritten[0]}, {Name: alwaysWritten[1]}}, to.Dir)
}

// spare refuses files that would stand where the earlier programme does, or take it away.
func (w *whatIf) spare(files []tables.File, dir string) error {
	from := w.o.from
	if from == "" {
		from = filepath.Join(w.path, baselineFile)
	}
	former, err := os.Stat(from)
	if err != nil {
		return nil // stdin, or a workbook
	}
	names := alternativeNames() // which would be removed
	for _, f := range files {
		names = append(names, f.Name)
	}
	for _, name := range names {
		name := filepath.Join(dir, name)
		if there, err := os.Stat(name); err == nil && os.SameFile(former, there) {
			return term.Advise(fmt.Errorf("%q is the programme that the answer changes, and would be overwritten", name), "name another folder, or add --force")
		}
	}
	return nil
}
