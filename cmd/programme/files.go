package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"programme/model/tables"
)

// writing is held while files are put into place, so that leaving the program does not
// come between them.
var writing sync.Mutex

// disk is what [writeFiles] asks of a file system, so that a test can let it fail.
type disk interface {
	MkdirAll(dir string) error
	MkdirTemp(dir, pattern string) (string, error)
	Write(name string, content []byte) error // a new file, on stable storage once Write returns
	Link(old, new string) error
	Rename(old, new string) error
	Remove(name string) error
	RemoveAll(dir string) error
	Sync(dir string) error // the names in dir, on stable storage once Sync returns
}

// writeFiles puts the files into dir, which it makes if need be: all of them, or none
// and an error. Each appears whole under its name; where the program is killed on the
// way, each name has either what it had before or the new file, and the last file
// appears last, so that one that lists the others vouches for them.
func writeFiles(d disk, dir string, files []tables.File) (err error) {
	if len(files) == 0 {
		return nil
	}
	writing.Lock()
	defer writing.Unlock()
	if err := d.MkdirAll(dir); err != nil {
		return unwritten(dir, err)
	}
	staging, err := d.MkdirTemp(dir, ".programme-*")
	if err != nil {
		return unwritten(dir, err)
	}
	defer d.RemoveAll(staging)
	fresh := func(f tables.File) string { return filepath.Join(staging, "new-"+f.Name) }
	former := func(f tables.File) string { return filepath.Join(staging, "old-"+f.Name) }
	final := func(f tables.File) string { return filepath.Join(dir, f.Name) }

	replaced := make([]bool, len(files))
	placed := 0
	defer func() {
		if err == nil {
			return
		}
		whole := true
		for i, f := range files[:placed] {
			undo := func() error { return d.Remove(final(f)) }
			if replaced[i] {
				undo = func() error { return d.Rename(former(f), final(f)) }
			}
			if e := undo(); e != nil {
				whole = false
				err = errors.Join(err, fmt.Errorf("%s is the new one all the same: %w", final(f), reason(e)))
			}
		}
		if whole {
			err = fmt.Errorf("%w; no file was changed", err)
		}
	}()
	for i, f := range files {
		if err := d.Write(fresh(f), f.Content); err != nil {
			return unwritten(final(f), err)
		}
		switch err := d.Link(final(f), former(f)); {
		case err == nil:
			replaced[i] = true
		case !errors.Is(err, os.ErrNotExist):
			return unwritten(final(f), err)
		}
	}
	for _, f := range files {
		if err := d.Rename(fresh(f), final(f)); err != nil {
			return unwritten(final(f), err)
		}
		placed++
	}
	if err := d.Sync(dir); err != nil {
		return unwritten(dir, err)
	}
	return nil
}

// unwritten says that name could not be written, and why.
func unwritten(name string, err error) error {
	return fmt.Errorf("%s: not written: %w", name, reason(err))
}

// reason returns why a file could not be had, without the words for the call and the
// path, which are the program's own.
func reason(err error) error {
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// machine is the file system of the machine.
type machine struct{}

func (machine) MkdirAll(dir string) error                     { return os.MkdirAll(dir, 0o777) }
func (machine) MkdirTemp(dir, pattern string) (string, error) { return os.MkdirTemp(dir, pattern) }
func (machine) Rename(old, new string) error                  { return os.Rename(old, new) }
func (machine) Remove(name string) error                      { return os.Remove(name) }
func (machine) RemoveAll(dir string) error                    { return os.RemoveAll(dir) }

func (machine) Write(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// Link keeps the file old under the name new too: as a second name for it or, where
// the file system has no such thing, as a copy.
func (m machine) Link(old, new string) error {
	err := os.Link(old, new)
	if err == nil || errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, openErr := os.Open(old)
	if openErr != nil {
		return openErr
	}
	defer f.Close()
	content, readErr := io.ReadAll(f)
	if readErr != nil {
		return readErr
	}
	return m.Write(new, content)
}

func (machine) Sync(dir string) error {
	if runtime.GOOS == "windows" { // has no such call for directories
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
