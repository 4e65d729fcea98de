package present

import (
	"fmt"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/composition"
	"programme/model/rules"
)

// Composed is a check of the composition of sessions with what it found.
type Composed struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Unit  string `json:"unit"`  // of the amounts
	Count int    `json:"count"` // of what it looked at
	Of    string `json:"of"`    // what that is
	// Lacks is what is not given, where the check has nothing to look at, and Except what it
	// did not look at for want of something.
	Lacks   string   `json:"lacks"`
	Except  string   `json:"except"`
	Remarks []Remark `json:"remarks"`
}

// Remark is one thing that a check found.
type Remark struct {
	Place    string   `json:"place"` // cast.csv:14:1
	Sessions []string `json:"sessions"`
	People   []string `json:"people"` // ids
	Amount   int      `json:"amount"`
	Message  string   `json:"message"`
	Remedy   string   `json:"remedy"`
	Asked
}

// Composition returns what the checks of the composition found, each that is on.
func Composition(e *model.Event, list []composition.Check) []Composed {
	made := []Composed{}
	for i := range list {
		x := &list[i]
		c := Composed{x.Rule.ID, x.Rule.Name, x.Rule.Unit, x.Count, x.Of, x.Lacks, x.Except, []Remark{}}
		for _, r := range x.Remarks {
			people := []string{}
			for _, p := range r.People {
				people = append(people, e.People[p].ID)
			}
			c.Remarks = append(c.Remarks, Remark{r.Pos.String(), IDs(e, r.Sessions), people, r.Amount, r.Message, r.Remedy, AskedOf(r.Asked)})
		}
		made = append(made, c)
	}
	return made
}

// ShowComposition prints the remarks of each check that has any, most of each unless all are
// asked for; more says where the rest is.
func ShowComposition(c *term.Console, list []composition.Check, most int, more string) {
	for i := range list {
		x := &list[i]
		if len(x.Remarks) == 0 {
			continue
		}
		c.Printf("%s\n", c.Paint.Bold(fmt.Sprintf("composition, %s %s: %s", x.Rule.ID, x.Rule.Name, rules.Count(len(x.Remarks), "remark", "remarks"))))
		shown := x.Remarks
		if !c.AllFaults {
			shown = shown[:min(most, len(shown))]
		}
		for _, r := range shown {
			c.Printf("  %s\n", term.Plain(model.Fault{Pos: r.Pos, Message: r.Sentence(), Remedy: r.Remedy}.Error()))
		}
		if rest := len(x.Remarks) - len(shown); rest > 0 {
			c.Printf("  and %d more; %s\n", rest, more)
		}
		c.Printf("\n")
	}
}
