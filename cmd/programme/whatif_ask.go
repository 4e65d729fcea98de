package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"time"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/check"
	"programme/solver"
)

// whatIf is what all questions of one run start from: an event and a programme of it.
// It is only read once it is made, so that several goroutines can ask.
type whatIf struct {
	o      whatIfOptions
	path   string // of the event
	in     *input // whose baseline is from; what stays of that is held
	from   *model.Programme
	called string // what errors call from
	stamp  term.FileStamp
	before *check.Report   // of from, by the rules of the event as it is
	late   map[string]bool // keys of scenarios that took longer than they may already: not asked again
}

func (c *commands) readWhatIf(path string, o whatIfOptions) (*whatIf, error) {
	in, err := c.readEvent(path)
	if err != nil {
		return nil, err
	}
	names := []string{path}
	if o.from != "" {
		names = append(names, o.from)
	}
	from, stamp, err := c.readProgramme(in, names)
	if err != nil {
		return nil, err
	}
	w := &whatIf{o: o, path: path, from: from, called: in.programmeName(names[1:]), stamp: stamp}
	if w.in, err = w.changed(in); err != nil {
		return nil, err
	}
	w.before = check.Programme(w.in.book, from)
	return w, o.hold(w.in, w.called)
}

// changed returns the event of in after some changes, with the earlier programme for its
// baseline.
func (w *whatIf) changed(in *input, changes ...change.Change) (*input, error) {
	e, err := change.Apply(in.event, changes...)
	if err != nil {
		return nil, err
	}
	e.Baseline = w.from
	next := &input{path: in.path, files: in.files, workbook: in.workbook, account: in.account}
	return next, next.use(e)
}

// ask looks for the programme that changes least after the changes, with so many workers,
// and says on the line what it has reached.
func (w *whatIf) ask(ctx context.Context, changes []change.Change, workers int, line *term.ProgressLine) (*answer.Reply, error) {
	in, err := w.changed(w.in, changes...)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	drawn := follow(line, now, w.o.time.Duration)
	defer drawn.stop()
	return w.replan(ctx, in, changes, w.options(workers, now, drawn))
}

// askInto is [whatIf.ask] of the one question of a run, which may go on from an earlier answer,
// and writes better ones into the folder as they come, if there is one.
func (w *whatIf) askInto(ctx context.Context, c *commands, changes []change.Change, line *term.ProgressLine, to *term.Target) (*answer.Reply, error) {
	in, err := w.changed(w.in, changes...)
	if err != nil {
		return nil, err
	}
	if err := w.o.begun.read(c, in); err != nil {
		return nil, err
	}
	drawn := follow(line, c.began, w.o.time.Duration)
	defer drawn.stop()
	in.unseen() // while time counts, not after it
	options := w.options(runtime.GOMAXPROCS(0), c.began, drawn)
	options.Continue = w.o.begun.from
	options.Better = w.soFar(c, to, drawn, func(x *solver.ReplanResult) (*answer.Reply, error) { return w.reply(in, changes, x) })
	return w.replan(ctx, in, changes, options)
}

// options returns what a question is asked with that was asked at began.
func (w *whatIf) options(workers int, began time.Time, drawn *follower) solver.ReplanOptions {
	bounds := solver.Options{Seed: w.o.seed, Workers: workers, Time: w.o.time.left(began), Effort: w.o.effort, Progress: drawn.progress()}
	return solver.ReplanOptions{Options: bounds, From: w.from, Budget: w.o.budget(), Alternatives: w.o.ask}
}

// replan answers a question about the event that changes make. Where effort bounds it time only
// cuts it short: an answer of effort depends on no clock, or it is stopped by time.
func (w *whatIf) replan(ctx context.Context, in *input, changes []change.Change, options solver.ReplanOptions) (*answer.Reply, error) {
	var cut atomic.Bool
	if options.Effort > 0 && options.Time > 0 {
		within, stop := context.WithCancel(ctx) // a deadline would share the time out
		defer stop()
		defer time.AfterFunc(options.Time, func() { cut.Store(true); stop() }).Stop()
		ctx, options.Time = within, 0
	}
	result, err := in.planner.Replan(ctx, options)
	switch {
	case errors.Is(err, solver.ErrRefused):
		return nil, term.OurFault(err)
	case err != nil:
		return nil, err
	}
	if cut.Load() {
		result.Stopped = byTime
	}
	return w.reply(in, changes, result)
}

// reply judges what the solver returned. What the judge does not bear out is an error.
func (w *whatIf) reply(in *input, changes []change.Change, result *solver.ReplanResult) (*answer.Reply, error) {
	r := &answer.Reply{
		Changes: changes, Notes: change.Notes(w.in.event, changes), Event: in.event, Before: w.before, Budget: w.o.budget(), Result: result, Unseen: in.unseen(),
	}
	if result.Programme == nil {
		return r, nil
	}
	r.Programme = present.CarriedOver(w.from, r.Result.Programme)
	r.Report = present.Compared(in.book, w.from, r.Programme)
	present.SayWhy(in.book, w.from, r.Programme, r.Report)
	r.Reasoned = present.WithChanges(in.event, changes, r.Report, w.before.Hard == 0)
	r.Judged = check.Programme(in.book, r.Programme)
	if r.Judged.Hard > 0 || r.Judged.Cost != r.Result.Cost {
		return nil, term.OurFault(fmt.Errorf("our checker refused our own programme: %s, at a cost of %v, which our solver said is %v",
			present.BrokenWords(r.Judged), r.Judged.Cost, r.Result.Cost))
	}
	r.Others = present.BesideOf(in.event, r.Programme, r.Judged.Cost, r.Result.Alternatives, w.o.loss, func(p *model.Programme) *model.Programme { return present.CarriedOver(w.from, p) })
	return r, judgeAlternatives(in.book, r.Others)
}

// readChanges reads the changes to an event in a file, if one is named, then those of the
// command line, which may build on them.
func (c *commands) readChanges(e *model.Event, file string, texts []string) ([]change.Change, error) {
	var changes []change.Change
	if file != "" {
		name, content, err := c.readText(file, maxText)
		if err != nil {
			return nil, err
		}
		if changes, err = change.ParseAll(name, content, e); err != nil {
			return nil, err
		}
		if e, err = change.Apply(e, changes...); err != nil {
			return nil, err
		}
	}
	more, err := change.ParseArguments(texts, e)
	if err != nil {
		return nil, err
	}
	return append(changes, more...), nil
}

// readText reads a file of at most so many bytes, or stdin for "-", and says what messages call it.
func (c *commands) readText(name string, most int64) (string, []byte, error) {
	from := c.In
	if name == "-" {
		name = "stdin"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return "", nil, term.Unreadable(name, err)
		}
		defer f.Close()
		name, from = filepath.ToSlash(name), f
	}
	content, err := io.ReadAll(io.LimitReader(from, most+1))
	switch {
	case err != nil:
		return "", nil, term.Unreadable(name, err)
	case int64(len(content)) > most:
		return "", nil, fmt.Errorf("%q has more than %d MB", name, most>>20)
	}
	return name, content, nil
}

// maxText is the size of a file of changes that is read at most.
const maxText = 16 << 20
