package term

import (
	"os"
	"path/filepath"
	"syscall"
)

// lockName is the file that is there while a run writes into its folder: Windows has no
// locks of folders.
const lockName = ownPrefix + "lock"

// LockFolder locks a folder for one alone, who writes into it. Closing the lock, or the
// end of the process however it comes, releases it. The error is [ErrBusy] if another has
// it. Who reads gets none: the lock is nil.
func LockFolder(dir string, alone bool) (*os.File, error) {
	if !alone {
		return nil, nil
	}
	return create(filepath.Join(dir, lockName), 0, fileFlagDeleteOnClose)
}

// OpenAlone opens a file, which it makes if need be, for one process alone. The error is
// [ErrBusy] if another has it.
func OpenAlone(name string) (*os.File, error) {
	return create(name, syscall.FILE_SHARE_READ, syscall.FILE_ATTRIBUTE_NORMAL)
}

// CloseGone closes a file of [OpenAlone] that nobody needs any more, and removes it. Where
// another has it by then, it stays for that one.
func CloseGone(f *os.File) error {
	err := f.Close()
	_ = os.Remove(f.Name())
	return err
}

const fileFlagDeleteOnClose = 0x04000000 // CreateFileW, FILE_FLAG_DELETE_ON_CLOSE

// create opens a file that others may only open as share says.
func create(name string, share, attributes uint32) (*os.File, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, share, nil, syscall.OPEN_ALWAYS, attributes, 0)
	const sharingViolation = syscall.Errno(32)
	switch {
	case err == sharingViolation:
		return nil, ErrBusy
	case err == syscall.ERROR_ACCESS_DENIED && attributes == fileFlagDeleteOnClose:
		if _, there := os.Lstat(name); there == nil { // it is about to be removed
			return nil, ErrBusy
		}
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), nil
}
