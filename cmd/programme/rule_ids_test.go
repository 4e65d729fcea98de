package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A rule is one row and one encoding: no other file names it by its id. What has to write
// a line of one rule uses the constant that stands in the rule's file.
func TestNoOtherFileNamesARule(t *testing.T) {
	id := regexp.MustCompile(`"R[0-9][0-9]"`)
	free := []string{"model/rules/", "model/generate/", "solver/internal/compile/", "solver/internal/randevent/"}
	files := 0
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		for _, folder := range free {
			if strings.HasPrefix(name, folder) {
				return nil
			}
		}
		files++
		content, err := os.ReadFile(path)
		for i, line := range strings.Split(string(content), "\n") {
			if named := id.FindString(line); named != "" {
				t.Errorf("%s:%d names %s: ask the rule's row, or give it what is asked of it", name, i+1, named)
			}
		}
		return err
	})
	if err != nil || files < 50 {
		t.Errorf("%d files looked at, error %v", files, err)
	}
}
