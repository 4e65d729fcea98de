package term

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"programme/model/tables"
)

// ownPrefix is how the names begin of what the program itself needs in a folder while it
// writes there. Nobody else reads it.
const ownPrefix = ".programme-"

// RunName is the file that is there while a long run is going to write into its folder.
const RunName = ownPrefix + "run"

// Patience is how long a run waits for another one that writes into the same folder or
// reads it, which takes no longer than the reading of a large event.
var Patience = 10 * time.Second

// ErrBusy is the error of a lock that another run has.
var ErrBusy = errors.New("another run has it")

// Target is a folder into which a run is going to write. Two runs at once never write over
// each other: what is there when the target is taken is remembered, and a file that is
// another one when it is to be replaced, since another run or an editor wrote it meanwhile,
// is left as it is, with an error. A nil target, that of no folder, can be closed.
type Target struct {
	c     *Console
	Dir   string
	seen  map[string]fs.FileInfo // the files that were there, by name
	force bool                   // what somebody edited may be written over
	made  []string               // the folders that were made for it, the inmost first
	lock  *os.File               // held while files are replaced; nil if it is not
	held  *os.File               // the file runName; nil for a short run
	// removed are the stale files that programmes so far took the place of.
	removed []string
}

// Target takes the folder dir, which need not be there, for a run that writes at its end.
// The target is nil for no folder, "".
func (c *Console) Target(dir string) *Target {
	if dir == "" {
		return nil
	}
	t := &Target{c: c, Dir: dir}
	t.look()
	return t
}

// NewTarget takes a folder of which a run has found that it was not there.
func (c *Console) NewTarget(dir string) *Target { return &Target{c: c, Dir: dir} }

// Reserve takes the folder dir for a run that is long: others that are long too are
// refused until it is closed. The target is nil for no folder, "".
func (c *Console) Reserve(dir string) (*Target, error) {
	if dir == "" {
		return nil, nil
	}
	t := c.Target(dir)
	for {
		if err := t.make(); err != nil {
			return nil, err
		}
		held, err := OpenAlone(filepath.Join(dir, RunName))
		switch {
		case err == nil:
			t.held = held
			return t, nil
		case err == ErrBusy:
			return nil, Busy(dir)
		case !errors.Is(err, fs.ErrNotExist): // or else another run has removed the folder that it made
			t.Close()
			return nil, Unwritten(dir, err)
		}
	}
}

// Busy says that another run is at work on a folder or file.
func Busy(name string) error {
	return Advise(fmt.Errorf("another run is writing into %q", name), "wait until it has ended, or name another one")
}

// make makes the folder, if need be.
func (t *Target) make() error {
	t.made = append(t.made, missingFolders(t.Dir)...)
	if err := (machine{}).MkdirAll(t.Dir); err != nil {
		return Unwritten(t.Dir, err)
	}
	return nil
}

// look remembers what is in the folder.
func (t *Target) look() {
	t.seen = map[string]fs.FileInfo{}
	entries, _ := os.ReadDir(t.Dir)
	for _, entry := range entries {
		if found, err := os.Stat(filepath.Join(t.Dir, entry.Name())); err == nil {
			t.seen[entry.Name()] = found
		}
	}
}

// begin locks the folder, which it makes if need be, until end is called, and removes what
// a run left there that was killed. Where it is locked already, end does nothing.
func (t *Target) begin() (end func(), err error) {
	if t.lock != nil {
		return func() {}, nil
	}
	lock, err := t.c.Locked(t.Dir, func() (*os.File, error) {
		if err := t.make(); err != nil {
			return nil, err
		}
		return LockFolder(t.Dir, true)
	})
	if err == ErrBusy {
		err = Busy(t.Dir)
	}
	if err != nil || lock == nil {
		return func() {}, err
	}
	t.lock = lock
	return t.unlock, removeLeftovers(t.Dir)
}

// Hold locks the folder, if it is one, until the target is closed: nobody adds meanwhile to
// what this run reads there, and is going to replace.
func (t *Target) Hold() error {
	if found, err := os.Stat(t.Dir); err != nil || !found.IsDir() {
		return nil
	}
	if _, err := t.begin(); err != nil {
		return err
	}
	t.look()
	return nil
}

func (t *Target) unlock() {
	if t.lock != nil {
		t.lock.Close()
		t.lock = nil
	}
}

// Locked returns the lock on dir that take takes. Where others have it, it waits as long
// as its patience is; the error is errBusy if that is not enough.
func (c *Console) Locked(dir string, take func() (*os.File, error)) (*os.File, error) {
	var late <-chan time.Time
	for {
		lock, err := take()
		if err != ErrBusy {
			return lock, err
		}
		if late == nil {
			c.Note("waiting for another run that is at work in %q", dir)
			late = time.After(Patience)
		}
		select {
		case <-late:
			return nil, ErrBusy
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// leftover is what [writeFiles] makes in a folder while it puts files into it.
var leftover = regexp.MustCompile(`^` + regexp.QuoteMeta(ownPrefix) + `[0-9]+$`)

// removeLeftovers removes what runs left in dir that were killed while they wrote. Nobody
// else writes into dir meanwhile.
func removeLeftovers(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return Unreadable(dir, err)
	}
	for _, entry := range entries {
		name := filepath.Join(dir, entry.Name())
		if !entry.IsDir() || !leftover.MatchString(entry.Name()) || !isStaging(name) {
			continue
		}
		if err := os.RemoveAll(name); err != nil {
			return Unwritten(name, err)
		}
	}
	return nil
}

// isStaging reports whether there is nothing in a folder but what [writeFiles] keeps there.
func isStaging(dir string) bool {
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		if !entry.Type().IsRegular() || !strings.HasPrefix(entry.Name(), "new-") && !strings.HasPrefix(entry.Name(), "old-") {
			return false
		}
	}
	return err == nil
}

// Write puts the files into the folder, in which those called stale are no more then: all
// of that, or nothing and an error.
func (t *Target) Write(files []tables.File, stale ...string) error {
	err := t.put(files, stale...)
	if err == nil && len(files) > 0 {
		t.c.wrote(t.Dir, files)
	}
	return err
}

// put is [Target.Write] of files that the end of the run does not name.
func (t *Target) put(files []tables.File, stale ...string) error {
	if len(files) == 0 {
		return nil
	}
	end, err := t.begin()
	defer end()
	if err != nil {
		return err
	}
	names := append([]string{}, stale...)
	for _, f := range files {
		names = append(names, f.Name)
	}
	if err := t.unchanged(names); err != nil {
		return err
	}
	if err := t.spareEdited(files); err != nil {
		return err
	}
	if err := writeFiles(machine{}, t.Dir, files, stale...); err != nil {
		return err
	}
	t.made = nil
	t.look()
	return nil
}

// Keep writes a file of the program's own, of which nobody is told.
func (t *Target) Keep(f tables.File) error {
	end, err := t.begin()
	defer end()
	if err != nil {
		return err
	}
	return writeFiles(machine{}, t.Dir, []tables.File{f})
}

// Update writes as [Target.write] does, if all files called read, which those that are
// written have to fit, are what they were.
func (t *Target) Update(files []tables.File, read []string) error {
	if len(files) == 0 {
		return nil
	}
	end, err := t.begin()
	defer end()
	if err != nil {
		return err
	}
	if err := t.unchanged(read); err != nil {
		return err
	}
	return t.Write(files)
}

// unchanged returns an error if a file of those names is not what it was.
func (t *Target) unchanged(names []string) error {
	for _, name := range names {
		now, err := os.Stat(filepath.Join(t.Dir, name))
		was := t.seen[name]
		same := was == nil && err != nil
		if was != nil && err == nil {
			same = os.SameFile(was, now) && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime())
		}
		if !same {
			return Advise(
				fmt.Errorf("%q was changed meanwhile, by another run or an editor; no file was changed by this one", filepath.ToSlash(filepath.Join(t.Dir, name))),
				"run this again, or write into another folder",
			)
		}
	}
	return nil
}

// wrote remembers what was written, for [Console.Close].
func (c *Console) wrote(dir string, files []tables.File) {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.Name
	}
	c.written = append(c.written, fmt.Sprintf("%s in %s", strings.Join(names, ", "), filepath.ToSlash(dir)))
}

// Close ends it: others may write into the folder, which is gone again if it was made for
// nothing.
func (t *Target) Close() {
	if t == nil {
		return
	}
	if t.held != nil {
		_ = CloseGone(t.held)
	}
	if len(t.made) > 0 && t.lock == nil { // nobody may be about to write there
		lock, err := LockFolder(t.Dir, true)
		if err != nil {
			return
		}
		t.lock = lock
	}
	for _, dir := range t.made {
		if os.Remove(dir) != nil {
			break
		}
	}
	if t.lock != nil {
		t.lock.Close()
	}
}

// EmptyFolder reports whether there is nothing at dir, or a folder without files but the
// program's own.
func EmptyFolder(dir string) bool {
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ownPrefix) {
			return false
		}
	}
	return errors.Is(err, os.ErrNotExist) || err == nil
}

// WriteWith writes a file whole or not at all.
func (t *Target) WriteWith(name string, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	return t.Write([]tables.File{{Name: filepath.Base(name), Content: content.Bytes()}})
}
