package main

import (
	"sync"
	"time"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/solver"
)

// redrawn is how often the line of a run that says nothing is drawn again.
const redrawn = 500 * time.Millisecond

// follower draws on a line what a run has reached, and how long it has gone on of its limit.
// A nil one draws nothing.
type follower struct {
	line  *term.ProgressLine
	limit time.Duration // 0 for none
	began time.Time
	done  chan struct{}

	mu   sync.Mutex
	last solver.Progress
	over bool
}

// follow begins to draw on the line what began then; nil if there is none.
func follow(line *term.ProgressLine, began time.Time, limit time.Duration) *follower {
	if line == nil {
		return nil
	}
	f := &follower{line: line, limit: limit, began: began, done: make(chan struct{})}
	go func() {
		ticker := time.NewTicker(redrawn)
		defer ticker.Stop()
		for {
			f.draw(nil)
			select {
			case <-f.done:
				return
			case <-ticker.C:
			}
		}
	}()
	return f
}

// progress returns what a solver tells what it has reached; nil for nobody.
func (f *follower) progress() func(solver.Progress) {
	if f == nil {
		return nil
	}
	return func(p solver.Progress) { f.draw(&p) }
}

func (f *follower) draw(p *solver.Progress) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.over {
		return
	}
	if p != nil {
		f.last = *p
	}
	f.last.Elapsed = time.Since(f.began)
	f.line.Say(present.ProgressWords(f.last, f.limit))
}

// aside wipes the line away and does something that prints, while nothing is drawn.
func (f *follower) aside(do func()) {
	if f != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.line.Clear()
	}
	do()
}

// stop ends the drawing and wipes the line away.
func (f *follower) stop() {
	if f == nil {
		return
	}
	f.aside(func() {
		if !f.over {
			f.over = true
			close(f.done)
		}
	})
}
