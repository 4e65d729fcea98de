package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"programme/cmd/programme/internal/term"
)

// Every command says what it does, shows how it is called, has scripts that call the real
// binary, and stands in the README.
func TestEveryCommandIsWhole(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	all := (&commands{Console: term.New(strings.NewReader(""), io.Discard, io.Discard)}).root().Commands()
	if len(all) < 10 {
		t.Errorf("only %d commands", len(all))
	}
	for _, cmd := range all {
		if cmd.Hidden {
			continue
		}
		name := cmd.Name()
		if cmd.Short == "" || cmd.Example == "" {
			t.Errorf("%s has no Short or no Example", name)
		}
		scripts, _ := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
		own := false
		for _, script := range scripts {
			first, _, _ := strings.Cut(filepath.Base(script), "_")
			own = own || first == name || first == strings.ReplaceAll(name, "-", "")
		}
		if !own {
			t.Errorf("%s has no script %s_*.txtar", name, name)
		}
		if !strings.Contains(string(readme), "programme "+name) {
			t.Errorf("README.md does not show %s", name)
		}
	}
}
