package solver

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"programme/solver/internal/memory"
	"programme/solver/internal/sat"
)

// TooLarge is the error of an event that memory is too small for.
type TooLarge = memory.TooLarge

// Within does something that does not look at a context on its way, and returns what it
// returns. If ctx ends first, ok is false: it is left to go on by itself to its end, and
// what it returns then is lost.
func Within[T any](ctx context.Context, do func() T) (result T, ok bool) {
	if ctx.Done() == nil {
		return do(), true
	}
	type outcome struct {
		result T
		broken string // what it panicked with
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if fault := recover(); fault != nil {
				o.broken = fmt.Sprintf("%v\n%s", fault, debug.Stack())
			}
			done <- o
		}()
		o.result = do()
	}()
	select {
	case o := <-done:
		if o.broken != "" {
			panic(o.broken)
		}
		return o.result, true
	case <-ctx.Done():
		return result, false
	}
}

// How long after its time an answer may still be made ready, so that it is not lost: how
// long the formula may still confirm it, how long a worker may still notice that it is to
// end, and how long it all may take, judges included.
const (
	confirming = time.Second
	noticing   = 500 * time.Millisecond
	finishing  = 4 * time.Second
)

// lingering returns a context that ends so long after ctx.
func lingering(ctx context.Context, more time.Duration) (context.Context, context.CancelFunc) {
	late, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(more, end) })
	return late, func() {
		stop()
		end()
	}
}

// timed returns a context that ends with ctx or after that time, if it is not 0.
func timed(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc) {
	if most <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, most)
}

// polled is a [sat.Builder] that panics with itself once ctx ends, unless that is nil.
type polled struct {
	sat.Builder
	ctx   context.Context
	added int
}

// clausesBetweenPolls is how often a formula that is written looks at its context.
const clausesBetweenPolls = 4096

func (b *polled) Add(clause ...sat.Lit) {
	if b.added++; b.added%clausesBetweenPolls == 0 && b.ctx != nil && b.ctx.Err() != nil {
		panic(b)
	}
	b.Builder.Add(clause...)
}

// write lets a formula be written until ctx ends, and reports whether it was.
func write(ctx context.Context, to sat.Builder, formula func(sat.Builder)) (written bool) {
	b := &polled{Builder: to, ctx: ctx}
	defer func() {
		b.ctx = nil // what keeps the builder may go on with it
		if broken := recover(); broken == any(b) {
			written = false
		} else if broken != nil {
			panic(broken)
		}
	}()
	formula(b)
	return true
}
