package board

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"programme/cmd/programme/internal/term"
)

// journal is what a board did, an entry a line, in a file that only grows. Each line is on
// stable storage before anybody hears of the step. A line that was cut short by the end of a
// run is dropped. A nil journal keeps nothing.
type journal struct {
	file *os.File
}

// entry is one line: exactly one of its fields is given.
type entry struct {
	Board int        `json:"board,omitempty"` // the version of the format; the first line
	State *state     `json:"state,omitempty"`
	Go    *goEntry   `json:"go,omitempty"`
	Name  *nameEntry `json:"name,omitempty"`
	// File says that a file has the programme of a state.
	File *fileEntry `json:"file,omitempty"`
}

type goEntry struct {
	To int `json:"to"`
}

type nameEntry struct {
	State int    `json:"state"`
	Words string `json:"words"`
}

type fileEntry struct {
	State int    `json:"state"`
	Path  string `json:"path"`
	// Published says that the file is the baseline, from which changes count from then on.
	Published bool `json:"published,omitempty"`
}

const journalVersion = 1

// openJournal opens the journal of that name, which it makes if need be, for this process alone,
// and returns the states that it has.
func openJournal(name string) (*journal, *history, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, nil, term.Unwritten(name, err)
	}
	file, err := term.OpenAlone(name)
	switch {
	case err == term.ErrBusy:
		return nil, nil, term.Advise(fmt.Errorf("another board of this event is open: it has %q", filepath.ToSlash(name)), "open its address in one more tab, or end it")
	case err != nil:
		return nil, nil, term.Unreadable(name, err)
	}
	j := &journal{file}
	h, err := j.replay()
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return j, h, nil
}

// replay returns the states of the journal, and cuts off a line that was not finished.
func (j *journal) replay() (*history, error) {
	content, err := io.ReadAll(j.file)
	if err != nil {
		return nil, term.Unreadable(j.file.Name(), err)
	}
	whole := bytes.LastIndexByte(content, '\n') + 1
	h, number := newHistory(), 0
	for line := range bytes.Lines(content[:whole]) {
		number++
		var e entry
		err := json.Unmarshal(line, &e)
		if err == nil {
			err = h.replay(&e, number == 1)
		}
		if err != nil {
			name := filepath.ToSlash(j.file.Name())
			return nil, term.Advise(fmt.Errorf("%s:%d:1: this is no journal of a board: %w", name, number, err), "move the file away to begin anew; nothing else needs it")
		}
	}
	if err := j.file.Truncate(int64(whole)); err != nil {
		return nil, term.Unwritten(j.file.Name(), err)
	}
	if _, err := j.file.Seek(int64(whole), io.SeekStart); err != nil {
		return nil, err
	}
	if whole == 0 {
		return h, j.write(&entry{Board: journalVersion})
	}
	return h, nil
}

// replay does what an entry says.
func (h *history) replay(e *entry, first bool) error {
	switch {
	case first && e.Board != journalVersion:
		return fmt.Errorf("it does not begin with version %d", journalVersion)
	case first:
		return nil
	case e.State != nil:
		return h.add(e.State)
	case e.Go != nil:
		return h.goTo(e.Go.To)
	case e.Name != nil && h.states[e.Name.State] != nil:
		h.states[e.Name.State].named = e.Name.Words
		return nil
	case e.File != nil && h.states[e.File.State] != nil:
		h.keepFile(e.File)
		return nil
	}
	return errors.New("the line says nothing that is known")
}

// write appends an entry.
func (j *journal) write(e *entry) error {
	if j == nil {
		return nil
	}
	line, err := json.Marshal(e)
	if err != nil {
		panic("entry cannot be written as JSON: " + err.Error())
	}
	size, err := j.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return term.Unwritten(j.file.Name(), err)
	}
	if _, err = j.file.Write(append(line, '\n')); err == nil {
		err = j.file.Sync()
	}
	if err != nil { // so that no later line follows half of this one
		_ = j.file.Truncate(size)
		_, _ = j.file.Seek(size, io.SeekStart)
		return term.Unwritten(j.file.Name(), err)
	}
	return nil
}

func (j *journal) close() {
	if j != nil {
		_ = j.file.Close() // every line is on stable storage
	}
}
