package inspect

import (
	"cmp"
	"slices"

	"programme/model"
	"programme/model/composition"
	"programme/model/rules"
)

// Report is what was found in an event.
type Report struct {
	Rules    []rules.InScope // every rule of the catalogue, in its order
	Findings []Finding       // by kind, then by place
	Minutes  []Minutes       // by class of sessions: what they take and what rooms have
	// Composition is what each check that is on found of what sessions consist of.
	Composition []composition.Check
	// Decided says, in whole sentences, what was decided of people whom the tables leave open,
	// and whom it is about.
	Decided []string
	// Demand is what attendees would like to attend; nil where nobody says.
	Demand *Demand
}

// Finding is one thing that people should look at.
type Finding struct {
	Kind Kind
	Pos  model.Position // of the row that it is about; the first of several
	// Message says what there is and Remedy what may have been meant, in the words of faults.
	Message, Remedy string
}

// Kind is a kind of findings.
type Kind string

// Kinds of findings, in the order of a report.
const (
	Spelling      Kind = "spelling"      // words that can be one
	Merge         Kind = "merge"         // merges that merge nothing
	List          Kind = "list"          // items that look like several
	Line          Kind = "line"          // lines of rules that bind nothing
	Unsaid        Kind = "unsaid"        // what some say and others do not
	Contradiction Kind = "contradiction" // cells that do not go together
	Fit           Kind = "fit"           // what is asked for and is nowhere, or not so often
)

// Kinds returns every kind of findings, in the order of a report.
func Kinds() []Kind { return []Kind{Spelling, Merge, List, Line, Unsaid, Contradiction, Fit} }

// Of looks through an event and its rules. Its time is linear in the event, but for
// the comparing of words, which see [programme/model/identity.Variants].
func Of(book *rules.Book) *Report {
	e := book.Event()
	r := &Report{Rules: rules.Scopes(book), Minutes: minutesOf(book), Composition: composition.Of(book), Decided: decided(e), Demand: demandOf(e)}
	r.Findings = slices.Concat(
		spellings(e), merges(e), lists(e), emptyLines(e, r.Rules), unsaid(e, r.Rules), contradictions(e),
		nowhere(e), r.shortages(e), overworked(e),
	)
	order := Kinds()
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
	return r
}

// Lack is what rules lack that are on and have nothing to work on.
type Lack struct {
	Rules []string // ids
	Lacks string   // "" where nothing in the event asks for them
}

// Idle returns the rules that are on and have nothing to work on, together where they lack
// the same, in the order of the first; those that nothing asks for come last.
func (r *Report) Idle() (list []Lack) {
	for i := range r.Rules {
		if x := &r.Rules[i]; x.Idle() && x.Lacks != "" {
			list = add(list, x.Lacks, x.Rule.ID)
		}
	}
	for i := range r.Rules {
		if x := &r.Rules[i]; x.Idle() && x.Lacks == "" {
			list = add(list, "", x.Rule.ID)
		}
	}
	return list
}

// IdleChecks returns the checks of the composition that are on and have nothing to look at,
// together where they lack the same.
func (r *Report) IdleChecks() (list []Lack) {
	for i := range r.Composition {
		if x := &r.Composition[i]; x.Count == 0 {
			list = add(list, x.Lacks, x.Rule.ID)
		}
	}
	return list
}

// Partly returns the rules that leave something of their kind out, together where that is the
// same.
func (r *Report) Partly() (list []Lack) {
	for i := range r.Rules {
		if x := &r.Rules[i]; !x.Off() && x.Except != "" {
			list = add(list, x.Except, x.Rule.ID)
		}
	}
	return list
}

func add(list []Lack, lacks, rule string) []Lack {
	k := slices.IndexFunc(list, func(l Lack) bool { return l.Lacks == lacks })
	if k < 0 {
		return append(list, Lack{[]string{rule}, lacks})
	}
	list[k].Rules = append(list[k].Rules, rule)
	return list
}

// Unseen says what no verdict about the event can see, and for want of what: "nobody's double
// booking can be seen: there is no cast".
func Unseen(list []rules.InScope) (texts []string) {
	for i := range list {
		x := &list[i]
		if text := x.Unseen + ": " + x.Lacks; !x.Off() && x.Unseen != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// Count returns how many findings there are of a kind.
func (r *Report) Count(kind Kind) (n int) {
	for _, f := range r.Findings {
		if f.Kind == kind {
			n++
		}
	}
	return n
}
