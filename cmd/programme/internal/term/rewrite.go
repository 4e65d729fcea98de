package term

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// RewriteAlone puts content in the place of a file of [OpenAlone], whole or not at all, and
// returns the new file, which is for this process alone as the former one was, at its end.
// Where the error is not nil, and the returned file is, the former one is as it was.
func RewriteAlone(f *os.File, name string, content []byte) (*os.File, error) {
	Writing.Lock()
	defer Writing.Unlock()
	staged := filepath.Join(filepath.Dir(name), ownPrefix+filepath.Base(name))
	fresh, err := OpenAlone(staged)
	if err != nil {
		return nil, err
	}
	if err := fill(fresh, f, content); err != nil {
		return nil, errors.Join(err, CloseGone(fresh))
	}
	if runtime.GOOS != "windows" { // a name can go to a file that is open
		if err := os.Rename(staged, name); err != nil {
			return nil, errors.Join(err, CloseGone(fresh))
		}
		f.Close()
		return fresh, machine{}.Sync(filepath.Dir(name))
	}
	fresh.Close()
	f.Close()
	moved := os.Rename(staged, name)
	again, err := OpenAlone(name)
	if err != nil {
		return nil, errors.Join(moved, err)
	}
	_, err = again.Seek(0, 2)
	return again, errors.Join(moved, err)
}

// fill writes the content of a file, which gets the mode of another, to stable storage.
func fill(f, like *os.File, content []byte) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	if _, err := f.Write(content); err != nil {
		return err
	}
	if info, err := like.Stat(); err == nil {
		_ = f.Chmod(info.Mode().Perm()) // not all file systems have modes
	}
	return f.Sync()
}
