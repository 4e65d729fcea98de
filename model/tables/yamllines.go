package tables

import (
	"strings"
	"unicode/utf8"

	"programme/model"
)

// yamlLines is text of event.yaml that cells of tables make: what is read of it, and where
// its faults stand, is as if somebody had written it.
type yamlLines struct {
	text  strings.Builder
	lines [][]yamlSpot // of each line, at least one, ascending
}

// yamlSpot is where what stands from a column on, in runes from 1, comes from.
type yamlSpot struct {
	column int
	pos    model.Position
}

// piece is a part of a line.
type piece struct {
	text string
	pos  model.Position
}

// add adds a line.
func (l *yamlLines) add(pieces ...piece) {
	var spots []yamlSpot
	column := 1
	for _, p := range pieces {
		spots = append(spots, yamlSpot{column, p.pos})
		column += utf8.RuneCountInString(p.text)
		l.text.WriteString(p.text)
	}
	l.text.WriteByte('\n')
	l.lines = append(l.lines, spots)
}

// place returns where a line and column come from; whole stands for what comes from nowhere.
func (l *yamlLines) place(whole model.Position) func(line, column int) model.Position {
	return func(line, column int) model.Position {
		if len(l.lines) == 0 {
			return whole
		}
		spots := l.lines[min(line, len(l.lines))-1]
		pos := spots[0].pos
		for _, s := range spots[1:] {
			if s.column <= column {
				pos = s.pos
			}
		}
		return pos
	}
}

// file returns the lines as a file to read.
func (l *yamlLines) file(r *report, whole model.Position) *yamlFile {
	return &yamlFile{report: r, whole: whole, at: l.place(whole)}
}
