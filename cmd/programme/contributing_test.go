package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Each line of the lists of CONTRIBUTING.md names a test that there is.
func TestContributingNamesItsTests(t *testing.T) {
	root := filepath.Join("..", "..")
	guide, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)[A-Za-z0-9]+)\(`)
	err = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasSuffix(path, ".txtar"):
			known[filepath.Base(path)] = true
		case strings.HasSuffix(path, "_test.go"):
			for _, found := range declared.FindAllStringSubmatch(allText(t, path), -1) {
				known[found[1]] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	item, name := regexp.MustCompile(`^[0-9]+\. `), regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+|[a-z0-9_-]+\\.txtar)`")
	items := 0
	for line := range strings.Lines(string(guide)) {
		names := name.FindAllStringSubmatch(line, -1)
		if item.MatchString(line) {
			if items++; len(names) == 0 {
				t.Errorf("no test is named by %q", strings.TrimSpace(line))
			}
		}
		for _, test := range names {
			if !known[test[1]] {
				t.Errorf("there is no %s", test[1])
			}
		}
	}
	if items < 20 {
		t.Errorf("only %d lines", items)
	}
}
