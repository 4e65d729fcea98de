package main

import (
	"strings"
	"testing"
	"time"

	"programme/cmd/programme/internal/term/termtest"
	"programme/solver"
)

// A run that says nothing is drawn all the same, with its limit; nothing is drawn where there
// is no terminal, and nothing once it is over.
func TestWhatARunHasReachedIsDrawn(t *testing.T) {
	c, out := termtest.Paper(t, 100)
	c.ErrTerminal = true
	f := follow(c.Progress(), time.Now(), time.Minute)
	f.progress()(solver.Progress{Doing: "looking for reasons", Reasons: 2})
	f.aside(func() { out.WriteString("[aside]") })
	f.stop()
	f.stop()
	drawn := out.String()
	f.progress()(solver.Progress{Doing: "too late"})
	if out.String() != drawn {
		t.Errorf("drawn when it was over: %q", out.String()[len(drawn):])
	}
	if !strings.Contains(drawn, "0s of 1m0s, looking for reasons; 2 reasons") || !strings.HasSuffix(strings.TrimSuffix(drawn, "\r\x1b[K"), "[aside]") {
		t.Errorf("drew %q", drawn)
	}
	c.ErrTerminal = false
	none := follow(c.Progress(), time.Now(), time.Minute)
	ran := false
	none.aside(func() { ran = true })
	none.stop()
	if none.progress() != nil || !ran {
		t.Error("something is drawn where there is no terminal")
	}
}
