package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"time"

	"programme/cmd/programme/internal/term"
	"programme/model"
	"programme/model/tables"
	"programme/model/versions"
)

// release is what the public is told of a programme beside its places: which version it is,
// and from what it counts what changed.
type release struct {
	version   *versions.Version // nil if the programme is none
	event     *model.Event      // whose baseline is what the public had before
	sequences map[string]int    // of the calendar that it had
}

// words says which version it is: "version 3, published"; "" if it is none.
func (r *release) words() string {
	if r.version == nil {
		return ""
	}
	return r.version.Words()
}

// publishedAt returns when a version that says so was published.
func publishedAt(v *versions.Version) (time.Time, error) {
	at, err := time.Parse(time.RFC3339, v.At)
	if err != nil {
		return at, fmt.Errorf("version %d was published at %q, which is no time", v.Number, v.At)
	}
	return at, nil
}

// releaseOf returns what the public is told of the programme in the file of that stamp. What
// a version changed is counted from what it replaced, anything else from the baseline.
func (c *commands) releaseOf(in *input, source term.FileStamp) (*release, error) {
	r := &release{event: in.event}
	if in.workbook != "" {
		return r, nil
	}
	all, _, err := versions.Read(os.DirFS(in.path))
	if err != nil {
		return nil, term.Unreadable(in.path, err)
	}
	if r.version = versions.With(all, source.SHA256); r.version == nil {
		former := versions.With(all, in.files.sums[baselineFile])
		if former == nil {
			former = versions.Last(all)
		}
		r.sequences = former.SequenceOf()
		return r, nil
	}
	for i := range all { // the version before it, whose calendar people have
		if all[i].Number < r.version.Number {
			r.sequences = all[i].SequenceOf()
		}
	}
	e := *in.event
	r.event, e.Baseline = &e, nil
	name := path.Join(versions.Folder, strconv.Itoa(r.version.Number), versions.BeforeFile)
	before, err := os.ReadFile(filepath.Join(in.path, filepath.FromSlash(name)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r, nil
	case err != nil:
		return nil, term.Unreadable(name, err)
	}
	p, _, err := tables.ReadProgramme(name, bytes.NewReader(before), in.event)
	if err != nil {
		c.Note("%s does not fit the event any more, so that nothing is marked as moved or cancelled", name)
		return r, nil
	}
	e.Baseline = p
	return r, nil
}
