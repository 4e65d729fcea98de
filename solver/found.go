package solver

import (
	"sync"
	"time"

	"programme/solver/internal/limits"
)

// betweenFound is how long a run that has just told of a better programme waits until it tells
// of the next one; foundShare how many times as long as telling took, if that is more.
const (
	betweenFound = time.Second
	foundShare   = 9
)

// telling hands what a run finds on its way to somebody who takes longer than the run may
// wait: always the newest, and not all.
type telling[T any] struct {
	newest chan func() limits.Found // holds one
	done   chan struct{}

	mu   sync.Mutex
	over bool
}

// tell begins to hand on what is found: judged makes an answer of it, and reports whether it
// may be shown. Nothing is told in the first second. stop returns once nothing more is told.
func tell[T any](judged func(limits.Found) (T, bool), to func(T)) *telling[T] {
	t := &telling[T]{newest: make(chan func() limits.Found, 1), done: make(chan struct{})}
	go func() {
		defer func() { _ = recover() }() // what breaks here breaks the answer at the end, which says so
		wait := betweenFound
		for {
			select {
			case <-t.done:
				return
			case <-time.After(wait):
			}
			select {
			case <-t.done:
				return
			case found := <-t.newest:
				began := time.Now()
				if x, ok := judged(found()); ok {
					t.hand(x, to)
				}
				wait = max(betweenFound, foundShare*time.Since(began))
			}
		}
	}()
	return t
}

// better takes in what was found; what came before and was not handed on is lost.
func (t *telling[T]) better(found func() limits.Found) {
	for {
		select {
		case t.newest <- found:
			return
		default:
		}
		select {
		case <-t.newest:
		default:
		}
	}
}

func (t *telling[T]) hand(x T, to func(T)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.over {
		to(x)
	}
}

// stop ends it, and waits for what is being told. A nil one has nothing to end.
func (t *telling[T]) stop() {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.over {
		t.over = true
		close(t.done)
	}
}
