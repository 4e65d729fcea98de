package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

// mentions PATTERN PATH... has every file at or under the paths match the pattern, in its name
// or content, the files of a workbook included; ! mentions has none of them do.
func mentions(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: mentions PATTERN PATH...")
	}
	pattern, err := regexp.Compile(args[0])
	ts.Check(err)
	for _, root := range args[1:] {
		files, matching := 0, 0
		ts.Check(filepath.WalkDir(ts.MkAbs(root), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			found := pattern.FindString(entry.Name() + "\n" + string(unzipped(content)))
			if found != "" {
				matching++
			}
			if neg && found != "" {
				ts.Fatalf("%s has %q", path, found)
			}
			return nil
		}))
		if files == 0 || !neg && matching < files {
			ts.Fatalf("%d of %d files of %s match %q", matching, files, root, args[0])
		}
	}
}

// unzipped returns the contents of a zip file one after the other, or what is no zip file as
// it is.
func unzipped(content []byte) (all []byte) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return content
	}
	for _, file := range archive.File {
		if r, err := file.Open(); err == nil {
			part, _ := io.ReadAll(r)
			all = append(append(all, file.Name...), part...)
			r.Close()
		}
	}
	return all
}
