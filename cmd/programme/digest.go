package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"slices"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
)

// witness is a file system that remembers what was read from it, so that an answer
// can say exactly which input it belongs to.
type witness struct {
	fs.FS
	sums map[string]string // sha256 in hex of each file that was read to its end
}

func newWitness(fsys fs.FS) *witness { return &witness{FS: fsys, sums: map[string]string{}} }

// Open opens the named file and, unless it is a directory, sums what is read from it.
func (w *witness) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return f, err
	}
	return &summed{File: f, sum: sha256.New(), done: func(sum string) { w.sums[name] = sum }}, nil
}

type summed struct {
	fs.File
	sum  hash.Hash
	done func(sum string)
}

func (f *summed) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.sum.Write(p[:n])
	if err == io.EOF {
		f.done(hex.EncodeToString(f.sum.Sum(nil)))
	}
	return n, err
}

// stamp returns the files that were read so far, by name.
func (w *witness) stamp() present.Input {
	s := present.Input{Files: []term.FileStamp{}}
	total := sha256.New()
	for _, name := range slices.SortedFunc(maps.Keys(w.sums), cmp.Compare[string]) {
		s.Files = append(s.Files, term.FileStamp{Name: name, SHA256: w.sums[name]})
		fmt.Fprintf(total, "%s  %s\n", w.sums[name], name)
	}
	s.SHA256 = hex.EncodeToString(total.Sum(nil))
	return s
}
