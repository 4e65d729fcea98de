package term

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Column layout: how wide each column of a table is, and how its cells break into
// lines of that width. Nothing is ever cut off: what does not fit, breaks.

const (
	RulerWidth = 3  // of the line and the two blanks between columns
	leastWidth = 12 // below which a column is not squeezed while times and ids can break
)

// share gives each column the width that it gets of a table that is total columns
// wide: its natural width if all fit; else the widest columns of text are cut to one
// width; else, one after the other, the widest rigid ones break into pieces; else text
// gets as narrow as its pieces; else, on a terminal too narrow even for that, all
// columns get one width.
func share(natural, pieces []int, rigid []bool, total int) []int {
	room := total - RulerWidth*len(natural) - 1
	text := func(least func(column int) int) func(column int) int {
		return func(i int) int {
			if rigid[i] {
				return math.MaxInt
			}
			return least(i)
		}
	}
	broken := slices.Clone(natural)
	for {
		widths := slices.Clone(broken)
		if squeeze(widths, room, text(func(int) int { return leastWidth })) {
			return widths
		}
		widest := -1
		for i, w := range broken {
			if rigid[i] && w > pieces[i] && (widest < 0 || w > broken[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		broken[widest] = pieces[widest]
	}
	if !squeeze(broken, room, text(func(i int) int { return min(pieces[i], leastWidth) })) {
		squeeze(broken, room, func(int) int { return 1 })
	}
	return broken
}

// squeeze lowers the widest columns to one width, none below its least, until they sum
// to at most room. It returns whether they do.
func squeeze(widths []int, room int, least func(column int) int) bool {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	for sum > room {
		widest := -1
		for i, w := range widths {
			if w > least(i) && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
		sum--
	}
	return true
}

// BreakLines breaks text into lines that are at most width wide: at blanks, and words
// that are too long after / - _ or, without one, anywhere. Line ends in text stay.
func BreakLines(text string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, breakLine(line, width)...)
	}
	return lines
}

func breakLine(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case TextWidth(line)+1+TextWidth(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
		for TextWidth(line) > width {
			head := headOf(line, width)
			if head == line {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// headOf returns the longest start of a word that fits into width, up to a joint if
// there is one, and at least one rune.
func headOf(word string, width int) string {
	end, joint, used := 0, 0, 0
	for i, r := range word {
		used += TextWidth(string(r))
		if used > width && i > 0 {
			break
		}
		end = i + utf8.RuneLen(r)
		if isJoint(word, end) {
			joint = end
		}
	}
	if joint > 0 && end < len(word) {
		end = joint
	}
	return word[:end]
}

// isJoint reports whether a word may be broken before its byte i: after / and _, and
// after a - that is not the sign of a number in brackets.
func isJoint(word string, i int) bool {
	switch {
	case i <= 0 || i >= len(word):
		return false
	case word[i-1] == '/', word[i-1] == '_':
		return true
	default:
		return word[i-1] == '-' && (i < 2 || word[i-2] != '(')
	}
}

// NaturalWidth returns the width of the widest line of a cell.
func NaturalWidth(cell string) int {
	widest := 0
	for line := range strings.SplitSeq(cell, "\n") {
		widest = max(widest, TextWidth(line))
	}
	return widest
}

// longestPiece returns the width of the widest part of a cell that breaks only by force.
func longestPiece(cell string) int {
	longest := 0
	for word := range strings.FieldsSeq(cell) {
		start := 0
		for i := range len(word) + 1 {
			if i == len(word) || isJoint(word, i) {
				longest = max(longest, TextWidth(word[start:i]))
				start = i
			}
		}
	}
	return longest
}
