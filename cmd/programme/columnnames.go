package main

import (
	"bytes"
	"path/filepath"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/tables"
)

// columnNames are the names for columns that the flag --columns gives.
type columnNames struct {
	file string
	used bool // was read
}

// read returns the names, nil without the flag, and stamps their file among those that
// were read.
func (n *columnNames) read(c *commands, sums map[string]string) ([]model.ColumnName, error) {
	if n.file == "" {
		return nil, nil
	}
	n.used = true
	content, err := readFile(c.placeOf(n.file), maxColumnNames)
	if err != nil {
		return nil, err
	}
	name := filepath.ToSlash(n.file)
	names, notes, err := tables.ReadColumnNames(name, bytes.NewReader(content))
	c.Warn(notes)
	if sums != nil {
		sums[name] = term.Sum(content)
	}
	return names, err
}

const maxColumnNames = 256 << 10 // bytes
