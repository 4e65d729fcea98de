package term

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"programme/model/tables"
)

// Writing is held while files are put into place, so that leaving the program does not
// come between them.
var Writing sync.Mutex

// disk is what [writeFiles] asks of a file system, so that a test can let it fail.
type disk interface {
	MkdirAll(dir string) error
	MkdirTemp(dir, pattern string) (string, error)
	// Write makes a new file, on stable storage once it returns. Its mode is that of a new
	// file if none is given, 0.
	Write(name string, content []byte, mode fs.FileMode) error
	Link(old, new string) error
	Rename(old, new string) error
	Remove(name string) error
	RemoveAll(dir string) error
	Sync(dir string) error // the names in dir, on stable storage once Sync returns
}

// writeFiles puts the files into dir, which it makes if need be, and takes away those
// called stale: all of that, or nothing and an error. Each appears whole under its name;
// where the program is killed on the way, each name has either what it had before or the
// new file, and the last file appears last, when the stale ones are gone, so that one that
// lists the others vouches for them. A file that is replaced keeps its mode, and a link
// leads to the new one.
func writeFiles(d disk, dir string, files []tables.File, stale ...string) (err error) {
	if len(files) == 0 {
		return nil
	}
	Writing.Lock()
	defer Writing.Unlock()
	if err := d.MkdirAll(dir); err != nil {
		return Unwritten(dir, err)
	}
	p := placing{disk: d, staging: map[string]string{}}
	defer p.clean()
	defer func() {
		if err != nil {
			err = p.undo(err)
		}
	}()
	for _, f := range files {
		if err := p.stage(filepath.Join(dir, f.Name), f.Content); err != nil {
			return Unwritten(filepath.Join(dir, f.Name), err)
		}
	}
	last := len(files) - 1
	for i, f := range files {
		if i == last {
			for _, name := range stale {
				if err := p.takeAway(filepath.Join(dir, name)); err != nil {
					return fmt.Errorf("%s: not removed: %w", filepath.Join(dir, name), Reason(err))
				}
			}
		}
		if err := p.place(i); err != nil {
			return Unwritten(filepath.Join(dir, f.Name), err)
		}
	}
	for at := range p.staging {
		if err := d.Sync(at); err != nil {
			return Unwritten(at, err)
		}
	}
	p.made = nil
	return nil
}

// placing is files on their way to where they shall be.
type placing struct {
	disk
	staging map[string]string // a folder of our own in each folder that is written into
	staged  []staged
	steps   []step   // that were taken
	made    []string // folders that were not there, the inmost first; none once all is done
}

// staged is a file that is ready to be put under its name.
type staged struct {
	name, fresh, former string // former has what the name had before; "" if that was nothing
}

// step is a change of what is called name, and how to take it back.
type step struct {
	name string
	back func() error
}

// stage writes a file beside where it shall be, and keeps what is there.
func (p *placing) stage(name string, content []byte) error {
	name, found, err := leadsTo(name)
	if err != nil {
		return err
	}
	dir, err := p.stagingFor(name)
	if err != nil {
		return err
	}
	s := staged{name: name, fresh: filepath.Join(dir, fmt.Sprintf("new-%d", len(p.staged)))}
	var mode fs.FileMode
	if found != nil {
		mode = found.Mode().Perm()
		s.former = filepath.Join(dir, fmt.Sprintf("old-%d", len(p.staged)))
		if err := p.Link(name, s.former); err != nil {
			return err
		}
	}
	if err := p.Write(s.fresh, content, mode); err != nil {
		return err
	}
	p.staged = append(p.staged, s)
	return nil
}

// stagingFor returns our folder beside a file.
func (p *placing) stagingFor(name string) (string, error) {
	at := filepath.Dir(name)
	if p.staging[at] == "" {
		if err := p.makeFolder(at); err != nil {
			return "", err
		}
		dir, err := p.MkdirTemp(at, ownPrefix+"*")
		if err != nil {
			return "", err
		}
		p.staging[at] = dir
	}
	return p.staging[at], nil
}

// makeFolder makes a folder into which files go, and those above it, and remembers which
// were not there.
func (p *placing) makeFolder(dir string) error {
	missing := missingFolders(dir)
	if len(missing) == 0 {
		return nil
	}
	p.made = append(missing, p.made...)
	return p.MkdirAll(dir)
}

// missingFolders returns the folder and those above it that are not there, the inmost first.
func missingFolders(dir string) (list []string) {
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Lstat(at); !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			return list
		}
		list = append(list, at)
	}
}

// place puts a staged file under its name.
func (p *placing) place(i int) error {
	s := p.staged[i]
	if err := p.Rename(s.fresh, s.name); err != nil {
		return err
	}
	back := func() error { return p.Remove(s.name) }
	if s.former != "" {
		back = func() error { return p.Rename(s.former, s.name) }
	}
	p.steps = append(p.steps, step{s.name, back})
	return nil
}

// takeAway removes a file, which is kept until all is done.
func (p *placing) takeAway(name string) error {
	dir, err := p.stagingFor(name)
	if err != nil {
		return err
	}
	kept := filepath.Join(dir, fmt.Sprintf("old-%d", len(p.staged)+len(p.steps)))
	if err := p.Rename(name, kept); err != nil {
		return err
	}
	p.steps = append(p.steps, step{name, func() error { return p.Rename(kept, name) }})
	return nil
}

// undo takes back everything that was done, and says so in the error that it returns.
func (p *placing) undo(err error) error {
	whole := true
	for _, s := range slices.Backward(p.steps) {
		if e := s.back(); e != nil {
			whole = false
			err = errors.Join(err, fmt.Errorf("%s is the new one all the same: %w", s.name, Reason(e)))
		}
	}
	if whole {
		err = fmt.Errorf("%w; no file was changed", err)
	}
	return err
}

// clean removes our own folders, and those that were made for nothing.
func (p *placing) clean() {
	for _, dir := range p.staging {
		p.RemoveAll(dir)
	}
	for _, dir := range p.made {
		p.Remove(dir)
	}
}

// leadsTo returns where a file of that name ends up, through links, and what is there; nil
// if nothing is.
func leadsTo(name string) (string, fs.FileInfo, error) {
	const most = 40 // links that lead to links
	for range most {
		found, err := os.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return name, nil, nil
		case err != nil:
			return "", nil, err
		case found.Mode().IsRegular():
			return name, found, nil
		case found.Mode()&fs.ModeSymlink == 0:
			return "", nil, errors.New("what stands there is no ordinary file")
		}
		to, err := os.Readlink(name)
		if err != nil {
			return "", nil, err
		}
		if !filepath.IsAbs(to) {
			dir, err := filepath.EvalSymlinks(filepath.Dir(name))
			if err != nil {
				return "", nil, err
			}
			to = filepath.Join(dir, to)
		}
		name = to
	}
	return "", nil, errors.New("the link leads nowhere")
}

// Unwritten says that name could not be written, and why.
func Unwritten(name string, err error) error {
	return fmt.Errorf("%s: not written: %w", name, Reason(err))
}

// Reason returns why a file could not be had, without the words for the call and the
// path, which are the program's own.
func Reason(err error) error {
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

func (machine) Write(name string, content []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	if mode != 0 && runtime.GOOS != "windows" { // where a file that may not be written cannot be moved
		err = f.Chmod(mode)
	}
	if err == nil {
		_, err = f.Write(content)
	}
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
	found, statErr := f.Stat()
	content, readErr := io.ReadAll(f)
	if err := errors.Join(statErr, readErr); err != nil {
		return err
	}
	return m.Write(new, content, found.Mode().Perm())
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

// Unreadable says that a file could not be read, and why.
func Unreadable(name string, err error) error { return fmt.Errorf("%q: %w", name, Reason(err)) }
