package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/diff"
)

// compared is the answer of diff.
type compared struct {
	head
	about
	Old     term.FileStamp `json:"old"`
	New     term.FileStamp `json:"new"`
	Changes changesAnswer  `json:"changes"`
}

// comparedOf returns the answer about two programmes, which files of those stamps hold.
func comparedOf(a about, old, new term.FileStamp, e *model.Event, r *diff.Report) *compared {
	return &compared{head: headOf("diff"), about: a, Old: old, New: new, Changes: changesOf(e, r)}
}
