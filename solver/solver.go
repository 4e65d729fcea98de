// Package solver makes programmes: it finds one that keeps every hard rule, proves
// that there is none, or says that it could do neither. A caller needs nothing below it.
package solver

import (
	"errors"
	"time"

	"programme/model"
	"programme/model/rules"
)

// ErrStopped means that a context ended before there was anything to answer.
var ErrStopped = errors.New("stopped before an answer")

// Verdict says how sure an answer is.
type Verdict string

// Verdicts. Optimal and Impossible are said only when proved.
const (
	Optimal    Verdict = "optimal"
	Feasible   Verdict = "feasible"
	Impossible Verdict = "impossible"
	Unknown    Verdict = "unknown"
)

// Options bound and steer one run of [Solve].
type Options struct {
	Seed    uint64
	Workers int           // goroutines that work, at least 1; the answer does not depend on it in effort mode
	Time    time.Duration // wall-clock limit; 0 for none
	Effort  int64         // limit in units of work, the same on every machine; 0 for none
	// Progress, if not nil, is called now and then from one goroutine.
	Progress func(Progress)
}

// Progress is what a run has reached.
type Progress struct {
	Elapsed   time.Duration
	Doing     string // what is working, in a few words
	Conflicts int    // clashes left in the best programme so far; 0 once it is free of them
	Feasible  bool
	Cost      [9]int // of the best programme so far, per soft tier
	Bound     [9]int // proved lower bound per soft tier
}

// Core is a set of rule instances that cannot hold together.
type Core struct {
	Reasons []Reason
	// Minimal says that it was proved that the others can hold without any one of them.
	Minimal bool
	// Overload says that arithmetic shows it: the one reason is a sum to check by hand.
	Overload bool
}

// Reason is one rule instance of a [Core], in words.
type Reason struct {
	Instance rules.Instance
	Sentence string
	Source   model.Position
}

// Result is the answer of [Solve].
type Result struct {
	Verdict   Verdict
	Programme *model.Programme // nil unless Optimal or Feasible
	Cost      [9]int           // of Programme, per soft tier
	Bound     [9]int           // proved lower bound per soft tier
	Cores     []Core           // for Impossible: at least one, unless time was up; [Explain] finds all
	Stopped   string           // what ended the run before a proof: "time", "effort", "interrupt", or ""
	Effort    int64            // units of work done
	// ProofEnded says that the proof came to an end before the run did: more time may find
	// a better programme, and will not raise Bound.
	ProofEnded bool
}
