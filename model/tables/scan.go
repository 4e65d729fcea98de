package tables

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// cell is one cell of a table as it was scanned.
type cell struct {
	text   string // its quotes taken off
	raw    int    // offset in the content at which its text starts, after an opening quote
	line   int    // of raw, from 1
	column int    // of raw in that line, in runes from 1
	quoted bool
	bad    bool // a fault was reported that leaves nothing to read in it
}

// scanner splits the content of a table into rows and cells by RFC 4180, with LF as well
// as CRLF between rows. Unlike encoding/csv it goes on after an error: a row that cannot
// be split is reported, and the next line is the next row. It reads every byte at most
// twice and allocates only for cells that hold doubled quotes.
type scanner struct {
	scanned // the row that next found
	content string
	comma   byte
	report  func(line, column int, message, remedy string)

	pos  int // offset of the next byte
	line int // its line
}

// scanned is a row as it was scanned.
type scanned struct {
	cells   []cell // overwritten by the next row
	rowLine int
	cut     bool // the rest of the row, after the last cell, could not be split
}

func newScanner(content string, comma byte, report func(line, column int, message, remedy string)) *scanner {
	return &scanner{content: content, comma: comma, report: report, line: 1}
}

// next reads the next row that is not blank, and reports whether there is one.
func (s *scanner) next() bool {
	for s.pos < len(s.content) {
		s.scanRow()
		if s.cut {
			return true
		}
		for i := range s.cells {
			if c := &s.cells[i]; c.bad || strings.TrimSpace(c.text) != "" {
				return true
			}
		}
	}
	return false
}

// scanRow reads up to the end of a row, blank or not.
func (s *scanner) scanRow() {
	s.cells, s.rowLine, s.cut = s.cells[:0], s.line, false
	column := 1
	for {
		if len(s.cells) == maxColumns {
			s.report(s.line, column, fmt.Sprintf("the row has more than %d cells", maxColumns), "")
			s.skipLine()
			return
		}
		if s.pos < len(s.content) && s.content[s.pos] == '"' {
			column = s.scanQuoted(column)
		} else {
			column = s.scanPlain(column)
		}
		if s.cut {
			return
		}
		// What ended the cell: a separator, or the end of the row.
		if s.pos < len(s.content) && s.content[s.pos] == s.comma {
			s.pos++
			column++
			continue
		}
		s.pos += s.lineEnd(s.pos)
		s.line++
		return
	}
}

// lineEnd returns the length of the line end at offset i, 0 if there is none. A carriage
// return that ends the content counts as one.
func (s *scanner) lineEnd(i int) int {
	rest := s.content[i:]
	switch {
	case rest == "\r":
		return 1
	case strings.HasPrefix(rest, "\n"):
		return 1
	case strings.HasPrefix(rest, "\r\n"):
		return 2
	}
	return 0
}

// ends reports whether a cell can end at offset i.
func (s *scanner) ends(i int) bool {
	return i == len(s.content) || s.content[i] == s.comma || s.lineEnd(i) > 0
}

// add adds a cell as it stands in the content to the row.
func (s *scanner) add(c cell) {
	if len(c.text) > maxCell {
		s.report(c.line, c.column, fmt.Sprintf("the cell has %d bytes", len(c.text)), fmt.Sprintf("at most %d can be read", maxCell))
		c.text, c.bad = "", true
	}
	s.cells = append(s.cells, c)
}

// scanPlain adds the cell without quotes at pos, leaves pos at what ends it and returns
// the column there.
func (s *scanner) scanPlain(column int) int {
	start := s.pos
	i, quote, strayReturn := start, -1, -1
scan:
	for ; i < len(s.content); i++ {
		switch s.content[i] {
		case s.comma, '\n':
			break scan
		case '"':
			if quote < 0 {
				quote = i
			}
		case '\r':
			if s.lineEnd(i) > 0 {
				break scan
			}
			if strayReturn < 0 {
				strayReturn = i
			}
		}
	}
	text := s.content[start:i]
	if quote >= 0 {
		s.report(s.line, column+utf8.RuneCountInString(s.content[start:quote]), "a quote stands inside a cell that does not start with one",
			"put the whole cell in quotes and double each quote in it")
	}
	if strayReturn >= 0 {
		s.report(s.line, column+utf8.RuneCountInString(s.content[start:strayReturn]), "a carriage return stands without a line feed",
			"save the table with LF or CRLF at the end of lines")
	}
	s.add(cell{text: text, raw: start, line: s.line, column: column, bad: quote >= 0 || strayReturn >= 0})
	s.pos = i
	if strayReturn >= 0 {
		s.skipLine()
	}
	return column + utf8.RuneCountInString(text)
}

// scanQuoted adds a cell that starts with a quote, leaves pos at what ends it and
// returns the column there.
func (s *scanner) scanQuoted(column int) int {
	start := s.pos + 1
	i, doubled := start, false
	for {
		k := strings.IndexByte(s.content[i:], '"')
		if k < 0 {
			return s.leftOpen(column, "the quote that opens this cell is never closed")
		}
		i += k
		if i+1 < len(s.content) && s.content[i+1] == '"' {
			i, doubled = i+2, true
			continue
		}
		break
	}
	text := s.content[start:i]
	lines := strings.Count(text, "\n")
	if !s.ends(i+1) && lines > 0 {
		return s.leftOpen(column, fmt.Sprintf("the quote that opens this cell is not closed where the cell ends, but inside line %d", s.line+lines))
	}
	s.add(cell{text: text, raw: start, line: s.line, column: column + 1, quoted: true})
	if c := &s.cells[len(s.cells)-1]; doubled && !c.bad {
		c.text = strings.ReplaceAll(text, `""`, `"`)
	}
	after := column + 2 + utf8.RuneCountInString(s.content[start:i])
	if lines > 0 {
		s.line += lines
		after = 2 + utf8.RuneCountInString(s.content[start+strings.LastIndexByte(s.content[start:i], '\n')+1:i])
	}
	s.pos = i + 1
	if !s.ends(s.pos) {
		s.report(s.line, after, "text follows the quote that closes the cell", "double each quote inside a quoted cell")
		s.cells[len(s.cells)-1].bad = true
		s.skipLine()
	}
	return after
}

// leftOpen reports a quoted cell at pos that has no good end. Its line is taken as the
// whole row, so that the rows below are read as what they most likely are.
//
// That costs no more than a second look at every byte: between a quote left open and
// the end that was found for it, all quotes come in pairs, none of which can be left
// open itself.
func (s *scanner) leftOpen(column int, message string) int {
	s.report(s.line, column, message, "close it, and double each quote inside the cell")
	s.cells = append(s.cells, cell{raw: s.pos + 1, line: s.line, column: column + 1, quoted: true, bad: true})
	s.skipLine()
	return column
}

// skipLine gives up the rest of the line at pos, and marks the row as cut.
func (s *scanner) skipLine() {
	s.cut = true
	k := strings.IndexByte(s.content[s.pos:], '\n')
	if k < 0 {
		s.pos = len(s.content)
		return
	}
	s.pos += k + 1
	s.line++
}
