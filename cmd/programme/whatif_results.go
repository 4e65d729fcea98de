package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"programme/cmd/programme/internal/present"
	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/term"
)

// results is a file of answers to scenarios, one a line, so that a run that was ended
// goes on where it was. Each line is on stable storage before the next question is
// asked; a line that was cut short by the end of a run is dropped. A nil one keeps
// nothing. It can be used by several goroutines.
type results struct {
	mu    sync.Mutex
	file  *os.File
	known map[string]answer.Result
}

// resultLine is one line of the file.
type resultLine struct {
	Version int           `json:"version"`
	Key     string        `json:"key"`
	Answer  answer.Result `json:"answer"`
}

// resultStart is how every line begins.
const resultStart = `{"version":1,"key":"`

// openResults opens a file of results, which it makes if need be, for this run alone; none
// for "".
func openResults(name string) (*results, error) {
	if name == "" {
		return nil, nil
	}
	file, err := term.OpenAlone(name)
	switch {
	case err == term.ErrBusy:
		return nil, term.Busy(name)
	case err != nil:
		return nil, term.Unreadable(name, err)
	}
	r := &results{file: file, known: map[string]answer.Result{}}
	if err := r.read(name); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return r, nil
}

// read takes in what the file has, and cuts off a line that was not finished.
func (r *results) read(name string) error {
	content, err := io.ReadAll(r.file)
	if err != nil {
		return term.Unreadable(name, err)
	}
	whole := bytes.LastIndexByte(content, '\n') + 1
	number := 0
	for line := range bytes.Lines(content[:whole]) {
		number++
		var l resultLine
		if err := json.Unmarshal(line, &l); err != nil || l.Version != present.AnswerVersion || l.Key == "" {
			return foreignResults(name, number)
		}
		r.known[l.Key] = l.Answer
	}
	if rest := string(content[whole:]); rest != "" && rest[:min(len(rest), len(resultStart))] != resultStart[:min(len(rest), len(resultStart))] {
		return foreignResults(name, number+1)
	}
	if err := r.file.Truncate(int64(whole)); err != nil {
		return term.Unwritten(name, err)
	}
	_, err = r.file.Seek(int64(whole), io.SeekStart)
	return err
}

func foreignResults(name string, line int) error {
	return fmt.Errorf("%s:%d:1: this is no result of what-if --scenarios; name a file of its own with --results", name, line)
}

// answer returns the answer that is kept under a key, and whether there is one.
func (r *results) answer(key string) (answer.Result, bool) {
	if r == nil {
		return answer.Result{}, false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	a, ok := r.known[key]
	return a, ok
}

// keep adds an answer to the file.
func (r *results) keep(key string, a answer.Result) error {
	if r == nil {
		return nil
	}
	line, err := json.Marshal(resultLine{present.AnswerVersion, key, a})
	if err != nil {
		panic("answer cannot be written as JSON: " + err.Error())
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known[key] = a
	if _, err = r.file.Write(append(line, '\n')); err == nil {
		err = r.file.Sync()
	}
	if err != nil {
		return term.Unwritten(r.file.Name(), err)
	}
	return nil
}

func (r *results) close() error {
	if r == nil {
		return nil
	}
	return r.file.Close()
}

// key names a question: whatever can change its answer changes the key.
func (w *whatIf) key(asked []string) string {
	text, err := json.Marshal(struct {
		Version     int
		Tool, Go    string
		Input, From string
		Options     answer.Options
		Asked       []string
	}{present.AnswerVersion, present.Version(), present.GoVersion(), w.in.files.stamp().SHA256, w.stamp.SHA256, w.o.stamp(), asked})
	if err != nil {
		panic("question cannot be written as JSON: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
