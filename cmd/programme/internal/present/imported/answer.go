// Package imported says what an event has after files were read into it.
package imported

import (
	"strings"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/renew"
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
	// Changes are what the files add, change and take away; empty for a new folder.
	Changes []renew.Change `json:"changes"`
	Written []string       `json:"written"`
}

// Of returns the answer about event e, which takes the stead of base, nil for none, by
// those changes. Nothing is written yet.
func Of(base, e *model.Event, changes []renew.Change) *Answer {
	answer := &Answer{
		Head: present.HeadOf("import"), Event: present.EventOf(e), Added: len(e.Sessions),
		Sessions: len(e.Sessions), People: len(e.People), Rooms: len(e.OwnRooms()), Changes: changes, Written: []string{},
	}
	if base != nil {
		answer.Added = 0
		for _, c := range changes {
			if c.Table == "sessions" && c.Kind == renew.Added {
				answer.Added++
			}
		}
	}
	if answer.Changes == nil {
		answer.Changes = []renew.Change{}
	}
	return answer
}

// Wrote says that the files were written.
func (a *Answer) Wrote(files []tables.File) {
	for _, f := range files {
		a.Written = append(a.Written, f.Name)
	}
}

// Show prints what dir has after so many files were read, or would have.
func Show(c *term.Console, a *Answer, dir string, read int) {
	showChanges(c, a.Changes)
	has, taken := "now has", a.Written
	kept := 0
	for i := range a.Changes {
		if a.Changes[i].Kept != "" {
			kept++
		}
	}
	if len(a.Changes) > kept && len(taken) == 0 {
		has = "would have"
	}
	c.Printf("%s of %s read; %q %s %s, %s and %s\n", rules.Count(a.Added, "new session", "new sessions"),
		rules.Count(read, "file", "files"), dir, has, rules.Count(a.Sessions, "session", "sessions"),
		rules.Count(a.People, "person", "people"), rules.Count(a.Rooms, "room", "rooms"))
	if kept > 0 {
		c.Printf("%s as the folder has it; --update --force takes what the files say\n", rules.Count(kept, "change stays", "changes stay"))
	}
	switch {
	case len(taken) > 0:
		c.Printf("written: %s\n", strings.Join(taken, ", "))
	case len(a.Changes) > kept:
		c.Printf("nothing is written; --update takes it\n")
	default:
		c.Printf("nothing had to be written\n")
	}
}
