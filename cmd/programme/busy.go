package main

import (
	"context"
	"io"
	"time"

	"programme/solver"
)

// soon is how long a command that says nothing on its way works before a line tells what it
// does: most are done by then.
const soon = 500 * time.Millisecond

// followTask begins to draw on a line, on a terminal, for how long a command does something.
func (c *commands) followTask(doing string) *follower {
	f := follow(c.Progress(), time.Now(), 0)
	if say := f.progress(); say != nil {
		say(solver.Progress{Doing: doing})
	}
	return f
}

// stoppable is a writer that takes no more once ctx ends: then the error is [solver.ErrStopped].
type stoppable struct {
	ctx context.Context
	io.Writer
}

func (w stoppable) Write(content []byte) (int, error) {
	if w.ctx.Err() != nil {
		return 0, solver.ErrStopped
	}
	return w.Writer.Write(content)
}

// busy does something that does not look at a context on its way. On a terminal a line tells
// for how long, and what it is. If ctx ends first it is left to itself, so it is not to write
// a file, and the error is [solver.ErrStopped].
func busy[T any](ctx context.Context, c *commands, doing string, do func() (T, error)) (T, error) {
	drawn := make(chan *follower, 1)
	late := time.AfterFunc(soon, func() {
		drawn <- c.followTask(doing)
	})
	type result struct {
		of  T
		err error
	}
	r, ok := solver.Within(ctx, func() (r result) {
		r.of, r.err = do()
		return r
	})
	if !late.Stop() {
		(<-drawn).stop()
	}
	if !ok {
		return r.of, solver.ErrStopped
	}
	return r.of, r.err
}
