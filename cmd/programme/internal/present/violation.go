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
	Source   Source   `json:"source"`
}

// Violations returns the answer for violations, in their order, never nil.
func Violations(book *rules.Book, violations []rules.Violation) []Violation {
	e, list := book.Event(), make([]Violation, len(violations))
	for i, v := range violations {
		a := Violation{
			Rule: v.Rule, Part: v.Part, Level: v.Level.String(), Weight: v.Weight, Amount: v.Amount,
			Unit: book.Of(v.Rule).Rule.UnitOf(v.Instance), Value: v.Value,
			Sessions: []string{}, People: []string{}, Sentence: v.Sentence, Source: SourceOf(v.Source),
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

// Sourced appends the table line that a sentence comes from, if one does.
func Sourced(sentence string, source model.Position) string {
	if source.File == "" {
		return sentence
	}
	return sentence + " [" + source.String() + "]"
}
