// Package imported says what an event has after files were read into it.
package imported

import (
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
)

// Answer is the answer of import.
type Answer struct {
	present.Head
	Event    present.Event `json:"event"`
	Added    int           `json:"added"` // sessions
	Sessions int           `json:"sessions"`
	People   int           `json:"people"`
	Rooms    int           `json:"rooms"`
	Written  []string      `json:"written"`
}

// Of returns the answer about event e, which has taken the stead of base, nil for
// none, and about the files that were written for it.
func Of(base, e *model.Event, files []tables.File) *Answer {
	answer := &Answer{
		Head: present.HeadOf("import"), Event: present.EventOf(e), Added: len(e.Sessions),
		Sessions: len(e.Sessions), People: len(e.People), Rooms: len(e.Rooms), Written: []string{},
	}
	if base != nil {
		answer.Added -= len(base.Sessions)
	}
	for _, f := range files {
		answer.Written = append(answer.Written, f.Name)
	}
	return answer
}

// Show prints what dir has after so many files were read.
func Show(c *term.Console, a *Answer, dir string, read int) {
	c.Printf("%s of %s read; %q now has %s, %s and %s\n", rules.Count(a.Added, "new session", "new sessions"),
		rules.Count(read, "file", "files"), dir, rules.Count(a.Sessions, "session", "sessions"),
		rules.Count(a.People, "person", "people"), rules.Count(a.Rooms, "room", "rooms"))
	written := "nothing had to be written"
	if len(a.Written) > 0 {
		written = "written: " + strings.Join(a.Written, ", ")
	}
	c.Printf("%s\n", written)
}
