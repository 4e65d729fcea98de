package memory

import (
	"context"
	"errors"
	"math"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// errShort is the cause of a context that ended for lack of memory.
var errShort = errors.New("too little memory to go on")

// fullShare is the share of the limit from which on what is in use leaves the collector too
// little: it then takes more and more of the time.
const fullShare = 0.85

// betweenLooks is how often a watched context looks at what is in use: a solver learns clauses
// at some megabytes a second.
const betweenLooks = 100 * time.Millisecond

// Watched returns a context that ends with ctx, or once nearly all memory of the limit that is
// held is in use, which [Short] tells. Where there is no limit nothing is watched.
func Watched(ctx context.Context) (context.Context, context.CancelFunc) {
	limit := debug.SetMemoryLimit(-1)
	if limit == math.MaxInt64 {
		return context.WithCancel(ctx)
	}
	ctx, end := context.WithCancelCause(ctx)
	if live() > fullShare*float64(limit) {
		end(errShort)
		return ctx, func() {}
	}
	go func() {
		look := time.NewTicker(betweenLooks)
		defer look.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-look.C:
				if live() > fullShare*float64(limit) {
					end(errShort)
				}
			}
		}
	}()
	return ctx, func() { end(nil) }
}

// Short reports whether a watched context ended for lack of memory.
func Short(ctx context.Context) bool { return errors.Is(context.Cause(ctx), errShort) }

// live returns how many bytes of the heap were in use when they were last collected.
func live() float64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return float64(sample[0].Value.Uint64())
}
