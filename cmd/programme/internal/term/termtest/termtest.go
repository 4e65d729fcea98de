// Package termtest has a console for tests of what is shown on one.
package termtest

import (
	"bytes"
	"testing"

	"programme/cmd/programme/internal/term"
)

// Paper returns a console that writes into memory, plain and width columns wide. What was
// printed is in the buffer once Out is flushed; what goes to stderr is there at once.
func Paper(t testing.TB, width int) (*term.Console, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	t.Setenv("COLUMNS", "")
	c := term.New(nil, &out, &out)
	c.Width = width
	return c, &out
}
