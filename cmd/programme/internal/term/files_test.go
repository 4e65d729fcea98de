package term

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"programme/model/tables"
)

// faulty is the machine's disk until its steps are used up. The step after the last
// one fails; if it is dead, every later one does too, as after a kill.
type faulty struct {
	disk
	steps int
	dead  bool
}

var errFull = &fs.PathError{Op: "write", Path: "x", Err: errors.New("no space left on device")}

func (f *faulty) step(do func() error) error {
	f.steps--
	if f.steps == -1 || f.steps < -1 && f.dead {
		return errFull
	}
	return do()
}

func (f *faulty) MkdirAll(dir string) error {
	return f.step(func() error { return f.disk.MkdirAll(dir) })
}

func (f *faulty) MkdirTemp(dir, pattern string) (name string, err error) {
	err = f.step(func() error { name, err = f.disk.MkdirTemp(dir, pattern); return err })
	return name, err
}

// Write leaves half a file behind where it fails.
func (f *faulty) Write(name string, content []byte, mode fs.FileMode) error {
	err := f.step(func() error { return f.disk.Write(name, content, mode) })
	if err != nil && !f.dead {
		return errors.Join(err, f.disk.Write(name, content[:len(content)/2], mode))
	}
	return err
}

func (f *faulty) Link(old, new string) error {
	return f.step(func() error { return f.disk.Link(old, new) })
}

func (f *faulty) Rename(old, new string) error {
	return f.step(func() error { return f.disk.Rename(old, new) })
}

func (f *faulty) Remove(name string) error {
	return f.step(func() error { return f.disk.Remove(name) })
}

func (f *faulty) RemoveAll(dir string) error {
	return f.step(func() error { return f.disk.RemoveAll(dir) })
}

func (f *faulty) Sync(dir string) error { return f.step(func() error { return f.disk.Sync(dir) }) }

var (
	formerFiles = map[string]string{"a.csv": "old a", "c.json": "old c", "else.txt": "untouched"}
	freshFiles  = []tables.File{{Name: "a.csv", Content: []byte("new a")}, {Name: "b.csv", Content: []byte("new b")}, {Name: "new/1/d.csv", Content: []byte("new d")}, {Name: "c.json", Content: []byte("new c")}}
)

// filledDir returns a folder with the former files.
func filledDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range formerFiles {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// contents returns the files and folders of dir by name, without those of the program's own
// that nobody reads.
func contents(t *testing.T, dir string) (files map[string]string, leftover []string) {
	t.Helper()
	files = map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case strings.HasPrefix(entry.Name(), ".programme-"):
			leftover = append(leftover, name)
			return fs.SkipDir
		case entry.IsDir():
			files[name+"/"] = ""
			return nil
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, leftover
}

func TestWriteFilesWritesAll(t *testing.T) {
	for _, dir := range []string{filledDir(t), filepath.Join(t.TempDir(), "not", "there")} {
		if err := writeFiles(machine{}, dir, freshFiles); err != nil {
			t.Fatal(err)
		}
		files, leftover := contents(t, dir)
		for _, f := range freshFiles {
			if files[f.Name] != string(f.Content) {
				t.Errorf("%s holds %q", f.Name, files[f.Name])
			}
		}
		if len(leftover) > 0 {
			t.Errorf("left behind: %v", leftover)
		}
	}
}

// Whatever step fails, either all files are new or all are as before, nothing is left
// behind, and the error says so.
func TestWriteFilesWritesAllOrNothing(t *testing.T) {
	for steps := range 100 {
		dir := filledDir(t)
		disk := &faulty{disk: machine{}, steps: steps}
		err := writeFiles(disk, dir, freshFiles)
		files, leftover := contents(t, dir)
		if disk.steps >= 0 { // nothing failed: no step is left to try
			if steps < 12 {
				t.Fatalf("only %d steps", steps)
			}
			return
		}
		if err == nil {
			if files["a.csv"] != "new a" || files["b.csv"] != "new b" || files["c.json"] != "new c" {
				t.Errorf("step %d: no error, but %v", steps, files)
			}
			continue // what failed was only the cleaning up
		}
		if len(files) != len(formerFiles) || files["a.csv"] != "old a" || files["c.json"] != "old c" {
			t.Errorf("step %d: %v, yet there is %v", steps, err, files)
		}
		if len(leftover) > 0 {
			t.Errorf("step %d: left behind: %v", steps, leftover)
		}
		if steps > 1 && !strings.Contains(err.Error(), "no file was changed") {
			t.Errorf("step %d: %v", steps, err)
		}
	}
	t.Fatal("every step fails")
}

// Whatever step the program is killed at, each name has a whole file, old or new, and
// the last one is new only if all others are.
func TestWriteFilesLeavesNoHalfFileWhenKilled(t *testing.T) {
	for steps := range 100 {
		dir := filledDir(t)
		disk := &faulty{disk: machine{}, steps: steps, dead: true}
		_ = writeFiles(disk, dir, freshFiles)
		files, _ := contents(t, dir)
		old := func(name string) bool { return files[name] == formerFiles[name] }
		for _, f := range freshFiles {
			if !old(f.Name) && files[f.Name] != string(f.Content) {
				t.Errorf("killed at step %d: %s holds %q", steps, f.Name, files[f.Name])
			}
		}
		if !old("c.json") && (old("a.csv") || old("b.csv")) {
			t.Errorf("killed at step %d: c.json vouches for files that are not there: %v", steps, files)
		}
		if disk.steps >= 0 {
			return
		}
	}
	t.Fatal("every step fails")
}

func TestWriteFilesSaysWhatIsInTheWay(t *testing.T) {
	dir := filledDir(t)
	if err := os.Mkdir(filepath.Join(dir, "b.csv"), 0o777); err != nil {
		t.Fatal(err)
	}
	err := writeFiles(machine{}, dir, freshFiles)
	if err == nil || !strings.Contains(err.Error(), "b.csv: not written: ") || !strings.HasSuffix(err.Error(), "; no file was changed") {
		t.Errorf("got %v", err)
	}
	if files, leftover := contentsBeside(t, dir, "b.csv"); files["a.csv"] != "old a" || len(leftover) > 0 {
		t.Errorf("there is %v, left behind %v", files, leftover)
	}
}

// contentsBeside returns the contents of dir once name is gone from it.
func contentsBeside(t *testing.T, dir, name string) (map[string]string, []string) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
	return contents(t, dir)
}

// What is replaced keeps its mode; a link still leads where it led, to the new content.
func TestWriteFilesKeepsModesAndLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	real := filepath.Join(elsewhere, "real.csv")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"b.csv": real, "hop": "b.csv", "c.json": filepath.Join(elsewhere, "not-yet")} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := append([]tables.File{}, freshFiles...)
	files[1].Name = "hop"
	if err := writeFiles(machine{}, dir, files); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]fs.FileMode{"a.csv": 0o600, "b.csv": fs.ModeSymlink, "hop": fs.ModeSymlink, "c.json": fs.ModeSymlink} {
		found, err := os.Lstat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if found.Mode()&fs.ModeType != mode&fs.ModeType || mode.IsRegular() && found.Mode() != mode {
			t.Errorf("%s is %v", name, found.Mode())
		}
	}
	if found, err := os.Stat(real); err != nil || found.Mode() != 0o640 {
		t.Errorf("%v, %v", found, err)
	}
	got, _ := contents(t, elsewhere)
	if got["real.csv"] != "new b" || got["not-yet"] != "new c" || len(got) != 2 {
		t.Errorf("got %v", got)
	}
}

// Files that are no more go together with the new ones, whatever fails on the way.
func TestWriteFilesTakesAway(t *testing.T) {
	for steps := range 100 {
		dir := filledDir(t)
		disk := &faulty{disk: machine{}, steps: steps}
		err := writeFiles(disk, dir, freshFiles, "else.txt")
		files, _ := contents(t, dir)
		_, there := files["else.txt"]
		if isNew := files["c.json"] == "new c"; isNew == there || isNew != (err == nil) {
			t.Errorf("step %d: %v, yet there is %v", steps, err, files)
		}
		if disk.steps >= 0 {
			return
		}
	}
	t.Fatal("every step fails")
}
