package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"programme/cmd/programme/internal/term"
)

// Version is that of files of results. Those of version 1 had no head.
const Version = 2

// Head is the first line of a file of results: what all of its answers are to.
type Head struct {
	Version int    `json:"version"`
	Results string `json:"results"` // "what-if"
	Question
	Scenarios int    `json:"scenarios"` // how many the list has
	List      string `json:"list"`      // sum of their keys in their order, a line each
}

// Line is every further line: an answer.
type Line struct {
	Version int    `json:"version"`
	Key     string `json:"key"`
	Event   string `json:"event"`
	// Number is that of the scenario in the list, from 1; 0 where the list has it no more.
	Number   int             `json:"number"`
	Scenario string          `json:"scenario"` // its name
	Asked    []string        `json:"asked"`
	Answer   json.RawMessage `json:"answer"` // an [Answer]
}

// Read returns the answer of the line.
func (l *Line) Read() (Answer, error) {
	var a Answer
	err := json.Unmarshal(l.Answer, &a)
	return a, err
}

// File is what a file of results has.
type File struct {
	Name  string
	Head  Head
	Lines []Line // in the order of the file
	whole int    // bytes of whole lines
}

// start is how every line of every version begins.
const start = `{"version":`

// parse reads a file of results but for a last line that was cut short. A file without a
// whole line has the zero Head.
func parse(name string, content []byte) (*File, error) {
	f := &File{Name: name, whole: bytes.LastIndexByte(content, '\n') + 1}
	number := 0
	for line := range bytes.Lines(content[:f.whole]) {
		number++
		if number == 1 {
			if err := f.Head.read(name, line); err != nil {
				return nil, err
			}
			continue
		}
		var l Line
		if err := json.Unmarshal(line, &l); err != nil || l.Version != Version || l.Key == "" || len(l.Answer) == 0 {
			return nil, foreign(name, number)
		}
		if l.Event != f.Head.Event {
			return nil, fmt.Errorf("%s:%d:1: this is an answer about another event than the first line says", name, number)
		}
		if l.Key != f.Head.Key(l.Asked) {
			return nil, fmt.Errorf("%s:%d:1: the key of this answer is not that of what was asked; the line was edited", name, number)
		}
		f.Lines = append(f.Lines, l)
	}
	if rest := string(content[f.whole:]); !strings.HasPrefix(rest, start) && !strings.HasPrefix(start, rest) {
		return nil, foreign(name, number+1)
	}
	return f, nil
}

// read reads the first line of a file.
func (h *Head) read(name string, line []byte) error {
	err := json.Unmarshal(line, h)
	switch {
	case err == nil && h.Version == 1 && h.Results == "":
		return term.Advise(fmt.Errorf("%s:1:1: these answers are of an earlier version of programme, which did not say what they are to", name), "name another file with --results")
	case err != nil || h.Version != Version || h.Results != "what-if":
		return foreign(name, 1)
	}
	return nil
}

func foreign(name string, line int) error {
	return fmt.Errorf("%s:%d:1: this is no result of what-if --scenarios; name a file of its own with --results", name, line)
}

// sameRun returns an error that says in what a file of answers to one question is not one to
// another.
func sameRun(name string, had, wanted *Question) error {
	var differs []string
	add := func(what, had, wanted string) {
		if had != wanted {
			differs = append(differs, fmt.Sprintf("%s %s, not %s", what, had, wanted))
		}
	}
	tool := func(q *Question) string { return q.Tool.Version + " of programme (" + q.Tool.Go + ")" }
	add("version", tool(had), tool(wanted))
	add("an event with the sum", brief(had.Event), brief(wanted.Event))
	add("a programme with the sum", brief(had.From), brief(wanted.From))
	add("the options", string(jsonOf(had.Options)), string(jsonOf(wanted.Options)))
	if len(differs) == 0 {
		return nil
	}
	return term.Advise(errors.New(name+" has answers of another run: "+strings.Join(differs, "; ")), "name another file with --results; nothing of this one is lost")
}

// brief returns the beginning of a sum.
func brief(sum string) string { return sum[:min(len(sum), 12)] }
