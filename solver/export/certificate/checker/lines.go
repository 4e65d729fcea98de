package checker

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
)

// lines reads one of the texts, line by line and word by word.
type lines struct {
	name string
	in   *bufio.Reader
	line int
	rest []byte // of the line
}

func newLines(of string, r io.Reader) *lines { return &lines{name: of, in: bufio.NewReader(r)} }

// next goes on to the next line; false at the end of the text, the last line of which has to
// end as all others do: a text that was cut off is not taken for a whole one.
func (l *lines) next() (bool, error) {
	l.line++
	text, err := l.in.ReadSlice('\n')
	for err == bufio.ErrBufferFull { // what was read is kept in rest
		l.rest = append(l.rest[:0:0], text...)
		for err == bufio.ErrBufferFull {
			if text, err = l.in.ReadSlice('\n'); len(l.rest)+len(text) > maxLine {
				return false, l.refuse("the line is longer than %d bytes", maxLine)
			}
			l.rest = append(l.rest, text...)
		}
		text = l.rest
	}
	switch {
	case err == io.EOF && len(text) == 0:
		return false, nil
	case err == io.EOF:
		return false, l.refuse("the last line does not end")
	case err != nil:
		return false, err
	}
	l.rest = text[:len(text)-1]
	return true, nil
}

// word returns the next word of the line, "" at its end. Words stand between spaces.
func (l *lines) word() string {
	from := 0
	for from < len(l.rest) && l.rest[from] == ' ' {
		from++
	}
	to := from
	for to < len(l.rest) && l.rest[to] != ' ' {
		to++
	}
	word := string(l.rest[from:to])
	l.rest = l.rest[to:]
	return word
}

// number returns the next word of the line as a number from least to most.
func (l *lines) number(what string, least, most int64) (int64, error) {
	word := l.word()
	n, err := strconv.ParseInt(word, 10, 64)
	switch {
	case word == "":
		return 0, l.refuse("the line ends where %s should stand", what)
	case err != nil || word != strconv.FormatInt(n, 10) && word != "+"+strconv.FormatInt(n, 10):
		return 0, l.refuse("%q is not %s", word, what)
	case n < least || n > most:
		return 0, l.refuse("%s %d is not from %d to %d", what, n, least, most)
	}
	return n, nil
}

// exactly reads words that have to stand next.
func (l *lines) exactly(words ...string) error {
	for _, want := range words {
		if word := l.word(); word != want {
			return l.refuse("%q where %q should stand", word, want)
		}
	}
	return nil
}

// end refuses words that are left on the line.
func (l *lines) end() error {
	if word := l.word(); word != "" {
		return l.refuse("%q follows the end", word)
	}
	return nil
}

func (l *lines) refuse(format string, args ...any) error {
	return &Refused{l.name, l.line, fmt.Sprintf(format, args...)}
}
