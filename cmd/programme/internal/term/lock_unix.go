//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package term

import (
	"errors"
	"os"
	"syscall"
)

// LockFolder locks a folder: for one alone, who writes into it, or together with others
// who read. Closing the lock, or the end of the process however it comes, releases it.
// The error is [ErrBusy] if others keep it from being had; the lock is nil on a file
// system that has none.
func LockFolder(dir string, alone bool) (*os.File, error) {
	how := syscall.LOCK_SH
	if alone {
		how = syscall.LOCK_EX
	}
	return lockNamed(func() (*os.File, error) { return os.Open(dir) }, how)
}

// OpenAlone opens a file, which it makes if need be, for one process alone. The error is
// [ErrBusy] if another has it.
func OpenAlone(name string) (*os.File, error) {
	open := func() (*os.File, error) { return os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666) }
	f, err := lockNamed(open, syscall.LOCK_EX)
	if f == nil && err == nil { // no locks here
		return open()
	}
	return f, err
}

// CloseGone closes a file of [OpenAlone] that nobody needs any more, and removes it.
func CloseGone(f *os.File) error { return errors.Join(os.Remove(f.Name()), f.Close()) }

// lockNamed locks what open opens. Whoever had it before may have removed it meanwhile: a
// lock on what no longer has its name would keep nobody out.
func lockNamed(open func() (*os.File, error), how int) (*os.File, error) {
	for {
		f, err := open()
		if err != nil {
			return nil, err
		}
		for err = syscall.EINTR; err == syscall.EINTR; {
			err = syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		}
		switch {
		case err == syscall.EWOULDBLOCK:
			f.Close()
			return nil, ErrBusy
		case err != nil:
			f.Close()
			return nil, nil
		}
		locked, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if named, err := os.Stat(f.Name()); err == nil && os.SameFile(locked, named) {
			return f, nil
		}
		f.Close()
	}
}
