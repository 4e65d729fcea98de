package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"programme/model/tables"
)

func TestLinesOfAConversationAreCompleted(t *testing.T) {
	read, err := tables.Read(os.DirFS("testdata/tiny"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"monday", "more"} {
		if err := os.Mkdir(name, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	writeText(t, filepath.Join(dir, "monday", "inside.txt"), "")
	writeText(t, filepath.Join(dir, "mine.txt"), "")
	writeText(t, filepath.Join(dir, ".hidden"), "")
	for _, c := range []struct{ begun, want string }{
		{"u", "undo|unpin|unwaive"},
		{"ex", "explain|exit"},
		{"sh", "show"},
		{"why ", "why T1|why T2|why T3|why T4|why T5"},
		{"why Clo", "why Closing"},
		{"why-not T1 at 2026-05-12 10:00 in G", "why-not T1 at 2026-05-12 10:00 in Great Hall"},
		{"help ro", "help room"},
		{"help ch", "help changes"},
		{"  room q", "  room quay"},
		{"room quay closed Tu", "room quay closed 2026-05-12"},
		{"Ad", "Ada Marques"}, // the noun is left out
		{"swap T1 and t2", "swap T1 and T2"},
		{"save m", "save mine.txt|save monday/|save more/"},
		{"write m", "write monday/|write more/"},
		{"save monday/", "save monday/inside.txt"},
		{"save ", "save mine.txt|save monday/|save more/"},
		{"save nothing/", ""},
		{"undo ", ""},
		{"list all", ""},
	} {
		var got []string
		for _, o := range offeredLines(c.begun, read.Event) {
			got = append(got, o.Line)
		}
		if text := strings.Join(got, "|"); text != c.want {
			t.Errorf("%q: %s\nwant %s", c.begun, text, c.want)
		}
	}
}

func TestWordsOfAConversationAreInTheManual(t *testing.T) {
	page := textOf(t, filepath.Join("internal", "manual", "night-before.md"))
	for _, name := range wordNames() {
		if !strings.Contains(page, "`"+name) {
			t.Errorf("the manual does not name %s", name)
		}
	}
}
