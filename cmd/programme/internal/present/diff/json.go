// Package diff says what changes from one programme to another; its text is that of all answers
// that have changes, [present.ShowChanges].
package diff

import (
	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
)

// Answer is the answer of diff.
type Answer struct {
	present.Head
	present.About
	Old     term.FileStamp  `json:"old"`
	New     term.FileStamp  `json:"new"`
	Changes present.Changes `json:"changes"`
}

// Of returns the answer about two programmes, which files of those stamps hold.
func Of(a present.About, old, new term.FileStamp, e *model.Event, r *diff.Report) *Answer {
	return &Answer{Head: present.HeadOf("diff"), About: a, Old: old, New: new, Changes: present.ChangesOf(e, r)}
}
