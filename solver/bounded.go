package solver

import (
	"context"
	"time"

	"programme/solver/internal/limits"
)

// Within does something that does not look at a context on its way, and returns what it
// returns. If ctx ends first, ok is false: it is left to go on by itself to its end, and
// what it returns then is lost.
func Within[T any](ctx context.Context, do func() T) (result T, ok bool) {
	return limits.Within(ctx, do)
}

// finishing is how long after its time an answer may still be made ready, judges included,
// so that it is not lost.
const finishing = 4 * time.Second

// answered returns the answer of a question, or unknown if that is not there soon after ctx
// ends.
func answered[T any](ctx context.Context, unknown func(stopped string) *T, ask func() (*T, error)) (*T, error) {
	late, stop := limits.Lingering(ctx, finishing)
	defer stop()
	var err error
	answer, ok := limits.Within(late, func() (answer *T) {
		answer, err = ask()
		return answer
	})
	if !ok {
		return unknown(limits.StopReason(ctx)), nil
	}
	return answer, err
}

// limits returns the options as engines have them.
func (o *Options) limits() limits.Options {
	bounds := limits.Options{Seed: o.Seed, Workers: o.Workers, Time: o.Time, Effort: o.Effort}
	if say := o.Progress; say != nil {
		bounds.Progress = func(p limits.Progress) { say(Progress(p)) }
	}
	return bounds
}
