package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model/rules"
)

// ReadFile reads a file of results as it stands, whoever is writing it.
func ReadFile(name string) (*File, error) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("is no file")
	}
	if err != nil {
		return nil, term.Unreadable(name, err)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, term.Unreadable(name, err)
	}
	f, err := parse(filepath.ToSlash(name), content)
	if err == nil && f.whole == 0 {
		err = fmt.Errorf("%s is empty: no result of what-if --scenarios or --every", f.Name)
	}
	return f, err
}

// Merged is what files of results have together.
type Merged struct {
	Head    Head
	Lines   []Line // in the order of the list
	Missing []int  // numbers of scenarios that have no answer, ascending
	Others  int    // answers to scenarios that the list has no more, which are left out
}

// Merge puts together what files of results have: of one question and one list. Twins have to
// be equal; the error is our own fault where they are not and effort alone bounds them.
func Merge(files []*File) (*Merged, error) {
	m := &Merged{Head: files[0].Head}
	lines := make([]*Line, m.Head.Scenarios)
	for _, f := range files {
		if err := sameRun(f.Name, &f.Head.Question, &m.Head.Question); err != nil {
			return nil, term.Advise(err, "all parts are of the same event, programme, options and version of programme")
		}
		if f.Head.List != m.Head.List || f.Head.Scenarios != m.Head.Scenarios {
			return nil, term.Advise(
				fmt.Errorf("%s has answers to another list of scenarios, of %d, than %s, of %d", f.Name, f.Head.Scenarios, files[0].Name, m.Head.Scenarios),
				"all parts are made with the same --scenarios, --every and what narrows them",
			)
		}
		for i := range f.Lines {
			l := &f.Lines[i]
			switch {
			case l.Number == 0:
				m.Others++
				continue
			case l.Number < 0 || l.Number > len(lines):
				return nil, fmt.Errorf("%s: scenario %q has number %d, and the list has %d", f.Name, l.Scenario, l.Number, len(lines))
			}
			had := lines[l.Number-1]
			switch {
			case had != nil && had.Key != l.Key:
				return nil, fmt.Errorf("%s: scenario %q has the number of %q", f.Name, l.Scenario, had.Scenario)
			case had != nil && !bytes.Equal(had.Answer, l.Answer):
				return nil, twinsDiffer(&m.Head.Question, l.Scenario)
			}
			lines[l.Number-1] = l
		}
	}
	keys := make([]string, 0, len(lines))
	for i, l := range lines {
		if l == nil {
			m.Missing = append(m.Missing, i+1)
			continue
		}
		keys = append(keys, l.Key)
		m.Lines = append(m.Lines, *l)
	}
	if len(m.Missing) == 0 && listDigest(keys) != m.Head.List {
		return nil, fmt.Errorf("%s: the scenarios are not those of the list that the first line names; a line was edited", files[0].Name)
	}
	return m, nil
}

// About returns an error if the answers are not about the event and the programme of a question,
// or of another version of programme; what they were asked with is their own.
func (m *Merged) About(q Question) error {
	had := m.Head.Question
	had.Options = q.Options
	err := sameRun("the file of results", &had, &q)
	if err == nil {
		return nil
	}
	return term.Advise(err, "name the event and the programme that these are the answers about")
}

// Gap returns an error if scenarios have no answer.
func (m *Merged) Gap() error {
	if len(m.Missing) == 0 {
		return nil
	}
	return fmt.Errorf("%d of %s not answered: %s", len(m.Missing), rules.Count(m.Head.Scenarios, "scenario", "scenarios"), numbersOf(m.Missing))
}

// numbersOf writes ascending numbers: "3, 5 to 9 and 12"; of many the first few.
func numbersOf(numbers []int) string {
	const most = 8
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		switch {
		case len(parts) == most:
			return strings.Join(parts, ", ") + fmt.Sprintf(" and %d more", len(numbers)-i)
		case j > i+1:
			parts = append(parts, fmt.Sprintf("%d to %d", numbers[i], numbers[j]))
		default:
			parts = append(parts, fmt.Sprint(numbers[i]))
			j = i
		}
		i = j + 1
	}
	if last := len(parts) - 1; last > 0 {
		return strings.Join(parts[:last], ", ") + " and " + parts[last]
	}
	return strings.Join(parts, "")
}

// Content returns the file that one run of the whole list leaves.
func (m *Merged) Content() []byte {
	content := append(jsonOf(m.Head), '\n')
	for i := range m.Lines {
		content = append(append(content, jsonOf(m.Lines[i])...), '\n')
	}
	return content
}
