//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package term

import (
	"errors"
	"os"
)

// There are no locks here: what another run writes meanwhile is only noticed by what it
// changed.

// LockFolder takes no lock, and returns nil.
func LockFolder(string, bool) (*os.File, error) { return nil, nil }

// OpenAlone opens or makes a file to add to; there is no lock here that keeps others out.
func OpenAlone(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
}

func CloseGone(f *os.File) error { return errors.Join(f.Close(), os.Remove(f.Name())) }
