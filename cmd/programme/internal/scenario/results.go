package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"programme/cmd/programme/internal/term"
)

// Results is a file of answers to the scenarios of a list, one a line, so that a run that was
// ended goes on where it was. Each line is on stable storage before Put returns; a line that
// was cut short by the end of a run is dropped. It is for one process alone. A nil one keeps
// nothing. It can be used by several goroutines.
type Results struct {
	list  *List
	name  string // as messages call it
	path  string // without links
	mu    sync.Mutex
	file  *os.File
	known map[string]json.RawMessage // answers by key
	other []Line                     // that the list has no more
	size  int64                      // bytes of whole lines
	order []int                      // numbers as they stand in the file, 0 for others
}

// Open opens a file of answers to a list, which it makes if need be; none for "". One with
// answers to another question is refused, and stays as it is; where only the list has changed
// those that it still has are taken.
func Open(name string, l *List) (*Results, error) {
	if name == "" {
		return nil, nil
	}
	path := name
	if to, err := filepath.EvalSymlinks(name); err == nil {
		path = to
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%q is no file; name one with --results", name)
	}
	file, err := term.OpenAlone(path)
	switch {
	case err == term.ErrBusy:
		return nil, term.Busy(name)
	case err != nil:
		return nil, term.Unreadable(name, err)
	}
	r := &Results{list: l, name: filepath.ToSlash(name), path: path, file: file, known: map[string]json.RawMessage{}}
	if err := r.resume(); err != nil {
		return nil, errors.Join(err, r.file.Close())
	}
	return r, nil
}

// resume takes in what the file has, and cuts off a line that was not finished.
func (r *Results) resume() error {
	content, err := io.ReadAll(r.file)
	if err != nil {
		return term.Unreadable(r.name, err)
	}
	f, err := parse(r.name, content)
	if err != nil {
		return term.Advise(err, "name a file of its own with --results; this one stays as it is")
	}
	if f.whole == 0 {
		return r.begin()
	}
	if err := sameRun(f.Name, &f.Head.Question, &r.list.Question); err != nil {
		return term.Advise(err, "name another file with --results; nothing of this one is lost")
	}
	for _, l := range f.Lines {
		n := r.list.numbers[l.Key]
		if n == 0 {
			r.other = append(r.other, l)
		} else if had, there := r.known[l.Key]; there && !bytes.Equal(had, l.Answer) {
			return r.differs(l.Scenario)
		} else {
			r.known[l.Key] = l.Answer
		}
		r.order = append(r.order, n)
	}
	if f.Head.List != r.list.Head().List {
		return r.rewrite()
	}
	if err := r.file.Truncate(int64(f.whole)); err != nil {
		return term.Unwritten(r.name, err)
	}
	r.size = int64(f.whole)
	_, err = r.file.Seek(r.size, io.SeekStart)
	return err
}

// begin writes the head of a new file.
func (r *Results) begin() error {
	if err := r.file.Truncate(0); err != nil {
		return term.Unwritten(r.name, err)
	}
	if _, err := r.file.Seek(0, io.SeekStart); err != nil {
		return term.Unwritten(r.name, err)
	}
	return r.add(jsonOf(r.list.Head()))
}

// add writes a line. One that cannot be written whole is taken back.
func (r *Results) add(line []byte) error {
	line = append(line, '\n')
	_, err := r.file.Write(line)
	if err == nil {
		err = r.file.Sync()
	}
	if err != nil {
		_ = r.file.Truncate(r.size)
		_, _ = r.file.Seek(r.size, io.SeekStart)
		return term.Advise(term.Unwritten(r.name, err), "what was answered before is kept; run this again to go on from there")
	}
	r.size += int64(len(line))
	return nil
}

// Have returns the answer that is kept under a key, and whether there is one.
func (r *Results) Have(key string) (Answer, bool) {
	if r == nil {
		return Answer{}, false
	}
	r.mu.Lock()
	text, there := r.known[key]
	r.mu.Unlock()
	if !there {
		return Answer{}, false
	}
	var a Answer
	return a, json.Unmarshal(text, &a) == nil
}

// Missing returns the indices of the scenarios that have no answer yet, ascending.
func (r *Results) Missing() (indices []int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, key := range r.list.keys {
		if _, there := r.known[key]; !there {
			indices = append(indices, i)
		}
	}
	return indices
}

// Put keeps the answer to a scenario of the list. A twin of the one that is kept already is
// not written again; one that differs is an error, our own fault where effort alone bounds
// the answers.
func (r *Results) Put(key string, a Answer) error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	n := r.list.numbers[key]
	if n == 0 {
		return fmt.Errorf("there is no scenario with the key %s", brief(key))
	}
	text := json.RawMessage(jsonOf(a))
	if had, there := r.known[key]; there {
		if !bytes.Equal(had, text) {
			return r.differs(r.list.Scenarios[n-1].Name)
		}
		return nil
	}
	if err := r.add(jsonOf(r.line(n, text))); err != nil {
		return err
	}
	r.known[key] = text
	r.order = append(r.order, n)
	return nil
}

// line returns the line of scenario number n.
func (r *Results) line(n int, answer json.RawMessage) Line {
	s := &r.list.Scenarios[n-1]
	return Line{Version: Version, Key: r.list.keys[n-1], Event: r.list.Event, Number: n, Scenario: s.Name, Asked: s.Asked(), Answer: answer}
}

func (r *Results) differs(name string) error { return twinsDiffer(&r.list.Question, name) }

// twinsDiffer says that there are two answers to one scenario.
func twinsDiffer(q *Question, name string) error {
	err := fmt.Errorf("there are two answers to scenario %q, and they differ; none was dropped", name)
	if q.Repeats() {
		return term.OurFault(err)
	}
	return term.Advise(err, "answers that --time bounds can differ; with --effort alone they are equal wherever they are made")
}

// Finish puts the answers into the order of the list, those to other scenarios at the end, so
// that the file is the same whoever answered what and when; and closes it. Where the file
// cannot be written anew it stays as it is.
func (r *Results) Finish() error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if inOrder(r.order) {
		return r.file.Close()
	}
	return errors.Join(r.rewrite(), r.file.Close())
}

// inOrder reports whether numbers ascend, with those that are 0 at the end.
func inOrder(numbers []int) bool {
	for i := 1; i < len(numbers); i++ {
		before, n := uint(numbers[i-1]-1), uint(numbers[i]-1) // 0 is the greatest
		if before > n || before == n && numbers[i] > 0 {
			return false
		}
	}
	return true
}

// rewrite writes the whole file anew, in the order of the list.
func (r *Results) rewrite() error {
	content := append(jsonOf(r.list.Head()), '\n')
	order := []int{}
	for i, key := range r.list.keys {
		if answer, there := r.known[key]; there {
			content = append(append(content, jsonOf(r.line(i+1, answer))...), '\n')
			order = append(order, i+1)
		}
	}
	for _, l := range r.other {
		l.Number = 0
		content = append(append(content, jsonOf(l)...), '\n')
		order = append(order, 0)
	}
	fresh, err := term.RewriteAlone(r.file, r.path, content)
	if fresh != nil {
		r.file, r.size, r.order = fresh, int64(len(content)), order
	}
	if err != nil {
		return term.Unwritten(r.name, err)
	}
	return nil
}

// Close closes the file as it stands.
func (r *Results) Close() error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.file.Close()
}
