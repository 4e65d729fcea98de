package term

import (
	"bytes"
	"strings"
	"testing"
)

// The line is redrawn in place, never longer than the terminal is wide, and gone when
// other text comes.
func TestProgressLine(t *testing.T) {
	var out bytes.Buffer
	line := &ProgressLine{w: &out, width: 20}
	line.Clear()
	if out.Len() > 0 {
		t.Errorf("cleared nothing with %q", out.String())
	}
	line.Say("something that takes a line of its own")
	line.Say("less")
	line.Clear()
	parts := strings.Split(out.String(), clearLine)
	if len(parts) != 4 || parts[0] != "" || parts[2] != "less" || parts[3] != "" {
		t.Fatalf("drew %q", parts)
	}
	if n := TextWidth(parts[1]); n == 0 || n >= 20 {
		t.Errorf("%q is %d wide", parts[1], n)
	}
}

func TestNoProgressWithoutATerminalOrWithQuiet(t *testing.T) {
	c, out := sheet(t, 100)
	if c.Progress() != nil {
		t.Error("progress in a pipe")
	}
	c.ErrTerminal = true
	if c.Progress() == nil {
		t.Error("no progress on a terminal")
	}
	c.Quiet = true
	line := c.Progress()
	line.Say("")
	line.Clear()
	if line != nil || out.Len() > 0 {
		t.Errorf("progress although quiet: %q", out)
	}
}
