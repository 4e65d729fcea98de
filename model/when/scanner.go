package when

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner goes through a text from left to right.
type scanner struct {
	text string
	what string // is read, for messages
	at   int    // of what is left, after space
}

// aTime is what a scanner reads that expects a day and a time of day.
const aTime = "a time"

func newScanner(text, what string) *scanner {
	s := &scanner{text: strings.TrimRightFunc(text, unicode.IsSpace), what: what}
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

// zoneWord is what people write for an offset after a time, and what is none.
var zoneWord = regexp.MustCompile(`^(?:[A-Z]{2,5}|\+\S+|\pL+/\S+)$`)

// tooMuch is the fault of what follows when all was read.
func (s *scanner) tooMuch() *Error {
	if s.what == aTime && zoneWord.MatchString(s.rest()) {
		return faultAt(s.at, "end the time in Z for UTC or an offset such as +09:00", "%s is not an offset", quote(s.rest()))
	}
	err := faultAt(s.at, "leave it out", "%s is more than %s takes", quote(s.rest()), s.what)
	err.More = true
	return err
}
