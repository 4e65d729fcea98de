package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/renew"
	"programme/model/tables"
)

// recordFile has what imports brought into an event folder, in its folder .programme.
const recordFile = "imported.json"

// recordVersion is the version of that file.
const recordVersion = 1

// mergedImport is an event folder as an import would have it.
type mergedImport struct {
	event   *model.Event
	files   []tables.File // that are not as the folder has them
	record  []*renew.Table
	changes []renew.Change
}

// mergeImport merges event e, which the files called names made of event base, nil for none,
// into the tables of the folder.
func (c *commands) mergeImport(dir string, base, e *model.Event, names []string, o importOptions) (*mergedImport, error) {
	now := renew.Tables(e, names)
	m := &mergedImport{event: e, files: tables.Files(e), record: renew.Brought(now)}
	if base == nil {
		_, err := readBack(dir, m.files, now, e.ColumnNames, names)
		return m, err
	}
	last, err := readRecord(dir)
	if err != nil {
		return nil, err
	}
	in := renew.Merging{Here: renew.Tables(base, nil), Last: last, Now: now, Force: o.force}
	for _, name := range names {
		in.Files = append(in.Files, filepath.Base(name))
	}
	if formatOf(o.from.word).whole {
		c.noteUnread(last, in.Files)
	}
	merged := in.Merge()
	m.record, m.changes = merged.Record, merged.Changes
	m.files = nil
	before := tables.Files(base)
	was := func(name string) []byte {
		at := slices.IndexFunc(before, func(f tables.File) bool { return f.Name == name })
		if at < 0 {
			return nil
		}
		return before[at].Content
	}
	if event := tables.Files(e)[0]; !bytes.Equal(event.Content, was(event.Name)) {
		m.files = append(m.files, event)
		m.changes = append(m.changes, renew.Lines(event.Name, was(event.Name), event.Content)...)
	}
	for _, t := range merged.Tables {
		if f := t.File(); !bytes.Equal(f.Content, was(f.Name)) && renew.Touches(merged.Changes, t.Name) {
			m.files = append(m.files, f)
		}
	}
	m.event, err = readBack(dir, m.files, merged.Tables, e.ColumnNames, names)
	return m, err
}

// noteUnread names files of former imports that this one does not read again, if it reads
// none of them: a file that has another name now is another file.
func (c *commands) noteUnread(last []*renew.Table, files []string) {
	var unread []string
	for _, t := range last {
		for _, r := range t.Rows {
			if r.From != "" && !slices.Contains(files, r.From) && !slices.Contains(unread, r.From) {
				unread = append(unread, r.From)
			}
			if slices.Contains(files, r.From) {
				return
			}
		}
	}
	if len(unread) > 0 {
		slices.Sort(unread)
		const most = 3
		text := strings.Join(unread[:min(most, len(unread))], ", ")
		if n := len(unread) - most; n > 0 {
			text += fmt.Sprintf(" and %d more", n)
		}
		c.Note("no file of the last import is read again: what %s brought stays, though a file may only have another name now", text)
	}
}

// readRecord returns what imports brought into the folder so far, nothing if that is not
// known.
func readRecord(dir string) ([]*renew.Table, error) {
	name := filepath.Join(dir, secretFolder, recordFile)
	content, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, term.Unreadable(filepath.ToSlash(name), err)
	}
	var record struct {
		Version int            `json:"version"`
		Tables  []*renew.Table `json:"tables"`
	}
	if err := json.Unmarshal(content, &record); err != nil || record.Version != recordVersion {
		return nil, term.Advise(fmt.Errorf("%s is not what import keeps there", filepath.ToSlash(name)), "remove it; the next import then takes every row for one that somebody edited")
	}
	return record.Tables, nil
}

// writeRecord keeps what imports brought into the folder.
func (c *commands) writeRecord(dir string, record []*renew.Table) error {
	content, err := json.MarshalIndent(map[string]any{"version": recordVersion, "tables": record}, "", " ")
	if err != nil {
		return err
	}
	to := c.Target(filepath.Join(dir, secretFolder))
	defer to.Close()
	return to.Keep(tables.File{Name: recordFile, Content: append(content, '\n')})
}
