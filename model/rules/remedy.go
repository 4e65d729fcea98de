package rules

import (
	"fmt"
	"slices"

	"programme/model"
)

// Remedy is a change of the event that takes an instance of a rule away, or helps with
// it, and who is asked for it: at most one of Person, Cast and Keeper is given.
type Remedy struct {
	Kind   RemedyKind
	Change string             // in the language of model/change; where it does not read there is nothing to change
	Person model.PersonIndex  // who is asked; NoPerson for nobody by name
	Cast   model.SessionIndex // whose cast is asked, and those told of it beyond; NoSession for none
	// Keeper is what somebody has the say in who is not of the event: "day 2026-05-11". Who
	// has the say in one thing is asked once.
	Keeper string
	// Bound says that those are asked whom the instances of a conflict bind that the change
	// takes away, and the Keeper only where they bind nobody.
	Bound bool
	// More is how many more there can be at once of what the rule counts; 0 where the remedy
	// does something else.
	More int
}

// mostMore is how many more than there are remedies offer at most.
const mostMore = 4

// RemedyKind is what a remedy asks for, the mildest first: of remedies that take as many
// people, the milder is tried first.
type RemedyKind int8

// Kinds of remedies.
const (
	OpenRoom  RemedyKind = iota
	EquipRoom            // with a layout or a service
	AddWindow
	RaiseLimit // of a kit, or of another number, so that a rule asks less
	MoveHold
	AskPerson // to be there, or to take part online
	MissPerson
	Unpin
	WaiveLine // of rules.csv
	DoWithout
	Shorten
	Cancel
)

func newRemedy(k RemedyKind, format string, args ...any) Remedy {
	return Remedy{Kind: k, Change: fmt.Sprintf(format, args...), Person: model.NoPerson, Cast: model.NoSession}
}

func ofPerson(k RemedyKind, who model.PersonIndex, format string, args ...any) Remedy {
	r := newRemedy(k, format, args...)
	r.Person = who
	return r
}

func ofSession(k RemedyKind, s model.SessionIndex, format string, args ...any) Remedy {
	r := newRemedy(k, format, args...)
	r.Cast = s
	return r
}

// StandIn lets a session take place without a person who must attend it.
func StandIn(e *model.Event, who model.PersonIndex, s model.SessionIndex) Remedy {
	return ofPerson(MissPerson, who, "person %q optional in %q", e.People[who].ID, e.Sessions[s].ID)
}

// takePartOnline has a person take part in a session from elsewhere.
func takePartOnline(e *model.Event, who model.PersonIndex, s model.SessionIndex) Remedy {
	return ofPerson(AskPerson, who, "person %q online in %q", e.People[who].ID, e.Sessions[s].ID)
}

// CancelSession cancels a session, which takes away whatever is asked of it.
func CancelSession(e *model.Event, s model.SessionIndex) Remedy {
	return ofSession(Cancel, s, "session %q cancelled", e.Sessions[s].ID)
}

// SwitchOff waives a line of rules.csv: whom it names is asked, a person of the event by id
// or name, or else somebody who has the say in it.
func SwitchOff(e *model.Event, line *model.Setting) Remedy {
	r := newRemedy(WaiveLine, "rule %q off", line.ID)
	who := slices.IndexFunc(e.People, func(p model.Person) bool { return p.ID == line.Who })
	if who < 0 {
		who = slices.IndexFunc(e.People, func(p model.Person) bool { return p.Name == line.Who })
	}
	switch {
	case line.Who == "":
		r.Keeper = "line " + line.ID
	case who < 0:
		r.Keeper = "name " + line.Who
	default:
		r.Person = model.PersonIndex(who)
	}
	return r
}

// softer has a rule bind less: those whom it binds are asked or, where it binds nobody by
// name, whoever decides on the rules.
func softer(rule string, level model.Level) Remedy {
	r := newRemedy(WaiveLine, "rule %s %s", rule, level)
	r.Keeper, r.Bound = "rule "+rule, true
	return r
}

// Soften returns the remedy that gives the rule of an instance its default level again,
// where the event has made hard what people bend, and whether there is one: a rule is bent
// that is soft by default, and an instance of its general setting is taken away by that.
func Soften(b *Binding, in Instance) (Remedy, bool) {
	if in.Setting >= 0 || in.Part != "" || b.Rule.Level.Tier() == 0 {
		return Remedy{}, false
	}
	return softer(b.Rule.ID, b.Rule.Level), true
}

// Waive returns the remedy that keeps a rule from binding the person whom an instance binds, and
// whether there is one: not every rule can be waived.
func Waive(e *model.Event, b *Binding, in Instance) (Remedy, bool) {
	if in.Person == model.NoPerson || !b.Rule.Waivable() {
		return Remedy{}, false
	}
	r := ofPerson(WaiveLine, in.Person, "waive %s for %q", b.Rule.ID, e.People[in.Person].ID)
	r.Bound = true
	return r, true
}

// written writes an interval as the language of changes reads it.
func written(v model.Interval) string { return v.Start.String() + "/" + v.End.String() }
