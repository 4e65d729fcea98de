package rules

import (
	"fmt"
	"slices"
	"strings"

	"programme/model"
)

// Asked is who asks for what a rule instance rests on, and why, in the words of the tables.
// The zero Asked is that of an instance of which no table says it.
type Asked struct {
	Who    string // the who of a setting, or the source of an availability
	Reason string // the reason of a setting
}

// AskedFor returns who asks for an instance: the line that sets the rule for it, or the row
// of availability that it comes from.
func AskedFor(e *model.Event, i Instance) Asked {
	if i.Setting >= 0 {
		s := &e.Rules[i.Setting]
		if s.Pos == (model.Position{}) { // nobody wrote it: a freeze
			return Asked{}
		}
		return Asked{s.Who, s.Reason}
	}
	if i.Source == (model.Position{}) {
		return Asked{}
	}
	for k := range e.Availability {
		if a := &e.Availability[k]; a.Pos == i.Source {
			return Asked{Who: a.Source}
		}
	}
	return Asked{}
}

// Asking returns the person whom the who of a line names, by id, name or alias; what stands in
// brackets behind is no part of it. It is NoPerson where who names nobody of the event.
func Asking(e *model.Event, b *Bound) model.PersonIndex {
	if b.Index < 0 {
		return model.NoPerson
	}
	who, _, _ := strings.Cut(e.Rules[b.Index].Who, "(")
	if who = strings.TrimSpace(who); who == "" {
		return model.NoPerson
	}
	found := model.NoPerson
	for i := range e.People {
		switch p := &e.People[i]; {
		case p.ID == who || slices.Contains(p.Aliases, who):
			return model.PersonIndex(i)
		case strings.EqualFold(p.Name, who):
			if found != model.NoPerson {
				return model.NoPerson // two have that name
			}
			found = model.PersonIndex(i)
		}
	}
	return found
}

// String says it as a sentence quotes it: Protocol: "the minister leaves at noon"; "" for
// the zero Asked.
func (a Asked) String() string {
	switch {
	case a.Reason == "":
		return a.Who
	case a.Who == "":
		return fmt.Sprintf("%q", a.Reason)
	}
	return fmt.Sprintf("%s: %q", a.Who, a.Reason)
}
