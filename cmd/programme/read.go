package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"programme/cmd/programme/internal/present"
	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/exchange/workbook"
	"programme/model/inspect"
	"programme/model/rules"
	"programme/model/tables"
	"programme/solver"
)

// input is an event as a command reads it.
type input struct {
	path     string // as it was given
	planner  *solver.Planner
	event    *model.Event // of the planner
	book     *rules.Book  // of the planner
	files    *witness
	workbook string // the file, where the event is a workbook and no folder

	account tables.Account  // of what of the tables was read
	looked  *inspect.Report // at the event; nil until someone asks
	scopes  []rules.InScope // of the rules; nil until someone asks
}

// about returns what an answer says of the event and of the files that were read.
func (in *input) about() present.About {
	return present.AboutOf(in.event, in.files.stamp(), in.read())
}

// read returns what of the tables was read, and what rules lack.
func (in *input) read() present.Read { return present.ReadOf(in.account, in.inspected()) }

// inspected returns what a look through the event finds.
func (in *input) inspected() *inspect.Report {
	if in.looked == nil {
		in.looked = inspect.Of(in.book)
		in.scopes = in.looked.Rules
	}
	return in.looked
}

// unseen says what no verdict about the event can see. Of a large event that takes a while, but
// once.
func (in *input) unseen() []string {
	if in.scopes == nil {
		in.scopes = rules.Scopes(in.book)
	}
	return inspect.Unseen(in.scopes)
}

// showRead says on stderr, before any verdict, what of the event was read and what is missing.
func (c *commands) showRead(in *input) {
	present.ShowRead(c.Console, in.path, in.read(), in.inspected())
}

// readEvent reads the event folder or workbook at path and prints what its reader
// noticed. Nobody writes into the folder meanwhile, as far as its file system has locks.
func (c *commands) readEvent(path string) (*input, error) {
	if found, err := os.Stat(path); err == nil && found.IsDir() {
		lock, err := c.Locked(path, func() (*os.File, error) { return term.LockFolder(path, false) })
		switch {
		case err == term.ErrBusy:
			return nil, term.Busy(path)
		case err == nil && lock != nil: // any other error is one of reading too
			defer lock.Close()
		}
	}
	return c.readFolder(path)
}

// readFolder reads an event as [term.Console.readEvent] does, whoever writes into its folder.
func (c *commands) readFolder(path string) (*input, error) {
	switch found, err := os.Stat(path); {
	case isWorkbook(path) && (err != nil || !found.IsDir()):
		return c.readEventBook(path)
	case errors.Is(err, fs.ErrNotExist):
		return nil, term.Advise(fmt.Errorf("there is no folder %q", path), "programme init "+path+" writes a small event that runs")
	case err != nil:
		return nil, term.Unreadable(path, err)
	case !found.IsDir():
		return nil, term.Advise(fmt.Errorf("%q is a file, not an event folder", path), "name the folder that holds event.yaml and the tables, or a workbook (.xlsx) with them")
	}
	files := newWitness(os.DirFS(path))
	names, err := c.columns.read(c, files.sums)
	if err != nil {
		return nil, err
	}
	read, err := tables.Read(files, names...)
	c.Warn(read.Notes)
	if err != nil {
		return nil, err
	}
	in := &input{path: path, files: files, account: read.Account}
	return in, in.use(read.Event)
}

// use makes e the event of the input, with its rules bound.
func (in *input) use(e *model.Event) error {
	planner, err := solver.New(e)
	if err != nil {
		return err
	}
	in.planner, in.event, in.book, in.looked, in.scopes = planner, planner.Event(), planner.Rules(), nil, nil
	return nil
}

// baselineFile is where an event keeps an earlier programme.
const baselineFile = "baseline.csv"

// readProgramme reads the programme that args name after the event: a file, "-" for
// stdin, or the event's baseline if they name none. A file can be a table or a workbook.
// It also returns which file that was.
func (c *commands) readProgramme(in *input, args []string) (*model.Programme, term.FileStamp, error) {
	if len(args) < 2 {
		if in.event.Baseline == nil {
			return nil, term.FileStamp{}, term.Advise(
				fmt.Errorf("%q has no %s", args[0], in.baselineName()),
				"name a programme: programme.csv of an earlier solve -o, or a table with session, start and room",
			)
		}
		file := baselineFile
		if in.workbook != "" {
			file = in.workbook
		}
		return in.event.Baseline, term.FileStamp{Name: file, SHA256: in.files.sums[file]}, nil
	}
	name, content := args[1], c.In
	if name == "-" {
		name = "stdin"
	} else {
		f, err := os.Open(c.placeOf(name))
		if err != nil {
			return nil, term.FileStamp{}, term.Unreadable(name, err)
		}
		defer f.Close()
		name, content = filepath.ToSlash(name), f
	}
	start := bufio.NewReader(content)
	if first, _ := start.Peek(len(zipStart)); isWorkbook(name) || string(first) == zipStart {
		return c.readProgrammeBook(in, name, start)
	}
	sum := sha256.New()
	p, notes, err := tables.ReadProgramme(name, io.TeeReader(start, sum), in.event)
	c.Warn(notes)
	return p, term.FileStamp{Name: name, SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

// zipStart is how a workbook begins, and no table does.
const zipStart = "PK\x03\x04"

// readProgrammeBook reads the programme of a workbook.
func (c *commands) readProgrammeBook(in *input, name string, from io.Reader) (*model.Programme, term.FileStamp, error) {
	content, err := io.ReadAll(io.LimitReader(from, workbook.MaxSize+1))
	if err != nil {
		return nil, term.FileStamp{}, term.Unreadable(name, err)
	}
	sheets, err := sheetsOf(name, content)
	if err != nil {
		return nil, term.FileStamp{}, err
	}
	p, notes, err := workbook.ReadProgramme(sheets, in.event)
	c.Warn(notes)
	return p, term.FileStamp{Name: name, SHA256: term.Sum(content)}, err
}

// baselineName is what messages call the place of an earlier programme.
func (in *input) baselineName() string {
	if in.workbook != "" {
		return "sheet baseline"
	}
	return baselineFile
}

// programmeName is what messages call the programme that [term.Console.readProgramme] reads
// where the arguments after the event are those.
func (in *input) programmeName(args []string) string {
	switch {
	case len(args) == 0:
		return in.baselineName()
	case args[0] == "-":
		return "stdin"
	}
	return strconv.Quote(filepath.ToSlash(args[0]))
}
