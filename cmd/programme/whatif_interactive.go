package main

import (
	"bufio"
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

// conversation is one run of what-if --interactive: the changes so far, and the answer
// after each of them.
type conversation struct {
	*commands
	w       *whatIf
	line    *term.ProgressLine
	replies []*answer.Reply // the first one to the changes of the command line
	number  int             // of the line that was read last
}

const conversationHelp = `A line is a change, which adds to those before it, or one of
  undo          take the last change back
  list          the changes so far
  show          what the programme costs, and all that changes
  write DIR     write the programme into DIR, as what-if -o does
  help          this
  quit          leave

Changes:
`

// converse answers each change that stdin says, until it ends, or ctx does.
func (c *commands) converse(ctx context.Context, w *whatIf, changes []change.Change, line *term.ProgressLine) error {
	c.NoPager = true
	defer c.Verdict("") // each answer is short, and was read
	t := &conversation{commands: c, w: w, line: line}
	if err := t.ask(ctx, changes); err != nil {
		return err
	}
	prompt := term.IsTerminal(c.In) && c.ErrTerminal
	for lines := readLines(c.In); ; {
		if err := c.Flush(); err != nil {
			return fmt.Errorf("stdout: %w", term.Reason(err))
		}
		if prompt {
			fmt.Fprint(c.Err, "what if> ")
		}
		var text string
		var more bool
		select {
		case <-ctx.Done():
			return nil
		case text, more = <-lines:
		}
		if !more {
			return nil
		}
		t.number++
		leave, err := t.heed(ctx, strings.TrimSpace(text))
		if leave || ctx.Err() != nil {
			return err
		}
		if err != nil && c.Report(err) == term.ExitOwnFault {
			return term.Outcome(term.ExitOwnFault)
		}
	}
}

// readLines sends each line, so that who waits for one can stop waiting.
func readLines(from io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(from)
		scanner.Buffer(nil, maxText)
		for scanner.Scan() {
			lines <- scanner.Text()
		}
	}()
	return lines
}

// last returns the answer to all changes so far.
func (t *conversation) last() *answer.Reply { return t.replies[len(t.replies)-1] }

// heed does what a line says. An error is about that line alone, unless the conversation
// is to be left.
func (t *conversation) heed(ctx context.Context, text string) (leave bool, err error) {
	word, rest, _ := strings.Cut(text, " ")
	if rest = strings.TrimSpace(rest); rest != "" && word != "write" {
		word = ""
	}
	switch {
	case text == "" || strings.HasPrefix(text, "#"):
		return false, nil
	case word == "quit" || word == "exit":
		return true, nil
	case word == "help":
		t.Printf("%s%s", conversationHelp, changeForms())
		return false, nil
	case word == "list":
		t.list()
		return false, nil
	case word == "undo":
		return false, t.undo()
	case word == "show":
		return false, t.show()
	case word == "write":
		return false, t.write(rest)
	}
	return false, t.add(ctx, text)
}

// add makes one more change, or one for each of its days, and answers.
func (t *conversation) add(ctx context.Context, text string) error {
	changes, err := change.ParseEach(text, t.event(), model.Position{File: "stdin", Line: t.number, Column: 1})
	if err != nil {
		return err
	}
	return t.ask(ctx, append(t.last().Changes[:len(t.last().Changes):len(t.last().Changes)], changes...))
}

// event returns the event after the changes so far.
func (t *conversation) event() *model.Event {
	e, err := change.Apply(t.w.in.event, t.last().Changes...)
	if err != nil {
		panic("changes that were made cannot be made: " + err.Error())
	}
	return e
}

// ask answers the changes and remembers the answer.
func (t *conversation) ask(ctx context.Context, changes []change.Change) error {
	r, err := t.w.ask(ctx, changes, runtime.GOMAXPROCS(0), t.line)
	if err != nil {
		return err
	}
	t.replies = append(t.replies, r)
	t.brief()
	return nil
}

// brief prints the answer in a line or two, and why there is none.
func (t *conversation) brief() {
	r := t.last()
	answer.ShowVerdict(t.Console, r)
	if len(r.Result.Cores) > 0 {
		present.ShowCores(t.Console, r.Event, r.Result.Cores)
		t.hintRepairs(t.w, present.ChangeTexts(r.Changes))
	}
	if text := present.StoppedWords(&solver.SolveResult{Stopped: r.Result.Stopped}, t.w.o.time.words()); text != "" {
		t.Note("%s", text)
	}
}

func (t *conversation) list() {
	if len(t.last().Changes) == 0 {
		t.Printf("no change so far\n")
	}
	for i, c := range t.last().Changes {
		t.Printf("%d  %s\n", i+1, term.Plain(c.String()))
	}
}

func (t *conversation) undo() error {
	if len(t.replies) == 1 {
		return errors.New("there is no change to take back")
	}
	last := t.last().Changes
	t.Printf("without %s\n", term.Plain(last[len(last)-1].String()))
	t.replies = t.replies[:len(t.replies)-1]
	t.brief()
	return nil
}

func (t *conversation) show() error {
	t.brief()
	if t.last().Programme == nil {
		return nil
	}
	return answer.ShowDifference(t.Console, t.last(), t.w.o.by.word == "person", t.w.o.zone.Zone)
}

func (t *conversation) write(dir string) error {
	switch {
	case dir == "":
		return errors.New("write needs a folder; write it like \"write monday\"")
	case t.last().Programme == nil:
		return errors.New("there is no programme to write")
	}
	to := t.Target(dir).Overwrite(t.w.o.force)
	defer to.Close()
	if err := t.w.write(t.last(), to); err != nil {
		return err
	}
	t.Printf("written into %q\n", dir)
	return nil
}
