package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"programme/solver"
)

func TestProgressWords(t *testing.T) {
	for _, c := range []struct {
		name string
		p    solver.Progress
		want string
	}{
		{"nothing yet", solver.Progress{}, "0s"},
		{"at work", solver.Progress{Elapsed: 1900 * time.Millisecond, Doing: "looking for a programme"}, "1s, looking for a programme"},
		{"clashes", solver.Progress{Elapsed: time.Minute, Doing: "annealing", Conflicts: 3}, "1m0s, annealing: 3 clashes left"},
		{"none left", solver.Progress{Doing: "annealing", Feasible: true}, "0s, annealing: no clash left"},
		{
			"tiers that cost",
			solver.Progress{Doing: "core", Feasible: true, Cost: [9]int{0, 14, 0, 3}, Bound: [9]int{0, 10}},
			"0s, core; tier 2: feasible, cost 14, bound 10, gap 4 (29%); tier 4: feasible, cost 3, bound 0, gap 3 (100%)",
		},
		{
			"a tier proved",
			solver.Progress{Doing: "core", Feasible: true, Cost: [9]int{5, 14}, Bound: [9]int{5, 13}},
			"0s, core; tier 1: optimal, cost 5; tier 2: feasible, cost 14, bound 13, gap 1 (8%)",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := progressWords(c.p); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// The line is redrawn in place, never longer than the terminal is wide, and gone when
// other text comes.
func TestProgressLine(t *testing.T) {
	var out bytes.Buffer
	line := &progressLine{w: &out, width: 20}
	line.clear()
	if out.Len() > 0 {
		t.Errorf("cleared nothing with %q", out.String())
	}
	line.draw(solver.Progress{Doing: "something that takes a line of its own"})
	line.draw(solver.Progress{Doing: "less"})
	line.clear()
	parts := strings.Split(out.String(), clearLine)
	if len(parts) != 4 || parts[0] != "" || parts[2] != "0s, less" || parts[3] != "" {
		t.Fatalf("drew %q", parts)
	}
	if n := textWidth(parts[1]); n == 0 || n >= 20 {
		t.Errorf("%q is %d wide", parts[1], n)
	}
}

func TestNoProgressWithoutATerminalOrWithQuiet(t *testing.T) {
	c, out := paper(t, 100)
	if c.progress() != nil {
		t.Error("progress in a pipe")
	}
	c.errTerminal = true
	if c.progress() == nil {
		t.Error("no progress on a terminal")
	}
	c.quiet = true
	line := c.progress()
	line.draw(solver.Progress{})
	line.clear()
	if line != nil || out.Len() > 0 {
		t.Errorf("progress although quiet: %q", out)
	}
}
