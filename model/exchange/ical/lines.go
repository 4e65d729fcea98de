package ical

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"programme/model"
)

// Bounds on what is read, far above any calendar of a person or an event.
const (
	MaxSize    = 16 << 20 // bytes of a file
	maxLines   = 1_000_000
	maxEntries = 100_000 // VEVENTs
	maxFaults  = 1000
	maxDepth   = 16
)

// property is a content line of RFC 5545, section 3.1, unfolded and taken apart.
type property struct {
	name    string // in capitals
	params  []param
	value   string
	valueAt int // offset of the value in the line
	line    *contentLine
}

type param struct {
	name   string // in capitals
	values []string
}

// param returns the first value of a parameter, "" if there is none.
func (p *property) param(name string) string {
	for _, q := range p.params {
		if q.name == name {
			return q.values[0]
		}
	}
	return ""
}

// contentLine is an unfolded line, and where its pieces stood.
type contentLine struct {
	text   string
	pieces []piece
}

// piece is what one line of the file gave to a content line.
type piece struct {
	offset int // in the content line
	line   int // from 1
	column int // of its first letter, from 1: 2 after a fold
}

// position returns where the byte at an offset of the line stands in the file.
func (l *contentLine) position(file string, offset int) model.Position {
	offset = min(offset, len(l.text))
	i := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].offset > offset }) - 1
	p := l.pieces[max(i, 0)]
	return model.Position{File: file, Line: p.line, Column: p.column + utf8.RuneCountInString(l.text[p.offset:offset])}
}

// decoded returns the text of a file in UTF-8 or, as its mark or its first letter tells,
// in UTF-16, without the mark.
func decoded(content []byte) string {
	order, mark := unicode.BigEndian, unicode.UseBOM
	switch {
	case bytes.HasPrefix(content, []byte("\xfe\xff")), bytes.HasPrefix(content, []byte("\xff\xfe")):
	case bytes.HasPrefix(content, []byte("\x00B")):
		mark = unicode.IgnoreBOM
	case bytes.HasPrefix(content, []byte("B\x00")):
		order, mark = unicode.LittleEndian, unicode.IgnoreBOM
	default:
		return strings.TrimPrefix(string(content), "\ufeff")
	}
	text, _ := unicode.UTF16(order, mark).NewDecoder().Bytes(content) // half a letter becomes U+FFFD
	return string(text)
}

// unfold splits a file into content lines. Lines that begin with a space or a tab go on
// the line before.
func unfold(content string) []contentLine {
	var lines []contentLine
	var open strings.Builder
	flush := func() {
		if n := len(lines); n > 0 && open.Len() > 0 {
			lines[n-1].text = open.String()
			open.Reset()
		}
	}
	number := 0
	for text := range strings.SplitSeq(content, "\n") {
		number++
		text = strings.TrimSuffix(text, "\r")
		if text != "" && (text[0] == ' ' || text[0] == '\t') && len(lines) > 0 {
			last := &lines[len(lines)-1]
			last.pieces = append(last.pieces, piece{open.Len(), number, 2})
			open.WriteString(text[1:])
			continue
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		flush()
		lines = append(lines, contentLine{pieces: []piece{{0, number, 1}}})
		open.WriteString(text)
	}
	flush()
	return lines
}

// name returns the name with which the line begins, in capitals, whatever follows it.
func (l *contentLine) name() string {
	n := 0
	for n < len(l.text) && isNameByte(l.text[n]) {
		n++
	}
	return strings.ToUpper(l.text[:n])
}

// takeApart splits a content line into name, parameters and value. The fault has no file
// yet; at is the offset that it is about.
func (l *contentLine) takeApart() (p property, at int, wrong string) {
	text := l.text
	name := l.name()
	n := len(name)
	if n == 0 || n == len(text) || text[n] != ':' && text[n] != ';' {
		return p, 0, fmt.Sprintf("%s is not a line of a calendar, which begins with a name and a colon", quote(text))
	}
	p = property{name: name, line: l}
	for text[n] == ';' {
		start := n + 1
		n = start
		for n < len(text) && isNameByte(text[n]) {
			n++
		}
		if n == start || n == len(text) || text[n] != '=' {
			return p, start, fmt.Sprintf("a parameter of %s has no name and equals sign", p.name)
		}
		q := param{name: strings.ToUpper(text[start:n])}
		for more := true; more; more = n < len(text) && text[n] == ',' {
			n++ // = or ,
			value, length, closed := paramValue(text[n:])
			if !closed {
				return p, n, fmt.Sprintf("the quotes of the parameter %s are not closed", q.name)
			}
			q.values = append(q.values, value)
			n += length
		}
		if n == len(text) || text[n] != ':' && text[n] != ';' {
			return p, n, fmt.Sprintf("%s has no value after its parameters", p.name)
		}
		p.params = append(p.params, q)
	}
	p.value, p.valueAt = text[n+1:], n+1
	return p, 0, ""
}

// paramValue returns the value of a parameter at the start of text, how many bytes it
// takes, and false if it has quotes that do not end. RFC 6868 writes ^ as ^^, a line
// break as ^n and a quote as ^'.
func paramValue(text string) (value string, length int, closed bool) {
	if strings.HasPrefix(text, `"`) {
		end := strings.IndexByte(text[1:], '"')
		if end < 0 {
			return "", 0, false
		}
		return caret.Replace(text[1 : 1+end]), end + 2, true
	}
	end := strings.IndexAny(text, ":;,")
	if end < 0 {
		end = len(text)
	}
	return caret.Replace(text[:end]), end, true
}

var caret = strings.NewReplacer("^^", "^", "^n", "\n", "^'", `"`)

func isNameByte(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-'
}

// unescape returns a value of type TEXT as it was meant.
func unescape(value string) string { return escapes.Replace(value) }

var escapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\;`, ";", `\,`, ",")

// splitList splits a value at the commas that no backslash stands before.
func splitList(value string) []string {
	var items []string
	start := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case ',':
			items = append(items, value[start:i])
			start = i + 1
		}
	}
	return append(items, value[start:])
}

// quote returns text in quotes for a message, shortened if it is long.
func quote(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		text = string(runes[:60]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
