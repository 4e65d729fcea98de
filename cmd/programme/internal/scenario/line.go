package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
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

// mostListed is how many scenarios a list has at most, of rules and of a file together.
const mostListed = 2 * mostMade

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
		return fmt.Errorf("%s:1:1: these answers are of an earlier version of programme, which did not say what they are to", name)
	case err != nil || h.Version != Version || h.Results != "what-if" || h.Scenarios < 0 || h.Scenarios > mostListed:
		return foreign(name, 1)
	}
	return nil
}

func foreign(name string, line int) error {
	return fmt.Errorf("%s:%d:1: this is no result of what-if --scenarios or --every", name, line)
}

// sameRun returns an error that says in what a file of answers to one question is not one to
// another.
func sameRun(name string, had, wanted *Question) error {
	var differs []string
	add := func(what, had, wanted string, shown func(string) string) {
		if had != wanted {
			differs = append(differs, fmt.Sprintf("%s %s, not %s", what, shown(had), shown(wanted)))
		}
	}
	whole := func(text string) string { return text }
	tool := func(q *Question) string { return q.Tool.Version + " of programme (" + q.Tool.Go + ")" }
	add("version", tool(had), tool(wanted), whole)
	add("an event with the sum", had.Event, wanted.Event, brief)
	add("a programme with the sum", had.From, wanted.From, brief)
	add("the options", unlike(had, wanted), unlike(wanted, had), whole)
	if len(differs) == 0 {
		return nil
	}
	return errors.New(name + " has answers of another run: " + strings.Join(differs, "; "))
}

// unlike names the options of a question that are others than those of another one: "effort
// 1000 and seed 1".
func unlike(q, other *Question) string {
	these, those := membersOf(q), membersOf(other)
	all := maps.Clone(these)
	maps.Copy(all, those)
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if value := string(these[name]); value != string(those[name]) {
			if value == "" || value == "null" || value == `""` {
				value = "none"
			}
			parts = append(parts, name+" "+value)
		}
	}
	return strings.Join(parts, " and ")
}

// membersOf returns the options of a question by their names in JSON.
func membersOf(q *Question) (members map[string]json.RawMessage) {
	if err := json.Unmarshal(jsonOf(q.Options), &members); err != nil {
		panic("options cannot be read as they are written: " + err.Error())
	}
	return members
}

// brief returns the beginning of a sum.
func brief(sum string) string { return sum[:min(len(sum), 12)] }
