package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	whynot "programme/cmd/programme/internal/present/whynot"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/change"
	"programme/model/tables"
	"programme/solver"
)

// word is what a line of a conversation can begin with beside a change.
type word struct {
	name    string
	others  []string // that mean the same
	takes   string   // what follows it, "" for nothing
	meaning string
	do      func(t *conversation, ctx context.Context, rest string) error // nil for leaving
}

// conversationWords returns all words, in the order in which help has them.
func conversationWords() []word {
	return []word{
		{"undo", nil, "", "take the last change back", (*conversation).undo},
		{"redo", nil, "", "make the change that undo took back last", (*conversation).redo},
		{"again", nil, "", "ask once more, where an interrupt or the time ended the last question", (*conversation).again},
		{"list", []string{"changes"}, "", "the changes so far", (*conversation).list},
		{"show", nil, "", "what the programme costs, and all that changes", (*conversation).show},
		{"explain", nil, "", "every reason why there is no programme, and what would help", (*conversation).explain},
		{"why", []string{"why-not"}, "SESSION [at TIME] [in ROOM]", "what forbids the session that place, or what it would take", (*conversation).why},
		{"save", nil, "FILE", "keep the changes in a file for --changes; a folder (DIR/) is for write", (*conversation).save},
		{"write", nil, "DIR", "write the programme into DIR, as what-if -o does", (*conversation).write},
		{"restore", nil, "", "make the changes again that an earlier conversation left", (*conversation).restore},
		{"help", nil, "[WORD]", "this; help changes lists every change, and help room those of a room", (*conversation).help},
		{"quit", []string{"exit"}, "", "leave; so does Ctrl-D", nil},
	}
}

// wordCalled returns the word that has that name, nil if none has.
func wordCalled(name string) *word {
	for _, w := range conversationWords() {
		if w.name == name || slices.Contains(w.others, name) {
			return &w
		}
	}
	return nil
}

// wordNames are the words, in the order of help.
func wordNames() (names []string) {
	for _, w := range conversationWords() {
		names = append(append(names, w.name), w.others...)
	}
	return names
}

func (t *conversation) help(_ context.Context, about string) error {
	forms := formsOf(about)
	switch {
	case about == "changes":
		t.Printf("%s", term.Wrap(changeForms(), t.Width))
		return nil
	case len(forms) > 0:
		t.Printf("%s", term.Wrap(writtenForms(forms), t.Width))
		return nil
	case about != "":
		return fmt.Errorf("help knows no %q; write help, help changes, or help with the word that a change begins with, as help room", about)
	}
	t.Printf("A line is a change, like %q, which adds to those before it, or one of\n", "room C-1 closed Wed 09:00-12:30")
	for _, w := range conversationWords() {
		t.Printf("%s", term.Wrap(fmt.Sprintf("  %-32s  %s", strings.TrimSpace(w.name+" "+w.takes), w.meaning), t.Width))
	}
	t.Printf("%s", term.Wrap("A change begins with "+strings.Join(beginnings(), ", ")+", or with a name.", t.Width))
	if t.lines.Edited() {
		t.Printf("%s", term.Wrap("The tabulator completes words and names, the arrow up brings earlier lines back, Ctrl-C drops the line, or ends a question with the best so far.", t.Width))
	}
	return nil
}

// formsOf returns the forms of changes that begin with a word.
func formsOf(subject string) (list []change.Form) {
	for _, f := range change.Kinds() {
		if first, _, _ := strings.Cut(f.Usage, " "); first == subject {
			list = append(list, f)
		}
	}
	return list
}

// beginnings are the words that changes begin with.
func beginnings() (list []string) {
	for _, f := range change.Kinds() {
		if first, _, _ := strings.Cut(f.Usage, " "); !slices.Contains(list, first) {
			list = append(list, first)
		}
	}
	return list
}

func (t *conversation) list(context.Context, string) error {
	all := t.changes()
	if len(all) == 0 {
		t.Printf("no change so far\n")
	}
	for i, c := range all {
		t.Printf("%d  %s\n", i+1, term.Plain(c.String()))
	}
	return nil
}

func (t *conversation) undo(ctx context.Context, _ string) error {
	switch {
	case len(t.steps) == 1 && len(t.steps[0].changes) > 0:
		return errors.New("there is no change to take back; those of the command line stay")
	case len(t.steps) == 1:
		return errors.New("there is no change to take back")
	}
	last := *t.last()
	t.steps = t.steps[:len(t.steps)-1]
	if err := t.answered(ctx); err != nil {
		t.steps = append(t.steps, last)
		return err
	}
	t.undone = append(t.undone, last)
	t.journal.takeBack()
	t.say("without", last.changes)
	t.brief()
	return nil
}

func (t *conversation) redo(ctx context.Context, _ string) error {
	if len(t.undone) == 0 {
		return errors.New("there is nothing that undo took back, or something else was changed since")
	}
	next := t.undone[len(t.undone)-1]
	t.steps = append(t.steps, next)
	if err := t.answered(ctx); err != nil {
		t.steps = t.steps[:len(t.steps)-1]
		return err
	}
	t.undone = t.undone[:len(t.undone)-1]
	t.journal.add(next.changes)
	t.say("again", next.changes)
	t.brief()
	return nil
}

func (t *conversation) say(what string, changes []change.Change) {
	for _, c := range changes {
		t.Printf("%s %s\n", what, term.Plain(c.String()))
	}
}

func (t *conversation) again(ctx context.Context, _ string) error {
	if t.now().Result.Stopped == "" {
		return errors.New("the last answer is proved, and would be the same")
	}
	r, err := t.answer(ctx)
	if err != nil {
		return err
	}
	if !stands(r.Result, t.now().Result) {
		t.Note("nothing better was found: what was found before stays")
		r = t.now()
	}
	t.last().reply = r
	t.brief()
	return nil
}

// stands reports whether an answer is rather to be had than the one before to the same
// question.
func stands(now, before *solver.ReplanResult) bool {
	if now.Stopped == "" || before.Programme == nil {
		return true
	}
	order := func(c solver.Changes) []int { return []int{c.Dropped, c.Told, c.Days, c.Times, c.Rooms} }
	return now.Programme != nil && slices.Compare(order(now.Changes), order(before.Changes)) <= 0
}

// answered answers the changes so far if nobody did yet.
func (t *conversation) answered(ctx context.Context) error {
	if t.now() != nil {
		return nil
	}
	r, err := t.answer(ctx)
	if err != nil {
		return err
	}
	t.last().reply = r
	return nil
}

func (t *conversation) restore(ctx context.Context, _ string) error {
	if len(t.journal.left) == 0 {
		return t.journal.missing()
	}
	changes, err := change.ParseAll(filepath.ToSlash(t.journal.path), t.journal.text, t.event())
	if err != nil {
		return err
	}
	steps := make([]step, len(changes))
	for i := range changes {
		steps[i].changes = changes[i : i+1 : i+1]
	}
	t.say("again", changes)
	if err := t.ask(ctx, steps...); err != nil {
		return err
	}
	t.journal.restored()
	return nil
}

func (t *conversation) show(context.Context, string) error {
	t.brief()
	if t.now().Programme == nil {
		return nil
	}
	return answer.ShowDifference(t.Console, t.now(), t.w.o.by.word == "person", t.w.o.zone.Zone)
}

// changed is the event after the changes so far, as why-not and explain read one.
func (t *conversation) changed() (*changed, error) {
	in, err := t.w.changed(t.w.in, t.changes()...)
	if err != nil {
		return nil, err
	}
	return &changed{input: in, from: t.w.from, called: t.w.called, stamp: &t.w.stamp, made: t.changes()}, nil
}

// explain says why the changes leave no programme, as the command does.
func (t *conversation) explain(ctx context.Context, _ string) error {
	if r := t.now(); r.Programme != nil || r.Result.OverBudget {
		return errors.New("there is a programme that keeps every hard rule, so that there is nothing to explain; show says what it changes")
	}
	x, err := t.changed()
	if err != nil {
		return err
	}
	o := explainOptions{changedFlags: t.w.o.changedFlags, time: t.w.o.time, seed: t.w.o.seed, cores: defaultCores, repairs: defaultRepairs}
	var found *solver.ExplainResult
	t.interruptible(ctx, func(ctx context.Context) { found, err = x.explain(ctx, o, time.Now(), t.line) })
	if err != nil {
		return err
	}
	x.showExplained(t.Console, found, o)
	return nil
}

// why says what forbids a session a place, as why-not does.
func (t *conversation) why(ctx context.Context, rest string) error {
	x, err := t.changed()
	if err != nil {
		return err
	}
	q := &asked{
		Question: whynot.Question{Book: x.book, From: x.from, At: model.NoInstant, Room: model.NoRoom}, in: x,
		o: whyNotOptions{changedFlags: t.w.o.changedFlags, time: t.w.o.time, seed: t.w.o.seed, zone: t.w.o.zone},
	}
	if err := q.place(rest); err != nil {
		return err
	}
	t.interruptible(ctx, func(ctx context.Context) {
		now := time.Now()
		drawn := follow(t.line, now, t.w.o.time.Duration)
		defer drawn.stop()
		err = q.ask(ctx, now, drawn.progress())
	})
	if err != nil {
		return err
	}
	return whynot.Show(t.Console, &q.Question, t.w.o.zone.Zone, t.w.o.time.words())
}

// placed is what says a place, unless it is part of a title.
var placed = regexp.MustCompile(` (?:at|on|in) `)

// place reads SESSION [at TIME] [in ROOM].
func (q *asked) place(text string) error {
	const like = `write it like "why WS 1 at Mon 09:00 in Quay Room"`
	if text == "" {
		return errors.New("why needs a session; " + like)
	}
	e := q.in.event
	read, err := askedPart("", e, "session %s confirmed", text)
	if err != nil && placed.MatchString(text) {
		read, err = askedPart("", e, "pin %s", text)
	}
	switch {
	case err != nil:
		return err
	case read.Kind == change.PinOn:
		return errors.New("why asks of a start, not of a whole day; " + like)
	case read.Kind == change.PinAt:
		q.At = read.Interval.Start
	}
	if q.Session, _ = e.SessionByID(read.Session); e.Sessions[q.Session].State == model.Cancelled {
		return fmt.Errorf("session %q is cancelled, so that it is nowhere", read.Session)
	}
	for r := range e.Rooms {
		if read.Room != "" && e.Rooms[r].ID == read.Room {
			q.Room = model.RoomIndex(r)
		}
	}
	return nil
}

// save keeps the changes in a file, but not over one that it did not write.
func (t *conversation) save(ctx context.Context, name string) error {
	switch name = unquotedPath(name); {
	case name == "":
		return errors.New(`save needs a file for the changes, or a folder for the programme; write it like "save monday.txt" or "save monday/"`)
	case isFolder(name):
		return t.write(ctx, name)
	case len(t.changes()) == 0:
		return errors.New("there is no change to save")
	}
	text := strings.Join(present.ChangeTexts(t.changes()), "\n") + "\n"
	to := t.fileTarget(name).Overwrite(t.w.o.force)
	defer to.Close()
	there, err := os.ReadFile(name)
	if err == nil && string(there) != text && string(there) != t.saved[name] && !t.w.o.force {
		return fmt.Errorf("%q is there, and save did not write it as it is; name another file, or begin with --force", filepath.ToSlash(name))
	}
	if err := to.Keep(tables.File{Name: filepath.Base(name), Content: []byte(text)}); err != nil {
		return err
	}
	t.saved[name], t.kept = text, strings.Join(t.typed(), "\n")
	t.Printf("%s saved in %q\n", countChanges(len(t.changes())), filepath.ToSlash(name))
	return nil
}

func (t *conversation) write(_ context.Context, dir string) error {
	switch dir = unquotedPath(dir); {
	case dir == "":
		return errors.New("write needs a folder; write it like \"write monday\"")
	case t.now().Programme == nil:
		return errors.New("there is no programme to write")
	}
	to := t.Target(dir).Overwrite(t.w.o.force)
	defer to.Close()
	if err := t.w.write(t.now(), to); err != nil {
		return err
	}
	t.kept = strings.Join(t.typed(), "\n")
	t.Printf("written into %q\n", dir)
	return nil
}

// unquotedPath returns a path without the quotes around it, which it can do without.
func unquotedPath(path string) string {
	for _, quote := range []string{`"`, "'"} {
		if inside, begins := strings.CutPrefix(path, quote); begins {
			if inside, ends := strings.CutSuffix(inside, quote); ends {
				return inside
			}
		}
	}
	return path
}
