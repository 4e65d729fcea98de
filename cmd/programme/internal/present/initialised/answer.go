// Package initialised says which files of a new event were written.
package initialised

import (
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model/rules"
	"programme/model/tables"
)

// Answer is the answer of init.
type Answer struct {
	present.Head
	Dir     string   `json:"dir"`
	Written []string `json:"written"`
}

// Of returns the answer about files that were written into dir.
func Of(dir string, files []tables.File) *Answer {
	answer := &Answer{Head: present.HeadOf("init"), Dir: dir, Written: []string{}}
	for _, f := range files {
		answer.Written = append(answer.Written, f.Name)
	}
	return answer
}

// Show prints what was written, and what to do with it: event is its folder or workbook.
func Show(c *term.Console, a *Answer, event string) {
	if event == a.Dir {
		c.Printf("%q has %s: %s\n", a.Dir, rules.Count(len(a.Written), "file", "files"), strings.Join(a.Written, ", "))
	} else {
		c.Printf("written: %s\n", event)
	}
	c.Printf("now: programme solve %s\n", event)
}
