package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"programme/cmd/programme/internal/board"
	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/check"
	"programme/model/exchange/target"
	"programme/solver"
)

// desk is where the board finds what the commands do.
type desk struct {
	c    *commands
	args []string // EVENT, perhaps PROGRAMME
	o    boardOptions
}

// boardFile is the journal of a board, in the folder .programme of the event.
const boardFile = "board.jsonl"

func (d *desk) Path() string { return d.args[0] }

func (d *desk) Journal() string { return filepath.Join(ownFolder(d.args[0], boardFile)) }

// ownFolder returns where an event, a folder or a workbook, keeps a file of ours, and what that
// is called there.
func ownFolder(path, name string) (dir, file string) {
	if found, err := os.Stat(path); isWorkbook(path) && (err != nil || !found.IsDir()) {
		return filepath.Join(filepath.Dir(path), secretFolder), filepath.Base(path) + "." + name
	}
	return filepath.Join(path, secretFolder), name
}

// Digest sums up what the files of the event are, by their names, sizes and times: whoever saves
// one changes that.
func (d *desk) Digest() string {
	sum := sha256.New()
	note := func(f fs.FileInfo) { fmt.Fprintln(sum, f.Name(), f.Size(), f.ModTime().UnixNano()) }
	if found, err := os.Stat(d.args[0]); err == nil && !found.IsDir() {
		note(found)
	}
	entries, _ := os.ReadDir(d.args[0])
	for _, entry := range entries {
		if found, err := entry.Info(); err == nil && found.Mode().IsRegular() {
			note(found)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func (d *desk) Limit() time.Duration { return d.o.time.Duration }

// Read reads the event. What its reader notices is not said again each time.
func (d *desk) Read() (*board.Edition, error) {
	in, err := d.silent(io.Discard).readEvent(d.args[0])
	if err != nil {
		return nil, err
	}
	return &board.Edition{Planner: in.planner, Read: in.read(), Digest: in.files.stamp().SHA256}, nil
}

func (d *desk) Begin(x *board.Edition) (p *model.Programme, file string, named bool, err error) {
	named = len(d.args) > 1
	if !named && x.Planner.Event().Baseline == nil {
		return nil, "", false, nil
	}
	in, err := d.silent(io.Discard).readEvent(d.args[0])
	if err != nil {
		return nil, "", named, err
	}
	p, _, err = d.c.readProgramme(in, d.args)
	if named {
		return p, filepath.ToSlash(d.args[1]), true, err
	}
	return p, d.Baseline(), false, err
}

// Baseline returns the file that has the event's baseline: the workbook, if it is one.
func (d *desk) Baseline() string {
	if found, err := os.Stat(d.args[0]); err == nil && !found.IsDir() {
		return filepath.ToSlash(d.args[0])
	}
	return filepath.ToSlash(filepath.Join(d.args[0], baselineFile))
}

// silent are commands that say nothing but to that writer.
func (d *desk) silent(said io.Writer) *commands {
	return &commands{Console: term.New(nil, io.Discard, said), columns: d.c.columns}
}

// whatIf is a question about an event, as what-if asks it.
func (d *desk) whatIf(q *board.Question) (*whatIf, error) {
	o := whatIfOptions{time: d.o.time, seed: d.o.seed, moved: -1, told: -1}
	w := &whatIf{o: o, path: d.args[0], from: q.From, called: "the board"}
	in := &input{path: d.args[0], event: q.Event}
	var err error
	if w.in, err = w.changed(in); err != nil {
		return nil, err
	}
	w.before = check.Programme(w.in.book, q.From)
	return w, nil
}

func (d *desk) workers() int {
	if d.o.workers > 0 {
		return d.o.workers
	}
	return runtime.GOMAXPROCS(0)
}

func (d *desk) Replan(ctx context.Context, q *board.Question) (*answer.Reply, error) {
	w, err := d.whatIf(q)
	if err != nil {
		return nil, err
	}
	in, err := w.changed(w.in, q.Changes...)
	if err != nil {
		return nil, err
	}
	options := w.options(d.workers(), time.Now(), nil)
	options.Progress, options.Continue = q.Progress, q.Begin
	return w.replan(ctx, in, q.Changes, options)
}

func (d *desk) Solve(ctx context.Context, q *board.Question) (*solver.SolveResult, error) {
	in := &input{path: d.args[0]}
	if err := in.use(q.Event); err != nil {
		return nil, err
	}
	o := solveOptions{time: d.o.time, seed: d.o.seed, workers: d.o.workers, begun: continueFlag{from: q.Begin}}
	r, err := in.planner.Solve(ctx, o.forSolver(time.Now(), q.Progress))
	switch {
	case errors.Is(err, solver.ErrRefused):
		return nil, term.OurFault(err)
	case err != nil:
		return nil, err
	}
	p := r.Programme
	if r.Rest != nil {
		p = r.Rest.Programme
	}
	var judged *check.Report
	if p != nil {
		judged = check.Programme(in.book, p)
	}
	if err := disagreement(r, judged); err != nil {
		return nil, term.OurFault(err)
	}
	return r, nil
}

func (d *desk) Explain(ctx context.Context, q *board.Question) (*solver.ExplainResult, error) {
	w, err := d.whatIf(q)
	if err != nil {
		return nil, err
	}
	in, err := w.changed(w.in, q.Changes...)
	if err != nil {
		return nil, err
	}
	x := &changed{input: in, from: q.From, made: q.Changes}
	o := explainOptions{time: d.o.time, seed: d.o.seed, cores: defaultCores, repairs: defaultRepairs}
	return x.explainTelling(ctx, o, time.Now(), q.Progress)
}

// Write writes a programme as the answer of what-if to the changes of the board.
func (d *desk) Write(dir string, overwrite bool, x *board.Written) ([]string, error) {
	e := x.Book.Event()
	said := &bytes.Buffer{}
	c := d.silent(said)
	in, err := c.readEvent(d.args[0])
	if err != nil {
		return nil, err
	}
	o := whatIfOptions{time: d.o.time, seed: d.o.seed, moved: -1, told: -1, force: overwrite}
	o.from = x.File
	w := &whatIf{o: o, path: d.args[0], in: in, from: x.From, stamp: term.FileStamp{Name: x.File, SHA256: sumOf(x.File)}}
	w.before = check.Programme(x.Book, x.From)
	to := c.Target(dir).Overwrite(overwrite)
	defer to.Close()
	r := replyOf(x, e, w.before)
	files := w.answer(r).Files(r, false)
	if !overwrite {
		if err := w.spare(files, dir); err != nil {
			return nil, err
		}
	}
	if err := to.WriteProgramme(files); err != nil {
		return nil, err
	}
	var names []string
	for _, f := range files {
		names = append(names, filepath.ToSlash(filepath.Join(dir, f.Name)))
	}
	return names, nil
}

// sumOf returns the sum of a file; "" if it cannot be read.
func sumOf(file string) string {
	content, err := os.ReadFile(file)
	if file == "" || err != nil {
		return ""
	}
	return term.Sum(content)
}

// replyOf returns the answer of which a programme of the board is part: nothing of it was proved.
func replyOf(x *board.Written, e *model.Event, before *check.Report) *answer.Reply {
	judged := check.Programme(x.Book, x.Programme)
	report := present.Compared(x.Book, x.From, x.Programme)
	verdict := solver.Feasible
	if judged.Hard > 0 { // sessions without a place: whether they can have one nobody asked
		verdict = solver.Unknown
	}
	counts := solver.Changes{Dropped: report.Cancelled, Told: report.Told, Days: report.Days, Times: report.Days + report.Times, Rooms: report.Rooms}
	return &answer.Reply{
		Changes: x.Changes, Event: e, Before: before, Programme: x.Programme, Report: report,
		Reasoned: present.WithChanges(e, x.Changes, report, before.Hard == 0), Judged: judged,
		Result: &solver.ReplanResult{
			Verdict: verdict, Programme: x.Programme, Changes: counts, People: report.Told, Moved: len(report.Sessions) - report.New, Cost: judged.Cost, Event: e,
		},
	}
}

// Run runs a command of this program on a console of its own.
func (d *desk) Run(ctx context.Context, args ...string) ([]byte, []string, error) {
	if d.c.columns.file != "" {
		args = append(args, "--columns", d.c.columns.file)
	}
	var out, said bytes.Buffer
	code := run(ctx, append(args, "--color", "never", "--quiet"), strings.NewReader(""), &out, &said)
	var lines []string
	for line := range strings.Lines(said.String()) {
		line = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(line), "programme: "), "hint: ")
		lines = append(lines, line)
	}
	switch {
	case code == term.ExitAnswered:
		return out.Bytes(), lines, nil
	case len(lines) == 0:
		return nil, nil, errors.New(strings.TrimSpace(out.String()))
	default:
		return nil, lines[1:], errors.New(lines[0])
	}
}

// Formats are those of export that hold a programme, a table for each tool that imports one among
// them; to a browser goes one file.
func (d *desk) Formats() []board.Format {
	several := []string{csvFormat.word, gridFormat.word, pageFormat.word}
	var list []board.Format
	for _, f := range exportFormats {
		switch {
		case f.word == eventXLSXFormat.word || slices.Contains(feedFormats, f.word): // they hold another thing
		case f.word == tableFormat.word:
			for _, name := range target.Names {
				list = append(list, board.Format{Name: name, Words: "a table for " + target.Builtin(name).Text, Flags: []string{"--to", f.word, "--target", name}})
			}
		default:
			list = append(list, board.Format{Name: f.word, Words: f.text, Files: slices.Contains(several, f.word), Flags: []string{"--to", f.word}})
		}
	}
	return list
}
