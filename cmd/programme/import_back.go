package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/renew"
	"programme/model/tables"
)

// readBack returns the event of the folder dir once it has the files, which hold the tables
// and were made of sources whose names are given, or an error if it could not be read: no
// command could then mend what import did. Its faults say where in the sources that comes
// from, as far as it is known.
func readBack(dir string, files []tables.File, made []*renew.Table, columns []model.ColumnName, names []string) (*model.Event, error) {
	read, err := tables.Read(overlay{os.DirFS(dir), files}, columns...)
	var faults model.Faults
	if !errors.As(err, &faults) {
		return read.Event, err
	}
	var found model.Faults
	for _, f := range faults {
		at := slices.IndexFunc(files, func(x tables.File) bool { return x.Name == f.Pos.File })
		if at >= 0 {
			if what, from := origin(files[at], made, f.Pos); isSource(from, names) {
				found = append(found, model.Fault{Pos: from, Message: fmt.Sprintf("the %s could not be read from %s: %s", what, f.Pos.File, f.Message)})
				continue
			}
		}
		f.Message = "the event that is made of this could not be read: " + f.Message
		found = append(found, f)
	}
	return nil, term.Advise(found.Sort(), "nothing was written; mend it in the files that are imported, or name an event folder that has what they lack")
}

// origin returns what stands at a position of a file, and where in the sources its row
// comes from; the zero position where that is not known.
func origin(f tables.File, made []*renew.Table, at model.Position) (what string, from model.Position) {
	what, row := tables.Origin(f, at.Line, at.Column)
	for _, t := range made {
		if what != "" && t.Name+".csv" == f.Name && row < len(t.Rows) {
			return what, t.Rows[row].Pos
		}
	}
	return what, model.Position{}
}

// isSource reports whether a position is one of the files of those names.
func isSource(pos model.Position, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return filepath.ToSlash(name) == pos.File })
}

// overlay is a folder in which some files are others than they are on the disk.
type overlay struct {
	fs.FS
	files []tables.File
}

func (o overlay) Open(name string) (fs.File, error) {
	for _, f := range o.files {
		if f.Name == name {
			return &unwrittenFile{bytes.NewReader(f.Content), f}, nil
		}
	}
	return o.FS.Open(name)
}

// unwrittenFile is a file that is in memory only, and what is known of it.
type unwrittenFile struct {
	*bytes.Reader
	file tables.File
}

func (f *unwrittenFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *unwrittenFile) Close() error               { return nil }
func (f *unwrittenFile) Name() string               { return f.file.Name }
func (f *unwrittenFile) Mode() fs.FileMode          { return 0o444 }
func (f *unwrittenFile) ModTime() time.Time         { return time.Time{} }
func (f *unwrittenFile) IsDir() bool                { return false }
func (f *unwrittenFile) Sys() any                   { return nil }
