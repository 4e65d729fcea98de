package present

import (
	"programme/model"
	"programme/model/rules"
)

// Source is the line of a table that asks for a rule; empty for rules that no
// line asks for.
type Source struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// SourceOf returns the answer for a place in a table.
func SourceOf(p model.Position) Source { return Source{p.File, p.Line, p.Column} }

// Asked is who asks for a rule, and why, as the tables say it; both empty where they do not.
type Asked struct {
	Who    string `json:"who"`
	Reason string `json:"reason"`
}

// AskedOf returns the answer for who asks for a rule.
func AskedOf(a rules.Asked) Asked { return Asked{a.Who, a.Reason} }

// Violation is a broken rule instance. Part is the parameter that sets the level
// of this part of the rule, Value the theme, service or the like that it is about.
type Violation struct {
	Rule     string   `json:"rule"`
	Part     string   `json:"part"`
	Level    string   `json:"level"`
	Weight   int      `json:"weight"`
	Amount   int      `json:"amount"`
	Unit     string   `json:"unit"`
	Sessions []string `json:"sessions"`
	People   []string `json:"people"`
	Room     string   `json:"room"`
	Value    string   `json:"value"`
	Sentence string   `json:"sentence"`
	Asked
	Source Source `json:"source"`
}

// Violations returns the answer for violations, in their order, never nil.
func Violations(book *rules.Book, violations []rules.Violation) []Violation {
	e, list := book.Event(), make([]Violation, len(violations))
	for i, v := range violations {
		a := Violation{
			Rule: v.Rule, Part: v.Part, Level: v.Level.String(), Weight: v.Weight, Amount: v.Amount,
			Unit: book.Of(v.Rule).Rule.UnitOf(v.Instance), Value: v.Value,
			Sessions: []string{}, People: []string{}, Sentence: v.Sentence,
			Asked: AskedOf(rules.AskedFor(e, v.Instance)), Source: SourceOf(v.Source),
		}
		for _, s := range []model.SessionIndex{v.A, v.B} {
			if s != model.NoSession {
				a.Sessions = append(a.Sessions, e.Sessions[s].ID)
			}
		}
		if v.Person != model.NoPerson {
			a.People = append(a.People, e.People[v.Person].ID)
		}
		if v.Room != model.NoRoom {
			a.Room = e.Rooms[v.Room].ID
		}
		list[i] = a
	}
	return list
}

// SourcedViolation says a violation with who asks for the rule and the table line.
func SourcedViolation(e *model.Event, v *rules.Violation) string {
	return Sourced(v.Sentence, rules.AskedFor(e, v.Instance), v.Source)
}

// Sourced appends to a sentence who asks for it, and the table line that it comes from, as
// far as they are known.
func Sourced(sentence string, asked rules.Asked, source model.Position) string {
	if asked != (rules.Asked{}) {
		sentence += " (" + asked.String() + ")"
	}
	if source.File == "" {
		return sentence
	}
	return sentence + " [" + source.String() + "]"
}
