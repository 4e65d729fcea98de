package main

import (
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/model/tables"
	"strings"
)

// initialised is the answer of init.
type initialised struct {
	head
	Dir     string   `json:"dir"`
	Written []string `json:"written"`
}

// initialisedOf returns the answer about files that were written into dir.
func initialisedOf(dir string, files []tables.File) *initialised {
	answer := &initialised{head: headOf("init"), Dir: dir, Written: []string{}}
	for _, f := range files {
		answer.Written = append(answer.Written, f.Name)
	}
	return answer
}

// showInitialised prints what was written, and what to do with it.
func showInitialised(c *term.Console, a *initialised) {
	c.Printf("%q has %s: %s\n", a.Dir, rules.Count(len(a.Written), "file", "files"), strings.Join(a.Written, ", "))
	c.Printf("now: programme solve %s\n", a.Dir)
}
