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
	// More is whether the text goes on after all that was read.
	More bool
	// Meant are the instants that clocks show alike, if that is what is wrong.
	Meant []model.Instant
}

// ErrHeld is returned for a text that cannot be read only because the zone or the days
// of the calendar could not: there is nothing to add to what was reported of those.
var ErrHeld error = held

var held = &Error{Fault: model.Fault{Message: "the zone or the days are not known"}}

// Error returns what is wrong and what to write instead.
func (e *Error) Error() string { return e.Fault.Error() }

// Unwrap returns the fault.
func (e *Error) Unwrap() error { return e.Fault }

func faultAt(at int, remedy, format string, args ...any) *Error {
	return &Error{At: at, Fault: model.Fault{Message: fmt.Sprintf(format, args...), Remedy: remedy}}
}

// quote quotes text for a message, cut where it is long.
func quote(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return strconv.Quote(text)
}
