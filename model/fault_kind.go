package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// FaultKind is faults of one table, and of one column where it is a sheet, that say the
// same of other words and numbers. It has at least one.
type FaultKind Faults

// Kinds folds the faults: those of a kind are one, at the place of its first.
func (f Faults) Kinds() []FaultKind {
	type likeness struct {
		file   string
		column int
		text   string
	}
	var kinds []FaultKind
	known := map[likeness]int{}
	for _, fault := range f {
		like := likeness{file: fault.Pos.File, text: varying.ReplaceAllString(fault.Message+"\n"+fault.Remedy, "…")}
		if fault.Pos.Sheet { // of a file the column counts runes, which says nothing of the table's columns
			like.column = fault.Pos.Column
		}
		k, ok := known[like]
		if !ok {
			k = len(kinds)
			known[like], kinds = k, append(kinds, nil)
		}
		kinds[k] = append(kinds[k], fault)
	}
	return kinds
}

// varying is what differs between faults of a kind: what is quoted, and numbers, dates
// and times. A number inside a word, as in R27, is part of the word.
var varying = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|\b\d[\w:.+/-]*`)

// quoted is a value as a message names it.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// String returns the first fault as one line, with the number of the others, how far
// down they go, and a few of the other values.
func (k FaultKind) String() string {
	first, more := k[0], len(k)-1
	if more == 0 {
		return first.Error()
	}
	text := fmt.Sprintf("%s (and %d more", first.Error(), more)
	if last := k[more].Pos; last.Line > first.Pos.Line {
		row := "line"
		if last.Sheet {
			row = "row"
		}
		text += fmt.Sprintf(", down to %s %d", row, last.Line)
	}
	const most = 3
	if others := k.values()[1:]; len(others) > most {
		text += fmt.Sprintf("; also %s and %d others", strings.Join(others[:most], ", "), len(others)-most)
	} else if len(others) > 0 {
		text += "; also " + strings.Join(others, ", ")
	}
	return text + ")"
}

// values returns the different values that the messages name first, that of the first
// fault before all others. It has at least one, "" where a message names none.
func (k FaultKind) values() (values []string) {
	seen := map[string]bool{}
	for _, fault := range k {
		if v := quoted.FindString(fault.Message); !seen[v] {
			seen[v], values = true, append(values, v)
		}
	}
	return slices.Clip(values)
}
