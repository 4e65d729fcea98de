package term

import (
	"bytes"
	"os"
	"testing"
)

// sheet is a console that writes into memory, plain and width columns wide.
func sheet(t *testing.T, width int) (*Console, *bytes.Buffer) {
	t.Helper()
	var out bytes.Buffer
	t.Setenv("COLUMNS", "")
	c := New(nil, &out, &out)
	c.Width = width
	return c, &out
}

// saveText writes a file.
func saveText(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
