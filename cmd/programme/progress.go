package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"programme/solver"
)

// progressLine is one line on a terminal that is drawn again and again while a solve
// runs. Its methods can be called by several goroutines. A nil one draws nothing.
type progressLine struct {
	mu    sync.Mutex
	w     io.Writer
	width int
	drawn bool
}

// progress returns the line to draw on, nil if stderr is no terminal or --quiet.
func (c *console) progress() *progressLine {
	if c.quiet || !c.errTerminal {
		return nil
	}
	return &progressLine{w: c.err, width: c.width}
}

const clearLine = "\r\x1b[K"

// draw replaces the line by what p says.
func (l *progressLine) draw(p solver.Progress) { l.say(progressWords(p)) }

// say replaces the line by a text.
func (l *progressLine) say(text string) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.drawn = true
	fmt.Fprint(l.w, clearLine+headOf(plain(text), l.width-1))
}

// clear wipes the line away, so that other text can stand there.
func (l *progressLine) clear() {
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

// progressWords says what a run has reached: "12s, annealing: 3 clashes left".
func progressWords(p solver.Progress) string {
	text := p.Elapsed.Truncate(time.Second).String()
	if p.Doing != "" {
		text += ", " + p.Doing
	}
	if !p.Feasible {
		if p.Conflicts > 0 {
			text += fmt.Sprintf(": %d clashes left", p.Conflicts)
		}
		return text
	}
	var tiers []string
	for _, t := range tierVerdicts(p.Cost, p.Bound) {
		if t.cost > 0 {
			tiers = append(tiers, t.String())
		}
	}
	if tiers == nil {
		return text + ": no clash left"
	}
	return text + "; " + strings.Join(tiers, "; ")
}
