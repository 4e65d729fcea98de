package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/change"
	"programme/model/tables"
)

// Where an event keeps what is typed in a conversation, in its folder .programme, and what
// was typed in the one before, if that was not restored.
const (
	journalFile = "what-if.changes"
	formerFile  = "what-if-before.changes"
)

// journal has the changes that hold in a conversation, one a line as --changes reads them,
// each on stable storage before it is answered: whoever loses the terminal loses none. Where
// it cannot be written that is said once, and the conversation goes on without.
type journal struct {
	c      *commands
	path   string
	head   string   // of a new one
	file   *os.File // for this process alone; nil until there is something to write, or if it cannot be had
	sizes  []int64  // of the file before each step
	left   []int64  // where changes of an earlier conversation stand, until they are restored or set aside
	text   []byte   // with these
	former bool     // they were set aside
	failed bool
}

// openJournal takes the journal of the event. The changes are those of the command line,
// which are not in it.
func (c *commands) openJournal(w *whatIf, changes []change.Change) *journal {
	j := &journal{c: c, path: filepath.Join(ownFolder(w.in.path, journalFile))}
	j.head = "# What was typed in this conversation, as --changes reads it:\n# " + term.Plain(w.o.command("what-if", w.path, present.ChangeTexts(changes))) + " --interactive\n"
	if _, err := os.Stat(j.path); errors.Is(err, fs.ErrNotExist) {
		return j
	}
	if err := j.open(); err != nil {
		j.fail(err)
	}
	return j
}

// quoted is how messages call the file.
func (j *journal) quoted() string { return present.QuotedPath(filepath.ToSlash(j.path)) }

// open opens the file, which it makes if need be, and reads what another conversation left
// there. A line that was cut short by the end of a run is dropped.
func (j *journal) open() error {
	if err := os.MkdirAll(filepath.Dir(j.path), 0o777); err != nil {
		return err
	}
	file, err := term.OpenAlone(j.path)
	if err != nil {
		return err
	}
	content, err := io.ReadAll(io.LimitReader(file, maxText))
	if err != nil {
		return errors.Join(err, file.Close())
	}
	at := 0
	for line := range bytes.Lines(content[:bytes.LastIndexByte(content, '\n')+1]) {
		if text := strings.TrimSpace(string(line)); text != "" && !strings.HasPrefix(text, "#") {
			j.left = append(j.left, int64(at))
		}
		at += len(line)
	}
	j.file, j.text = file, content[:at]
	return j.cut(int64(at))
}

// fail says once that nothing is kept.
func (j *journal) fail(err error) {
	j.failed = true
	if j.file != nil {
		j.file.Close()
		j.file = nil
	}
	if err == term.ErrBusy {
		j.c.Note("another conversation about this event has %s: what is typed in this one is kept nowhere until save or write does", j.quoted())
		return
	}
	j.c.Note("%s: not written: %v: what is typed is kept nowhere until save or write does", j.quoted(), term.Reason(err))
}

// cut makes the file as long as that, and goes to its end.
func (j *journal) cut(size int64) error {
	if err := j.file.Truncate(size); err != nil {
		return err
	}
	_, err := j.file.Seek(size, io.SeekStart)
	return err
}

// add writes the changes of a step.
func (j *journal) add(changes []change.Change) {
	if j.failed {
		return
	}
	if err := j.write(changes); err != nil {
		j.fail(err)
	}
}

func (j *journal) write(changes []change.Change) error {
	if j.file == nil {
		if err := j.open(); err != nil {
			return err
		}
	}
	if len(j.left) > 0 {
		if err := j.setAside(); err != nil {
			return err
		}
	}
	size, err := j.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	var text strings.Builder
	if len(j.sizes) == 0 {
		if err := j.cut(0); err != nil {
			return err
		}
		size = int64(len(j.head))
		text.WriteString(j.head)
	}
	for _, c := range changes {
		text.WriteString(c.String() + "\n")
	}
	j.sizes = append(j.sizes, size)
	if _, err := j.file.WriteString(text.String()); err != nil {
		return err
	}
	return j.file.Sync()
}

// setAside keeps what an earlier conversation left, which nobody restored, in another file.
func (j *journal) setAside() error {
	to := j.c.Target(filepath.Dir(j.path))
	defer to.Close()
	if err := to.Keep(tables.File{Name: filepath.Base(j.formerPath()), Content: j.text}); err != nil {
		return err
	}
	j.c.Note("not restored: %s of an earlier conversation, now in %s, which --changes reads", countChanges(len(j.left)), present.QuotedPath(filepath.ToSlash(j.formerPath())))
	j.left, j.former = nil, true
	return j.cut(0)
}

func (j *journal) formerPath() string {
	return strings.TrimSuffix(j.path, journalFile) + formerFile
}

// restored takes what was left for what this conversation says, a step a line.
func (j *journal) restored() { j.sizes, j.left = j.left, nil }

// takeBack removes the last step.
func (j *journal) takeBack() {
	if j.failed || len(j.sizes) == 0 {
		return
	}
	last := len(j.sizes) - 1
	err := j.cut(j.sizes[last])
	j.sizes = j.sizes[:last]
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		j.fail(err)
	}
}

// close closes the file, and removes it unless it stays. It reports whether it is there.
func (j *journal) close(stays bool) bool {
	switch {
	case j.file == nil:
		return false
	case stays:
		return j.file.Close() == nil
	}
	_ = term.CloseGone(j.file)
	_ = os.Remove(filepath.Dir(j.path)) // unless there is more in it
	return false
}

// missing says why there is nothing to restore.
func (j *journal) missing() error {
	if j.former {
		return fmt.Errorf("the earlier changes are in %s, since others came first; --changes reads that", present.QuotedPath(filepath.ToSlash(j.formerPath())))
	}
	return errors.New("no earlier conversation left anything to restore")
}
