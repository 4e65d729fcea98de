// Package checker checks proofs that a formula has no model. It imports nothing but the
// standard library, knows nothing of conferences, and is meant to be read whole by whoever
// wants to believe a certificate without believing the program that made it.
//
// There are two kinds of formulas, each with its kind of proof:
//
//   - clauses, as DIMACS, with an LRAT proof ([CheckLRAT]): a list of clauses, each of which
//     follows by unit propagation from earlier ones that it names, the last one empty;
//   - sums, as OPB, with a sum proof ([CheckSum]): a list of sums, each of which adds up
//     multiples of earlier ones that it names, the last one out of reach.
//
// Both are read line by line. Time grows with the length of what the lines name, and so
// with the length of the proof where what it names is short. Whatever is not exactly as
// told here is refused, with the line and the reason. An accepted proof means that the formula
// has no model. It does not tell what the formula means.
package checker

import "fmt"

// Texts that can be refused.
const (
	Formula = "formula"
	Proof   = "proof"
)

// Checked says what was read of a proof that was accepted.
type Checked struct {
	Variables int // of the formula, as its first line says
	Rows      int // of the formula: clauses or sums
	Steps     int // of the proof, deletions aside
	Named     int // how often a step names an earlier row
}

// Refused is the error of a formula or a proof that is not accepted.
type Refused struct {
	Of     string // [Formula] or [Proof]
	Line   int    // from 1; one more than there are where something is missing at the end
	Reason string
}

// Error returns "proof, line N: reason".
func (r *Refused) Error() string { return fmt.Sprintf("%s, line %d: %s", r.Of, r.Line, r.Reason) }

// Bounds of what is read, so that a few bytes cannot ask for all memory there is.
const (
	maxVars   = 1 << 24
	maxRows   = 1 << 40
	maxLine   = 1 << 26 // bytes
	maxNumber = 1 << 62 // of a row or a step
)
