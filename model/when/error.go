package when

import (
	"fmt"
	"strconv"

	"programme/model"
)

// Error is why a text is no time.
type Error struct {
	// At is the byte of the text at which the fault stands, from 0 to its length.
	At    int
	Fault model.Fault // without a position
}

// Error returns what is wrong and what to write instead.
func (e *Error) Error() string { return e.Fault.Error() }

// Unwrap returns the fault.
func (e *Error) Unwrap() error { return e.Fault }

func faultAt(at int, remedy, format string, args ...any) *Error {
	return &Error{at, model.Fault{Message: fmt.Sprintf(format, args...), Remedy: remedy}}
}

// quote quotes text for a message, cut where it is long.
func quote(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return strconv.Quote(text)
}
