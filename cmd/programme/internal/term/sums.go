package term

import (
	"crypto/sha256"
	"encoding/hex"

	"programme/model/tables"
)

// FileStamp names a file by its content too.
type FileStamp struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Sum returns the sha256 of content in hex.
func Sum(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// OutputStamp names the files that were written together with programme.json, with their
// sums, so that a set that was torn apart can be told, and so that a later run knows what
// it may remove.
type OutputStamp struct {
	Files []FileStamp `json:"files"`
}

// OutputOf returns the stamp of files.
func OutputOf(files []tables.File) *OutputStamp {
	o := &OutputStamp{Files: []FileStamp{}}
	for _, f := range files {
		o.Files = append(o.Files, FileStamp{f.Name, Sum(f.Content)})
	}
	return o
}
