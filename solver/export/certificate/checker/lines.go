package checker

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
)

// lines reads one of the texts, line by line and word by word. What is not as it should be ends the
// check there and then: it panics, with a stop that [caught] makes an error again.
type lines struct {
	name string
	in   *bufio.Reader
	line int
	rest []byte // of the line
}

// stop is what a check ends with: a [*Refused], or the error of a reader.
type stop struct{ error }

// caught is deferred by whoever reads lines, and returns the error of a stop.
func caught(err *error) {
	switch r := recover().(type) {
	case nil:
	case stop:
		*err = r.error
	default:
		panic(r)
	}
}

func newLines(of string, r io.Reader) *lines { return &lines{name: of, in: bufio.NewReader(r)} }

// refuse ends the check.
func (l *lines) refuse(format string, args ...any) {
	panic(stop{&Refused{l.name, l.line, fmt.Sprintf(format, args...)}})
}

// next goes on to the next line; false at the end of the text, the last line of which has to
// end as all others do: a text that was cut off is not taken for a whole one.
func (l *lines) next() bool {
	l.line++
	text, err := l.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull { // what was read is kept in rest
		l.rest = append([]byte(nil), text...)
		for err == bufio.ErrBufferFull {
			if text, err = l.in.ReadSlice('\n'); len(l.rest)+len(text) > maxLine {
				l.refuse("the line is longer than %d bytes", maxLine)
			}
			l.rest = append(l.rest, text...)
		}
		text = l.rest
	}
	switch {
	case err == io.EOF && len(text) == 0:
		return false
	case err == io.EOF:
		l.refuse("the last line does not end")
	case err != nil:
		panic(stop{err})
	}
	l.rest = text[:len(text)-1]
	return true
}

// split returns the next word of the line, empty at its end, and what follows it. Words stand
// between spaces.
func (l *lines) split() (word, rest []byte) {
	from := 0
	for from < len(l.rest) && l.rest[from] == ' ' {
		from++
	}
	to := from
	for to < len(l.rest) && l.rest[to] != ' ' {
		to++
	}
	return l.rest[from:to], l.rest[to:]
}

// word takes the next word of the line.
func (l *lines) word() string {
	word, rest := l.split()
	l.rest = rest
	return string(word)
}

// ahead reports whether a word is the next, which it stays.
func (l *lines) ahead(word string) bool {
	next, _ := l.split()
	return string(next) == word
}

// number takes the next word of the line, a number from least to most; a + may stand before it.
func (l *lines) number(what string, least, most int64) int64 {
	word := l.word()
	n, err := strconv.ParseInt(word, 10, 64)
	switch {
	case word == "":
		l.refuse("the line ends where %s should stand", what)
	case err != nil || word != strconv.FormatInt(n, 10) && word != "+"+strconv.FormatInt(n, 10):
		l.refuse("%q is not %s", word, what)
	case n < least || n > most:
		l.refuse("%s %d is not from %d to %d", what, n, least, most)
	}
	return n
}

// exactly takes words that have to stand next.
func (l *lines) exactly(words ...string) {
	for _, want := range words {
		if word := l.word(); word != want {
			l.refuse("%q where %q should stand", word, want)
		}
	}
}

// end refuses words that are left on the line.
func (l *lines) end() {
	if word := l.word(); word != "" {
		l.refuse("%q follows the end", word)
	}
}
