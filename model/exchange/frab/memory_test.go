package frab_test

import (
	"io/fs"
	"testing/fstest"
)

// memory returns files as a folder.
func memory(files map[string][]byte) fs.FS {
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: content}
	}
	return folder
}
