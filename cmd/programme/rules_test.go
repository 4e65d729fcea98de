package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	answer "programme/cmd/programme/internal/present/rules"
	"programme/cmd/programme/internal/term"
)

// What the page of a rule says can be written is read, in the event that init writes.
func TestExamplesOfRulesAreRead(t *testing.T) {
	c := &commands{Console: term.New(strings.NewReader(""), io.Discard, io.Discard)}
	for _, r := range answer.Of().Rules {
		if r.Broken == "" {
			t.Errorf("%s does not say what it looks like broken", r.ID)
		}
		if r.Example == nil {
			continue
		}
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS("example")); err != nil {
			t.Fatal(err)
		}
		file, text := filepath.Join(dir, r.Example.File), r.Example.Text
		if r.Example.File == "event.yaml" {
			before, _, _ := strings.Cut(textOf(t, file), "rules:")
			text = before + text
		}
		writeText(t, file, text)
		if _, err := c.readEvent(dir); err != nil {
			t.Errorf("%s:\n%s%v", r.ID, text, err)
		}
	}
}
