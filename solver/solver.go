// Package solver makes programmes: it finds one that keeps every hard rule, proves
// that there is none, or says that it could do neither. A caller needs nothing below it.
package solver

import (
	"errors"
	"time"

	"programme/model"
	"programme/model/rules"
	"programme/solver/internal/memory"
	"programme/solver/internal/verdict"
)

// ErrStopped means that a context ended before there was anything to answer.
var ErrStopped = errors.New("stopped before an answer")

// ErrRefused means that the solver's own answer broke a rule when it was checked: a
// fault of ours, never of the event. Nothing of such an answer may be shown.
var ErrRefused = verdict.ErrRefused

// TooLarge is the error of an event that memory is too small for.
type TooLarge = memory.TooLarge

// HoldMemory plans that the process takes no more than so many bytes, in all runs: the collector
// works harder as it comes near them, and what would take more is refused with a [TooLarge], or
// left out of a proof. The words say who set the limit: "--memory 2GB". It is not to be called
// during a run.
func HoldMemory(limit int64, words string) { memory.Hold(limit, words) }

// SpareMemory makes the process take less memory for a little more work, in all runs, unless GOGC
// says how much.
func SpareMemory() { memory.Spare() }

// MemoryThere returns how many bytes of memory there are, in the machine or in what the process
// was given of it; ok is false where nobody can tell.
func MemoryThere() (bytes int64, ok bool) { return memory.There() }

// Verdict says how sure an answer is.
type Verdict string

// Verdicts. Optimal and Impossible are said only when proved.
const (
	Optimal    Verdict = "optimal"
	Feasible   Verdict = "feasible"
	Impossible Verdict = "impossible"
	Unknown    Verdict = "unknown"
)

// Options bound and steer one run, of whatever question. The zero Options are no limit, one
// worker and seed 0.
type Options struct {
	Seed    uint64
	Workers int           // goroutines that work, 0 for one; no answer of effort mode depends on it
	Time    time.Duration // wall-clock limit; 0 for none
	// Effort is a limit in units of work, the same on every machine; 0 for none. With an
	// effort and no time the answer depends on the event, the seed and the effort alone.
	Effort int64
	// Progress, if not nil, is called now and then, from one goroutine at a time.
	Progress func(Progress)
}

// Progress is what a run has reached.
type Progress struct {
	Elapsed  time.Duration
	Doing    string // what is working, in a few words
	Clashes  int    // left in the best programme so far; 0 once it is free of them
	Feasible bool
	Cost     [9]int // of the best programme so far, per soft tier
	Bound    [9]int // proved lower bound per soft tier

	// Told and Moved are, where changes against an earlier programme are kept few, the
	// people told and the sessions moved by the best programme so far, if Feasible; Least is
	// what was proved that telling counts at least.
	Changing           bool
	Told, Moved, Least int
	// Reasons and Repairs are how many were found, where there is no programme.
	Reasons, Repairs int
}

// Core is a set of rule instances that cannot hold together.
type Core struct {
	Reasons []Reason
	// Minimal says that it was proved that the others can hold without any one of them.
	Minimal bool
	// Overload says that arithmetic shows it: the first reason is a sum to check by hand,
	// the others are what it rests on.
	Overload bool
	// Steps lead to the contradiction, which the last is, where they were asked for; or
	// NoSteps says why there are none.
	Steps   []Step
	NoSteps NoSteps
}

// Reason is one rule instance of a [Core], in words.
type Reason struct {
	Instance rules.Instance
	Sentence string
	Source   model.Position
	Asked    rules.Asked
}
