package solver

import (
	"programme/model"
	"programme/model/rules"
)

// valid returns the event with what it leaves open filled in, and its rules bound to
// that: e and book themselves if e is complete and book not nil. The error is the faults of
// an event that is not valid, or of its settings.
func valid(e *model.Event, book *rules.Book) (*model.Event, *rules.Book, error) {
	full, faults := model.Complete(e)
	if len(faults) == 0 && (full != e || book == nil) {
		book, faults = rules.Bind(full)
	}
	if len(faults) > 0 {
		return nil, nil, faults
	}
	return full, book, nil
}
