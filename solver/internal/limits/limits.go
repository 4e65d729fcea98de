// Package limits is what bounds a run, of whatever engine: options, contexts that end a
// little later or sooner than another, and work that is left to itself when its time is up.
package limits

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

// Options bound and steer one run. The zero Options are no limit, one worker and seed 0.
type Options struct {
	Seed     uint64
	Workers  int           // goroutines that work, 0 for one
	Time     time.Duration // wall-clock limit; 0 for none
	Effort   int64         // limit in units of work; 0 for none
	Progress func(Progress)
	// Better, if not nil, is called with each better programme that a run comes to; make makes
	// it, at any time. It is to return at once.
	Better func(make func() Found)
}

// Progress is what a run has reached.
type Progress struct {
	Elapsed  time.Duration
	Doing    string // what is working, in a few words
	Clashes  int    // left in the best programme so far
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

// ByEffort reports whether work alone bounds a run, so that it has to repeat exactly.
func (o *Options) ByEffort() bool { return o.Effort > 0 && o.Time == 0 }

// Tries returns how many things that cost so much effort each a run by effort may do, at
// least 1 and at most so many; all of them if time bounds the run.
func (o *Options) Tries(cost int64, most int) int {
	if !o.ByEffort() {
		return most
	}
	return int(max(1, min(o.Effort/cost, int64(most))))
}

// Stopped says what ended a run before its proof.
func (o *Options) Stopped(ctx context.Context) string {
	if o.ByEffort() && ctx.Err() == nil {
		return "effort"
	}
	return StopReason(ctx)
}

// Say tells what a run does, if anybody listens.
func (o *Options) Say(doing string) {
	if o.Progress != nil {
		o.Progress(Progress{Doing: doing})
	}
}

// Report tells what a run has reached, if anybody listens.
func (o *Options) Report(p Progress) {
	if o.Progress != nil {
		o.Progress(p)
	}
}

// StopReason says what ended a run whose context is ctx, or a share of it.
func StopReason(ctx context.Context) string {
	if errors.Is(ctx.Err(), context.Canceled) {
		return "interrupt"
	}
	return "time"
}

// Telling returns options that have what is found on the way changed before it is told.
func (o Options) Telling(change func(*Found)) Options {
	if tell := o.Better; tell != nil {
		o.Better = func(make func() Found) {
			tell(func() Found {
				f := make()
				change(&f)
				return f
			})
		}
	}
	return o
}

// Hushed returns options whose progress says nothing any more once hush is called: what is
// left to itself may go on.
func (o Options) Hushed() (hushed Options, hush func()) {
	var over atomic.Bool
	if say := o.Progress; say != nil {
		o.Progress = func(p Progress) {
			if !over.Load() {
				say(p)
			}
		}
	}
	return o, func() { over.Store(true) }
}
