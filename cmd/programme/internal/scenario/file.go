package scenario

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"programme/model"
	"programme/model/change"
)

// Parse reads a file of scenarios, one a line:
//
//	lost room: room C-1 closed Wed 09:00-12:30; session OF 44 60min
//
// The name ends at the first colon with a blank, or nothing, after it; changes have
// semicolons between, and a change sees the event as those before it in the line leave
// it. A name without changes asks what the programme needs as it is. Empty lines and lines
// that start with # are passed over. The error is a [model.Faults] with the faults of all
// lines.
func Parse(file string, content []byte, e *model.Event) ([]Scenario, error) {
	var list []Scenario
	var faults model.Faults
	lineOf := map[string]int{}
	for i, line := range strings.Split(strings.TrimPrefix(string(content), "\ufeff"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		start := len(line) - len(strings.TrimLeft(line, " \t"))
		if start == len(line) || line[start] == '#' {
			continue
		}
		at := func(offset int) model.Position {
			return model.Position{File: file, Line: i + 1, Column: 1 + utf8.RuneCountInString(line[:offset])}
		}
		end := nameEnd(line)
		name := ""
		if end >= 0 {
			name = strings.TrimSpace(line[:end])
		}
		switch before, taken := lineOf[name]; {
		case end < 0:
			faults = append(faults, model.Fault{Pos: at(start), Message: "the scenario has no name", Remedy: "write one, a colon and a blank before the changes"})
			continue
		case name == "":
			faults = append(faults, model.Fault{Pos: at(start), Message: "the name of the scenario is empty", Remedy: "write one before the colon"})
		case taken:
			faults = append(faults, model.Fault{Pos: at(start), Message: fmt.Sprintf("scenario %q is in line %d already", name, before), Remedy: "give one of the two another name"})
		default:
			lineOf[name] = i + 1
		}
		changes, found := parseScenario(line, end+1, e, at)
		faults = append(faults, found...)
		list = append(list, Scenario{name, changes})
	}
	if len(faults) > 0 {
		return nil, faults
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s has no scenario; write lines like \"lost room: room C-1 closed Wed\"", file)
	}
	return list, nil
}

// nameEnd returns where the colon is that ends the name, -1 if there is none.
func nameEnd(line string) int {
	for i := range len(line) {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			return i
		}
	}
	return -1
}

// parseScenario reads the changes of a line from a byte on. It stops at the first one
// that is at fault: those after it may build on it.
func parseScenario(line string, from int, e *model.Event, at func(offset int) model.Position) ([]change.Change, model.Faults) {
	var changes []change.Change
	for from < len(line) {
		end := from + changeEnd(line[from:])
		if text := line[from:end]; strings.TrimSpace(text) != "" {
			read, err := change.ParseEach(text, e, at(from))
			if err == nil {
				e, err = change.Apply(e, read...)
			}
			if err != nil {
				return nil, faultsOf(err, at(from))
			}
			changes = append(changes, read...)
		}
		from = end + 1
	}
	return changes, nil
}

// changeEnd returns where the first semicolon is that stands in no quotes, or the end.
func changeEnd(text string) int {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch {
		case quoted && text[i] == '\\':
			i++
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ';' && !quoted:
			return i
		}
	}
	return len(text)
}

// faultsOf returns the faults that an error is, or one at a position that says it.
func faultsOf(err error, at model.Position) model.Faults {
	if faults, ok := err.(model.Faults); ok {
		return faults
	}
	return model.Faults{{Pos: at, Message: err.Error()}}
}
