package tables

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDefuse(t *testing.T) {
	for cell, written := range map[string]string{
		"": "", "plain": "plain", "=1+1": "'=1+1", "+1": "'+1", "-": "'-", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx",
		"'=1+1": "''=1+1", "''@": "'''@", "'tis": "'tis", "'": "'", "''": "''", " =1": " =1", "a=1": "a=1",
	} {
		if got := Defuse(cell); got != written {
			t.Errorf("Defuse(%q) = %q, want %q", cell, got, written)
		}
		if got := Restore(written); got != cell {
			t.Errorf("Restore(%q) = %q, want %q", written, got, cell)
		}
	}
	if got := Restore("=1+1"); got != "=1+1" {
		t.Errorf("a formula that nobody defused became %q", got)
	}
}

func TestRestoreUndoesDefuse(t *testing.T) {
	cells := rapid.StringOf(rapid.SampledFrom([]rune("''=+-@\t\r\na ")))
	rapid.Check(t, func(t *rapid.T) {
		cell, other := cells.Draw(t, "cell"), cells.Draw(t, "other")
		written := Defuse(cell)
		if strings.IndexAny(written, "=+-@\t\r") == 0 {
			t.Fatalf("Defuse(%q) = %q is still a formula", cell, written)
		}
		if got := Restore(written); got != cell {
			t.Fatalf("%q came back as %q", cell, got)
		}
		if cell != other && written == Defuse(other) {
			t.Fatalf("%q and %q are written the same", cell, other)
		}
	})
}
