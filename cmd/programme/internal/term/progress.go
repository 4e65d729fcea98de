package term

import (
	"context"
	"fmt"
	"io"
	"sync"
)

// ProgressLine is one line on a terminal that is drawn again and again while a solve
// runs. Its methods can be called by several goroutines. A nil one draws nothing.
type ProgressLine struct {
	mu    sync.Mutex
	w     io.Writer
	width int
	drawn bool
}

// Progress returns the line to draw on, nil if stderr is no terminal or --quiet.
func (c *Console) Progress() *ProgressLine {
	if c.Quiet || !c.ErrTerminal {
		return nil
	}
	return &ProgressLine{w: c.line, width: c.Width}
}

const clearLine = "\r\x1b[K"

// Say replaces the line by a text.
func (l *ProgressLine) Say(text string) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drawn = true
	fmt.Fprint(l.w, clearLine+headOf(Plain(text), l.width-1))
}

// Clear wipes the line away, so that other text can stand there.
func (l *ProgressLine) Clear() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.drawn {
		fmt.Fprint(l.w, clearLine)
		l.drawn = false
	}
}

// Aside says something while others may be drawing on the line, unless --quiet.
func (c *Console) Aside(line *ProgressLine, text string) {
	line.Clear()
	if !c.Quiet {
		complain(c.line, text)
	}
}

// AnnounceInterrupt says so when ctx ends. The function that it returns ends that, and
// waits for what is being said.
func (c *Console) AnnounceInterrupt(ctx context.Context, line *ProgressLine) (settle func()) {
	said := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(said)
		c.Aside(line, "stopping with the best so far; interrupt again to leave at once")
	})
	return sync.OnceFunc(func() {
		if !stop() {
			<-said
		}
	})
}
