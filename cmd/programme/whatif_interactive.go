package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/solver"
)

// conversation is one run of what-if --interactive: the changes so far, and the answers to
// them.
type conversation struct {
	*commands
	w       *whatIf
	lines   *term.Lines
	line    *term.ProgressLine
	steps   []step // the first is that of the command line, and stays
	undone  []step // the last to be taken back is the last
	journal *journal
	number  int    // of the line that was read last
	kept    string // the changes that were saved or written last
	saved   map[string]string
}

// step is what was changed at once.
type step struct {
	changes []change.Change
	reply   *answer.Reply // to all changes so far; nil where nobody asked yet
}

// converse answers each change that stdin says, until it ends, or ctx does.
func (c *commands) converse(ctx context.Context, w *whatIf, changes []change.Change, line *term.ProgressLine) error {
	c.NoPager = true
	defer c.Verdict("") // each answer is short, and was read
	t := &conversation{commands: c, w: w, line: line, saved: map[string]string{}}
	t.lines = c.Lines(prompt, t.offers)
	t.journal = c.openJournal(w, changes)
	defer t.leave()
	if t.lines.Typed() {
		defer interrupts.take(0, func() { t.lines.Aside(line, toLeave) })()
	}
	if err := t.ask(ctx, step{changes: changes}); err != nil {
		return err
	}
	if n := len(t.journal.left); n > 0 {
		c.Note("an earlier conversation left %s neither saved nor written (%s): restore goes on from there", countChanges(n), t.journal.quoted())
	}
	for {
		if err := c.Flush(); err != nil {
			return fmt.Errorf("stdout: %w", term.Reason(err))
		}
		text, err := t.lines.Next(ctx)
		switch {
		case err == term.ErrDropped:
			c.Note(toLeave)
			continue
		case err == io.EOF || ctx.Err() != nil:
			return nil
		case err != nil:
			return term.Unreadable("stdin", err)
		}
		t.number++
		leave, err := t.heed(ctx, text)
		if leave || ctx.Err() != nil {
			return err
		}
		if err != nil && t.complain(text, err) == term.ExitOwnFault {
			return term.Outcome(term.ExitOwnFault)
		}
	}
}

// countChanges says how many changes there are.
func countChanges(n int) string {
	if n == 1 {
		return "1 change"
	}
	return fmt.Sprintf("%d changes", n)
}

// complain says what is wrong with a line: on a terminal below the word that it is about.
func (t *conversation) complain(text string, err error) (code int) {
	var faults model.Faults
	if errors.As(err, &faults) && t.lines.Typed() && len(faults) > 0 && faults[0].Pos.File == stdin {
		at := faults[0].Pos.Column - 1
		if before := []rune(text); at <= len(before) {
			fmt.Fprintf(t.Err, "%s^\n", strings.Repeat(" ", term.TextWidth(prompt+string(before[:at]))))
		}
		for i := range faults {
			faults[i].Pos = model.Position{}
		}
		err = faults
	}
	return t.Report(err)
}

const (
	prompt = "what if> "
	stdin  = "stdin" // what positions call it

	toLeave = "quit or Ctrl-D leaves; what was typed before stays"
)

// at is the position of the line that was read last.
func (t *conversation) at() model.Position {
	return model.Position{File: stdin, Line: t.number, Column: 1}
}

// last returns the last step.
func (t *conversation) last() *step { return &t.steps[len(t.steps)-1] }

// now returns the answer to all changes so far.
func (t *conversation) now() *answer.Reply { return t.last().reply }

// changes returns all changes so far, those of the command line first.
func (t *conversation) changes() []change.Change { return changesIn(t.steps) }

// changesIn returns the changes of some steps.
func changesIn(steps []step) (all []change.Change) {
	for _, s := range steps {
		all = append(all, s.changes...)
	}
	return all
}

// heed does what a line says. An error is about that line alone, unless the conversation
// is to be left.
func (t *conversation) heed(ctx context.Context, text string) (leave bool, err error) {
	name, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	rest = strings.TrimSpace(rest)
	w := wordCalled(name)
	switch {
	case name == "" || strings.HasPrefix(name, "#"):
		return false, nil
	case w != nil && w.do == nil && rest == "":
		return true, nil
	case w != nil && (rest == "" || w.takes != ""):
		return false, w.do(t, ctx, rest)
	}
	changes, err := change.ParseEach(text, t.event(), t.at())
	if err != nil {
		return false, t.misread(text, name, w, err)
	}
	return false, t.add(ctx, changes)
}

// misread returns what is wrong with a line that is no change, and begins with a word of the
// conversation, or with one that is near to it.
func (t *conversation) misread(text, name string, w *word, err error) error {
	if w != nil {
		return fmt.Errorf("%s stands alone on its line", w.name)
	}
	if near := model.Nearest(name, wordNames()); near != "" && !change.Begins(text, t.event()) {
		return model.Faults{{Pos: t.at(), Message: fmt.Sprintf("%q is neither a change nor a word that help lists", name), Remedy: fmt.Sprintf("did you mean %q?", near)}}
	}
	return err
}

// event returns the event after the changes so far.
func (t *conversation) event() *model.Event {
	e, err := change.Apply(t.w.in.event, t.changes()...)
	if err != nil {
		panic("changes that were made cannot be made: " + err.Error())
	}
	return e
}

// add makes changes that were typed.
func (t *conversation) add(ctx context.Context, changes []change.Change) error {
	t.journal.add(changes)
	err := t.ask(ctx, step{changes: changes})
	if err != nil {
		t.journal.takeBack()
	}
	return err
}

// ask makes the steps, and answers all changes so far. If that is a fault, none is made.
func (t *conversation) ask(ctx context.Context, more ...step) error {
	t.steps = append(t.steps, more...)
	r, err := t.answer(ctx)
	if err != nil {
		t.steps = t.steps[:len(t.steps)-len(more)]
		return err
	}
	t.last().reply, t.undone = r, nil
	t.brief()
	return nil
}

// answer asks what all changes so far take.
func (t *conversation) answer(ctx context.Context) (r *answer.Reply, err error) {
	t.interruptible(ctx, func(ctx context.Context) {
		r, err = t.w.ask(ctx, t.changes(), runtime.GOMAXPROCS(0), t.line)
	})
	return r, err
}

// interruptible does something which an interrupt of who sees the prompt ends, and no more
// than it; elsewhere it ends the conversation, too.
func (t *conversation) interruptible(ctx context.Context, do func(ctx context.Context)) {
	if !t.lines.Typed() {
		do(ctx)
		return
	}
	asked, end := context.WithCancel(ctx)
	defer end()
	const hurry = 2 // who is in a hurry presses twice
	done := interrupts.take(hurry, func() {
		end()
		t.Aside(t.line, "ending this question with the best so far; the conversation goes on")
	})
	defer done()
	do(asked)
}

// brief prints the answer in a line or two, and why there is none.
func (t *conversation) brief() {
	r := t.now()
	answer.ShowVerdict(t.Console, r)
	if len(r.Result.Cores) > 0 {
		present.ShowCores(t.Console, r.Event, r.Result.Cores)
	}
	if r.Result.Verdict == solver.Impossible && !r.Result.OverBudget {
		t.Hint("explain finds every reason, and what would help%s", t.undoWords())
	}
	if text := present.StoppedWords(&solver.SolveResult{Stopped: r.Result.Stopped, MemoryShort: r.Result.MemoryShort}, t.w.o.time.words()); text != "" {
		t.Note("%s", text)
		if !t.Quiet {
			t.Hint("again asks once more%s", t.undoWords())
		}
	}
}

// undoWords says that undo helps, where it does.
func (t *conversation) undoWords() string {
	if len(t.steps) == 1 {
		return ""
	}
	return "; undo takes the last change back"
}

// typed are the changes that hold and were typed or restored, as they are written.
func (t *conversation) typed() []string {
	return present.ChangeTexts(changesIn(t.steps[min(1, len(t.steps)):]))
}

// leave ends the conversation. What was typed stays in the journal unless it is kept
// elsewhere.
func (t *conversation) leave() {
	texts := t.typed()
	if len(texts) == 0 && len(t.journal.left) > 0 {
		t.journal.close(true)
		return
	}
	stays := len(texts) > 0 && strings.Join(texts, "\n") != t.kept
	if t.journal.close(stays) && stays {
		t.Note("left neither saved nor written: %s, in %s; restore goes on from there next time, and --changes reads the file", countChanges(len(texts)), t.journal.quoted())
	}
}
