package limits

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"
)

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
			if broken := recover(); broken != nil {
				o.broken = fmt.Sprintf("%v\n%s", broken, debug.Stack())
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

// Lingering returns a context that ends so long after ctx.
func Lingering(ctx context.Context, more time.Duration) (context.Context, context.CancelFunc) {
	late, end := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(more, end) })
	return late, func() {
		stop()
		end()
	}
}

// Timed returns a context that ends with ctx or after that time, if it is not 0.
func Timed(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc) {
	if most <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, most)
}

// WithShare returns a context that ends after a share of the time that ctx has left.
func WithShare(ctx context.Context, share float64) (context.Context, context.CancelFunc) {
	end, bounded := ctx.Deadline()
	if !bounded || share >= 1 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, time.Duration(share*float64(time.Until(end))))
}
