package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	answer "programme/cmd/programme/internal/present/whatif"
	"programme/cmd/programme/internal/scenario"
	"programme/cmd/programme/internal/term"
)

// packed is what a worker needs to answer scenarios: the files that were read, and what they
// are asked with. It travels as an archive with no times and no owners, so that the same
// question is the same bytes.
type packed struct {
	Question scenario.Question `json:"question"`
	Workbook string            `json:"workbook,omitempty"` // the event, where it is no folder
	Columns  string            `json:"columns,omitempty"`  // the file of --columns, as it was named
	From     string            `json:"from,omitempty"`     // the programme, as it was named, where it is not the event's baseline
}

// Names in the archive.
const (
	packedQuestion = "question.json"
	packedEvent    = "event/"
	packedColumns  = "columns/names"
	packedFrom     = "from/programme"
)

// maxPacked is the size of a file that a worker takes at most.
const maxPacked = 1 << 30

// pack returns the archive. A file that is not any more what was read is an error.
func (w *whatIf) pack(columns string) ([]byte, error) {
	p := packed{Question: w.question(), Workbook: w.in.workbook}
	files := map[string][]byte{}
	folder := w.path
	if p.Workbook != "" {
		folder = filepath.Dir(w.path)
	}
	for name, sum := range w.in.files.sums {
		from, to := filepath.Join(folder, filepath.FromSlash(name)), packedEvent+name
		if columns != "" && name == filepath.ToSlash(columns) {
			from, to, p.Columns = columns, packedColumns, columns
		}
		if err := packFile(files, from, to, sum); err != nil {
			return nil, err
		}
	}
	if w.o.from != "" {
		p.From = w.o.from
		if err := packFile(files, w.o.from, packedFrom, w.stamp.SHA256); err != nil {
			return nil, err
		}
	}
	question, err := json.Marshal(p)
	if err != nil {
		panic("question cannot be written as JSON: " + err.Error())
	}
	files[packedQuestion] = question
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		to, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil {
			_, err = to.Write(files[name])
		}
		if err != nil {
			return nil, err
		}
	}
	err = archive.Close()
	return b.Bytes(), err
}

// packFile reads a file that has to have that sum.
func packFile(files map[string][]byte, from, to, sum string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return term.Unreadable(from, err)
	}
	if term.Sum(content) != sum {
		return term.Advise(fmt.Errorf("%q has changed since it was read", filepath.ToSlash(from)), "run this again")
	}
	files[to] = content
	return nil
}

// unpack reads what was packed. The files are in a folder that nobody else may look into, for
// as long as that takes.
func unpack(content []byte) (*whatIf, error) {
	dir, err := os.MkdirTemp("", "programme-work-")
	if err != nil {
		return nil, err
	}
	w, err := unpackInto(dir, content)
	return w, errors.Join(err, os.RemoveAll(dir))
}

func unpackInto(dir string, content []byte) (*whatIf, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, foreignPack(err)
	}
	var p packed
	if text, err := archive.Open(packedQuestion); err != nil {
		return nil, foreignPack(err)
	} else if err := json.NewDecoder(text).Decode(&p); err != nil {
		return nil, foreignPack(err)
	}
	for _, f := range archive.File {
		if err := unpackFile(dir, f); err != nil {
			return nil, err
		}
	}
	// Nobody is here to read notes on the tables; serve has said them.
	c := &commands{Console: term.New(strings.NewReader(""), io.Discard, io.Discard)}
	// Answers name these two as serve had them.
	c.places = map[string]string{p.Columns: filepath.Join(dir, packedColumns), p.From: filepath.Join(dir, packedFrom)}
	o := optionsOf(&p.Question.Options)
	c.columns.file, o.from = p.Columns, p.From
	w, err := c.readWhatIf(filepath.Join(dir, packedEvent, p.Workbook), o)
	if err != nil {
		return nil, fmt.Errorf("the event that is served cannot be read: %w", err)
	}
	if ours, theirs := w.question(), p.Question; string(term.JSON(ours)) != string(term.JSON(theirs)) {
		return nil, fmt.Errorf("the event that is served is read otherwise here: sum %.12s, not %.12s", ours.Event, theirs.Event)
	}
	return w, nil
}

func foreignPack(err error) error { return fmt.Errorf("what is served is no event: %w", err) }

func unpackFile(dir string, f *zip.File) error {
	if name := path.Clean(f.Name); name != f.Name || path.IsAbs(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return foreignPack(fmt.Errorf("it has a file %q", f.Name))
	}
	to := filepath.Join(dir, filepath.FromSlash(f.Name))
	from, err := f.Open()
	if err != nil {
		return foreignPack(err)
	}
	defer from.Close()
	content, err := io.ReadAll(io.LimitReader(from, maxPacked+1))
	if err == nil && len(content) > maxPacked {
		err = fmt.Errorf("%q has more than %d MB", f.Name, maxPacked>>20)
	}
	if err != nil {
		return foreignPack(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o600)
}

// optionsOf returns the options of which answers say that.
func optionsOf(s *answer.Options) whatIfOptions {
	o := whatIfOptions{seed: s.Seed, effort: s.Effort, moved: -1, told: -1}
	o.keep, o.freeze.now, o.freeze.what = s.Keep, s.Now, s.Freeze
	if s.MaxMoved != nil {
		o.moved = *s.MaxMoved
	}
	if s.MaxTold != nil {
		o.told = *s.MaxTold
	}
	return o
}
