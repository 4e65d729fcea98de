package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner goes through a text from left to right.
type scanner struct {
	text string
	at   int // of what is left, after space
}

func newScanner(text string) *scanner {
	s := &scanner{text: strings.TrimRightFunc(text, unicode.IsSpace)}
	s.skip(0)
	return s
}

// rest returns what was not read yet.
func (s *scanner) rest() string { return s.text[s.at:] }

func (s *scanner) done() bool { return s.at == len(s.text) }

// skip passes over n bytes and the space after them.
func (s *scanner) skip(n int) {
	s.at = len(s.text) - len(strings.TrimLeftFunc(s.text[s.at+n:], unicode.IsSpace))
}

// word returns the rest up to the next space.
func (s *scanner) word() string {
	if i := strings.IndexFunc(s.rest(), unicode.IsSpace); i >= 0 {
		return s.rest()[:i]
	}
	return s.rest()
}

// letters returns the letters with which the rest begins.
func (s *scanner) letters() string {
	rest := s.rest()
	if i := strings.IndexFunc(rest, func(c rune) bool { return !unicode.IsLetter(c) }); i >= 0 {
		return rest[:i]
	}
	return rest
}

// take passes over one of the words, whatever their case, and reports whether one was
// there.
func (s *scanner) take(words ...string) bool {
	letters := s.letters()
	for _, w := range words {
		if strings.EqualFold(letters, w) {
			s.skip(len(letters))
			return true
		}
	}
	return false
}

// takeByte passes over one of the bytes and reports whether one was there.
func (s *scanner) takeByte(bytes string) bool {
	if s.done() || strings.IndexByte(bytes, s.text[s.at]) < 0 {
		return false
	}
	s.skip(1)
	return true
}

// dash passes over a dash, or the word to or until, and reports whether one was there.
func (s *scanner) dash() bool {
	c, size := utf8.DecodeRuneInString(s.rest())
	if c == '-' || c == '–' || c == '—' {
		s.skip(size)
		return true
	}
	return s.take("to", "until", "till", "bis")
}

// tooMuch is the fault of what follows when all was read.
func (s *scanner) tooMuch(what string) *Error {
	return faultAt(s.at, "leave it out", "%s is more than %s takes", quote(s.rest()), what)
}
