package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"programme/model"
	"programme/model/rules"
	"programme/model/tables"
)

// input is an event as a command reads it.
type input struct {
	event *model.Event
	book  *rules.Book
	files *witness
}

// readEvent reads the event folder at path and prints what its reader noticed.
func (c *console) readEvent(path string) (*input, error) {
	switch found, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, hinted{fmt.Errorf("there is no folder %q", path), "programme init " + path + " writes a small event that runs"}
	case err != nil:
		return nil, unreadable(path, err)
	case !found.IsDir():
		return nil, hinted{fmt.Errorf("%q is a file, not an event folder", path), "name the folder that holds event.yaml and the tables"}
	}
	files := newWitness(os.DirFS(path))
	e, notes, err := tables.Read(files)
	c.warn(notes)
	if err != nil {
		return nil, err
	}
	book, faults := rules.Bind(e)
	if len(faults) > 0 {
		return nil, faults
	}
	return &input{event: e, book: book, files: files}, nil
}

// baselineFile is where an event keeps an earlier programme.
const baselineFile = "baseline.csv"

// readProgramme reads the programme that args name after the event: a file, "-" for
// stdin, or the event's baseline if they name none. It also returns which file that was.
func (c *console) readProgramme(in *input, args []string) (*model.Programme, fileStamp, error) {
	if len(args) < 2 {
		if in.event.Baseline == nil {
			return nil, fileStamp{}, hinted{
				fmt.Errorf("%q has no %s", args[0], baselineFile),
				"name a programme: programme.csv of an earlier solve -o, or a table with session, start and room",
			}
		}
		return in.event.Baseline, fileStamp{baselineFile, in.files.sums[baselineFile]}, nil
	}
	name, content := args[1], c.in
	if name == "-" {
		name = "stdin"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return nil, fileStamp{}, unreadable(name, err)
		}
		defer f.Close()
		name, content = filepath.ToSlash(name), f
	}
	sum := sha256.New()
	p, err := tables.ReadProgramme(name, io.TeeReader(content, sum), in.event)
	return p, fileStamp{name, hex.EncodeToString(sum.Sum(nil))}, err
}

// unreadable says that a file could not be read, and why.
func unreadable(name string, err error) error { return fmt.Errorf("%q: %w", name, reason(err)) }
