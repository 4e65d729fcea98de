// Package solver makes programmes: it finds one that keeps every hard rule, proves
// that there is none, or says that it could do neither. A caller needs nothing below it.
package solver

import (
	"context"
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

// Options bound and steer one run, of whatever question. The zero Options are no limit, one
// worker and seed 0.
type Options struct {
	Seed    uint64
	Workers int           // goroutines that work, 0 for one; no answer of effort mode depends on it
	Time    time.Duration // wall-clock limit; 0 for none
	// Effort is a limit in units of work, the same on every machine; 0 for none. With an
	// effort and no time the answer depends on the event, the seed and the effort alone.
	Effort int64
	// Progress, if not nil, is called now and then from one goroutine.
	Progress func(Progress)
}

// byEffort reports whether work alone bounds a run, so that it has to repeat exactly.
func (o *Options) byEffort() bool { return o.Effort > 0 && o.Time == 0 }

// tries returns how many things that cost so much effort each a run by effort may do, at
// least 1 and at most so many; all of them if time bounds the run.
func (o *Options) tries(cost int64, most int) int {
	if !o.byEffort() {
		return most
	}
	return int(max(1, min(o.Effort/cost, int64(most))))
}

// stopped says what ended a run before its proof.
func (o *Options) stopped(ctx context.Context) string {
	if o.byEffort() && ctx.Err() == nil {
		return "effort"
	}
	return stopReason(ctx)
}

// say tells what a run does, if anybody listens.
func (o *Options) say(doing string) {
	if o.Progress != nil {
		o.Progress(Progress{Doing: doing})
	}
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

// SolveResult is the answer of [Planner.Solve].
type SolveResult struct {
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
	Event      *model.Event // that was asked about, with all that it left open
}
