// Package certificate makes claims about an event that others can check, and makes again what
// a certificate should say.
//
// A [Statement] is a few words from which everything else follows: the formula, what its
// variables say, and the sentence that it means if the formula has no model. [Asked.Text] makes these from
// the event, the same each time, so that a certificate is checked by making them again and
// comparing; what is left is to check the proof, for which package checker needs nothing of
// this. Statements are found, and proved, by [Asked.Impossible] and [Asked.Least].
//
// Every formula is a relaxation: it has a model for each programme that there is. That its
// clauses mean the rules is not proved; the judges of the rules, which share nothing with
// them, are held against them by tests.
package certificate

import (
	"context"

	"programme/model/rules"
	"programme/solver/internal/compile"
	"programme/solver/internal/csp"
	"programme/solver/internal/sat"
)

// Kind says how a statement is proved.
type Kind string

// Kinds of statements.
const (
	// Core says that rule instances cannot hold together: clauses.
	Core Kind = "core"
	// Sum says that sessions need more than there is: sums.
	Sum Kind = "sum"
	// Least says what programmes cost at least in a tier: clauses.
	Least Kind = "least"
	// Fewest says how much programmes change at least against the baseline: clauses.
	Fewest Kind = "fewest"
)

// Statement is what one formula states.
type Statement struct {
	Kind Kind `json:"kind"`
	// Instances are the rule instances of a Core, by their numbers in the event.
	Instances []int `json:"instances,omitempty"`
	// Rooms tells, of a Core and of Least, that the formula has rooms; else it is about times alone.
	Rooms bool `json:"rooms,omitempty"`
	// Sessions are those of a Sum, one of each set of merged ones, with the minutes that are
	// free after each in Free where no room says that; Points are where they are counted.
	Sessions []string `json:"sessions,omitempty"`
	Free     []int    `json:"free,omitempty"`
	Points   []Point  `json:"points,omitempty"`
	// Tier costs Least or more, of programmes that cost no more than Given in the tiers before,
	// from the first. Tiers of Fewest are the kinds of changes, in their order: sessions dropped,
	// people told, sessions on another day, at another time, in another room.
	Tier  int   `json:"tier,omitempty"`
	Least int   `json:"least,omitempty"`
	Given []int `json:"given,omitempty"`
	// Opened are sessions, one of each set of merged ones, that may move in the formula of Fewest,
	// in the order in which it has them. All others stay or are gone.
	Opened []string `json:"opened,omitempty"`
}

// Point is where and when it is counted who is there.
type Point struct {
	Rooms []int  `json:"rooms,omitempty"` // their numbers in the event, from 1; none where the room does not matter
	Pool  int    `json:"pool,omitempty"`  // the number of what there is only so much of, from 1; 0 where rooms or people are counted
	At    string `json:"at,omitempty"`    // in UTC, like 2023-10-08T01:00:00Z; "" for the whole event
}

// Text is what follows from a statement about an event.
type Text struct {
	Sentence string // that it means
	Formula  []byte // DIMACS, or OPB for a Sum
	Map      []byte // a line for each variable that says something: its number, a tab, and what it says
	clauses  *sat.CNF
	places   *places
}

// Proved is a statement with its text and the proof of it: LRAT, or sums.
type Proved struct {
	Statement
	*Text
	Proof []byte
}

// Asked is an event about which statements are made.
type Asked struct {
	p      *csp.Problem
	former *csp.Former // of the baseline; nil until someone asks
}

// Of returns the event of a book. ok is false if ctx ends first; the error is that of an event
// that memory is too small for.
func Of(ctx context.Context, book *rules.Book) (q *Asked, ok bool, err error) {
	p, err := compile.Within(ctx, book)
	return &Asked{p: p}, p != nil, err
}
