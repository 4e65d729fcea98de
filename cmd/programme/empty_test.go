package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"programme/cmd/programme/internal/term"
)

// emptied writes the event of a folder with only the first line of those tables, and of
// the others what it has. It returns the programme to ask about, which is empty, too, if
// there are no sessions or rooms.
func emptied(t *testing.T, from, programme string, tables ...string) (dir, of string) {
	t.Helper()
	dir = t.TempDir()
	files, err := filepath.Glob(filepath.Join(from, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, content []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(tables, filepath.Base(file)) {
			head, _, _ := bytes.Cut(content, []byte("\n"))
			content = append(head, '\n')
		}
		write(filepath.Base(file), content)
	}
	content, err := os.ReadFile(programme)
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(tables, "sessions.csv") || slices.Contains(tables, "rooms.csv") {
		content = []byte("session,start,room\n")
	}
	return dir, write("asked.csv", content)
}

// No event has too little in it: whatever tables are empty, every command answers or
// names the fault.
func TestEventsWithEmptyTables(t *testing.T) {
	demo, made := filepath.Join(t.TempDir(), "demo"), filepath.Join(t.TempDir(), "made")
	for _, args := range [][]string{{"init", demo}, {"solve", demo, "-o", made}} {
		if code := run(t.Context(), args, strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{}); code != 0 {
			t.Fatalf("programme %v: %d", args, code)
		}
	}
	ask := func(t *testing.T, session, start, kind string, from, programme string, tables ...string) {
		dir, p := emptied(t, from, programme, tables...)
		out := filepath.Join(t.TempDir(), "out")
		for _, args := range [][]string{
			{"solve", dir, "--effort", "1000", "-o", out},
			{"check", dir, p},
			{"check", dir, p, "--json"},
			{"explain", dir, "--time", "1s"},
			{"why-not", dir, session, "--time", "1s"},
			{"why-not", dir, session, "--at", start, "--time", "1s"},
			{"what-if", dir, "--from", p, "--time", "1s", `session "new one" added type ` + kind},
			{"swap", dir, p, session, "--time", "1s"},
			{"show", dir, p},
			{"show", dir, p, "--by", "room"},
			{"show", dir, p, "--by", "person"},
			{"show", dir, p, "--by", "theme"},
			{"export", dir, p, "--to", "report"},
			{"export", dir, p, "--to", "html"},
			{"export", dir, p, "--to", "frab-xml"},
			{"export", dir, p, "--to", "frab-json"},
			{"export", dir, p, "--to", "ics"},
			{"export", dir, "--to", "cnf"},
			{"export", dir, "--to", "wcnf"},
		} {
			var stderr bytes.Buffer
			if code := run(t.Context(), args, strings.NewReader(""), &bytes.Buffer{}, &stderr); code == term.ExitOwnFault {
				t.Errorf("programme %v: %s", args, stderr.String())
			}
		}
	}
	tables := []string{"sessions.csv", "rooms.csv", "people.csv", "cast.csv", "walk.csv", "availability.csv", "rules.csv"}
	for set := range 1 << len(tables) {
		var empty []string
		for i, name := range tables {
			if set>>i&1 == 1 {
				empty = append(empty, name)
			}
		}
		t.Run("demo without "+strings.Join(empty, ", "), func(t *testing.T) {
			ask(t, "WS 4", "2026-05-11 09:15", "Workshop", demo, filepath.Join(made, "programme.csv"), empty...)
		})
	}
	igf := filepath.Join("..", "..", "fixtures", "igf2023")
	for _, empty := range [][]string{
		{"rooms.csv", "rules.csv", "baseline.csv"}, {"windows.csv"}, {"sessions.csv", "cast.csv", "rules.csv", "baseline.csv"},
	} {
		t.Run("igf2023 without "+strings.Join(empty, ", "), func(t *testing.T) {
			ask(t, "WS 70", "2023-10-10 09:45", "WS", igf, filepath.Join(igf, "baseline.csv"), empty...)
		})
	}
}
